"""Styled reference lists in any CSL style (APA, Vancouver): text, HTML, Markdown or RTF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from refconv.diagnostics import Reporter
from refconv.format import Format, JournalTitles, WriteOptions
from refconv.hookspecs import hookimpl
from refconv.model import Reference


class StyledOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say how a styled list is written."""

    style: str = "apa"
    """A style's name or alias, or the path of a `.csl` file; `refconv styles` lists the names."""
    format: Literal["text", "html", "html-page", "markdown", "rtf"] = "text"
    """Plain text with one entry a line, HTML to put into a page, a whole HTML page, Markdown, or
    RTF."""
    links: bool = False
    """True to make DOIs and web addresses links, in HTML."""
    titles: Literal["as-given", "sentence"] = "as-given"
    """Whether titles of works are put in sentence case, keeping names as far as they are known."""
    locale: str | None = None
    """A language tag such as `de-DE`; without it the style's own."""
    engine: Literal["refconv", "citeproc-py"] = "refconv"
    """Which engine renders the style; citeproc-py is there for comparison."""


def write(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write a styled list, in the order of the style."""
    from refconv_styled.writing import write_list

    return write_list(references, report, options)


def journal_titles(options: Any) -> JournalTitles | None:
    """Say which form of journal titles the style prints."""
    from refconv.csl import Style
    from refconv.csl.containers import abbreviates

    short = abbreviates(Style.load(options.style))
    return None if short is None else "abbreviated" if short else "full"


_ENDINGS = (
    (".txt", {"format": "text"}),
    (".html", {"format": "html-page"}),
    (".htm", {"format": "html-page"}),
    (".html", {"format": "html"}),
    (".md", {"format": "markdown"}),
    (".rtf", {"format": "rtf"}),
)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer styled lists."""
    yield Format(
        name="styled",
        title="Styled reference list (any CSL style)",
        write=write,
        write_options=StyledOptions,
        journal_titles=journal_titles,
        endings=_ENDINGS,
    )
