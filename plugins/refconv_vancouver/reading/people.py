"""Lists of names at the head of a reference: "Faderl S, Talpaz M, van Tellingen O, et al."."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.reading.letters import HYPHEN, LOWER, MASK, QUOTE, UPPER

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


_PARTICLES = (
    "von der|von dem|von den|van der|van den|van de|van het|van 't|van ’t|van’t|vom und zum"
    "|von und zu|de la|de las|de los|de le|del la|dalla|della|delle|dello|degli|dell|von|van"
    "|vom|den|der|des"
    "|de|du|da|di|dal|del|do|dos|das|la|le|lo|el|al|ul|ter|ten|te|zu|zum|zur|af|av|bin|ibn|ben"
    "|abu|bint|e|y|i|'t|’t|op|in 't|in ’t|in het|uit de|uit den|st\\."
)
_PARTICLE = (
    rf"(?P<particle>(?:(?:{_PARTICLES}) )+|(?:[dD]|[dD]ell|[dD]all|[lL]|al|el"
    rf"|ul)[{QUOTE}\-](?=[{UPPER}]))"
)
_WORD = rf"(?:[a-z]{{1,3}})?[{UPPER}](?:[\w{HYPHEN}{QUOTE}]*[\w{QUOTE}])?"
_INNER = r"(?:de|la|del|da|do|dos|das|di|van|von|der|den|el|al|e|y|i|du|le|les|und|ul|bin|ibn|ben)"
_FAMILY = (
    rf"(?P<family>(?:St\. )?{_WORD}(?:[ ](?:{_INNER}[ ]){{0,2}}{_WORD}){{0,3}}?"
    rf"|[Vv][ao]n [{LOWER}]+)"
)
_LETTER = rf"(?:(?:Yu|Ya|Ye|Zh|Kh|Ch|Sh|Sch|Ts|Dz|Ph|Th|Ju|Ja|St)(?![{LOWER}])|[{UPPER}])"
_CLOSED = (
    rf"(?:{_LETTER}{{1,5}}(?:[{HYPHEN}] ?{_LETTER}{{1,3}}){{0,3}}(?: (?:de|da|do|dos|van|von|el"
    rf"|la|du|d[{QUOTE}])(?: [{UPPER}])?(?=[,.;]))?"
    rf"|[{UPPER}][{HYPHEN} ]?[{LOWER}](?![\w])|[{UPPER}]{{1,3}}(?:d|de|da|do|dos|v|vd"
    rf"|van)[{UPPER}]{{0,2}}(?![\w])|[{LOWER}][{UPPER}]?(?=[,.;:])"
    rf"|[{UPPER}]{{1,4}}(?=\d{{1,2}}[,.;])|(?:da|de|do|el|al|van|von|le|la|du|di)"
    rf" [{UPPER}]{{1,3}}(?=[,.;]))"
)
_SPACED = rf"{_LETTER}(?:[ ]{_LETTER}){{1,3}}(?!\w)(?!\.[ ]?[{UPPER}]\.)"
_DOTTED = rf"{_LETTER}\.(?:[ ]?[{HYPHEN}]?{_LETTER}\.){{0,4}}"
_DOTTED_PAIR = (
    rf"{_LETTER}\.[ ]?(?:[{HYPHEN}]?{_LETTER}\.[ ]?){{0,3}}{_LETTER}(?:\.(?!"
    rf" [{LOWER}])|(?=[,;]))(?=\s*[,;(\[]|\s+[{UPPER}]|\s*$|\s(?:and|et|y|e|und)\b)"
)
_SUFFIX = (
    r"(?P<suffix>(?:Jr|Sr|Jnr|Snr|II|III|IV|1st|2nd|3rd|[4-9]th|Filho|filho|Júnior|Junior|Neto)\b"
    r"(?:\.(?=,))?)"
)
_CUT = rf"(?:(?<=\.)(?=\s)|(?=\s*(?:[,;.:(&\[]|$)|[ ](?:and|et|y|e|und|eds?|editors?)\b|\s*{MASK}))"

VANCOUVER = re.compile(
    rf"{_PARTICLE}?{_FAMILY}(?:,? (?P<early>Jr|Sr|Jnr|Snr|II|III)\.?(?=[ ,]))?[ ]"
    rf"(?P<given>{_SPACED}|{_DOTTED_PAIR}|{_CLOSED})(?:,? ?{_SUFFIX}|\d{{1,2}}(?=[,.;]))?{_CUT}"
)
_INVERTED = re.compile(
    rf"{_PARTICLE}?{_FAMILY},[ ]?(?P<given>(?:{_DOTTED}(?=[ ][{UPPER}][{LOWER}])|(?:{_DOTTED}"
    rf"|{_CLOSED})(?=[ ]?[,;:&(]|[ ](?:and|et|y|und|e)\b|$)))"
    rf"(?:,? ?{_SUFFIX})?"
)
_PLAIN_DOTTED = re.compile(rf"{_PARTICLE}?{_FAMILY},?[ ](?P<given>{_DOTTED})(?:,? ?{_SUFFIX})?")
_DIRECT = re.compile(
    rf"(?P<given>(?:{_DOTTED}[ ]?|(?:{_SPACED}|[{UPPER}]{{1,2}})[ ])){_PARTICLE}?{_FAMILY}(?:,?"
    rf" {_SUFFIX})?{_CUT}"
)
_ET_AL = re.compile(
    r"[\s,;.]*\(?\b(?:et\.? ?al\b|and (?:others|colleagues)\b|y cols?\b|e cols?\b"
    r"|u\. ?a\.|und andere\b|et coll?\b|& al\b|y otros\b|e outros\b)\.?\)?",
    re.I,
)
_JOIN = re.compile(
    r"\s*\.?\s*(?:[,;]{1,2}\s*(?:and |& ?|y |und |et )?|(?:and|&|y|und|et|e) )(?=\S)"
)
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
    r" for)\s+(?=\w)",
    re.I,
)
_ITEM = re.compile(rf"(?P<name>[^\s,;.:{MASK}][^,;.:?{MASK}]{{1,150}}?)(?=\s*(?:[,;.:{MASK}]|$))")
CORPORATE = re.compile(
    r"\b(?:group|study|consortium|committee|commission|council|investigators?|collaborat\w+"
    r"|network|team|society|association|organi[sz]ation|institutes?|initiative|project"
    r"|trial(?:ists)?|program(?:me)?"
    r"|forum|clinic|coalition|trust|parliament|academy|academies|agency|department|ministry|ministério|ministerio|ministère|cent(?:er"
    r"|re)s?|college|foundation|federation|union|universit\w+|panel|task force|working"
    r" party|workshop|board|bureau|office|service|administration|authority|alliance"
    r"|registry"
    r"|grupo|sociedad\w*|asociación|associação|instituto|comité|comissão|comisión|groupe"
    r"|société|gesellschaft|bundes\w+|arbeitsgruppe|gruppo|società|istituto|collective"
    r"|partnership|laborator\w+|library|museum|government|nations|bank|fund|school"
    r"|hospital|company|corporation|inc|ltd|llc|gmbh)\b",
    re.I,
)
_OFFICE = re.compile(r"(?:U\. ?S\.(?: ?A\.)?|U\. ?K\.|E\. ?U\.|U\. ?N\.) (?P<rest>[^.;:]{1,120})")
_TITLED = re.compile(
    rf"(?:the )?[{UPPER}\d][\w\-/&]*(?: (?:(?:of|the|for|and|de|in|on|und|y|et"
    rf"|&) )*[{UPPER}\d][\w\-/&]*){{0,9}}"
)
_BARE = re.compile(
    rf"(?!(?i:hrsg|hg|eds?|orgs?|coords?"
    rf"|comps?)\b)(?P<name>[{UPPER}][{LOWER}]+(?:[{HYPHEN}][{UPPER}][{LOWER}]+)?)(?=\."
    rf" [{UPPER}]|, (?i:editors?|eds|et al)\b)"
)
_ROLED = re.compile(r"(?P<names>[^.:;\d]{3,160}?)(?P<mark>,? \(?(?:editors?|eds?)\b)", re.I)
_AND = re.compile(r"\s*(?:and\s+)?")
_NO_NAME = re.compile(r"\s(?:of|the|in|for|on|to|with|from)\s")
_SHORT = re.compile(rf"[{UPPER}](?:[{UPPER}]{{0,3}}|[{LOWER}])")
_PART = re.compile(r"(?:(?!\sand\s)[^,&;])+?(?=\s*(?:[,&;]|\sand\s|$))(?<=\w)")
ACRONYM = re.compile(
    rf"(?:the )?[{UPPER}][{UPPER}\d\-/&]{{2,14}}(?:"
    rf" [{UPPER}][{UPPER}\d\-/&]{{2,14}})?$"
)


def read_people(text: str, start: int, end: int) -> People | None:
    """Read the names that begin at `start`; None where there is no person.

    Three habits are known: "Family FM" (Vancouver), "Family, F. M." and
    "F. M. Family". The first name settles which one the list has.
    """
    office = _OFFICE.match(text, start, end)
    if office is not None and CORPORATE.search(office["rest"]):
        return None  # "U.S. Department of Health": letters of a country, not of a person
    for habit in (VANCOUVER, _INVERTED, _PLAIN_DOTTED, _DIRECT):
        found = _read_list(text, start, end, habit)
        if found is not None:
            return found
    return None


def _read_list(text: str, start: int, end: int, habit: re.Pattern[str]) -> People | None:
    names: list[Person] = []
    place = start
    sure = habit is VANCOUVER
    match = habit.match(text, place, end)
    while match is not None:
        names.append(_person(match))
        place = match.end()
        joined = _JOIN.match(text, place, end)
        if joined is None:
            break
        after = joined.end()
        match = habit.match(text, after, end)
        if match is None:
            group = (
                _read_bare(text, after, end)
                or _read_group(text, after, end, ";" in joined.group())
                or _read_odd(text, after, end, habit)
            )
            if group is None:
                break
            names.append(group)
            place = group.end
            joined = _JOIN.match(text, place, end)
            match = habit.match(text, joined.end(), end) if joined is not None else None
    if not names:
        return None
    if habit is _DIRECT and CORPORATE.search(text, names[0].start, names[0].end):
        return None
    if (again := _after_wrong_stop(text, place, end, habit)) is not None:
        rest = _read_list(text, again, end, habit)
        if rest is not None:
            return rest._replace(names=(*names, *rest.names), sure=False)
    return _close(text, names, place, end, sure)


def _after_wrong_stop(text: str, place: int, end: int, habit: re.Pattern[str]) -> int | None:
    """Give where a list goes on that a stop for a comma broke: two more names must follow."""
    if not text.startswith(". ", place):
        return None
    match = habit.match(text, place + 2, end)
    if match is None or not text.startswith(", ", match.end()):
        return None
    return (
        place + 2
        if habit.match(text, match.end() + 2, end) or _ET_AL.match(text, match.end(), end)
        else None
    )


def _read_group(text: str, start: int, end: int, apart: bool) -> Person | None:
    """Read a group's name among persons; `apart` tells that a semicolon stands before it."""
    match = _ITEM.match(text, start, end)
    if match is None or _ET_AL.match(text, start, end):
        return None
    name = match["name"]
    if not name[0].isupper() and not name.startswith("the "):
        return None
    if (
        (apart and _TITLED.fullmatch(name))
        or ACRONYM.match(name)
        or (CORPORATE.search(name) and name.count(" ") < 14)
    ):
        return Person(match.start(), match.start() + len(name.rstrip()))
    return None


def _read_bare(text: str, start: int, end: int) -> Person | None:
    """Take a last family name whose initials are missing: "Doglioni C, Flores. An introduction"."""
    match = _BARE.match(text, start, end)
    return None if match is None else Person(start, match.end("name"), match.span("name"))


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
        elif _SHORT.fullmatch(text, cut + 1, stop):
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
    """Take what stands between two names for a name, however it is spelt."""
    match = _ITEM.match(text, start, end)
    if match is None or len(match["name"]) > 40:
        return None
    joined = _JOIN.match(text, match.end(), end)
    if joined is None or habit.match(text, joined.end(), end) is None:
        return None
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
    start, end = match.span(name)
    if start < 0:
        return None
    return (start, end - 1) if match.string[end - 1] == " " else (start, end)


def _close(text: str, names: list[Person], place: int, end: int, sure: bool) -> People:
    """Read what ends a list: "et al.", a role, a stop."""
    et_al: Pair | None = None
    role: str | None = None
    match = _ET_AL.match(text, place, end)
    if match is not None:
        inner = match.start() + len(match.group()) - len(match.group().lstrip(" ,;("))
        et_al = (inner, match.end())
        place = match.end()
        while (joined := _JOIN.match(text, place, end)) is not None and text[
            place - 1 : joined.end()
        ].strip() not in {".", ""}:
            group_ = _read_group(text, joined.end(), end, False)
            if group_ is None:
                break
            names.append(group_)
            place = group_.end
    match = _BEHALF.match(text, place, end)
    if match is not None:
        group = _ITEM.match(text, match.end(), end)
        if group is not None and (CORPORATE.search(group["name"]) or "behalf" in match.group()):
            names.append(Person(group.start(), group.start() + len(group["name"].rstrip())))
            place = group.end()
    match = _ROLE.match(text, place, end)
    if match is not None:
        role = _ROLES.get(match["role"].lower()[:3], "editor")
        place = match.end()
    match = _STOP.match(text, place, end)
    if match is not None:
        place = match.end()
    elif text[place - 1 : place] == ".":
        place += len(text[place:end]) - len(text[place:end].lstrip())
    else:
        sure = False
    return People(tuple(names), place, et_al, role, sure)
