"""Lists of names at the head of a reference: "Faderl S, Talpaz M, van Tellingen O, et al."."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.reading.bodies import (
    ACRONYM,
    CORPORATE,
    DOTTED,
    MIXED,
    OFFICE,
    TITLED,
    capitalised,
    ends_in_body,
)
from refconv_vancouver.reading.habits import (
    BARE,
    CAPITALS,
    DIRECT,
    ET_AL,
    INVERTED,
    JOIN,
    PLAIN_DOTTED,
    SHORT,
    STRAY,
    VANCOUVER,
)
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.places import place_share

Pair = tuple[int, int]


_ROLES = {
    "tra": "translator", "com": "compiler", "inv": "author", "car": "author", "dir": "director",
}  # fmt: skip
"""What a role's first letters say, as a CSL variable; every other role is an editor's."""


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


_OTHERS = {VANCOUVER: (INVERTED, DIRECT), INVERTED: (VANCOUVER,)}
"""The habits in which a name may stand in a list of another: "Hanoch Y, Johnson, JG, Wilke A"."""
_STOP = re.compile(r"\s*(?:\.(?:\s*[.,;])*|:(?=\s)|;(?=\s)|,(?=\s))\s*")
_ROLE = re.compile(
    r"[\s,;.]*[(\[]?(?P<role>editors?|eds?|editor in chief|editores|organizadore?s?"
    r"|organizadora?s?|orgs?|coordinadore?s?|coordenadore?s?|coords?"
    r"|hrsg|herausgeber|hg|compilers?|comps?|translators?|trans|inventors?|cartographers?"
    r"|directors?|dirs?|curatori|a cura di|éditeurs?|éds?|redactors?)"
    r"\b\.?[)\]]?(?=[\s.,;:]|$)",
    re.I,
)
_BEHALF = re.compile(
    r"\s*[,;.]?\s*(?:(?:and|&|y|et|und|e)\s+)?(?:on behalf of|for|from|pour|en nombre de|em"
    r" nome d[oa]|im namen der|in collaboration with|writing (?:committee|group)"
    r" for)\s+(?:the )?(?=\w)",
    re.I,
)
_ITEM = re.compile(rf"(?P<name>[^\s,;.:{MASK}][^,;.:?{MASK}]{{1,150}}?)(?=\s*(?:[,;.:{MASK}]|$))")
_LAND = re.compile(r",\s(?P<land>[^\W\d_][^,;.:]{2,24})(?=\.)")
_BRACKETED = re.compile(r"[\s,]{1,2}\((?:for the |on behalf of the )?(?P<name>[^()]{3,120})\)")
_REMARKED = re.compile(r"\s\([^\W\d_][^().\d]{1,40}\)?(?=\.\s)")
"""What stands in brackets behind the last name: an affiliation, cut short or whole."""
_ROLED = re.compile(r"(?P<names>[^.:;\d]{3,160}?)(?P<mark>,? \(?(?:editors?|eds?)\b)", re.I)
_AND = re.compile(r"\s*(?:and\s+)?")
_NO_NAME = re.compile(r"\s(?:of|the|in|for|on|to|with|from)\s")
_PART = re.compile(r"(?:(?!\sand\s)[^,&;])+?(?=\s*(?:[,&;]|\sand\s|$))(?<=\w)")
_LONG = 14
"""So many words are no body's name but a title."""


def read_people(text: str, start: int, end: int) -> People | None:
    """Read the names that begin at `start`; None where there is no person.

    Three habits are known: "Family FM" (Vancouver), "Family, F. M." and
    "F. M. Family". The first name settles which one the list has.
    """
    office = OFFICE.match(text, start, end)
    if office is not None and CORPORATE.search(office["rest"]):
        return None  # "U.S. Department of Health": letters of a country, not of a person
    if DOTTED.match(text, start, end) is not None:
        direct = DIRECT.match(text, start, end)
        if direct is None or len(direct["family"]) == 1:
            return None
    for habit in (VANCOUVER, INVERTED, PLAIN_DOTTED, DIRECT):
        found = _read_list(text, start, end, habit)
        if found is not None:
            return _in_capitals(text, start, end, len(found.names)) or found
    return _in_capitals(text, start, end, 1)


def _in_capitals(text: str, start: int, end: int, least: int) -> People | None:
    """Read "LIU Zhi-Ming, HU Bi-Ru" if that gives more names than another habit did."""
    if not text[start : start + 2].isupper():
        return None
    found = _read_list(text, start, end, CAPITALS)
    return found if found is not None and len(found.names) > least else None


def _read_list(text: str, start: int, end: int, habit: re.Pattern[str]) -> People | None:
    names: list[Person] = []
    place = start
    sure = habit is VANCOUVER
    match = habit.match(text, place, end)
    while match is not None:
        names.append(_person(match))
        place = match.end()
        match = None
        while match is None:
            joined = JOIN.match(text, place, end)
            if joined is None:
                break
            match = habit.match(text, joined.end(), end)
            if match is None and habit is INVERTED and len(names) == 1:
                match = DIRECT.match(text, joined.end(), end)
                habit = habit if match is None else DIRECT  # "Watson, J. D., and F. H. C. Crick"
            if match is not None:
                break
            other = _read_other(text, joined, end, habit)
            if other is None:
                break
            if other.end > other.start:
                names.append(other)
            else:
                sure = False
            place = other.end
    if not names:
        return None
    if habit is DIRECT and CORPORATE.search(text, names[0].start, names[0].end):
        return None
    if (again := _after_wrong_stop(text, place, end, habit)) is not None:
        rest = _read_list(text, again, end, habit)
        if rest is not None:
            return rest._replace(names=(*names, *rest.names), sure=False)
    return _close(text, names, place, end, sure)


def _read_other(
    text: str, joined: re.Match[str], end: int, habit: re.Pattern[str]
) -> Person | None:
    """Read what stands among names and is none of their habit; an empty one is left out."""
    start = joined.end()
    if habit is VANCOUVER:
        stray = STRAY.match(text, start, end)
        if stray is not None:
            return Person(stray.end(), stray.end())
    group = _read_group(text, start, end, ";" in joined.group())
    if group is not None and habit in (DIRECT, INVERTED) and joined.group().strip() == ",":
        after = JOIN.match(text, group.end, end)
        listed = after is not None and habit.match(text, after.end(), end) is not None
        if not listed and (habit is DIRECT or text.startswith(",", group.end)):
            return None  # "P. Reichert, Swiss Institute report, Zurich": a title ends the names
    return (
        _read_bare(text, start, end)
        or group
        or _read_foreign(text, start, end, habit)
        or _read_odd(text, start, end, habit)
    )


def _after_wrong_stop(text: str, place: int, end: int, habit: re.Pattern[str]) -> int | None:
    """Give where a list goes on that a stop for a comma broke: two more names must follow."""
    if not text.startswith(". ", place):
        return None
    match = habit.match(text, place + 2, end)
    if match is None or not text.startswith(", ", match.end()):
        return None
    return (
        place + 2
        if habit.match(text, match.end() + 2, end) or ET_AL.match(text, match.end(), end)
        else None
    )


def _read_group(text: str, start: int, end: int, apart: bool) -> Person | None:
    """Read a group's name among persons; `apart` tells that a semicolon stands before it."""
    match = _ITEM.match(text, start, end)
    if match is None or ET_AL.match(text, start, end):
        return None
    name = match["name"].rstrip()
    if not name[0].isupper() and not name.startswith("the "):
        return None
    named = CORPORATE.search(name) and name.split(" (")[0].count(" ") < _LONG
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


def _read_bare(text: str, start: int, end: int) -> Person | None:
    """Take a last family name whose initials are missing: "Doglioni C, Flores. An introduction"."""
    match = BARE.match(text, start, end)
    return None if match is None else Person(start, match.end("name"), match.span("name"))


def _read_foreign(text: str, start: int, end: int, habit: re.Pattern[str]) -> Person | None:
    """Read a name in another habit, if a name of the list's own, or one more like it, follows."""
    for other in _OTHERS.get(habit, ()):
        match = other.match(text, start, end)
        if match is None or "." in match["given"]:
            continue
        joined = JOIN.match(text, match.end(), end)
        if other is VANCOUVER and (joined is None or len(match["family"]) > 2):
            return _person(match)
        if joined is None:
            if other is INVERTED and text.startswith(". ", match.end()):
                return _person(match)
            continue
        if habit.match(text, joined.end(), end) or other.match(text, joined.end(), end):
            return _person(match)
    return None


