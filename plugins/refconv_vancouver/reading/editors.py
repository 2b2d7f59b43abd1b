"""Editors and translators beside the title of a book: "Atlas. Smith J, Jones K, editors.".

Citing Medicine, ch. 2, has them behind the title; reference managers print bodies for persons
("World Health Organization, editor."), Chicago and MLA "Edited by John Smith", reports
"[Core Writing Team, Pachauri R.K. and Meyer L.A. (eds.)]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from refconv_vancouver.reading.bodies import capitalised, corporate
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import HYPHEN, LOWER, MASK, QUOTE, UPPER
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.names import People, Person
from refconv_vancouver.reading.naming import put_people
from refconv_vancouver.reading.people import read_people
from refconv_vancouver.reading.places import begins_with_place

_ROLE = re.compile(
    r"(?:,|\s\(|(?<=\.))\s?(?:eds?|editors?|hrsg|hg|organizador(?:es|as?)?|coordinador(?:es|as?)?"
    r"|editores|translators?|compilers?|orgs?|coords?)\b\.?\)?(?=[\s.,;:\])]|$)",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"(?:[.?!;,:]\s|\s?[(\[]|[)\]]\s)(?=[{UPPER}{LOWER}])")
_CAPITAL = re.compile(rf"(?:(?<=[{LOWER}])\s|(?<=[{LOWER})]),\s)(?=[{UPPER}])")
_BODY = re.compile(rf"(?:[.?!](?:[)”\"]|\s)?\s|\b\d+(?:st|nd|rd|th)\sed\.?\s)(?=[{UPPER}])")
_TEAM = re.compile(r"[(\[](?P<body>[A-Z][^,()\[\]]{3,60}),\s\Z")
_LEAD = re.compile(
    r"(?:[,.;]\s{1,2}(?:and\s)?|\s?\(|\s(?=Edited by\s)|\[)"
    r"(?P<lead>(?:(?:edited|eds?\.?|editado|organizado|coordinado) (?:by|por)"
    r"|(?:herausgegeben|hrsg\.?) von|sous la (?:direction|dir\.) de|a cura di|translated by"
    r"|trans\.|eds?\b\.?|hrsg\b\.?):?\s+)(?=\S)",
    re.IGNORECASE,
)
_WORD = rf"[{UPPER}](?:[\w{HYPHEN}{QUOTE}]+|\.(?:[{HYPHEN}]?[{UPPER}]\.)*)"
_FULL = re.compile(
    rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|von|van|der|den|de|da|di|du|del|la|le|dos|el|al)){{1,4}})"
    r"(?P<join>,? and |,? & |, | y | et | und | e )?"
)
_GOES_ON = re.compile(r"\s*(?:and|&|y|et|und|e)\s|,\s")
_INITIAL = re.compile(rf"[{UPPER}]\.(?:[{HYPHEN}]?[{UPPER}]\.)*\Z")
_PARTICLES = frozenset("von van der den de da di du del la le dos el al".split())
_MOST_ROLES, _MOST_STARTS, _FAR = 5, 40, 300


class Edited(NamedTuple):
    """Hold editors or translators of a whole, and the stretch that names and role take up."""

    start: int
    end: int
    people: People
    role: str


def take_editors(text: str, start: int, stop: int, draft: Draft) -> str:
    """Take editors or translators from `text[start:stop]`; they may stand within the title."""
    found = find_editors(text, start, stop)
    if found is None:
        return text
    put_people(found.people, text, draft, found.role)
    return _mask_all(text, found.start, found.end)


def find_editors(text: str, start: int, stop: int) -> Edited | None:
    """Find names that stand behind a word for their role, or before one."""
    for lead, people in _led(text, start, stop):
        if not begins_with_place(text[lead.end() : stop]):
            role = "translator" if "trans" in lead["lead"].lower() else "editor"
            return Edited(lead.start(), people.end, people, role)
    for role_word in islice(_ROLE.finditer(text, start, stop), _MOST_ROLES):
        found = _body_before(text, start, role_word) or _names_before(text, start, role_word)
        if found is not None:
            first, people = found
            end = max(people.end, role_word.end())
            return Edited(first, end, people, people.role or "editor")
    return None


def has_role_first(text: str, start: int, stop: int) -> bool:
    """Tell whether a word for their role stands before names: "eds C. W. Cowan, P. J. Watson"."""
    return next(_led(text, start, stop), None) is not None


def _led(text: str, start: int, stop: int) -> Iterator[tuple[re.Match[str], People]]:
    """Yield each word for a role that has names behind it, with these."""
    for lead in islice(_LEAD.finditer(text, start + 3, stop), _MOST_ROLES):
        close = text.find(")" if "(" in lead.group() else " (", lead.end(), stop)
        people = read_edited(text, lead.end(), stop if close < 0 else close)
        if people is not None:
            yield lead, people


def _mask_all(text: str, first: int, last: int) -> str:
    """Mask names with their stop and with the brackets around them."""
    while first > 0 and text[first - 1] in "([ ":
        first -= 1
    while last < len(text) and text[last] in ")]":
        last += 1
    return mask(text, first, last)


def _names_before(text: str, start: int, role: re.Match[str]) -> tuple[int, People] | None:
    """Find the longest list of persons that ends in a word for their role."""
    floor = max(start + 3, role.start() - _FAR)
    for pattern in (_BREAK, _CAPITAL):
        for cut in islice(pattern.finditer(text, floor, role.start()), _MOST_STARTS):
            people = read_people(text, cut.end(), role.end())
            if people is None or people.role is None or people.end < role.end() - 1:
                continue
            if people.names[0].family is None:
                continue
            team = _TEAM.search(text, max(0, cut.end() - 64), cut.end())
            if team is None:
                return cut.end(), people
            names = (Person(*team.span("body")), *people.names)
            return team.start("body"), people._replace(names=names)
    return None


def _body_before(text: str, start: int, role: re.Match[str]) -> tuple[int, People] | None:
    """Find an organisation that a role says to be the editor."""
    if not text.startswith(",", role.start()):
        return None
    floor = max(start + 3, role.start() - 160)
    cuts = list(_BODY.finditer(text, floor, role.start()))
    if not cuts:
        return None
    first = cuts[-1].end()
    head = text[first : role.start()]
    if MASK in head or not (corporate(head) or (head.startswith("The ") and capitalised(head))):
        return None
    return first, People((Person(first, role.start()),), role.end(), role="editor")


def read_edited(text: str, start: int, stop: int) -> People | None:
    """Read names after "edited by": with initials, or in full where a list of those would go on."""
    short = read_people(text, start, stop)
    if short is None or _GOES_ON.match(text, short.end, stop):
        return _read_direct(text, start, stop) or short
    return short


def _read_direct(text: str, start: int, stop: int) -> People | None:
    """Read names in full: "John Smith and Mary Jones"; an initial at the end is a given name's."""
    spans: list[tuple[int, int]] = []
    at = start
    while (match := _FULL.match(text, at, stop)) is not None:
        spans.append(match.span("name"))
        at = match.end()
        if not match["join"]:
            break
    if not spans or (at < stop and text[at] not in ".,;:()[]" and text[at - 1] != "."):
        return None
    turned = any(_INITIAL.search(text[slice(*span)]) for span in spans)
    return People(tuple(_person(text, *span, turned) for span in spans), at, sure=False)


def _person(text: str, first: int, last: int, turned: bool) -> Person:
    """Part a name; `turned` tells that the family name is the first word."""
    words = text[first:last].split(" ")
    if turned:
        cut = first + len(words[0])
        return Person(first, last, (first, cut), (cut + 1, last))
    size = len(words[-1])
    for word in reversed(words[1:-1]):
        if word not in _PARTICLES:
            break
        size += len(word) + 1
    return Person(first, last, (last - size, last), (first, last - size - 1))
