"""A reference as an element-citation: a table of steps, and the order of the steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from refconv.kit.xml import fill, legal
from refconv.model import ItemType, Reference
from refconv.model.richtext import Mark, plain
from refconv_jats import dates
from refconv_jats.job import Job, Step, put_comment
from refconv_jats.kept import KEY, kept
from refconv_jats.links import is_arxiv, put_identifiers, put_isbn, put_issn, put_link, put_number
from refconv_jats.numbers import put_issue, put_pages, put_size, put_version
from refconv_jats.options import Dialect
from refconv_jats.people import printed_givens, put_authors, put_others
from refconv_jats.words import LANG, MARKER, NO_TYPE, PUBLICATIONS, TAGS, WORKS, Work

if TYPE_CHECKING:
    from lxml.etree import _Element


RAISED = {mark: TAGS[mark] for mark in (Mark.SUPERSCRIPT, Mark.SUBSCRIPT)}
"""All the markup that JATS allows in an edition."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def put_citation(parent: _Element, reference: Reference, its: Dialect) -> _Element:
    """Append the element-citation of a reference to a parent."""
    work = work_of(reference)
    out = SubElement(parent, "element-citation")
    set_type(out, reference, its)
    job = Job(its=its, work=work, printed=printed_givens(reference), kept=kept(reference))
    for step in _ORDERS.get(work.publication, _ORDER):
        step(out, reference, job)
    for child in list(out):
        if child.tag != "etal" and not len(child) and not (child.text or "").strip():
            out.remove(child)  # PMC refuses empty elements
    if not len(out):
        text = reference.origin.text if reference.origin is not None else reference.id
        SubElement(out, "comment").text = " ".join(legal(text).split()) or "?"
    return out


def set_type(out: _Element, reference: Reference, its: Dialect) -> None:
    """Say what kind of work a citation is about, and in which language it is."""
    for name, value in type_attributes(reference, its).items():
        out.set(name, value)


def type_attributes(reference: Reference, its: Dialect) -> dict[str, str]:
    """Give the attributes of a citation."""
    work = work_of(reference)
    publication = work.publication
    if its.publications is not None and publication not in its.publications:
        publication = _NEAREST.get(publication, "other")
    found = {"publication-type": publication}
    if reference.type is not None and reference.type is not _read_back(publication, reference):
        found["specific-use"] = MARKER + reference.type
    if reference.language and _LANGUAGE.fullmatch(reference.language):
        found[LANG] = reference.language
    return found


def work_of(reference: Reference) -> Work:
    """Say how JATS writes this kind of work."""
    return WORKS[reference.type] if reference.type is not None else NO_TYPE


_NEAREST = {"magazine": "journal"}


def _read_back(publication: str, reference: Reference) -> ItemType | None:
    """Give the type that a reader takes from what was written."""
    alone = work_of(reference).alone
    contained = alone == "source" and reference.title and reference.container_title
    if publication == "book" and (contained or alone == "chapter-title"):
        return ItemType.CHAPTER
    return PUBLICATIONS.get(publication)


# titles


def put_title(out: _Element, reference: Reference, job: Job) -> None:
    """Write the work's own title, unless it stands in `source`; then its translation."""
    tag = job.work.part if reference.container_title else job.work.alone
    if reference.title and tag != "source":
        _put_rich(out, tag, "title", reference.title, job)
    for lang, text in job.kept.translations:
        element = SubElement(out, "trans-source" if tag == "source" else "trans-title")
        if lang:
            element.set(LANG, lang)
        fill(element, text, TAGS)
    if reference.part_title:
        fill(SubElement(out, "part-title"), reference.part_title, TAGS)
    if reference.volume_title:
        element = SubElement(out, "part-title", {"specific-use": MARKER + "volume-title"})
        fill(element, reference.volume_title, TAGS)


def put_source(out: _Element, reference: Reference, job: Job) -> None:
    """Write the title of the journal or book, or of the work itself where nothing contains it."""
    if reference.container_title_short and _has_short_source(reference, job.its):
        _put_rich(out, "source", "container-title-short", reference.container_title_short, job)
    elif reference.container_title:
        _put_rich(out, "source", "container-title", reference.container_title, job)
        if not reference.title and job.work.alone == "source":
            out[-1].set("specific-use", MARKER + "container-title")
    elif reference.title and job.work.alone == "source":
        _put_rich(out, "source", "title", reference.title, job)


def _put_rich(out: _Element, tag: str, variable: str, text: str, job: Job) -> None:
    element = SubElement(out, tag)
    if not job.kept.restore(variable, text, element):
        fill(element, text, TAGS)
    if tag == "article-title" and job.kept.title_language and not job.its.plain_mixed:
        element.set(LANG, job.kept.title_language)


# names and dates


def _authors(out: _Element, reference: Reference, job: Job) -> None:
    put_authors(out, reference, job.its, job.printed)


def _others(out: _Element, reference: Reference, job: Job) -> None:
    put_others(out, reference, job.its, job.printed)


def _issued(out: _Element, reference: Reference, job: Job) -> None:
    if reference.issued is not None:
        suffix = legal(reference.year_suffix or "")
        dates.put_issued(out, reference.issued, suffix, job.its.zero_pad)
    elif reference.year_suffix:
        put_comment(out, "year-suffix", reference.year_suffix)


def _accessed(out: _Element, reference: Reference, job: Job) -> None:
    if reference.accessed is not None:
        dates.put_access(out, reference.accessed, job.its.zero_pad)


def _other_dates(out: _Element, reference: Reference, job: Job) -> None:
    for attribute, kind in _DATES.items():
        date = getattr(reference, attribute)
        if date is not None:
            dates.put_dated(out, date, kind, job.its.zero_pad)


