"""References as the citation_list of a Crossref deposit (Crossref schema 4.4.2 and 5.4.0)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from lxml.etree import SubElement

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.identifiers import doi as bare_doi
from refconv.kit.identifiers import issn as bare_issn
from refconv.kit.pages import ends, is_locator
from refconv.kit.xml import legal
from refconv.model import ItemType, Reference, full_family
from refconv.model.richtext import Mark, plain
from refconv_jats.characters import watched
from refconv_jats.mixed import own_words
from refconv_jats.options import CrossrefWriteOptions
from refconv_jats.phrasing import Phraser, StylePhraser
from refconv_jats.spans import put

if TYPE_CHECKING:
    from lxml.etree import _Element


class Kind(NamedTuple):
    """Say how Crossref names a kind of work and where its titles go."""

    type: str
    title: str
    container: str
    enough: bool
    """Whether the fields tell the work; if not, the whole text is given too."""


_JOURNAL = Kind("journal_article", "article_title", "journal_title", True)
_CHAPTER = Kind("book_chapter", "article_title", "volume_title", True)
_OTHER = Kind("other", "article_title", "volume_title", False)

KINDS: dict[ItemType, Kind] = {
    **dict.fromkeys(ItemType, _OTHER),
    ItemType.ARTICLE: Kind("preprint", "article_title", "journal_title", True),
    ItemType.ARTICLE_JOURNAL: _JOURNAL,
    ItemType.ARTICLE_MAGAZINE: _JOURNAL,
    ItemType.ARTICLE_NEWSPAPER: _JOURNAL,
    ItemType.REVIEW: _JOURNAL,
    ItemType.REVIEW_BOOK: _JOURNAL,
    ItemType.PERIODICAL: Kind("journal", "journal_title", "series_title", True),
    ItemType.BOOK: Kind("book", "volume_title", "series_title", True),
    ItemType.COLLECTION: Kind("book", "volume_title", "series_title", True),
    ItemType.CLASSIC: Kind("book", "volume_title", "series_title", True),
    ItemType.CHAPTER: _CHAPTER,
    ItemType.ENTRY: _CHAPTER,
    ItemType.ENTRY_DICTIONARY: _CHAPTER,
    ItemType.ENTRY_ENCYCLOPEDIA: _CHAPTER,
    ItemType.PAPER_CONFERENCE: Kind("conference_paper", "article_title", "volume_title", False),
    ItemType.SPEECH: Kind("conference_paper", "article_title", "volume_title", False),
    ItemType.DATASET: Kind("dataset", "article_title", "volume_title", False),
    ItemType.THESIS: Kind("dissertation", "article_title", "volume_title", False),
    ItemType.PATENT: Kind("patent", "article_title", "volume_title", False),
    ItemType.REPORT: Kind("report", "volume_title", "series_title", True),
    ItemType.SOFTWARE: Kind("software", "volume_title", "series_title", False),
    ItemType.STANDARD: Kind("other", "article_title", "volume_title", True),
    ItemType.WEBPAGE: Kind("web_resource", "article_title", "volume_title", False),
    ItemType.POST: Kind("web_resource", "article_title", "volume_title", False),
    ItemType.POST_WEBLOG: Kind("web_resource", "article_title", "volume_title", False),
}

TAGS: dict[Mark, str] = {
    Mark.BOLD: "b",
    Mark.ITALIC: "i",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
    Mark.SMALL_CAPS: "scp",
}
"""The markup of an unstructured_citation."""

_DOI = re.compile(r"10\.[0-9]{4,9}/.{1,200}")
_ISBN = re.compile(r"(978-)?\d[\d -]+[\dX]")
_LONGEST = 32
_LONGEST_KEY = 128


def write_citations(
    references: Iterable[Reference], report: Reporter, options: CrossrefWriteOptions
) -> Iterator[str]:
    """Write a citation_list, citation by citation."""
    phraser = StylePhraser(options.style)
    given: set[str] = set()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<citation_list xmlns="http://www.crossref.org/schema/{options.schema}">\n'
    for number, reference in enumerate(watched(references, report), 1):
        citation = etree.Element("citation", {"key": _key(reference, number, options, given)})
        kind = KINDS[reference.type] if reference.type is not None else _OTHER
        if options.schema != "4.4.2":
            citation.set("type", kind.type)
        put_fields(citation, reference, kind, report)
        if _wants_text(reference, kind, options):
            put_text(citation, reference, phraser)
        yield etree.tostring(citation, encoding="unicode") + "\n"
    yield "</citation_list>\n"


def put_fields(out: _Element, reference: Reference, kind: Kind, report: Reporter) -> None:
    """Write what Crossref matches by: the first author, titles, numbers, the year."""
    found: dict[str, str] = {}
    for name, value in _fields(reference, kind):
        if value and name not in found:
            found[name] = " ".join(legal(plain(value)).split())
    for name in _ORDER:
        text = found.get(name)
        check = _CHECKS.get(name)
        if not text:
            continue
        if check is not None and not check(text):
            report(_left_out(reference, name, text))
        elif name == "standards_body":
            SubElement(SubElement(out, name), "standards_body_name").text = text
        else:
            SubElement(out, name).text = text


def _fields(reference: Reference, kind: Kind) -> Iterator[tuple[str, str | None]]:
    yield "issn", _first(reference.ISSN, bare_issn)
    yield "isbn", re.split(r"[\s,;]+(?=[\dX-]{9})", (reference.ISBN or "").strip())[0]
    yield "author", _first_author(reference)
    yield "volume", reference.volume
    yield "issue", reference.issue
    if reference.page:
        first = ends(reference.page)[0]
        yield ("elocation_id" if is_locator(reference.page) else "first_page"), first
    yield "cYear", _year(reference)
    yield "doi", bare_doi(reference.DOI) or reference.DOI if reference.DOI else None
    yield kind.title, reference.title
    yield kind.container, reference.container_title
    yield "series_title", reference.collection_title
    yield "edition_number", reference.edition
    if reference.type is ItemType.STANDARD:
        yield "std_designator", reference.number
        yield "standards_body", reference.authority or reference.publisher


def _first(text: str | None, tidy: Callable[[str], str | None]) -> str | None:
    word = (text or "").split()
    return (tidy(word[0]) or word[0]) if word else None


def _first_author(reference: Reference) -> str:
    """Give the surname of the first author, or the organisation's name."""
    for names in (reference.author, reference.editor):
        if names:
            name = names[0]
            return name.literal or full_family(name) or name.given or ""
    return ""


