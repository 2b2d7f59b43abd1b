"""Fields and CSL variables, as one table read both ways.

BibTeX's fields are those of "BibTeXing", section 3.2; biblatex's those of its
manual, section 2.2; the others are written by JabRef, Zotero, Mendeley, Google
Scholar, MathSciNet, natbib and REVTeX. What joins several fields (titles, dates,
numbers of volumes and issues, eprints, editors' roles) is a function of its own
in `joining`; the table holds what stands for itself.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from refconv_bibtex.types import ARTICLES, BOOKS, BY_ENTRY, CONFERENCES, PARTS, REPORTS, THESES


class How(Enum):
    """Name how a field's value is read and written."""

    TEXT = auto()
    TITLE = auto()  # text whose braces protect the case of letters
    LIST = auto()  # " and " between the items in biblatex, "; " in CSL
    NAMES = auto()
    PAGES = auto()
    NUMBER = auto()
    VERBATIM = auto()
    DOI = auto()
    GENRE = auto()  # text, or a localisation key
    STATE = auto()
    PLACES = auto()  # a list of localisation keys
    LANGUAGE = auto()
    SERIES = auto()


class Row(NamedTuple):
    """Say that a field stands for a variable, in entries of some types (all, where empty)."""

    field: str
    variable: str
    how: How = How.TEXT
    when: frozenset[str] = frozenset()
    writes: str = ""
    """The dialect that writes the variable so, "both", or "" where the field is only read."""


_PATENT = frozenset({"patent"})
_INSTITUTES = REPORTS | THESES | frozenset({"unpublished", "patent"})
_SCHOOLS = frozenset({"phdthesis", "mastersthesis", "mathesis", "bathesis", "masterthesis"})

ROWS: tuple[Row, ...] = (
    # names
    Row("author", "author", How.NAMES, writes="both"),
    Row("translator", "translator", How.NAMES, writes="both"),
    Row("bookauthor", "container_author", How.NAMES, writes="both"),
    # what contains it
    Row("journaltitle", "container_title", How.TITLE, ARTICLES, writes="biblatex"),
    Row("journal", "container_title", How.TITLE, ARTICLES, writes="bibtex"),
    Row("booktitle", "container_title", How.TITLE, PARTS, writes="both"),
    Row("booktitle", "container_title", How.TITLE, writes="both"),
    Row("journaltitle", "container_title", How.TITLE),
    Row("journal", "container_title", How.TITLE),
    Row("fulljournal", "container_title", How.TITLE),
    Row("shortjournal", "container_title_short", How.TEXT, writes="both"),
    Row("journalabbr", "container_title_short"),
    Row("journal-iso", "container_title_short"),
    Row("journal_abbrev", "container_title_short"),
    Row("shorttitle", "title_short", How.TITLE, writes="both"),
    Row("series", "collection_title", How.SERIES, writes="both"),
    Row("shortseries", "collection_title_short", writes="both"),
    Row("eventtitle", "event_title", How.TITLE, writes="both"),
    Row("conference", "event_title", How.TITLE, CONFERENCES),
    Row("venue", "event_place", writes="both"),
    Row("origtitle", "original_title", How.TITLE, writes="both"),
    Row("reprinttitle", "original_title", How.TITLE),
    # who made it public, and where
    Row("publisher", "publisher", How.LIST, BOOKS | PARTS | ARTICLES, writes="both"),
    Row("school", "publisher", How.LIST, _SCHOOLS, writes="bibtex"),
    Row("institution", "publisher", How.LIST, _INSTITUTES, writes="both"),
    Row("publisher", "publisher", How.LIST, writes="both"),
    Row("institution", "publisher", How.LIST),
    Row("school", "publisher", How.LIST),
    Row("location", "jurisdiction", How.PLACES, _PATENT, writes="biblatex"),
    Row("jurisdiction", "jurisdiction", writes="both"),
    Row("location", "publisher_place", How.LIST, writes="biblatex"),
    Row("address", "publisher_place", How.LIST, writes="bibtex"),
    Row("place", "publisher_place", How.LIST),
    Row("city", "publisher_place", How.LIST),
    Row("origpublisher", "original_publisher", How.LIST, writes="both"),
    Row("origlocation", "original_publisher_place", How.LIST, writes="both"),
    # numbers
    Row("pages", "page", How.PAGES, writes="both"),
    Row("edition", "edition", writes="both"),
    Row("chapter", "chapter_number", writes="both"),
    Row("pagetotal", "number_of_pages", writes="both"),
    Row("numpages", "number_of_pages"),
    Row("page-total", "number_of_pages"),
    Row("volumes", "number_of_volumes", writes="both"),
    Row("version", "version", writes="both"),
    Row("section", "section", writes="both"),
    # identifiers
    Row("doi", "DOI", How.DOI, writes="both"),
    Row("url", "URL", How.VERBATIM, writes="both"),
    Row("link", "URL", How.VERBATIM),
    Row("isbn", "ISBN", How.NUMBER, writes="both"),
    Row("isbn13", "ISBN", How.NUMBER),
    Row("isbn-13", "ISBN", How.NUMBER),
    Row("issn", "ISSN", How.NUMBER, writes="both"),
    Row("eissn", "ISSN", How.NUMBER),
    Row("pmid", "PMID", How.VERBATIM, writes="both"),
    Row("pmcid", "PMCID", How.VERBATIM, writes="both"),
    Row("pmc", "PMCID", How.VERBATIM),
    Row("lccn", "call_number", writes="both"),
    Row("library", "call_number"),
    Row("call-number", "call_number"),
    # about it
    Row("type", "genre", How.GENRE, writes="both"),
    Row("langid", "language", How.LANGUAGE, writes="biblatex"),
    Row("hyphenation", "language", How.LANGUAGE),
    Row("language", "language", How.LANGUAGE, writes="bibtex"),
    Row("pubstate", "status", How.STATE, writes="both"),
    Row("keywords", "keyword", writes="both"),
    Row("keyword", "keyword"),
    Row("author_keywords", "keyword"),
    Row("author-keywords", "keyword"),
    Row("abstract", "abstract", writes="both"),
    Row("annotation", "annote", writes="biblatex"),
    Row("annote", "annote", writes="bibtex"),
    Row("copyright", "license", writes="both"),
    Row("license", "license"),
    Row("medium", "medium", writes="both"),
    Row("scale", "scale", writes="both"),
    Row("dimensions", "dimensions", writes="both"),
)

