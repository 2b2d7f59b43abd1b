"""Text between the tags: what of it says something is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from refconv.kit import identifiers
from refconv.source import Span
from refconv_jats.draft import Draft, Year
from refconv_jats.reading_dates import read_words

_CONNECTING = """
and und et y e in In eds ed editor editors edited by doi DOI pp p pages page vol volume no
number issue pmid PMID pmcid PMCID url URL http https www org dx available from at Available
accessed Accessed cited retrieved on the of al version Version isbn ISBN issn ISSN arXiv
"""
CONNECTING = frozenset(_CONNECTING.split())
"""Words that only join what the tags hold."""

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"]+")
_URL = re.compile(r"\bhttps?://[^\s<>\"]+")
_ARXIV = re.compile(r"\barXiv:\s?([\w.-]+(?:/\d{7})?(?:v\d+)?)", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,9})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")
_PAGES = re.compile(r"\bpp?\.?\s?([A-Za-z]?\d{1,7}(?:\s?[-–—]\s?[A-Za-z]?\d{1,7})?)\b")
_THESIS = re.compile(
    r"\b(?:Ph\.?\s?D\.?|D\.?Phil\.?|Master(?:['’]?s)?|M\.?\s?Sc\.?|M\.?A\.?|Doctoral|Diploma|"
    r"Bachelor(?:['’]?s)?)\s+(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\b(?:accessed|cited|retrieved|last viewed|viewed)\b[\s:]*(?:on\s)?"
    r"((?:\d{1,2}\s)?[A-Za-z]{3,9}\.?\s(?:\d{1,2},?\s)?\d{4}|\d{4}[\s-][A-Za-z0-9]{2,9}[\s-]\d{1,2})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\((\d{4}[a-z]?)\)")
_STATUS = re.compile(
    r"\b(?:in press|forthcoming|submitted|(?:epub )?ahead of print|unpublished)\b", re.IGNORECASE
)
_MEDIUM = re.compile(r"\[(Internet|Online|CD-ROM|DVD|Web(?: page)?|serial online)\]", re.IGNORECASE)
_VERSION = re.compile(r"\b[Vv]ersion\s+(\d[\w.-]*[\w])")
_ET_AL = re.compile(r"\bet\.?\s+al\b", re.IGNORECASE)

Taker = Callable[[re.Match[str], Draft, Span], bool]


def use(draft: Draft) -> None:
    """Take from the loose text what fills a field that is still empty."""
    for span in draft.loose:
        text = draft.words.text[span.start : span.end]
        for pattern, take in _TAKERS:
            match = pattern.search(text)
            if match is not None:
                group = 1 if pattern.groups else 0
                start, end = match.span(group)
                take(match, draft, Span(span.start + start, span.start + end))


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Give the words of a text, letters and digits."""
    return _WORD.finditer(text, start, len(text) if end is None else end)


_WORD = re.compile(r"[^\W_]+")


def _doi(match: re.Match[str], draft: Draft, span: Span) -> bool:
    found = identifiers.doi(match.group().rstrip(").,;]"))
    if found is None or "DOI" in draft.values:
        return False
    return draft.put("DOI", found, Span(span.start, span.start + len(found)))


def _url(match: re.Match[str], draft: Draft, span: Span) -> bool:
    url = match.group().rstrip(").,;]")
    if "URL" in draft.values or "doi.org/" in url:
        return False
    return draft.put("URL", url, Span(span.start, span.start + len(url)))


def _arxiv(match: re.Match[str], draft: Draft, span: Span) -> bool:
    if "archive" in draft.values or "archive_location" in draft.values:
        return False
    draft.put("archive", "arXiv")
    return draft.put("archive_location", match[1], span)


def _pages(match: re.Match[str], draft: Draft, span: Span) -> bool:
    if draft.numbers.keys() & {"fpage", "page-range", "elocation-id"}:
        return False
    draft.numbers["page-range"] = match[1]
    draft.mark("page", span)
    return True


def _accessed(match: re.Match[str], draft: Draft, span: Span) -> bool:
    date = read_words(match[1])
    if "accessed" in draft.dates or not date.date_parts:
        return False
    draft.dates["accessed"] = date
    draft.mark("accessed", span)
    return True


def _year(match: re.Match[str], draft: Draft, span: Span) -> bool:
    if draft.issued or "issued" in draft.dates:
        return False
    draft.issued.append(Year("year", match[1], "", ""))
    draft.mark("issued.year", span)
    return True


def _et_al(match: re.Match[str], draft: Draft, span: Span) -> bool:
    draft.et_al.add("author")
    draft.mark("author.et-al", span)
    return True


def _plainly(name: str) -> Taker:
    def take(match: re.Match[str], draft: Draft, span: Span) -> bool:
        if name in draft.values:
            return False
        text = match[1] if match.re.groups else match.group()
        return draft.put(name, text, span)

    return take


_TAKERS: tuple[tuple[re.Pattern[str], Taker], ...] = (
    (_DOI, _doi),
    (_URL, _url),
    (_ARXIV, _arxiv),
    (_PMID, _plainly("PMID")),
    (_PMCID, _plainly("PMCID")),
    (_PAGES, _pages),
    (_THESIS, _plainly("genre")),
    (_STATUS, _plainly("status")),
    (_MEDIUM, _plainly("medium")),
    (_VERSION, _plainly("version")),
    (_ACCESS, _accessed),
    (_YEAR, _year),
    (_ET_AL, _et_al),
)
