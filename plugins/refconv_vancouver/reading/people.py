"""Lists of names at the head of a reference: "Faderl S, Talpaz M, van Tellingen O, et al."."""

from __future__ import annotations

import re

from refconv_vancouver.reading.bodies import CORPORATE, DOTTED, OFFICE
from refconv_vancouver.reading.fullnames import read_full
from refconv_vancouver.reading.groups import ITEM, groups_behind, on_behalf, read_group
from refconv_vancouver.reading.habits import (
    ALONE,
    BARE,
    CAPITALS,
    DIRECT,
    ET_AL,
    INVERTED,
    JOIN,
    NEXT_ALONE,
    PLAIN_DOTTED,
    SHORT,
    STRAY,
    VANCOUVER,
)
from refconv_vancouver.reading.names import Pair, People, Person, person_of, tight

_ROLES = {
    "tra": "translator", "com": "compiler", "inv": "author", "car": "author", "dir": "director",
}  # fmt: skip
"""What a role's first letters say, as a CSL variable; every other role is an editor's."""


_OTHERS = {VANCOUVER: (INVERTED, DIRECT), INVERTED: (VANCOUVER,)}
"""The habits in which a name may stand in a list of another: "Hanoch Y, Johnson, JG, Wilke A"."""
_STOP = re.compile(r"\s*(?:\.(?:\s*[.,;])*|:(?=\s)|;(?=\s)|,(?=\s))\s*")
_ROLE = re.compile(
    r"[\s,;.]*[(\[]?(?P<role>editors?|eds?|editor in chief|editor[ae]s?|organizadore?s?"
    r"|organizadora?s?|orgs?|coordinador[ae]?s?|coordenador[ae]?s?|coordinat(?:eurs?|rices?|ori?)"
    r"|coords?|hrsg|herausgeber(?:in(?:nen)?)?|hg|compilers?|compilador[ae]?s?|comps?"
    r"|translators?|trans|inventors?|cartographers?"
    r"|directors?|director[ae]s?|directeurs?|directrices?|dirs?|curator[ei]|a cura di"
    r"|éditeurs?|éditrices?|éds?|redactors?|redator[ae]?s?)"
    r"(?:\.? (?:&|and) trans(?:lators?)?)?"
    r"\b\.?[)\]]?(?=[\s.,;:]|$)",
    re.I,
)
_YEAR_NEXT = re.compile(r"\s?\((?:19|20)\d\d[a-z]?[),]")
_REMARKED = re.compile(r"\s\([^\W\d_][^().\d]{1,40}\)?(?=\.\s)")
"""What stands in brackets behind the last name: an affiliation, cut short or whole."""
_ROLED = re.compile(r"(?P<names>[^.:;\d]{3,160}?)(?P<mark>,? \(?(?:editors?|eds?)\b)", re.I)
_AND = re.compile(r"\s*(?:and\s+)?")
_NO_NAME = re.compile(r"\s(?:of|the|in|for|on|to|with|from)\s")
_PART = re.compile(r"(?:(?!\sand\s)[^,&;])+?(?=\s*(?:[,&;]|\sand\s|$))(?<=\w)")
_AFTER_STOP = re.compile(r"\. (?P<given>[A-Z]{1,2})(?=\. [A-Z])")


def read_people(text: str, start: int, end: int) -> People | None:
    """Read the names that begin at `start`; None where there is no person.

    Three habits are known: "Family FM" (Vancouver), "Family, F. M." and
    "F. M. Family". The first name settles which one the list has.
    """
    if text.startswith(".", start + 1) and _is_dotted_body(text, start, end):
        return None
    for habit in (VANCOUVER, INVERTED, PLAIN_DOTTED, DIRECT):
        found = _read_list(text, start, end, habit)
        if found is not None:
            return _in_capitals(text, start, end, len(found.names)) or found
    return (
        _in_capitals(text, start, end, 1)
        or read_full(text, start, end)
        or _read_alone(text, start, end)
    )


def _is_dotted_body(text: str, start: int, end: int) -> bool:
    """Tell whether letters with stops are a country's or a body's, not a person's."""
    office = OFFICE.match(text, start, end)
    if office is not None and CORPORATE.search(office["rest"]):
        return True  # "U.S. Department of Health"
    if DOTTED.match(text, start, end) is None:
        return False
    direct = DIRECT.match(text, start, end)
    return direct is None or len(direct["family"]) == 1


