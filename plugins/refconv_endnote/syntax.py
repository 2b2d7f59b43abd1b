"""EndNote XML to records: each `record` is found and parsed by itself, safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from refconv.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPEN = re.compile(r"<record(?:\s[^<>]*)?>")
_CLOSE = "</record>"
_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)(?:\s[^<>]*)?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})

TOO_LONG = "too long"
TOO_DEEP = "elements too deep in each other"
"""Faults that are limits: one of ours, one of libxml2's own."""


class Record(NamedTuple):
    """Hold one record: its place, its tree (None where that is broken), what is wrong."""

    start: int
    end: int
    tree: _Element | None
    fault: str = ""


def records(text: str, longest: int) -> Iterator[Record]:
    """Yield each record. One that is not well-formed costs itself alone.

    No DTD is looked at, no entity but HTML's character names is known, and
    nothing is fetched. One with more than `longest` characters is not parsed;
    0 is no bound.
    """
    found = _OPEN.search(text)
    while found is not None:
        start = found.start()
        end = text.find(_CLOSE, found.end())
        after = _OPEN.search(text, found.end())
        if end < 0 or (after is not None and after.start() < end):
            end = after.start() if after is not None else len(text)
            fault = "no </record> ends it"
        else:
            end, fault = end + len(_CLOSE), ""
        piece = text[start:end]
        if longest and len(piece) > longest:
            yield Record(start, end, None, TOO_LONG)
        else:
            yield _parsed(piece, start, end, fault)
        found = after if after is None or after.start() >= end else _OPEN.search(text, end)


def places(text: str) -> list[tuple[str, Span]]:
    """Give each element's name and the place of its content, in the order of the start tags.

    The text is a record that is well-formed; a comment that holds tags makes
    the places worthless, which is why they are only ever shown.
    """
    out: list[tuple[str, Span]] = []
    waiting: list[int] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            out.append((tag[2], Span(tag.end(), tag.end())))
            if not tag.group().endswith("/>"):
                waiting.append(len(out) - 1)
        elif waiting:
            index = waiting.pop()
            name, span = out[index]
            out[index] = (name, Span(span.start, tag.start()))
    return out


def _parsed(piece: str, start: int, end: int, fault: str) -> Record:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=bool(fault),
    )
    try:
        tree = etree.fromstring(_ENTITY.sub(_character, piece).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = TOO_DEEP if _is_too_deep(parser) else str(error).partition(", line")[0]
        return Record(start, end, None, fault or said)
    return Record(start, end, tree, TOO_DEEP if fault and _is_too_deep(parser) else fault)


def _is_too_deep(parser: etree.XMLParser) -> bool:
    return any(its.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for its in parser.error_log)


def _character(match: re.Match[str]) -> str:
    """Give the character that an entity of HTML stands for; XML's own five stay."""
    name = match[1]
    return match.group() if name in _XML else html5.get(f"{name};", match.group())
