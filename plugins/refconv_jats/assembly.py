"""A draft made into a reference: its kind, its titles, its numbers."""

from __future__ import annotations

import re
from typing import Any

from refconv.kit.pages import expand
from refconv.model import ItemType, Reference
from refconv_jats.draft import Draft, Title
from refconv_jats.kept import KEY
from refconv_jats.reading_dates import read_issued
from refconv_jats.words import MARKER, PUBLICATIONS, WORKS

_PARTS = ("article-title", "chapter-title", "data-title")
_HAS_WORD = re.compile(r"[^\W\d_]{2}")
_ALONE_CONTAINS = frozenset(
    (
        ItemType.ARTICLE_JOURNAL,
        ItemType.ARTICLE_MAGAZINE,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.ARTICLE,
        ItemType.PAPER_CONFERENCE,
        ItemType.CHAPTER,
    )
)
"""Kinds whose `source`, standing alone, is what contains them."""


def assemble(draft: Draft, publication: str, use: str, language: str) -> dict[str, Any]:
    """Give the attributes of the reference that a draft describes."""
    found: dict[str, Any] = dict(draft.values)
    found.update(draft.dates)
    for role, names in draft.names.items():
        found[role] = tuple(names)
    found["et_al"] = frozenset(draft.et_al)
    if draft.issued:
        date, suffix = read_issued(draft.issued)
        found.setdefault("issued", date)
        if suffix:
            found["year_suffix"] = suffix
    kind = _kind(draft, publication.lower().strip(), use.removeprefix(MARKER))
    found["type"] = kind
    _put_titles(found, draft, kind)
    _put_numbers(found, draft.numbers)
    if draft.notes:
        found["note"] = "; ".join(draft.notes)
    if language:
        found["language"] = language
    if draft.kept:
        found["custom"] = {KEY: draft.kept}
    return found


def _kind(draft: Draft, publication: str, use: str) -> ItemType:
    if use in WORKS:
        return ItemType(use)
    tags = {title.tag for title in draft.titles}
    known = PUBLICATIONS.get(publication)
    if known is ItemType.BOOK and tags & {"chapter-title", "article-title"} and "source" in tags:
        return ItemType.CHAPTER
    if known is ItemType.BOOK and "chapter-title" in tags:
        return ItemType.CHAPTER
    return known or _kind_of_content(draft, tags)


def _kind_of_content(draft: Draft, tags: set[str]) -> ItemType:
    values, numbers = draft.values, draft.numbers
    if "data-title" in tags:
        return ItemType.DATASET
    if "event_title" in values or "event_date" in draft.dates:
        return ItemType.PAPER_CONFERENCE
    if "chapter-title" in tags:
        return ItemType.CHAPTER
    if "volume" in values or "issue" in numbers or {"article-title", "source"} <= tags:
        publisher = "publisher" in values or "ISBN" in values
        return (
            ItemType.CHAPTER if publisher and "volume" not in values else ItemType.ARTICLE_JOURNAL
        )
    if "dissertation" in values.get("genre", "").lower() or "thesis" in values.get("genre", ""):
        return ItemType.THESIS
    if "source" in tags and values.keys() & {"publisher", "ISBN", "edition", "publisher_place"}:
        return ItemType.BOOK
    return ItemType.WEBPAGE if "URL" in values else ItemType.DOCUMENT


def _put_titles(found: dict[str, Any], draft: Draft, kind: ItemType) -> None:
    parts = [title for title in draft.titles if title.tag in _PARTS]
    sources = [title for title in draft.titles if title.tag == "source"]
    own = parts[0] if parts else None
    container = sources[0] if sources else None
    spare = [*parts[1:], *sources[1:]]
    alone = own is None and kind not in _ALONE_CONTAINS
    if alone and container is not None and container.use != "container-title":
        own, container = container, None
    if own is not None:
        _put_title(found, draft, "title", own)
    if container is not None:
        _put_title(found, draft, "container_title", container)
    for title in draft.titles:
        if title.tag == "part-title":
            name = "volume_title" if title.use == "volume-title" else "part_title"
            if name in found:
                spare.append(title)
            else:
                _put_title(found, draft, name, title)
        elif title.tag in ("trans-title", "trans-source"):
            draft.keep("translations", [title.language, title.text])
            draft.mark("custom", title.span)
        elif title.tag == "issue-title":
            spare.append(title)
    draft.loose.extend(title.span for title in spare)


def _put_title(found: dict[str, Any], draft: Draft, name: str, title: Title) -> None:
    found[name] = title.text
    draft.mark(name.replace("_", "-"), title.span)
    if title.xml:
        draft.keep("xml", [name.replace("_", "-"), title.xml])
    if title.language and title.tag == "article-title":
        draft.kept["title-language"] = title.language


def _put_numbers(found: dict[str, Any], numbers: dict[str, str]) -> None:
    issue = [numbers[name] for name in ("issue", "issue-part") if name in numbers]
    supplement = numbers.get("supplement")
    if supplement and _HAS_WORD.search(supplement):
        issue.append(supplement)
    elif supplement:
        found["supplement_number"] = supplement
    if issue:
        found["issue"] = " ".join(issue)
    page = _page(numbers)
    if page:
        found["page"] = page


def _page(numbers: dict[str, str]) -> str:
    first, last = numbers.get("fpage"), numbers.get("lpage")
    whole = numbers.get("page-range", "")
    if first and not ("," in whole or ";" in whole):
        return expand(f"{first}-{last}") if last else expand(first)
    if whole:
        return expand(whole)
    return numbers.get("elocation-id", "") or last or ""


def reference(id: str, found: dict[str, Any]) -> Reference:  # noqa: A002
    """Make the reference."""
    return Reference(id=id, **found)
