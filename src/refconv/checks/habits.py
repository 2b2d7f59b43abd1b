"""One list, one habit: what most references do, and the ones that do otherwise.

A habit is a function that says in one word how a reference does something, or
None where it does not come up. What is rarer is reported, reference by
reference; where no way is clearly the usual one, once for the whole list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from refconv import journals
from refconv.checks.etal import name_limits
from refconv.checks.finding import cited, odd, printed
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.journals import Role
from refconv.journals.folding import fold
from refconv.model import ItemType, Reference, richtext

Habit = Callable[[Reference], str | None]

_USUAL = 0.75  # share of the references that makes a way the usual one
_FEWEST = 4  # references, before there is a habit
_RANGE = re.compile(r"\s*[A-Za-z]*(\d+)\s*[-\u2010-\u2015]\s*[A-Za-z]*(\d+)\s*")
_WITH_DOI, _WITHOUT_DOI = "with a DOI", "without a DOI"
_GIVEN_PARTS = re.compile(r"[\s.-]+")
_MOST_INITIALS = 4
_PARTICLES = frozenset("d da das de del della der di do dos du e la le van von y".split())
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or per the to via vs with".split()
)
_LEAST_WORDS = 4  # of weight, in a title whose capitals are judged


def mixed_journals(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists with full journal titles and abbreviations."""
    yield from _mixed("mixed-journals", "journals", _journal, "container-title", references)


def mixed_pages(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists with page ranges in full (`207-219`) and shortened (`207-19`)."""
    yield from _mixed("mixed-pages", "page ranges", _pages, "page", references)


def mixed_names(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists with initials and written-out given names."""
    yield from _mixed("mixed-names", "given names", _given, "author", references)


def mixed_titles(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists with titles of articles in title case and in sentence case."""
    yield from _mixed("mixed-titles", "titles of articles", _capitals, "title", references)


def mixed_dois(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists in which some articles have a DOI and others have none."""
    yield from _mixed("mixed-dois", "articles", _has_doi, "DOI", references, never_odd=_WITH_DOI)


def mixed_doi_form(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists that print DOIs in more than one way."""
    yield from _mixed("mixed-doi-form", "DOIs", _doi_form, "DOI", references)


def mixed_et_al(references: Sequence[Reference], options: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists in which "et al." follows now this, now that number of authors."""
    if options.style and name_limits(options.style):
        return  # held against the style by `et-al` and `authors-unknown`
    yield from _mixed("mixed-et-al", "et al.", _shown, "author", references)


def _mixed(
    name: str,
    what: str,
    habit: Habit,
    path: str,
    references: Sequence[Reference],
    *,
    never_odd: str | None = None,
) -> Iterator[Diagnostic]:
    ways: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        way = habit(reference)
        if way is not None:
            ways[way].append(reference)
    total = sum(map(len, ways.values()))
    if len(ways) < 2 or total < _FEWEST:
        return
    usual = max(ways, key=lambda way: len(ways[way]))
    counts = ", ".join(f"{len(its)} {way}" for way, its in sorted(ways.items()))
    if len(ways[usual]) < _USUAL * total or (never_odd in ways and never_odd != usual):
        first = min((its[0] for its in ways.values()), key=references.index)
        yield odd(name, first, f"{what} in this list are mixed: {counts}")
        return
    for way, its in ways.items():
        if way != usual:
            for reference in its:
                message = f"{what}: {way} in {cited(reference)}, {usual} in most ({counts})"
                yield odd(name, reference, message, path)


# habits


def _journal(reference: Reference) -> str | None:
    text = reference.container_title
    if reference.type is not ItemType.ARTICLE_JOURNAL or not text:
        return None
    plain = richtext.plain(text)
    if len(plain.split()) < 2:
        return None  # a title of one word is not abbreviated
    found = journals.lookup(plain)
    if not found:
        return "abbreviated with stops" if "." in plain else None
    if found[0].role in (Role.ABBREVIATION, Role.STANDARD):
        return "abbreviated with stops" if "." in plain else "abbreviated"
    own = {fold(name.text) for name in found[0].journal.shorts}
    return None if fold(plain) in own else "written out"


def _pages(reference: Reference) -> str | None:
    match = _RANGE.fullmatch(printed(reference, "page") or reference.page or "")
    if match is None or len(match[1]) < 2 or match[1] == match[2]:
        return None
    first, last = match.groups()
    if len(last) < len(first):
        return "shortened"
    return "in full" if len(last) == len(first) and last[0] == first[0] else None


def _given(reference: Reference) -> str | None:
    given = [name.given for name in reference.author if name.given]
    if not given:
        return None
    short = sum(map(_is_initials, given))
    if short == len(given):
        return "initials"
    return "written out" if short == 0 else "both in one reference"


def _is_initials(given: str) -> bool:
    parts = [part for part in _GIVEN_PARTS.split(given) if part and part not in _PARTICLES]
    return all(len(part) == 1 or (part.isupper() and len(part) <= _MOST_INITIALS) for part in parts)


def _capitals(reference: Reference) -> str | None:
    if reference.type is not ItemType.ARTICLE_JOURNAL or not reference.title:
        return None
    words = re.findall(r"[^\W\d_]{3,}", richtext.plain(reference.title))[1:]
    weight = [word for word in words if word.casefold() not in _SMALL and not word.isupper()]
    if len(weight) < _LEAST_WORDS:
        return None
    capitals = sum(word[0].isupper() for word in weight) / len(weight)
    if capitals > 0.8:
        return "in title case"
    return "in sentence case" if capitals < 0.4 else None


def _has_doi(reference: Reference) -> str | None:
    if reference.type is not ItemType.ARTICLE_JOURNAL:
        return None
    return _WITH_DOI if reference.DOI else _WITHOUT_DOI


def _doi_form(reference: Reference) -> str | None:
    origin = reference.origin
    if not reference.DOI or origin is None or origin.fielded:
        return None
    at = origin.text.casefold().find(reference.DOI.casefold())
    before = origin.text[max(0, at - 20) : at].casefold()
    if at < 0:
        return None
    if before.endswith("doi.org/"):
        return "as a link"
    return "behind doi:" if re.search(r"doi\s*:?\s*$", before) else "bare"


def _shown(reference: Reference) -> str | None:
    if "author" not in reference.et_al:
        return None
    return f"after {len(reference.author)}"