OLDER: dict[str, str] = {
    "event": "event_title",
    "journalAbbreviation": "container_title_short",
    "shortTitle": "title_short",
}
"""Variables of older CSL to those of CSL 1.0.2 that mean the same."""

KEPT = frozenset(
    """
    afterword annotator bookpagination commentator crossref doi-url ids execute foreword gender
    hyphenation indexsorttitle indextitle introduction isan ismn isrn iswc label lista listb listc
    listd liste listf mainsubtitle maintitleaddon nameaddon namea nameb namec options origlanguage
    pagination presort related relatedoptions relatedtype relatedstring reprinttitle shortauthor
    shorteditor shorthand shorthandintro sortkey sortname sortshorthand sorttitle sortyear
    usera userb userc userd usere userf verba verbb verbc xref holder file timestamp owner groups
    date-added date-modified bdsk-url-1 bdsk-url-2 bdsk-file-1 bdsk-file-2 mendeley-groups
    mendeley-tags citeulike-article-id posted-at priority local-url read rating keyword-tags
    creationdate modificationdate added-at interhash intrahash biburl bibsource mrnumber mrclass
    mrreviewer zblnumber coden affiliation language-tag jabref comment review key __markedentry
    __groups qualityassured ranking readstatus printed relevance sentelink articletitle archivedir
    pdf ps organization howpublished eid part issuetitle issuesubtitle
    """.split()
)
"""Fields that tools and manuals know and CSL has no variable for: kept, and no surprise."""


def reading(entry: str) -> dict[str, tuple[int, Row]]:
    """Give, for entries of one type, each field's row and its rank (less wins a variable)."""
    return _reading(entry if entry in BY_ENTRY else "")


def writing(entry: str, dialect: str) -> dict[str, Row]:
    """Give, for entries of one type, each variable's row in one dialect."""
    return _writing(entry if entry in BY_ENTRY else "", dialect)


@cache
def _reading(entry: str) -> dict[str, tuple[int, Row]]:
    found: dict[str, tuple[int, Row]] = {}
    for rank, row in enumerate(ROWS):
        if (not row.when or entry in row.when) and row.field not in found:
            found[row.field] = (rank, row)
    return found


@cache
def _writing(entry: str, dialect: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in ROWS:
        fits = not row.when or entry in row.when
        if fits and row.writes in (dialect, "both") and reading(entry)[row.field][1] is row:
            found.setdefault(row.variable, row)
    for row in ROWS:
        if (not row.when or entry in row.when) and reading(entry)[row.field][1] is row:
            found.setdefault(row.variable, row)
    return found