def _read_alone(text: str, start: int, end: int) -> People | None:
    """Read family names alone: "Shingate et al.", "Agdeppa, Capanzana, Barba. Efficacy of iron"."""
    match = ALONE.match(text, start, end)
    if match is None:
        return None
    name = "family" if match["family"] else "name"
    names = [Person(start, match.end(), match.span(name), None, tight(match, "particle"))]
    place = match.end()
    while name == "name" and (match := NEXT_ALONE.match(text, place, end)) is not None:
        names.append(Person(*match.span("family"), match.span("family")))
        place = match.end()
    return _close(text, names, place, end, False)


def _in_capitals(text: str, start: int, end: int, least: int) -> People | None:
    """Read "LIU Zhi-Ming, HU Bi-Ru" if that gives more names than another habit did."""
    if not text[start : start + 2].isupper():
        return None
    found = _read_list(text, start, end, CAPITALS)
    return found if found is not None and len(found.names) > least else None


def _read_list(text: str, start: int, end: int, habit: re.Pattern[str]) -> People | None:
    names: list[Person] = []
    place = start
    sure = habit is not PLAIN_DOTTED
    match = habit.match(text, place, end)
    while match is not None:
        names.append(person_of(match))
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
            closed = ET_AL.match(text, place, end) is not None
            other = None if closed else _read_other(text, joined, end, habit)
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
    group = read_group(text, start, end, ";" in joined.group())
    if group is not None and habit in (DIRECT, INVERTED) and joined.group().strip() == ",":
        after = JOIN.match(text, group.end, end)
        listed = after is not None and habit.match(text, after.end(), end) is not None
        if not listed and (habit is DIRECT or text.startswith(",", group.end)):
            return None  # "P. Reichert, Swiss Institute report, Zurich": a title ends the names
    return (
        (None if habit is DIRECT else _read_bare(text, start, end))  # "P. Anderson, Phys. Rev."
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


def _read_bare(text: str, start: int, end: int) -> Person | None:
    """Take a last family name whose initials are missing: "Doglioni C, Flores. An introduction"."""
    match = BARE.match(text, start, end)
    if match is None:
        return None
    given = _AFTER_STOP.match(text, match.end("name"), end)
    if given is not None:  # "Tateisi Y, Tsujii. J. GENIA corpus"
        return Person(start, given.end(), match.span("name"), given.span("given"))
    return Person(start, match.end("name"), match.span("name"))


def _read_foreign(text: str, start: int, end: int, habit: re.Pattern[str]) -> Person | None:
    """Read a name in another habit, if a name of the list's own, or one more like it, follows."""
    for other in _OTHERS.get(habit, ()):
        match = other.match(text, start, end)
        if match is None or "." in match["given"]:
            continue
        joined = JOIN.match(text, match.end(), end)
        if other is VANCOUVER and (joined is None or len(match["family"]) > 2):
            return person_of(match)
        if joined is None:
            if other is INVERTED and text.startswith(". ", match.end()):
                return person_of(match)
            continue
        if habit.match(text, joined.end(), end) or other.match(text, joined.end(), end):
            return person_of(match)
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
    match = ITEM.match(text, start, end)
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


def _close(text: str, names: list[Person], place: int, end: int, sure: bool) -> People:
    """Read what ends a list: "et al.", groups, a role, a stop."""
    et_al: Pair | None = None
    role: str | None = None
    match = ET_AL.match(text, place, end)
    if match is not None:
        inner = match.start() + len(match.group()) - len(match.group().lstrip(" ,;("))
        et_al = (inner, match.end())
        place = groups_behind(text, names, match.end(), end)
    place = on_behalf(text, names, place, end)
    match = _ROLE.match(text, place, end)
    if match is not None:
        role = _ROLES.get(match["role"].lower()[:3], "editor")
        place = match.end()
    elif (match := _REMARKED.match(text, place, end)) is not None:
        place = match.end()
    match = _STOP.match(text, place, end)
    if match is not None:
        place = match.end()
    elif _YEAR_NEXT.match(text, place, end) is not None:
        pass
    elif text[place - 1 : place] == ".":
        place += len(text[place:end]) - len(text[place:end].lstrip())
    else:
        sure = False
    return People(tuple(names), place, et_al, role, sure)
