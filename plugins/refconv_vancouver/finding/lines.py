"""A page as lines, without the blank ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """Hold a line's place without the white space and the tags around it, and what is before it."""

    start: int
    end: int
    indent: int
    gap: bool
    """Whether a blank line, a page break or a paragraph's tag stands before."""
    outer_start: int
    outer_end: int
    """Its place with the tags."""


_BREAK = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")
_OTHER_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>li|p|div|h[1-6]|ol|ul|tr|dd|dt|br|table|body|html|head|section)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"<(?:li|p|div|h[1-6]|tr|dd|dt)\b", re.IGNORECASE)
_TAGS = re.compile(r"(?:</?[A-Za-z!][^<>]{0,400}>\s*)+")
_TAB = 8


def split(text: str, at: int = 0, until: int | None = None) -> Iterator[Line]:
    """Yield the lines that are not blank. A block of HTML stands on lines of its own."""
    gap = True
    for start, end in _pieces(text, at, len(text) if until is None else until):
        first = start
        while first < end and text[first].isspace():
            first += 1
        if first == end:
            gap = True
            continue
        last = end
        while text[last - 1].isspace():
            last -= 1
        gap = gap or text[start - 1 : start] == "\x0c"
        indent = first - start + (_TAB - 1) * text.count("\t", start, first) if first > start else 0
        if text[first] == "<" or text[last - 1] == ">":
            gap = gap or _PARAGRAPH.match(text, first, last) is not None
            yield Line(*_bare(text, first, last), indent, gap, first, last)
        else:
            yield Line(first, last, indent, gap, first, last)
        gap = False


def is_markup(text: str, line: Line) -> bool:
    """Tell whether a line holds tags and nothing else."""
    return text[line.start] == "<" and _TAGS.fullmatch(text, line.start, line.end) is not None


def _bare(text: str, first: int, last: int) -> tuple[int, int]:
    """Give the place of a line without its outer tags; a line of tags alone stays as it is."""
    found = _TAGS.match(text, first, last)
    start = found.end() if found else first
    end = last
    while end > start and text[end - 1] == ">":
        tag = text.rfind("<", start, end)
        if tag == -1 or not _TAGS.fullmatch(text, tag, end):
            break
        end = tag
        while end > start and text[end - 1].isspace():
            end -= 1
    return (start, end) if end > start else (first, last)


def _pieces(text: str, at: int, until: int) -> Iterator[tuple[int, int]]:
    cuts = _html_cuts(text, at, until) if text.find("<", at, until) >= 0 else []
    find = at
    plain = _OTHER_BREAK.search(text, at, until) is None
    while True:
        if plain:
            end = text.find("\n", find, until)
        else:
            match = _BREAK.search(text, find, until)
            end = match.start() if match else -1
        if end == -1:
            end = until
        while cuts and cuts[-1] <= end:
            cut = cuts.pop()
            if cut > at:
                yield at, cut
                at = cut
        yield at, end
        if end == until:
            return
        at = find = end + 1


def _html_cuts(text: str, at: int, until: int) -> list[int]:
    """Give the places where a tag begins or ends a block, the last first."""
    cuts: set[int] = set()
    for tag in _TAG.finditer(text, at, until):
        closes = tag["end"] or tag["name"].lower() == "br"
        cuts.add(tag.end() if closes else tag.start())
    return sorted(cuts, reverse=True)
