"""The order of a list: its numbers, or its authors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from refconv.checks.finding import cited, folded, label, odd, surname
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.model import Reference

_ALPHABETICAL = 0.8  # share of references in order that makes a list alphabetical
_FEWEST = 6
_LONGEST_NUMBER = 9  # digits


def labels_in_sequence(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find numbers that are missing, come twice, or go back."""
    before: int | None = None
    for reference in references:
        text = label(reference).strip("[]().")
        if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
            before = None
            continue
        number = int(text)
        if before is not None and number != before + 1 and number != 1:
            what = "again" if number == before else f"follows {before}"
            yield odd("label-sequence", reference, f"number {number} {what}", "label")
        before = number


def authors_in_order(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find references that stand out of order in a list that is alphabetical by author.

    A list with numbers, or in which fewer than four of five are in order, is none; neither are
    the records of a data base, whose order nobody prints.
    """
    if len(references) < _FEWEST or any(
        its.origin is None or its.origin.fielded or label(its).strip("[]().").isdecimal()
        for its in references
    ):
        return
    keys = [_key(reference) for reference in references]
    kept = set(_longest_rise(keys))
    if len(kept) < _ALPHABETICAL * len(keys):
        return
    for place, reference in enumerate(references):
        if place not in kept:
            neighbour = references[place - 1] if place else references[1]
            side = "after" if place else "before"
            message = f"{cited(reference)} stands {side} {cited(neighbour)}, not in its order"
            yield odd("author-order", reference, message, "author")


def _key(reference: Reference) -> tuple[str, str]:
    """Give what a list is sorted by: family name and first initial, or the title."""
    if not reference.author:
        return folded(reference.title or ""), ""
    first = reference.author[0]
    return folded(surname(first)), folded(first.given or "")[:1]


def _longest_rise(keys: Sequence[tuple[str, str]]) -> list[int]:
    """Give the places of a longest part of a sequence that never falls, in n log n."""
    ends: list[tuple[str, str]] = []
    places: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        at = bisect_right(ends, key)
        before.append(places[at - 1] if at else -1)
        if at == len(ends):
            ends.append(key)
            places.append(place)
        else:
            ends[at], places[at] = key, place
    rise = []
    place = places[-1] if places else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise
