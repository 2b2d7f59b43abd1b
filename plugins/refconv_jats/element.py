"""A reference as an element-citation: a table of steps, and the order of the steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from lxml.etree import SubElement

from refconv.kit.identifiers import doi as bare_doi
from refconv.kit.pages import ends, expand, is_locator
from refconv.kit.xml import fill, legal
from refconv.model import ItemType, Reference
from refconv.model.richtext import Mark, plain
from refconv_jats import dates
from refconv_jats.kept import Kept, kept
from refconv_jats.options import Dialect
from refconv_jats.people import printed_givens, put_authors, put_others
from refconv_jats.words import HREF, LANG, MARKER, NO_TYPE, PUBLICATIONS, TAGS, WORKS, Work

if TYPE_CHECKING:
    from lxml.etree import _Element


class Job(msgspec.Struct):
    """Hold what the steps of one citation share."""

    its: Dialect
    work: Work
    printed: Mapping[str, str]
    kept: Kept


Step = Callable[["_Element", Reference, Job], None]

RAISED = {mark: TAGS[mark] for mark in (Mark.SUPERSCRIPT, Mark.SUBSCRIPT)}
"""All the markup that JATS allows in an edition."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SUPPLEMENT = re.compile(r"\b(?:Suppl|Supplement|Sup|Supl|Spec(?:ial)? No)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:Pt|Part)\b\.?\s*\S+$", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|ftp://|www\.)\S+")


def put_citation(parent: _Element, reference: Reference, its: Dialect) -> _Element:
    """Append the element-citation of a reference to a parent."""
    work = work_of(reference)
    out = SubElement(parent, "element-citation")
    set_type(out, reference, its)
    job = Job(its=its, work=work, printed=printed_givens(reference), kept=kept(reference))
    for step in _ORDERS.get(work.publication, _ORDER):
        step(out, reference, job)
    if not len(out):
        SubElement(out, "comment").text = legal(reference.id) or "?"
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
    if reference.type is not None and reference.type is not _read_back(publication, work):
        found["specific-use"] = MARKER + reference.type
    if reference.language and _LANGUAGE.fullmatch(reference.language):
        found[LANG] = reference.language
    return found


def work_of(reference: Reference) -> Work:
    """Say how JATS writes this kind of work."""
    return WORKS[reference.type] if reference.type is not None else NO_TYPE


_NEAREST = {"magazine": "journal"}


def _read_back(publication: str, work: Work) -> ItemType | None:
    """Give the type that a reader takes from what was written."""
    if publication == "book" and work.alone == "chapter-title":
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
    if reference.container_title:
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
        _put_comment(out, "year-suffix", reference.year_suffix)


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
        SubElement(out, "conf-name").text = legal(plain(name))
    if reference.event_date is not None:
        element = SubElement(out, "conf-date")
        if reference.event_date.start:
            element.set(dates.ISO, dates.iso_range(reference.event_date))
        element.text = legal(dates.words(reference.event_date))
    if reference.event_place:
        SubElement(out, "conf-loc").text = legal(reference.event_place)


# numbers


def _issue(out: _Element, reference: Reference, job: Job) -> None:
    """Split supplements and parts from the issue: "3 Suppl 1" (PMC tagging guidelines)."""
    if reference.issue:
        for tag, text in split_issue(reference.issue):
            SubElement(out, tag).text = legal(text)
    if reference.supplement_number:
        SubElement(out, "supplement").text = legal(reference.supplement_number)


def split_issue(issue: str) -> list[tuple[str, str]]:
    """Split an issue into the elements that hold it.

    >>> split_issue("3 Suppl 1"), split_issue("2 Pt 1"), split_issue("Suppl"), split_issue("7-8")
    ([('issue', '3'), ('supplement', 'Suppl 1')], [('issue', '2'), ('issue-part', 'Pt 1')], \
[('supplement', 'Suppl')], [('issue', '7-8')])
    """
    for pattern, tag in ((_SUPPLEMENT, "supplement"), (_PART, "issue-part")):
        match = pattern.search(issue)
        if match:
            head, tail = issue[: match.start()], issue[match.start() :]
            if head and not head.endswith(" "):
                break
            rows = [(tag, tail)]
            return [("issue", head.rstrip()), *rows] if head.strip() else rows
    return [("issue", issue)]


def _pages(out: _Element, reference: Reference, job: Job) -> None:
    """Write `elocation-id`, or `fpage` and `lpage` in full, never both (JATS4R citations)."""
    if reference.page:
        for tag, text in split_pages(legal(reference.page)):
            SubElement(out, tag).text = text


def split_pages(page: str) -> list[tuple[str, str]]:
    """Split pages into the elements that hold them.

    >>> split_pages("807-39"), split_pages("e124"), split_pages("1-4, 9-12")
    ([('fpage', '807'), ('lpage', '839')], [('elocation-id', 'e124')], \
[('fpage', '1'), ('lpage', '12'), ('page-range', '1-4, 9-12')])
    """
    page = " ".join(page.split())
    if is_locator(page):
        return [("elocation-id", page)]
    full = expand(page)
    first, last = ends(page)
    parts = full.split(", ")
    if len(parts) > 1:
        tail = ends(parts[-1])
        last = tail[1] or tail[0]
        if last == first or not precedes(first, last):
            return [("page-range", full)]
        return [("fpage", first), ("lpage", last), ("page-range", full)]
    if last is None:
        return [("fpage", first)]
    if not precedes(first, last) or f"{first}-{last}" != full:
        return [("page-range", full)]
    return [("fpage", first), ("lpage", last)]


def precedes(first: str, last: str) -> bool:
    """Tell whether two pages are in order as JATS4R counts: by their digits alone."""
    one, other = (re.sub(r"\D", "", page) for page in (first, last))
    return not (one and other) or int(other) >= int(one)


def _size(out: _Element, reference: Reference, job: Job) -> None:
    if reference.number_of_pages:
        element = SubElement(out, "size", {"units": job.its.page_unit})
        element.text = legal(reference.number_of_pages)


def _version(out: _Element, reference: Reference, job: Job) -> None:
    if reference.version:
        text = legal(reference.version)
        SubElement(out, "version", {"designator": text} if text else {}).text = text


# identifiers and links


def _number(out: _Element, reference: Reference, job: Job) -> None:
    number = legal(reference.number or "")
    authority = legal(reference.authority or "")
    if reference.type is ItemType.PATENT:
        if number:
            country = legal(reference.jurisdiction or "")
            SubElement(out, "patent", {"country": country} if country else {}).text = number
    elif number:
        element = SubElement(out, "pub-id", {"pub-id-type": _number_type(reference, number)})
        element.text = number
        if authority and authority.islower() and " " not in authority:
            element.set("assigning-authority", authority)
            authority = ""
    if authority:
        SubElement(out, "institution", {"content-type": "authority"}).text = authority


def _number_type(reference: Reference, number: str) -> str:
    if reference.type is ItemType.STANDARD:
        return "std-designation"
    if reference.type is ItemType.DATASET:
        return "accession"
    if number.lower().startswith("arxiv:"):
        return "arxiv"
    return "other"


def _identifiers(out: _Element, reference: Reference, job: Job) -> None:
    if reference.DOI:
        bare = bare_doi(reference.DOI)
        if bare is None:
            _put_comment(out, "doi", reference.DOI)
        else:
            element = SubElement(out, "pub-id", {"pub-id-type": "doi"})
            element.text = legal(bare)
            job.kept.restore_doi(element)
    if reference.PMID:
        SubElement(out, "pub-id", {"pub-id-type": "pmid"}).text = legal(reference.PMID)
    if reference.PMCID:
        SubElement(out, "pub-id", {"pub-id-type": "pmcid"}).text = legal(reference.PMCID)
    if is_arxiv(reference):
        text = legal(reference.archive_location or "")
        SubElement(out, "pub-id", {"pub-id-type": "arxiv"}).text = text
    for kind, text in job.kept.identifiers:
        known = kind if kind in job.its.id_types else "other"
        if any(its.get("pub-id-type") == known for its in out.iter("pub-id")):
            _put_comment(out, known, text)  # PMC refuses two of one type
        else:
            SubElement(out, "pub-id", {"pub-id-type": known}).text = legal(text)


