"""Fields that a reference of its type has to have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refconv.checks.finding import odd
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.model import ItemType, Reference

T = ItemType
Wanted = tuple[str, ...]
"""What a reference needs, each a variable or several that can stand for it: `page|number|DOI`."""

_WHO = "author|editor|translator|compiler|chair"
_ANYWHERE = "page|number|DOI|URL|status"
_ARTICLE: Wanted = ("author", "title", "container-title", "issued")

BASIC: Mapping[ItemType, Wanted] = {
    T.ARTICLE_JOURNAL: (*_ARTICLE, f"volume|issue|{_ANYWHERE}", _ANYWHERE),
    T.ARTICLE_MAGAZINE: ("title", "container-title", "issued"),
    T.ARTICLE_NEWSPAPER: ("title", "container-title", "issued"),
    T.ARTICLE: ("author", "title", "issued", "DOI|URL|number|publisher|archive"),
    T.BOOK: (_WHO, "title", "publisher", "issued"),
    T.CHAPTER: ("author|editor", "title", "container-title", "publisher", "issued"),
    T.PAPER_CONFERENCE: ("author", "title", "container-title|event|event-title", "issued"),
    T.THESIS: ("author", "title", "publisher", "issued"),
    T.REPORT: (f"{_WHO}|publisher", "title", "issued"),
    T.WEBPAGE: ("title", "URL"),
    T.POST_WEBLOG: ("title", "URL"),
    T.DATASET: ("title", "DOI|URL|publisher"),
    T.SOFTWARE: ("title", "DOI|URL|publisher|version"),
    T.PATENT: ("author", "title", "number", "issued"),
    T.ENTRY_ENCYCLOPEDIA: ("title", "container-title"),
    T.ENTRY_DICTIONARY: ("title", "container-title"),
}
"""Without these nobody finds the work."""

_MORE: Mapping[str, Mapping[ItemType, Wanted]] = {
    "basic": {},
    # NLM, Citing Medicine, 2nd ed.: the required elements of ch. 1, 2, 5, 6, 25
    "vancouver": {
        T.BOOK: ("publisher-place",),
        T.CHAPTER: ("publisher-place", "page"),
        T.PAPER_CONFERENCE: ("event-date|issued",),
        T.THESIS: ("publisher-place",),
        T.WEBPAGE: ("accessed",),
    },
    # Publication Manual of the APA, 7th ed., ch. 9
    "apa": {T.CHAPTER: ("page",), T.REPORT: ("publisher|author",), T.THESIS: ("genre",)},
    # Crossref, citation list: what its matching works with
    "crossref": {T.ARTICLE_JOURNAL: ("DOI|volume", "DOI|page|number")},
}


def missing_field(references: Sequence[Reference], options: CheckOptions) -> Iterator[Diagnostic]:
    """Find references that lack what their type needs."""
    more = _MORE[options.fields]
    for reference in references:
        if reference.type is None or reference.unread:
            continue
        needs = (*BASIC.get(reference.type, ()), *more.get(reference.type, ()))
        unmet = [words for need in needs if not _has(reference, words := need.split("|"))]
        said = [words for words in unmet if not any(set(words) < set(other) for other in unmet)]
        if said:
            what = " and without ".join(map(_or, said))
            yield odd("missing-field", reference, f"{reference.type} without {what}")


def missing_volume(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find journal articles that have pages, but neither volume nor issue."""
    for reference in references:
        article = reference.type is ItemType.ARTICLE_JOURNAL and reference.page
        if article and not _has(reference, ("volume", "issue", "DOI", "URL", "status")):
            message = "pages without a volume: some journals have none"
            yield odd("missing-volume", reference, message, "page")


def _has(reference: Reference, names: Sequence[str]) -> bool:
    return any(reference[name] for name in names)


def _or(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def unread(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references that could not be read."""
    for reference in references:
        if reference.unread:
            yield odd("unread", reference, "this reference could not be read")


def missing_type(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references of which nobody knows what kind of work they are."""
    for reference in references:
        if reference.type is None and not reference.unread:
            yield odd("missing-type", reference, "what kind of work this is is not known")


def missing_doi(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find journal articles without a DOI."""
    for reference in references:
        if reference.type is ItemType.ARTICLE_JOURNAL and not reference.DOI:
            yield odd("missing-doi", reference, "an article without a DOI")