_DATES = {"original_date": "original", "available_date": "available", "submitted": "submitted"}


def _conference(out: _Element, reference: Reference, job: Job) -> None:
    name = reference.event_title or reference.event
    if name:
        element = SubElement(out, "conf-name")
        element.text = legal(plain(name))
        if not reference.event_title:
            element.set("specific-use", MARKER + "event")
    if reference.event_date is not None and dates.words(reference.event_date):
        element = SubElement(out, "conf-date")
        if dates.iso_range(reference.event_date):
            element.set(dates.ISO, dates.iso_range(reference.event_date))
        element.text = legal(dates.words(reference.event_date))
    if reference.event_place:
        SubElement(out, "conf-loc").text = legal(reference.event_place)


# comments


def _genre(out: _Element, reference: Reference, job: Job) -> None:
    if reference.genre:
        kind = "degree" if reference.type is ItemType.THESIS else "genre"
        put_comment(out, kind, reference.genre)


def _comments(out: _Element, reference: Reference, job: Job) -> None:
    for attribute in COMMENTS:
        text = getattr(reference, attribute)
        if text and not _said_elsewhere(attribute, text, reference):
            put_comment(out, attribute.replace("_", "-"), text)
    if reference.note:
        fill(SubElement(out, "comment"), reference.note, TAGS)


def _said_elsewhere(attribute: str, text: str, reference: Reference) -> bool:
    """Tell whether another element or attribute says what a comment would."""
    if attribute in ("archive", "archive_location"):
        return is_arxiv(reference)
    if attribute == "jurisdiction":
        return reference.type is ItemType.PATENT and bool(reference.number)
    if attribute == "event":
        return not reference.event_title
    return attribute == "language" and _LANGUAGE.fullmatch(text) is not None


_COMMENTS = """
medium status section chapter_number part_number printing_number number_of_volumes division
references event jurisdiction language archive archive_collection archive_location
archive_place call_number scale dimensions reviewed_genre reviewed_title original_title
original_publisher original_publisher_place license
"""
COMMENTS = tuple(_COMMENTS.split())
"""Texts for which JATS has no element but which a citation prints."""


def _rich(tag: str, attribute: str, tags: Mapping[Mark, str]) -> Step:
    def put(out: _Element, reference: Reference, job: Job) -> None:
        text = getattr(reference, attribute)
        if text:
            fill(SubElement(out, tag), text, tags)

    return put


def _simple(tag: str, attribute: str) -> Step:
    def put(out: _Element, reference: Reference, job: Job) -> None:
        text = getattr(reference, attribute)
        if text:
            SubElement(out, tag).text = legal(plain(text))

    return put


_STEPS: dict[str, Step] = {
    "authors": _authors,
    "title": put_title,
    "others": _others,
    "source": put_source,
    "issn": put_issn,
    "conference": _conference,
    "edition": _rich("edition", "edition", RAISED),
    "version": put_version,
    "genre": _genre,
    "issued": _issued,
    "volume": _simple("volume", "volume"),
    "issue": put_issue,
    "series": _rich("series", "collection_title", TAGS),
    "volume-series": _simple("volume-series", "collection_number"),
    "place": _simple("publisher-loc", "publisher_place"),
    "publisher": _simple("publisher-name", "publisher"),
    "size": put_size,
    "pages": put_pages,
    "number": put_number,
    "isbn": put_isbn,
    "identifiers": put_identifiers,
    "link": put_link,
    "accessed": _accessed,
    "dates": _other_dates,
    "comments": _comments,
}


def _order(steps: str) -> tuple[Step, ...]:
    named = steps.split()
    assert sorted(named) == sorted(_STEPS)
    return tuple(_STEPS[name] for name in named)


_ARTICLE = _order(
    "authors title others source issn conference edition version genre issued volume issue series "
    "volume-series place publisher size pages number isbn identifiers link accessed dates comments"
)
_ORDER = _order(
    "authors title others source issn conference edition version genre volume issue series "
    "volume-series place publisher issued size pages number isbn identifiers link accessed dates "
    "comments"
)
_PAGE = _order(
    "authors title others source issn conference edition version genre volume issue series "
    "volume-series place publisher issued size pages number isbn identifiers accessed link dates "
    "comments"
)
_PATENT = _order(
    "authors title others source number issn conference edition version genre volume issue series "
    "volume-series place publisher issued size pages isbn identifiers link accessed dates comments"
)
_ORDERS: dict[str, tuple[Step, ...]] = {
    **dict.fromkeys(("journal", "magazine", "newspaper", "preprint"), _ARTICLE),
    "webpage": _PAGE,
    "patent": _PATENT,
}
"""The order is free in the DTD; it is the one in which NLM prints a citation."""


def homeless(reference: Reference, its: Dialect) -> Iterator[tuple[str, str]]:
    """Give what a reference holds and JATS has no place for, by its name in CSL."""
    written = "container_title_short" if _has_short_source(reference, its) else "container_title"
    for attribute in (*HOMELESS, "container_title", "container_title_short"):
        value = getattr(reference, attribute)
        if value and attribute != written:
            text = value if isinstance(value, str) else ", ".join(value)
            yield attribute.replace("_", "-"), text
    for key, beside in reference.custom.items():
        if key not in (KEY, "refconv"):
            yield f"custom.{key}", str(beside)
    for key, beside in reference.extra.items():
        yield f"extra.{key}", str(beside)


def _has_short_source(reference: Reference, its: Dialect) -> bool:
    return its.short_source and bool(reference.container_title_short)


_HOMELESS = """
abstract annote citation_key citation_label citation_number collection_title_short
first_reference_note_number page_first journalAbbreviation keyword locator
shortTitle source title_short categories
"""
HOMELESS = tuple(_HOMELESS.split())
