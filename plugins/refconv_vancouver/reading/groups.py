"""Groups and bodies among persons: "Pagedas AC; Alf-One Study Group", "(STAR Collaboration)"."""

from __future__ import annotations

import re

from refconv_vancouver.reading.bodies import (
    ACRONYM,
    CORPORATE,
    MIXED,
    TITLED,
    capitalised,
    corporate,
    ends_in_body,
)
from refconv_vancouver.reading.habits import ET_AL, JOIN, VANCOUVER
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.names import Person, person_of
from refconv_vancouver.reading.places import place_share

ITEM = re.compile(rf"(?P<name>[^\s,;.:{MASK}][^,;.:?{MASK}]{{1,150}}?)(?=\s*(?:[,;.:{MASK}]|$))")
_BEHALF = re.compile(
    r"\s*[,;.]?\s*(?:(?:and|&|y|et|und|e)\s+)?(?:on behalf of|for|from|pour|en nombre de|em"
    r" nome d[oa]|im namen der|in collaboration with|writing (?:committee|group)"
    r" for)\s+(?:the )?(?=\w)",
    re.I,
)
_LAND = re.compile(r",\s(?P<land>[^\W\d_][^,;.:]{2,24})(?=\.)")
_BRACKETED = re.compile(r"[\s,]{1,2}\((?:for the |on behalf of the )?(?P<name>[^()]{3,120})\)")
_LONG = 14
"""So many words are no body's name but a title."""


def read_group(text: str, start: int, end: int, apart: bool) -> Person | None:
    """Read a group's name among persons; `apart` tells that a semicolon stands before it."""
    match = ITEM.match(text, start, end)
    if match is None or ET_AL.match(text, start, end):
        return None
    name = match["name"].rstrip()
    if not name[0].isupper() and not name.startswith("the "):
        return None
    named = (
        name.split(" (")[0].count(" ") < _LONG
        and CORPORATE.search(name) is not None
        and (corporate(name) or ends_in_body(name))
    )
    last = text.startswith(". ", match.start() + len(name)) and MIXED.fullmatch(name)
    if not (named or last or ACRONYM.match(name) or (apart and TITLED.fullmatch(name))):
        return None
    joined = name.startswith("the ") and text.endswith(("and ", "& "), 0, start)
    first = match.start() + (4 if joined else 0)
    stop = match.start() + len(name)
    land = _LAND.match(text, stop, end) if named else None
    if land is not None and place_share(land["land"]) == 1:
        stop = land.end()
    return Person(first, stop)


def groups_behind(text: str, names: list[Person], place: int, end: int) -> int:
    """Read groups behind "et al.", with a comma or without one; give where they end."""
    while True:
        joined = JOIN.match(text, place, end)
        person = VANCOUVER.match(text, place + 2, end) if text.startswith(", ", place) else None
        if person is not None:  # "Bloom AJ et al, Usui Y, Increasing CO2"
            names.append(person_of(person))
            place = person.end()
            continue
        if joined is not None and text[place - 1 : joined.end()].strip() not in {".", ""}:
            group = read_group(text, joined.end(), end, False)
            tied = joined.group().strip(" .") != ","
            if group is not None and not tied and not ends_in_body(text[slice(*group[:2])]):
                return place  # "et al, Association of foods with risk. JAMA"
        elif text.startswith(" ", place) and text[place - 1] not in ".)":
            group = read_group(text, place + 1, end, False)
            if group is None or not capitalised(text[group.start : group.end]):
                return place
        else:
            return place
        if group is None:
            return place
        names.append(group)
        place = group.end


def on_behalf(text: str, names: list[Person], place: int, end: int) -> int:
    """Read the body for which persons write: "for the XYZ Study Group", "(XYZ Collaboration)"."""
    bracket = "(" in text[place : place + 3]
    match = _BRACKETED.match(text, place, end) if bracket else None
    if match is not None and CORPORATE.search(match["name"]):
        names.append(Person(*match.span("name")))
        return match.end()
    match = _BEHALF.match(text, place, end)
    if match is None:
        return place
    group = ITEM.match(text, match.end(), end)
    if group is None or not (CORPORATE.search(group["name"]) or "behalf" in match.group()):
        return place
    names.append(Person(group.start(), group.start() + len(group["name"].rstrip())))
    return group.end()
