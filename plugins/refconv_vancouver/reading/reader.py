"""The way of one reference, from its text to the model."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from refconv.model import ItemType, Origin, Piece, Reference
from refconv_vancouver.flat import flatten, original
from refconv_vancouver.reading.article import put_article
from refconv_vancouver.reading.book import find_leaf, put_book
from refconv_vancouver.reading.boundary import best_split, known
from refconv_vancouver.reading.chapter import find_in, put_chapter
from refconv_vancouver.reading.citation import Citation, find_citation, find_date
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.extras import take_extras
from refconv_vancouver.reading.imprint import best_imprint
from refconv_vancouver.reading.issuing import put_citation, put_date
from refconv_vancouver.reading.kinds import take_brackets, take_thesis
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.naming import put_organisation, put_people
from refconv_vancouver.reading.people import read_people
from refconv_vancouver.reading.titles import put_text

_EDGE = f" \t.,;:{MASK}"
_ARTICLE = frozenset({"full", "issue", "issue-first", "locator", "last-year"})


def read(text: str, id: str = "", label: str | None = None, offset: int = 0) -> Reference:  # noqa: A002
    """Read one reference; `text` is its original without the label."""
    flat, offsets = flatten(text)
    draft = Draft()
    body = take_extras(flat, draft)
    body, kind = take_brackets(body, draft)
    start = len(body) - len(body.lstrip(_EDGE))
    end = len(body.rstrip(_EDGE))
    people = read_people(body, start, end)
    if people is not None:
        put_people(people, body, draft, people.role if people.role in ("editor",) else "author")
        start = people.end
    kind = _put_rest(body, start, end, draft, kind)
    return _reference(draft, kind, text, offsets, id, label, offset)


def _put_rest(text: str, start: int, end: int, draft: Draft, kind: ItemType | None) -> ItemType:
    """Find out what kind of work it is and read the rest accordingly."""
    cited = find_citation(text, start, end)
    inside = find_in(text, start, end)
    if cited is not None and cited.form in _ARTICLE and (inside is None or cited.form != "last-year" and _journal(text, start, cited)):
        put_citation(cited, text, draft)
        put_article(text, start, cited.start, draft)
        return kind or ItemType.ARTICLE_JOURNAL
    text, thesis = take_thesis(text, start, draft)
    if inside is not None:
        stop = _put_end(text, inside[1], end, draft, cited)
        put_chapter(text, start, inside, stop, draft)
        return kind or ItemType.CHAPTER
    return _put_whole(text, start, end, draft, cited, ItemType.THESIS if thesis else kind)


def _journal(text: str, start: int, cited: Citation) -> bool:
    best = best_split(text, start, cited.start)
    return best is not None and known(text[best[0].container_start : cited.start].strip(_EDGE))


def _put_end(text: str, start: int, end: int, draft: Draft, cited: Citation | None) -> int:
    """Take what follows the imprint: the year, the pages; give where they begin."""
    if cited is not None and cited.form != "volume" and cited.start > start:
        put_citation(cited, text, draft)
        return cited.start
    stop = find_leaf(text, start, end, draft)
    date = find_date(text, start, stop)
    if date is not None:
        put_date(date, text, draft)
        return date.start
    return stop


def _put_whole(
    text: str, start: int, end: int, draft: Draft, cited: Citation | None, kind: ItemType | None
) -> ItemType:
    stop = _put_end(text, start, end, draft, cited)
    best = best_split(text, start, start + len(text[start:stop].rstrip(_EDGE + "(")))
    container = text[best[0].container_start : stop].strip(_EDGE + "(") if best else ""
    option, lead = best_imprint(text, start, start + len(text[start:stop].rstrip(_EDGE + "(")))
    bookish = option.form != "none" and (
        text[start:stop].rstrip().endswith(";") or option.place is not None or lead > 2 or kind is ItemType.THESIS
    )
    if kind is None and container and known(container):
        put_article(text, start, stop, draft)
        return ItemType.ARTICLE_JOURNAL
    if bookish:
        if not draft.names.get("author") and not draft.names.get("editor"):
            start = put_organisation(text, start, option.title_end, draft)
        put_book(text, start, stop, draft, container=False)
        return kind or ItemType.BOOK
    if "URL" in draft.values or "accessed" in draft.values:
        if not draft.names.get("author"):
            start = put_organisation(text, start, stop, draft)
        put_text("title", text, start, stop, draft)
        return kind or ItemType.WEBPAGE
    put_article(text, start, stop, draft)
    return kind or (ItemType.ARTICLE_JOURNAL if "container_title" in draft.values else ItemType.DOCUMENT)


def _reference(
    draft: Draft,
    kind: ItemType,
    text: str,
    offsets: Sequence[int],
    id: str,  # noqa: A002
    label: str | None,
    offset: int,
) -> Reference:
    pieces = draft.pieces
    if type(offsets) is not range:
        pieces = [Piece(p.path, *original(offsets, p.start, p.end), p.confidence) for p in pieces]
    origin = Origin(text=text, offset=offset, pieces=tuple(pieces), label=label)
    return Reference(
        id=id, type=kind, et_al=frozenset(draft.et_al), origin=origin, **draft.values, **draft.names
    )
