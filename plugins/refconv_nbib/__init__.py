"""NBIB, the MEDLINE format of PubMed, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from refconv.diagnostics import Reporter
from refconv.format import Format
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source

_FIRST_LINE = re.compile(r"^(?:PMID- |OWN - )", re.MULTILINE)


def sniff(text: str) -> float:
    """Look for a line that begins a record."""
    return 0.95 if _FIRST_LINE.search(text) else 0.0


def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read NBIB records."""
    from refconv_nbib.reading import read as its

    return its(source, report, options)


def write(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write NBIB records."""
    from refconv_nbib.writing import write as its

    return its(references, report, options)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer NBIB."""
    yield Format(
        name="nbib",
        title="NBIB (PubMed, MEDLINE)",
        aliases=("medline", "pubmed"),
        extensions=(".nbib", ".medline"),
        sniff=sniff,
        read=read,
        write=write,
        joins=True,
    )
