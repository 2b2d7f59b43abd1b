"""BibTeX and BibLaTeX in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from refconv.diagnostics import Reporter
from refconv.format import Format, ReadOptions, WriteOptions
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source

Dialect = Literal["bibtex", "biblatex"]

_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*[{(]", re.MULTILINE)
_OF_BIBLATEX = re.compile(
    r"^[ \t]*@(?:online|report|thesis|mv\w+|suppbook|inreference|bookinbook|collection|xdata)\b"
    r"|^[ \t]*(?:date|journaltitle|location|langid|eprinttype|urldate|maintitle|pubstate"
    r"|hyphenation|institution|origdate|eventtitle|shortjournal)[ \t]*=",
    re.MULTILINE | re.IGNORECASE,
)
_OF_BIBTEX = re.compile(
    r"^[ \t]*@(?:phdthesis|mastersthesis|techreport|conference)\b"
    r"|^[ \t]*(?:year|month|journal|address|school)[ \t]*=",
    re.MULTILINE | re.IGNORECASE,
)


class BibtexReadOptions(ReadOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say how BibTeX is read."""

    dialect: Dialect = "bibtex"
    """Whether publishers and places are lists (biblatex) and how crossref inherits."""
    title_case: Literal["keep", "sentence"] = "keep"
    """`sentence` makes sentence case of English titles where braces do not protect it."""


class BiblatexReadOptions(BibtexReadOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say how BibLaTeX is read."""

    dialect: Dialect = "biblatex"
    """Whether publishers and places are lists (biblatex) and how crossref inherits."""


class BibtexWriteOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say how BibTeX is written."""

    dialect: Dialect = "bibtex"
    """Whose entry types and fields are written."""
    non_ascii: Literal["keep", "escape"] = "keep"
    """`escape` writes letters beyond ASCII as LaTeX commands where there are some."""
    protect: Literal["auto", "marked", "capitals"] = "auto"
    """Braces in titles: where the case is marked as fixed, or also around words such as DNA and pH;
    `auto` does the first for what was read from BibTeX, the second for all else."""
    keys: Literal["keep", "make"] = "keep"
    """`make` makes every citation key by the pattern; `keep` only those that are missing."""
    key_pattern: str = "{author}{year}{title}"
    """What a made key is: {author}, {authors}, {year}, {title}, {journal}, with other text."""
    order: Literal["source", "key", "author"] = "source"
    """In which order the entries are written."""
    fields: str = ""
    """Names of fields with commas: these first, in this order; the others follow as usual."""


class BiblatexWriteOptions(
    BibtexWriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """Say how BibLaTeX is written."""

    dialect: Dialect = "biblatex"
    """Whose entry types and fields are written."""


def sniff_bibtex(text: str) -> float:
    """Tell how much a text looks like BibTeX."""
    if _ENTRY.search(text) is None:
        return 0.0
    return 0.8 if _leaning(text) <= 0 else 0.6


def sniff_biblatex(text: str) -> float:
    """Tell how much a text looks like BibTeX as biblatex reads it."""
    if _ENTRY.search(text) is None:
        return 0.0
    return 0.8 if _leaning(text) > 0 else 0.6


def _leaning(text: str) -> int:
    """Give how many more words of biblatex than of BibTeX there are."""
    return len(_OF_BIBLATEX.findall(text)) - len(_OF_BIBTEX.findall(text))


def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read BibTeX or BibLaTeX."""
    from refconv_bibtex.reading import references

    return references(source, report, options)


def write(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write BibTeX or BibLaTeX."""
    from refconv_bibtex.writing import entries

    return entries(references, report, options)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer BibTeX and BibLaTeX."""
    yield Format(
        name="bibtex",
        title="BibTeX",
        aliases=("bib",),
        extensions=(".bib", ".bibtex"),
        sniff=sniff_bibtex,
        read=read,
        write=write,
        read_options=BibtexReadOptions,
        write_options=BibtexWriteOptions,
    )
    yield Format(
        name="biblatex",
        title="BibLaTeX",
        extensions=(".bib", ".biblatex"),
        sniff=sniff_biblatex,
        read=read,
        write=write,
        read_options=BiblatexReadOptions,
        write_options=BiblatexWriteOptions,
    )
