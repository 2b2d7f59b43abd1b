"""A part of a book: the "In:" that divides it from the whole, the editors, the conference."""

from __future__ import annotations

import re
from itertools import islice

from refconv_vancouver.reading.bodies import capitalised, corporate
from refconv_vancouver.reading.book import put_book
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.editors import find_editors, has_role_first
from refconv_vancouver.reading.hosts import open_host, take_pages
from refconv_vancouver.reading.letters import MASK, UPPER
from refconv_vancouver.reading.names import People, Person
from refconv_vancouver.reading.naming import put_organisation, put_people
from refconv_vancouver.reading.people import read_people, read_roled
from refconv_vancouver.reading.places import begins_with_place
from refconv_vancouver.reading.titles import put_text

_IN = re.compile(
    rf"(?P<strong>(?:(?<=[.?!;,\]”\"{MASK}])|(?<=\s))\s{{0,4}}\b(?:In|En|Em|Dans|IN|in|In the"
    rf"|Apud|Nel|Nella)\s?:\s*)"
    rf"|(?P<glued>(?<=[a-z])In:\s+(?=[{UPPER}]))"
    rf"|(?P<weak>(?<=[.?!”\"’])\s{{1,4}}In\.?\s+(?=[{UPPER}(]))"
    rf"|(?P<bare>\s{{1,4}}In\.\s+(?=[{UPPER}]))|(?P<plain>\sIn\s+(?=[{UPPER}]))"
    rf"|(?P<small>(?<=[.,”\"’'\d])\sin\s+(?=[{UPPER}(‘“\"]))"
)
_HINTS = (
    " In",
    "In:",
    "IN:",
    "IN :",
    "En:",
    "En ",
    "Em:",
    "Em ",
    "Dans",
    "Apud",
    "Nel",
    "in:",
    "in :",
    ", in ",
    ". in ",
    "” in ",
    '" in ',
    "’ in ",
    "' in ",
    "n.In",
    ".In",
    *(f"{digit} in " for digit in range(10)),
)
_WHOLE = re.compile(
    r"[‘“\"]?(?:the )?(?:[^\W\d_]+ ){0,2}?(?:proceedings|handbook|encyclop(?:a)?edia"
    r"|advances in|textbook of|compendium of|annual reviews?)\b",
    re.IGNORECASE,
)
"""What the title of a work of many authors begins with."""
_NAMED = re.compile(r"proceedings|handbook|manual|guide", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]{2}")
_PAGED = re.compile(r"\d\s?[-–—]\s?\d+\Z")
_SENTENCE = re.compile(r"(?P<head>[^\W\d_][^.:;?!]{5,90})\.\s(?=[^\W\d_])")
_ENDS = re.compile(r"[.?!]\s")
_NUMBER = re.compile(r"\s(?:No|Nr|Vol|Pt)\.?\s?\Z")
_STOPS = re.compile(
    rf"[.?!]\s+(?=[{UPPER}])|(?<!{MASK})[{MASK}]\s*(?=[{UPPER}])"
    rf"|(?<=[a-z])(?<!\band)(?<!\bof)(?<!\bin)(?<!\bthe)(?<!\bfor)\s(?=[{UPPER}])"
)
_AT_ONCE = re.compile(rf"(?:in:?|In:)\s+(?=[{UPPER}(])")
_COLONED = re.compile(r"\b(?:In|En|Em|Dans):\s")
_QUOTED = re.compile(r"“[^“”]{8,400}”,?\s|‘[^‘]{8,400}?[.,]?’,?\s(?=[A-Z])")
_NAMES_FOLLOW = re.compile(rf"\.\s[{UPPER}]\w+ (?:[{UPPER}]\.){{1,3}},")
_EDGE = f" \t.,;:){MASK}"
_ROLED = re.compile(r"\b(?:eds?|editors?|hrsg|org|orgs|organizadores|coords?)\b", re.I)


_TRANSLATED = re.compile(r"(?:&|\band) trans", re.I)
"""Editors who translated too: "J. Strachey (Ed. & Trans.)"."""
_MOST_INS, _MOST_ROLES, _FAR = 20, 8, 500
"""How many words for "in" and for a role are looked at, and how far before a role names begin."""