def _year(reference: Reference) -> str:
    date = reference.issued
    if date is None or date.year is None or date.year < 1:
        return ""
    last = date.end[0] if date.end and date.end[0] else date.year
    return str(date.year) if last == date.year else f"{date.year}-{last}"


_ORDER = (
    *("issn", "journal_title", "author", "volume", "issue", "first_page", "elocation_id"),
    *("cYear", "doi", "isbn", "series_title", "volume_title", "edition_number"),
    *("component_number", "article_title", "std_designator", "standards_body"),
)

_CHECKS: dict[str, Callable[[str], object]] = {
    "doi": _DOI.fullmatch,
    "isbn": lambda text: 10 <= len(text) <= 17 and _ISBN.fullmatch(text),
    "issn": re.compile(r"\d{4}-?\d{3}[\dX]").fullmatch,
    "volume": lambda text: len(text) <= _LONGEST,
    "issue": lambda text: len(text) <= _LONGEST,
    "first_page": lambda text: len(text) <= _LONGEST,
    "elocation_id": lambda text: len(text) <= _LONGEST,
    "edition_number": lambda text: len(text) <= _LONGEST,
}
"""What the schema asks of a value; one that fails is left out and reported."""


_UNSURE = 0.5
"""A confidence below which fields are more likely wrong than right: Crossref gets the text too."""


def _wants_text(reference: Reference, kind: Kind, options: CrossrefWriteOptions) -> bool:
    """Tell whether the whole citation is given as text, as matching needs where fields say little.

    eLife's rule: always for conference papers, patents, software, theses, web
    pages and data, for reports without an ISBN and preprints without a DOI.
    """
    if options.unstructured != "auto":
        return options.unstructured == "always" or reference.unread
    if not kind.enough or reference.unread or not (reference.title or reference.container_title):
        return True
    if (origin := reference.origin) is not None and origin.confidence < _UNSURE:
        return not reference.DOI
    if reference.type is ItemType.REPORT:
        return not reference.ISBN
    return reference.type is ItemType.ARTICLE and not reference.DOI


def put_text(out: _Element, reference: Reference, phraser: Phraser) -> None:
    """Write the citation as text: the author's own words, or those of a style."""
    phrase = own_words(reference) or phraser(reference)
    element = SubElement(out, "unstructured_citation")
    put(element, " ".join(phrase.text.split("\n")), (), phrase.looks, TAGS)


def _key(reference: Reference, number: int, options: CrossrefWriteOptions, given: set[str]) -> str:
    own = legal(reference.id).strip()
    key = own if own and len(own) <= _LONGEST_KEY else f"{options.key_prefix}{number}"
    while key in given:
        key = f"{options.key_prefix}{number}"
        number += 1
    given.add(key)
    return key


def _left_out(reference: Reference, name: str, text: str) -> Diagnostic:
    return Diagnostic(
        code="crossref/value-not-allowed",
        severity=Severity.WARNING,
        message=f"the schema does not allow this {name}: {text}",
        reference=reference.id or None,
        variable=name,
        action="left out",
    )