def read_roled(text: str, start: int, end: int) -> People | None:
    """Read names that a role closes, however they are spelt: "Shahidi Fereidoon, editor.".

    Of two words the first is the family name (Citing Medicine, ch. 2: surname first).
    """
    match = _ROLED.match(text, start, end)
    if match is None:
        return None
    if _NO_NAME.search(match["names"]):
        return None
    names = []
    for part in _PART.finditer(text, start, match.start("mark")):
        first, stop = part.span()
        lead = _AND.match(text, first, stop)
        first = lead.end() if lead else first
        cut = text.rfind(" ", first, stop)
        if cut < 0:
            names.append(Person(first, stop))
        elif SHORT.fullmatch(text, cut + 1, stop):
            names.append(Person(first, stop, (first, cut), (cut + 1, stop)))
        elif text[first].islower():
            names.append(Person(first, stop, (first, stop)))
        elif "." in text[first:cut] or text[first:cut].count(" "):
            names.append(Person(first, stop, (cut + 1, stop), (first, cut)))
        else:
            names.append(Person(first, stop, (first, cut), (cut + 1, stop)))
    if not names:
        return None
    closed = _close(text, names, match.start("mark"), end, False)
    return closed if closed.role else None


def _read_odd(text: str, start: int, end: int, habit: re.Pattern[str]) -> Person | None:
    """Take what stands between two names for a name, however it is spelt, if it looks like one."""
    match = _ITEM.match(text, start, end)
    if match is None or len(match["name"]) > 40:
        return None
    joined = JOIN.match(text, match.end(), end)
    if joined is None or habit.match(text, joined.end(), end) is None:
        return None
    words = match["name"].split()
    if sum(len(word) > 3 and word.isalpha() and word.islower() for word in words) > 1:
        return None  # "Critical phenomena, Phys. Rep."
    stop = match.start() + len(match["name"].rstrip())
    cut = text.rfind(" ", match.start(), stop)
    if cut > 0 and stop - cut <= 6:
        return Person(match.start(), stop, (match.start(), cut), (cut + 1, stop))
    return Person(match.start(), stop)


def _person(match: re.Match[str]) -> Person:
    start, end = match.span()
    group = match.re.groupindex
    particle = _tight(match, "particle")
    suffix = _tight(match, "suffix")
    if suffix is None and "early" in group:
        suffix = _tight(match, "early")
    return Person(start, end, match.span("family"), match.span("given"), particle, suffix)


def _tight(match: re.Match[str], name: str) -> Pair | None:
    if name not in match.re.groupindex:
        return None
    start, end = match.span(name)
    if start < 0:
        return None
    return (start, end - 1) if match.string[end - 1] == " " else (start, end)


def _close(text: str, names: list[Person], place: int, end: int, sure: bool) -> People:
    """Read what ends a list: "et al.", groups, a role, a stop."""
    et_al: Pair | None = None
    role: str | None = None
    match = ET_AL.match(text, place, end)
    if match is not None:
        inner = match.start() + len(match.group()) - len(match.group().lstrip(" ,;("))
        et_al = (inner, match.end())
        place = _groups_behind(text, names, match.end(), end)
    place = _on_behalf(text, names, place, end)
    match = _ROLE.match(text, place, end)
    if match is not None:
        role = _ROLES.get(match["role"].lower()[:3], "editor")
        place = match.end()
    elif (match := _REMARKED.match(text, place, end)) is not None:
        place = match.end()
    match = _STOP.match(text, place, end)
    if match is not None:
        place = match.end()
    elif text[place - 1 : place] == ".":
        place += len(text[place:end]) - len(text[place:end].lstrip())
    else:
        sure = False
    return People(tuple(names), place, et_al, role, sure)


def _groups_behind(text: str, names: list[Person], place: int, end: int) -> int:
    """Read groups behind "et al.", with a comma or without one; give where they end."""
    while True:
        joined = JOIN.match(text, place, end)
        if joined is not None and text[place - 1 : joined.end()].strip() not in {".", ""}:
            group = _read_group(text, joined.end(), end, False)
            tied = joined.group().strip(" .") != ","
            if group is not None and not tied and not ends_in_body(text[slice(*group[:2])]):
                return place  # "et al, Association of foods with risk. JAMA"
        elif text.startswith(" ", place) and text[place - 1] not in ".)":
            group = _read_group(text, place + 1, end, False)
            if group is None or not capitalised(text[group.start : group.end]):
                return place
        else:
            return place
        if group is None:
            return place
        names.append(group)
        place = group.end


def _on_behalf(text: str, names: list[Person], place: int, end: int) -> int:
    """Read the body for which persons write: "for the XYZ Study Group", "(XYZ Collaboration)"."""
    match = _BRACKETED.match(text, place, end)
    if match is not None and CORPORATE.search(match["name"]):
        names.append(Person(*match.span("name")))
        return match.end()
    match = _BEHALF.match(text, place, end)
    if match is None:
        return place
    group = _ITEM.match(text, match.end(), end)
    if group is None or not (CORPORATE.search(group["name"]) or "behalf" in match.group()):
        return place
    names.append(Person(group.start(), group.start() + len(group["name"].rstrip())))
    return group.end()
