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
    spans, index, text = match.regs, match.re.groupindex, match.string
    particle = suffix = None
    for name, place in index.items():
        start, end = spans[place]
        if start < 0 or name in _WHOLE:
            continue
        if text[end - 1] == " ":
            end -= 1
        if name == "particle":
            particle = (start, end)
        elif name == "suffix" or suffix is None:
            suffix = (start, end)
    return Person(*spans[0], spans[index["family"]], spans[index["given"]], particle, suffix)


def tight(match: re.Match[str], name: str) -> Pair | None:
    """Give the place of a part of a name without the space behind it."""
    start, end = match.span(name)
    if start < 0:
        return None
    return (start, end - 1) if match.string[end - 1] == " " else (start, end)


_WHOLE = frozenset({"family", "given"})
