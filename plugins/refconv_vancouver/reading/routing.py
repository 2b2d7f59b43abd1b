"""Which kind of work a reference is of, and so how its rest is read."""

from __future__ import annotations

import re

from refconv.model import ItemType
from refconv_vancouver.reading.article import is_journal, put_article, settle
from refconv_vancouver.reading.bodies import CORPORATE
from refconv_vancouver.reading.book import PERIODICAL, convincing, put_book
from refconv_vancouver.reading.boundary import Split, best_split, journal_odds
from refconv_vancouver.reading.chapter import find_host, find_in, put_chapter
from refconv_vancouver.reading.citation import Citation, find_citation, find_undated
from refconv_vancouver.reading.closing import (
    is_extent,
    put_closing,
    take_first_year,
    tidy_closing,
)
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.hosts import open_whole
from refconv_vancouver.reading.imprint import best_imprint
from refconv_vancouver.reading.issuing import put_citation
from refconv_vancouver.reading.kinds import take_thesis
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.naming import put_organisation
from refconv_vancouver.reading.places import place_share
from refconv_vancouver.reading.reversed import put_reversed
from refconv_vancouver.reading.titles import put_text
from refconv_vancouver.reading.weighing import Imprint
from refconv_vancouver.reading.weights import is_publisher

_EDGE = f" \t.,;:{MASK}"
_ARTICLE = frozenset(
    {"full", "issue", "issue-first", "locator", "last-year", "tight", "volume: (issue)"}
)
_SHORT = frozenset({"volume", "issue-only", "pages"})
_MEETING = re.compile(
    r"\b(?:proceedings|proc\.|symposium|workshop|conference|congress|congreso|congresso|kongress|"
    r"anais|actas|atti)\b",
    re.IGNORECASE,
)
_PAGED = re.compile(r"\bpp?\.?\s?$")
_SOUNDS_LIKE_ONE = 0.5
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){1,8}[A-Z]$")
"""Initials before a stop, so that what follows is a surname: "W.H. Freeman"."""


def put_rest(text: str, start: int, end: int, draft: Draft, kind: ItemType | None) -> ItemType:
    """Find out what kind of work it is and read all but its authors accordingly."""
    cited = find_citation(text, start, end)
    if cited is None or cited.form != "full" or not cited.strict:
        untidy, text = text, tidy_closing(text, start, end, draft)
        cited = cited if text is untidy else find_citation(text, start, end)
    if cited is not None and is_extent(text, cited):
        cited = None
    if cited is None and draft.early is not None:
        cited = find_undated(text, start, end, draft.early)
    if cited is None and put_reversed(text, start, end, draft):
        return kind or ItemType.ARTICLE_JOURNAL
    inside = find_in(text, start, end)
    of_article = cited is not None and _of_article(text, start, cited)
    if cited is not None and of_article and (inside is None or _journal(text, start, cited.start)):
        put_citation(cited, text, draft)
        put_article(text, start, cited.start, draft)
        return kind or ItemType.ARTICLE_JOURNAL
    if inside is None and not of_article and "ed" in text[start:end]:
        inside = find_host(text, start, end)
    text, thesis = take_thesis(text, start, draft)
    if inside is not None:
        text, stop = put_closing(text, inside[1], end, draft, cited)
        put_chapter(text, start, inside, stop, draft)
        meeting = _MEETING.search(text, inside[1], stop) or "event_date" in draft.values
        met = ItemType.PAPER_CONFERENCE if meeting else ItemType.CHAPTER
        return kind or met
    if thesis:
        kind = ItemType.THESIS
    draft.kind = draft.kind or kind
    return _put_whole(text, start, end, draft, cited, kind)


def put_part(text: str, start: int, end: int, draft: Draft) -> ItemType:
    """Read the whole whose part stands behind it: a dictionary's entry, a page of a site."""
    text, stop = put_closing(text, start, end, draft, None)
    put_book(text, start, stop, draft, container=True)
    return draft.kind or ItemType.CHAPTER


