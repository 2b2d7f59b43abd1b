"""The places of one name and of a list of names, before they become names of the model."""

from __future__ import annotations

import re
from typing import NamedTuple

Pair = tuple[int, int]


class Person(NamedTuple):
    """Hold the places of one name and of its parts; a literal has no parts."""

    start: int
    end: int
    family: Pair | None = None
    given: Pair | None = None
    particle: Pair | None = None
    suffix: Pair | None = None


class People(NamedTuple):
    """Hold a list of names, the place of its "et al.", its role and where it ends."""

    names: tuple[Person, ...]
    end: int
    """The character after the stop that closes the list."""
    et_al: Pair | None = None
    role: str | None = None
    """"editor", "translator" and so on, where the list says so."""
    sure: bool = True
    """Whether the list is well formed throughout."""


def person_of(match: re.Match[str]) -> Person:
    """Give the places of a name that a habit has matched."""
    start, end = match.span()
    group = match.re.groupindex
    particle = tight(match, "particle")
    suffix = tight(match, "suffix")
    if suffix is None and "early" in group:
        suffix = tight(match, "early")
    return Person(start, end, match.span("family"), match.span("given"), particle, suffix)


def tight(match: re.Match[str], name: str) -> Pair | None:
    """Give the place of a part of a name without the space behind it."""
    if name not in match.re.groupindex:
        return None
    start, end = match.span(name)
    if start < 0:
        return None
    return (start, end - 1) if match.string[end - 1] == " " else (start, end)