def find_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where "In:" begins and where the whole begins after it.

    "In" without a colon counts after a full stop when editors follow, or the
    word stands alone before a capital and a stop.
    """
    at_once = _AT_ONCE.match(text, start, end)
    if at_once is not None and has_editors(text, at_once.end(), end):
        return start, at_once.end()  # a style that leaves the chapter's title out
    if not any(map(text.__contains__, _HINTS)):
        return None
    for match in islice(_IN.finditer(text, start, end), _MOST_INS):
        if match.end() - start < 8:
            continue
        if match["strong"] or match["glued"] or match["bare"]:
            if _says_in(text, match, end):
                return match.start(), match.end()
            continue
        if _WHOLE.match(text, match.end(), end) or _PAGED.search(
            text, max(start, match.start() - 12), match.start()
        ):
            return match.start(), match.end()
        if match["plain"]:
            editors = read_people(text, match.end(), end)
            if editors is not None and editors.role:
                return match.start(), match.end()
            continue
        if match["small"] and _COLONED.search(text, match.end(), end):
            continue  # an "in" of the title: the one with a colon comes
        if match["small"] or match["weak"]:
            if has_editors(text, match.end(), end):
                return match.start(), match.end()
            if match["small"]:
                continue
        if _ROLED.search(text, match.end(), end) or _NAMED.search(
            text, match.end(), match.end() + 60
        ):
            return match.start(), match.end()
    return None


def _says_in(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether "In:" has a whole behind it: no bare year, no "Inscribed in: 1979"."""
    if not _LETTER.search(text, match.end(), end):
        return False
    lead = match.group().lstrip()
    inner = lead.startswith("in") and text[: match.start()].rstrip()[-1:].isalpha()
    return not inner or has_editors(text, match.end(), end)


def has_editors(text: str, start: int, end: int) -> bool:
    """Tell whether a whole names its editors, before its title or behind it."""
    before = read_people(text, start, end)
    if before is not None and before.role:
        return True
    return find_editors(text, start, min(end, start + 2 * _FAR)) is not None


def find_host(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where editors stand between a chapter's title and its book without an "In:"."""
    quoted = _QUOTED.match(text, start, end)
    if quoted is not None and find_editors(text, quoted.end(), end) is not None:
        return quoted.end() - 1, quoted.end()
    for role in islice(_ROLED.finditer(text, start, end), _MOST_ROLES):
        before = text[start : role.start()]
        if _NAMES_FOLLOW.match(text, role.end(), end) or before.rfind("[") > before.rfind("]"):
            continue
        for stop in _STOPS.finditer(text, max(start + 12, role.start() - _FAR), role.start()):
            people = read_people(text, stop.end(), role.end() + 1)
            if people is not None and people.role and people.end >= role.end():
                rest = text[people.end : end].lstrip(_EDGE)
                if begins_with_place(rest) or rest.count(" ") < 3:
                    return None
                return stop.start(), stop.end()
    return None


def _body_first(text: str, start: int, end: int) -> People | None:
    """Read a body that stands before the title of a whole: "In: World Bank. World report."."""
    match = _SENTENCE.match(text, start, end)
    if match is None or _WHOLE.match(match["head"]) or not corporate(match["head"]):
        return None
    rest = text[match.end() : end]
    if not capitalised(match["head"]) or begins_with_place(rest) or not _ENDS.search(rest):
        return None
    return People((Person(*match.span("head")),), match.end(), role="editor")


def put_chapter(text: str, start: int, inside: tuple[int, int], end: int, draft: Draft) -> None:
    """Read a chapter's title, then editors, container and imprint."""
    stop, first = inside
    if not draft.names.get("author"):
        start = put_organisation(text, start, stop, draft, left=1)
    text = take_pages(text, max(start, stop - 30), stop, draft)
    put_text("title", text, start, stop, draft)
    editors = read_people(text, first, end)
    if (editors is None or not editors.sure) and has_role_first(text, first, end):
        editors = None
    elif editors is None or not editors.role:
        editors = read_roled(text, first, end) or editors
    if editors is not None and not editors.role and _NUMBER.search(text, first, editors.end):
        editors = None
    if editors is None:
        editors = _body_first(text, first, end)
    if editors is not None and (editors.role or editors.sure):
        put_people(editors, text, draft, "editor")
        if _TRANSLATED.search(text, editors.names[-1].end, editors.end):
            put_people(editors, text, draft, "translator")
        first = editors.end
        if text.startswith(("In ", "In: "), first) and text[first + 3 : first + 4].isupper():
            first += 3
    text = open_host(text, first, end, draft)
    put_book(text, first, end, draft, container=True)