def _of_article(text: str, start: int, cited: Citation) -> bool:
    """Tell whether a citation is an article's: by its form, or by what stands before it."""
    if cited.form in _ARTICLE:
        return True
    if cited.issue and "volume" in cited.parts:
        return True
    if cited.form not in _SHORT or not cited.mark:
        return False
    if "page" in cited.parts and _PAGED.search(text, cited.start, cited.parts["page"][0]):
        return False
    stop = start + len(text[start : cited.start].rstrip(_EDGE + "("))
    if _journal(text, start, stop):
        return True
    if text[: cited.start].rstrip().endswith(";"):
        return False
    option, _lead = best_imprint(text, start, stop)
    if option.form == "publisher" and option.publisher is not None:
        house = text[slice(*option.publisher)]
        if option.mark in ".?!:" and is_publisher(house):
            return False
    return option.form in ("none", "publisher") or not convincing(option, text, stop)


def _journal(text: str, start: int, stop: int) -> bool:
    """Tell whether the last sentence of `text[start:stop]` is the name of a known journal."""
    best = best_split(text, start, stop)
    if best is None:
        return False
    split = settle(text, start, stop, best[0])
    if split.mark[0] not in ".?!" or _INITIALS.search(text, start, split.title_end):
        return False
    container = text[split.container_start : stop].strip(_EDGE)
    return is_journal(container) and place_share(container) < 1


def _put_whole(
    text: str, start: int, end: int, draft: Draft, cited: Citation | None, kind: ItemType | None
) -> ItemType:
    """Read a work that is no part of another, as far as the text says."""
    text, stop = put_closing(text, start, end, draft, cited)
    text = open_whole(text, start, stop, draft)
    stop = start + len(text[start:stop].rstrip(_EDGE + "("))
    newspaper = kind is ItemType.ARTICLE_NEWSPAPER
    if newspaper or (kind is None and _journal(text, start, stop)):
        put_article(text, start, stop, draft)
        return kind or ItemType.ARTICLE_JOURNAL
    linked = "URL" in draft.values or "accessed" in draft.values
    if not draft.names.get("author") and not draft.names.get("editor"):
        start = put_organisation(text, start, stop, draft, left=1)
    text = take_first_year(text, start, stop, draft)
    option, _lead = best_imprint(text, start, stop)
    imprint = option.form != "none" and convincing(option, text, stop)
    if linked and _is_subtitle(option, text):
        imprint = False
    if kind is ItemType.THESIS or imprint:
        its = put_book(text, start, stop, draft, container=False)
        return kind or its
    if linked:
        draft.lead = 0.5
        put_text("title", text, start, stop, draft, 0.7)
        return kind or ItemType.WEBPAGE
    best = best_split(text, start, stop)
    if best is not None and best[0].mark[0] in ",;":
        container = text[best[0].container_start : stop].strip(_EDGE)
        if not is_journal(container):  # a comma within a title, no border
            put_text("title", text, start, stop, draft, 0.5)
            return kind or ItemType.DOCUMENT
    if best is not None and draft.early is not None and _is_house(text, best[0], stop):
        put_text("title", text, start, best[0].title_end, draft, 0.7)
        put_text("publisher", text, best[0].container_start, stop, draft, 0.7)
        return kind or ItemType.BOOK
    put_article(text, start, stop, draft)
    return kind or (
        ItemType.ARTICLE_JOURNAL if "container_title" in draft.values else ItemType.DOCUMENT
    )


def _is_subtitle(option: Imprint, text: str) -> bool:
    """Tell whether what a colon divides from a title goes on with it: it names no house."""
    if option.publisher is None or option.place is not None or option.mark != ":":
        return False
    publisher = text[slice(*option.publisher)]
    return not is_publisher(publisher) and CORPORATE.search(publisher) is None


def _is_house(text: str, split: Split, stop: int) -> bool:
    """Tell whether the last sentence is a publisher, where no volume follows (APA: "Title. House").

    A journal is known, or sounds like one.
    """
    name = text[split.container_start : stop].strip(_EDGE)
    if split.mark[0] != "." or is_journal(name) or PERIODICAL.search(name) is not None:
        return False
    return CORPORATE.search(name) is not None or journal_odds(name) < _SOUNDS_LIKE_ONE
