"""JATS XML reference lists, in and out, and Crossref's citation list, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refconv.diagnostics import Reporter
from refconv.format import Format, JournalTitles
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source
from refconv_jats.options import CrossrefWriteOptions, JatsReadOptions, JatsWriteOptions

_ROOT = re.compile(
    r"<(?:[\w.-]+:)?(article|ref-list|ref|(?:element|mixed|nlm)-citation|back)[\s>/]"
)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer JATS and Crossref's citation list."""
    yield Format(
        name="jats",
        title="JATS XML reference list or article",
        aliases=("nlm-xml", "jats-xml"),
        extensions=(".xml", ".jats", ".nxml"),
        sniff=sniff,
        read=read,
        write=write,
        read_options=JatsReadOptions,
        write_options=JatsWriteOptions,
        journal_titles=journal_titles,
    )
    yield Format(
        name="crossref",
        title="Crossref deposit citation list",
        write=write_crossref,
        write_options=CrossrefWriteOptions,
    )


def journal_titles(options: JatsWriteOptions) -> JournalTitles | None:
    """Say which form of journal titles goes to `source`: for PMC the abbreviation."""
    return "abbreviated" if options.profile == "pmc" else None


def sniff(text: str) -> float:
    """Say how much the beginning of a text looks like JATS."""
    head = text.lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        return 0.0
    if "JATS" in head or "//NLM//DTD" in head or _ROOT.search(head):
        return 0.9
    return 0.4 if head.startswith("<?xml") else 0.1


def read(source: Source, report: Reporter, options: JatsReadOptions) -> Iterator[Reference]:
    """Read the references of an article or a fragment."""
    from refconv_jats.reading import read_references

    return read_references(source, report, options)


def write(
    references: Iterable[Reference], report: Reporter, options: JatsWriteOptions
) -> Iterator[str]:
    """Write a ref-list."""
    from refconv_jats.writing import write_references

    return write_references(references, report, options)


def write_crossref(
    references: Iterable[Reference], report: Reporter, options: CrossrefWriteOptions
) -> Iterator[str]:
    """Write a citation_list."""
    from refconv_jats.crossref import write_citations

    return write_citations(references, report, options)
