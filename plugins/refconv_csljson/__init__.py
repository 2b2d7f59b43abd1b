"""CSL JSON in and out: the JSON of citation processors, as an array and as JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from msgspec import Meta

from refconv.diagnostics import Reporter
from refconv.format import Format, WriteOptions
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source

_ITEM = re.compile(r'"(?:id|type|DOI|title|author|issued|container-title)"\s*:')


class CslJsonOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say how CSL JSON is written."""

    indent: Annotated[int, Meta(ge=0, le=16)] = 2
    """Spaces for each level; 0 writes one item a line."""
    origin: bool = False
    """Write the original text and the reader's confidence to `custom.refconv`."""


class CslJsonLinesOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say how JSON Lines of CSL JSON are written."""

    origin: bool = False
    """Write the original text and the reader's confidence to `custom.refconv`."""


def sniff(text: str) -> float:
    """Tell how much a text looks like an array of CSL JSON, or one item."""
    head = text.lstrip()
    if not head.startswith(("[", "{")):
        return 0.0
    found = len(set(_ITEM.findall(head[:5000])))
    return min(0.9, 0.3 * found) if found else (0.4 if head.startswith(("[{", "[ {", "[]")) else 0)


def sniff_lines(text: str) -> float:
    """Tell how much a text looks like JSON Lines of CSL JSON."""
    lines = text.lstrip().split("\n", 2)
    if not lines[0].startswith("{") or not _ITEM.search(lines[0]):
        return 0.0
    if not lines[0].rstrip().endswith("}"):
        return 0.35 if len(lines) == 1 else 0.0  # the line is longer than what is shown of it
    return 0.95 if len(lines) > 1 and lines[1].startswith("{") else 0.3


def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read CSL JSON."""
    from refconv_csljson.reading import read_array

    return read_array(source, report, options)


def read_lines(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read JSON Lines of CSL JSON."""
    from refconv_csljson.reading import read_json_lines

    return read_json_lines(source, report, options)


def write(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write CSL JSON."""
    from refconv_csljson.writing import write_array

    return write_array(references, report, options)


def write_lines(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write JSON Lines of CSL JSON."""
    from refconv_csljson.writing import write_json_lines

    return write_json_lines(references, report, options)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer CSL JSON and its JSON Lines."""
    yield Format(
        name="csl-json",
        title="CSL JSON",
        aliases=("csljson", "csl"),
        extensions=(".json", ".csl.json"),
        sniff=sniff,
        read=read,
        write=write,
        write_options=CslJsonOptions,
    )
    yield Format(
        name="csl-jsonl",
        title="CSL JSON, one item a line",
        aliases=("csl-json-lines",),
        extensions=(".jsonl", ".ndjson"),
        by_line=True,
        joins=True,
        sniff=sniff_lines,
        read=read_lines,
        write=write_lines,
        write_options=CslJsonLinesOptions,
    )
