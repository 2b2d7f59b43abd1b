"""Names written out: "Smith, John A., and Mary Jones", "Smith, John; Jones, Mary" (Chicago, MLA).

A word with a capital may be anything, so names written out count only where
the list is shaped like one and what follows it is what follows names: a year,
a title in quotes, or two names that "and" or semicolons join.
"""

from __future__ import annotations

import re

from refconv_vancouver.reading.bodies import CORPORATE
from refconv_vancouver.reading.habits import FAMILY, PARTICLE
from refconv_vancouver.reading.letters import HYPHEN, LOWER, UPPER
from refconv_vancouver.reading.names import People, Person, person_of
from refconv_vancouver.reading.places import place_share

_GIVEN = (
    rf"(?P<given>[{UPPER}][{LOWER}]+(?:[{HYPHEN}][{UPPER}]?[{LOWER}]+)?"
    rf"(?:[ ](?:[{UPPER}]\.[{HYPHEN}]?|[{UPPER}](?=[,;])|[{UPPER}][{LOWER}]+)){{0,3}})"
)
_INVERTED = re.compile(rf"{PARTICLE}?{FAMILY},[ ]{_GIVEN}(?=\s*[,;.:(]|\s(?:and|&|y|et|und|e)\s)")
_DIRECT = re.compile(rf"{_GIVEN}[ ]{PARTICLE}?{FAMILY}(?=\s*[,.:(]|\s(?:and|&|y|et|und|e)\s)")
_COMMA = re.compile(r",\s(?:(?:and|&|y|et|und|e)\s)?|\s(?:and|&|y|et|und|e)\s")
_AND = re.compile(r"\s(?:and|&|y|et|und|e)\s")
_SEMICOLON = re.compile(r";\s(?:(?:and|&)\s)?")
_CLOSE = re.compile(r"\.?\s*(?:[.,:]\s+|\s(?=[(“\"‘]))")
_AFTER = re.compile(r"\(?(?:1[5-9]|20)\d\d\b|[“\"‘«]")


def read_full(text: str, start: int, end: int) -> People | None:
    """Read names written out that begin at `start`; None where it is not sure that they are."""
    first = _INVERTED.match(text, start, end)
    if first is None or CORPORATE.search(first.group()) or place_share(first.group()) > 0:
        return None
    by_semicolon = _SEMICOLON.match(text, first.end(), end) is not None
    names = [person_of(first)]
    joined, habit = (_SEMICOLON, _INVERTED) if by_semicolon else (_COMMA, _DIRECT)
    place, anded = first.end(), False
    while (join := joined.match(text, place, end)) is not None:
        name = habit.match(text, join.end(), end)
        if name is None:
            break
        names.append(person_of(name))
        anded = anded or _AND.search(join.group()) is not None
        place = name.end()
    return _closed(text, names, place, end, sure=len(names) > 1 and (anded or by_semicolon))


def _closed(text: str, names: list[Person], place: int, end: int, *, sure: bool) -> People | None:
    """Close a list if it is sure of itself or what follows makes it so."""
    close = _CLOSE.match(text, place, end)
    if close is None or not (sure or _AFTER.match(text, close.end(), end)):
        return None
    return People(tuple(names), close.end(), None, None, sure=False)
