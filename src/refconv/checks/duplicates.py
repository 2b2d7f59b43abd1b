"""References that stand in a list twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from refconv.checks.finding import cited, folded, odd, surname
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.kit import identifiers
from refconv.model import Reference

_NEAR = 92.0  # how alike two titles are, of 100, to be shown to a person
_LARGEST_BLOCK = 300  # references of one first author that are compared with each other
_LONGEST = 500  # letters of a title that are compared
_SHORTEST = 12  # letters of a title that can be told from another by likeness
_FIRST_PAGE = re.compile(r"[^\W_]+")
_NUMERAL = re.compile(r"\b(?:\d+|i{1,3}|iv|vi{0,3}|ix|x|one|two|three|first|second|third)\b")


def same_doi(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references that share a DOI; case makes no difference (DOI Handbook, 2.4)."""
    for first, again in _repeats(references, lambda it: _doi(it)):
        yield odd("duplicate-doi", again, f"the DOI of {cited(first)} again: {again.DOI}", "DOI")


def same_identifier(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references that share a PubMed or PubMed Central identifier."""
    for variable in ("PMID", "PMCID"):
        for first, again in _repeats(references, lambda it, name=variable: getattr(it, name)):
            message = f"the {variable} of {cited(first)} again: {getattr(again, variable)}"
            yield odd("duplicate-identifier", again, message, variable)


def same_work(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references of one title, year and first author."""
    for first, again in _repeats(references, _work):
        if not _told_apart(first, again):
            yield odd("duplicate-work", again, f"looks like {cited(first)} again", "title")


def near_work(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references of one first author whose titles are nearly alike, a year apart at most."""
    blocks: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.author and reference.title:
            blocks[folded(surname(reference.author[0]))].append(reference)
    named: set[int] = set()
    for block in blocks.values():
        titles = {id(it): folded(it.title or "")[:_LONGEST] for it in block[:_LARGEST_BLOCK]}
        for first, again in combinations(block[:_LARGEST_BLOCK], 2):
            one, other = titles[id(first)], titles[id(again)]
            if _near(one, other) and _years_apart(first, again) <= 1:
                if id(again) in named or _told_apart(first, again) or _work(first) == _work(again):
                    continue
                named.add(id(again))
                likeness = fuzz.ratio(one, other)
                message = f"title is {likeness:.0f} % that of {cited(first)}"
                yield odd("near-duplicate", again, message, "title")


def _repeats(references: Sequence[Reference], key: object) -> Iterator[tuple[Reference, Reference]]:
    """Yield each reference whose key was there before, behind the first that had it."""
    assert callable(key)
    seen: dict[object, Reference] = {}
    for reference in references:
        mark = key(reference)
        if mark:
            first = seen.setdefault(mark, reference)
            if first is not reference:
                yield first, reference


def _doi(reference: Reference) -> str | None:
    bare = identifiers.doi(reference.DOI) if reference.DOI else None
    return (bare or reference.DOI or "").casefold() or None


def _work(reference: Reference) -> tuple[object, ...] | None:
    title = folded(reference.title or "")
    if len(title) < _SHORTEST or reference.issued is None:
        return None
    author = folded(surname(reference.author[0])) if reference.author else ""
    return (title, reference.issued.year, author)


def _told_apart(first: Reference, second: Reference) -> bool:
    """Tell whether an identifier or the first page says that two works differ.

    A volume alone does not: of one title on the same page, one volume is a typing error.
    """
    one, other = _doi(first), _doi(second)
    if one and other:
        return True  # alike, they are another rule's
    pages = [_FIRST_PAGE.match(it.page or "") for it in (first, second)]
    return all(pages) and pages[0][0] != pages[1][0]  # type: ignore[index]


def _near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or _NUMERAL.findall(one) != _NUMERAL.findall(other):
        return False
    return fuzz.ratio(one, other, score_cutoff=_NEAR) > 0


def _years_apart(first: Reference, second: Reference) -> int:
    one = first.issued.year if first.issued else None
    other = second.issued.year if second.issued else None
    return abs(one - other) if one is not None and other is not None else 0
