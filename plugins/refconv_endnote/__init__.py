"""EndNote's XML, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from refconv.diagnostics import Reporter
from refconv.format import Format
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source

_RECORDS = re.compile(r"<records\b")
_RECORD = re.compile(r"<record\b[^>]{0,200}>.{0,2000}?<(?:ref-type|rec-number|source-app)\b", re.S)


def sniff(text: str) -> float:
    """Look for records that have EndNote's own elements."""
    if not text.lstrip().startswith("<"):
        return 0.0
    if _RECORD.search(text[:20_000]):
        return 0.95
    return 0.4 if _RECORDS.search(text) else 0.0


def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read EndNote XML records."""
    from refconv_endnote.reading import read as its

    return its(source, report, options)


def write(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write EndNote XML records."""
    from refconv_endnote.writing import write as its

    return its(references, report, options)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer EndNote XML."""
    yield Format(
        name="endnote-xml",
        title="EndNote XML",
        aliases=("endnote",),
        extensions=(".enx", ".xml"),
        sniff=sniff,
        read=read,
        write=write,
    )