def is_arxiv(reference: Reference) -> bool:
    """Tell whether the archive of a reference is arXiv and its location an arXiv number."""
    return bool(reference.archive_location) and (reference.archive or "").lower() == "arxiv"


def _isbn(out: _Element, reference: Reference, job: Job) -> None:
    for text in re.split(r"[\s,;]+(?=[\dX-]{9})", legal(reference.ISBN or "").strip()):
        if text:
            SubElement(out, "isbn").text = text


def _issn(out: _Element, reference: Reference, job: Job) -> None:
    for text in re.split(r"[\s,;]+", legal(reference.ISSN or "").strip()):
        if text:
            SubElement(out, "issn").text = text


def _link(out: _Element, reference: Reference, job: Job) -> None:
    """Write the URL as an `ext-link`, or as a `uri` where PMC's check would refuse the link."""
    url = legal(reference.URL or "").strip()
    if _WEB.fullmatch(url):
        SubElement(out, "ext-link", {"ext-link-type": "uri", HREF: address(url)}).text = url
    elif url:
        SubElement(out, "uri").text = url


def address(url: str) -> str:
    """Give what a link leads to: a URL that begins with "www." is relative without a scheme."""
    return f"http://{url}" if url.startswith("www.") else url


# comments


def _genre(out: _Element, reference: Reference, job: Job) -> None:
    if reference.genre:
        kind = "degree" if reference.type is ItemType.THESIS else "genre"
        _put_comment(out, kind, reference.genre)


def _comments(out: _Element, reference: Reference, job: Job) -> None:
    for attribute in COMMENTS:
        text = getattr(reference, attribute)
        if text and not (attribute in ("archive", "archive_location") and is_arxiv(reference)):
            if attribute == "jurisdiction" and reference.type is ItemType.PATENT:
                if reference.number:
                    continue
            elif (attribute == "event" and not reference.event_title) or (
                attribute == "language" and _LANGUAGE.fullmatch(text)
            ):
                continue
            _put_comment(out, attribute.replace("_", "-"), text)
    if reference.note:
        fill(SubElement(out, "comment"), reference.note, TAGS)


def _put_comment(out: _Element, kind: str, text: str) -> None:
    fill(SubElement(out, "comment", {"content-type": kind}), text, TAGS)


COMMENTS = (
    "medium status section chapter_number part_number printing_number number_of_volumes division "
    "references event jurisdiction language archive archive_collection archive_location "
    "archive_place call_number scale dimensions reviewed_genre reviewed_title original_title "
    "original_publisher original_publisher_place license"
).split()
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
    "issn": _issn,
    "conference": _conference,
    "edition": _rich("edition", "edition", RAISED),
    "version": _version,
    "genre": _genre,
    "issued": _issued,
    "volume": _simple("volume", "volume"),
    "issue": _issue,
    "series": _rich("series", "collection_title", TAGS),
    "volume-series": _simple("volume-series", "collection_number"),
    "place": _simple("publisher-loc", "publisher_place"),
    "publisher": _simple("publisher-name", "publisher"),
    "size": _size,
    "pages": _pages,
    "number": _number,
    "isbn": _isbn,
    "identifiers": _identifiers,
    "link": _link,
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


def homeless(reference: Reference) -> list[tuple[str, Any]]:
    """List what a reference holds and JATS has no place for."""
    return [(name, getattr(reference, name)) for name in HOMELESS if getattr(reference, name)]


HOMELESS = (
    "abstract annote citation_key citation_label citation_number collection_title_short "
    "container_title_short first_reference_note_number journalAbbreviation keyword locator "
    "shortTitle source title_short categories"
).split()
