"""RIS, the exchange format of reference managers, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from refconv.diagnostics import Reporter
from refconv.format import Format, WriteOptions
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source


class RisWriteOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the options of the RIS writer."""

    paragraphs: Literal["join", "lines"] = "join"
    """Put an abstract on one line, or its paragraphs on lines, which some programs refuse."""


_FIRST_LINE = re.compile(r"^[ \t]*TY[ \t]{0,3}-[ \t]", re.MULTILINE)


def sniff(text: str) -> float:
    """Look for a line that begins a reference."""
    return 0.95 if _FIRST_LINE.search(text) else 0.0


def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read RIS references."""
    from refconv_ris.reading import read as its

    return its(source, report, options)


def write(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write RIS references."""
    from refconv_ris.writing import write as its

    return its(references, report, options)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer RIS."""
    yield Format(
        name="ris",
        title="RIS (EndNote, Zotero, Mendeley, publishers)",
        extensions=(".ris",),
        sniff=sniff,
        read=read,
        write=write,
        joins=True,
        write_options=RisWriteOptions,
    )
