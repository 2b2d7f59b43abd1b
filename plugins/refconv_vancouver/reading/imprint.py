"""Place and publisher at the end of a book: the ways to read them, and a model that ranks these."""

from __future__ import annotations

import re
from functools import lru_cache

from refconv_vancouver.reading.letters import LOWER, MASK, UPPER
from refconv_vancouver.reading.places import (
    begins_with_place,
    is_region,
    place_share,
    reach_of_place,
)
from refconv_vancouver.reading.statements import EDITION
from refconv_vancouver.reading.weighing import JOINING, QUARTERS, Imprint, features
from refconv_vancouver.reading.weights import (
    IMPRINT,
    is_publisher,
    reach_of_publisher,
)

Pair = tuple[int, int]

_EDITION = re.compile(EDITION, re.I)
_STOP = re.compile(
    rf"(?P<mark>[.?!])(?P<close>[\"”’'»)\]]{{0,2}})[\s{MASK}]*(?=[{UPPER}\[\d])"
    rf"|(?P<other>[\])\"”])[\s{MASK}]+(?=[{UPPER}\[])"
    rf"|(?P<colon>[:;,])[\s{MASK}]+(?=[{UPPER}])"
    rf"|(?<=[\w)])(?<!{MASK})\s?{MASK}{{3,}}\s?(?=[{UPPER}])"
)
_INITIAL = re.compile(rf"(?:[.?!:;,\])”\"] ?)(?:[{UPPER}]|St)$")
_LETTER = re.compile(rf"(?<!\w)[{UPPER}]$")
_SPACE = re.compile(rf"(?<=[^\s.,:;])\s(?=[{UPPER}])")
_CITY = re.compile(
    rf"[{UPPER}][{LOWER}]+(?:[ -][{UPPER}][{LOWER}]+){{0,2}}(?:,"
    rf" (?P<region>[^,:;.]{{2,30}})(?:, [^,:;.]{{2,30}})?):\s"
)
_PARTICLES = frozenset(
    "am an and auf bei da de del der di do du d’ e el en et im in la le les los of on"
    " sur the und upon y".split()
)
_COLON = re.compile(r"\s?:\s*(?=\S)")
_FULL_STOP = re.compile(r"\w{5}\.\s")
_COMMA = re.compile(r"\s?[,.;]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"\b(?:part|vol|volume|book|chapter|series|no)\b", re.IGNORECASE)
_WANTS_MORE = re.compile(
    r"(?:\b(?:of|de|da|do|di|del|the|and|zu|für|la)|(?:\A|[^\w\s]\s?)(?:University|Universität"
    r"|Universit[éà]|Universidade?|Universiteit))\Z|\A(?:University|Universität|Universit[éà]"
    r"|Universidade?|Universiteit)\Z",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[.,;:?!]\s")
_EDGE = f" ,;:.{MASK}"


def imprints(text: str, start: int, end: int) -> list[Imprint]:
    """List the ways to read `text[start:end]` as something and its imprint."""
    found: list[Imprint] = []
    for title_end, first, mark in _starts(text, start, end):
        if first < end:
            found += _readings(text, title_end, first, end, mark)
    found.append(Imprint(end, "", None, None, "none"))
    return found


def only_imprint(text: str, start: int, end: int) -> Imprint | None:
    """Read `text[start:end]` as an imprint and nothing else: a whole whose title was left out."""
    stop = start + len(text[start:end].rstrip(_EDGE))
    if is_publisher(text[start:stop]):
        return Imprint(start, "", None, (start, stop), "publisher")
    colon = text.find(":", start, min(stop, start + 50))
    if colon > 0 and place_share(text[start:colon]) == 1.0 and _WORD.search(text, colon, stop):
        first = colon + 1 + len(text[colon + 1 : stop]) - len(text[colon + 1 : stop].lstrip())
        return Imprint(start, "", (start, colon), (first, stop), "place: publisher")
    return None


def _starts(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """List where an imprint may begin: the end before it, where it begins, what divides them."""
    found = []
    for match in _STOP.finditer(text, start, end):
        mark = match["mark"] or match["other"] or match["colon"] or "."
        if (
            mark == "."
            and match.end() == match.end("mark")
            and _LETTER.search(text, max(start, match.start() - 2), match.start())
        ):
            continue  # "D.C.": no space, no new sentence
        if mark == "." and _INITIAL.search(text, max(start, match.start() - 6), match.start()):
            continue  # "W. W. Norton": the stop of an initial at the head of a name
        if mark in ",;" and _is_inside_place(text, match, start, end):
            continue
        keep = mark in '?!])"”' or bool(match["close"])
        title_end = match.start() + keep + len(match["close"] or "")
        found.append((title_end, match.end(), mark))
    for match in _EDITION.finditer(text, start, end):
        after = re.compile(rf"[\s.,;:{MASK}]*").match(text, match.end(), end)
        found.append((match.end(), after.end() if after else match.end(), "ed"))
    for match in _SPACE.finditer(text, max(start, end - 160), end):
        before = text[max(start, match.start() - 50) : match.start()]
        if _joins(before, 1) and not _names_known_city(text, match.end(), end, before):
            continue
        if (
            begins_with_place(text[match.end() : end])
            or _names_publisher(text, match.end(), end)
            or (_names_city(text, match.end(), end) and not _joins(before, 3))
        ):
            found.append((match.start(), match.end(), " "))
    return [entry for entry in found if entry[0] > start][-30:]


def _names_known_city(text: str, start: int, end: int, before: str) -> bool:
    """Tell whether a known town and a colon follow a quarter of the sky: "Far North London:"."""
    if before.rsplit(" ", 1)[-1].lower() not in QUARTERS:
        return False
    reach = begins_with_place(text[start:end])
    if not reach or is_region(text[start : start + reach]):
        return False  # "southern California: ..."
    return text.startswith(":", start + reach)


def _joins(before: str, most: int) -> bool:
    """Tell whether a word that wants more closes a text, or a name begun by it: "for Yucca"."""
    for word in reversed(before.split()[-most:]):
        bare = word.strip("(“‘\"'")
        if bare.lower() in JOINING:
            return True
        if not bare[:1].isupper() or not bare[-1:].isalpha():
            return False
    return False


def _is_inside_place(text: str, comma: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a comma stands within a place: "Fallbrook, CA: ...", "Basel; Boston: ...".

    A town before its state need not be known.
    """
    before = _BREAKS.split(text[max(start, comma.start() - 40) : comma.start()])[-1]
    if place_share(before) == 1.0 and begins_with_place(text[comma.end() : end]):
        return True
    state = _begins_with_state(text[comma.end() : end])
    if not state or not text.startswith(":", comma.end() + state):
        return False
    return text[start : comma.start()].rsplit(" ", 1)[-1][:1].isupper()


def _begins_with_state(text: str) -> int:
    """Give how many characters at the head of a text name a state or a country, or 0."""
    reach = begins_with_place(text)
    return reach if reach and is_region(text[:reach].strip(" ,;:")) else 0


def _names_publisher(text: str, start: int, end: int) -> bool:
    rest = text[start:end].strip(_EDGE)
    if is_publisher(rest) or is_publisher(_COMMA.split(rest, maxsplit=1)[0]):
        return True
    reach = reach_of_publisher(rest)
    return reach > 0 and begins_with_place(rest[reach:].lstrip(" ,")) > 0


def _names_city(text: str, start: int, end: int) -> bool:
    """Tell whether an unknown city with its state or country and a colon begins here."""
    match = _CITY.match(text, start, end)
    return match is not None and place_share(match["region"]) == 1.0


def _readings(text: str, title_end: int, first: int, end: int, mark: str) -> list[Imprint]:
    """Read one stretch as an imprint, in each form it may have."""
    stop = first + len(text[first:end].rstrip(_EDGE))
    found: list[tuple[str, Pair | None, Pair | None]] = [("publisher", None, (first, stop))]
    for before, after in _cuts(_COLON, text, first, stop, 1, 1):
        if place_share(text[after:stop]) >= 0.5:
            found.append(("publisher: place", (after, stop), (first, before)))
        if before - first <= 60 and _may_be_place(text[first:before]):
            found.append(("place: publisher", _trim(text, first, before), (after, stop)))
    for before, after in _cuts(_COMMA, text, first, stop, 0, 5):
        if place_share(text[after:stop]) >= 0.5:
            found.append(("publisher, place", (after, stop), (first, before)))
    for before, after in _cuts(_COMMA, text, first, stop, 3, 0):
        if _begins_with_state(text[after:stop]):
            continue  # "Washington, DC Island Press": the state belongs to the town before it
        if place_share(text[first:before]) >= 0.5 and not _FULL_STOP.search(text, first, before):
            found.append(("place, publisher", _trim(text, first, before), (after, stop)))
    house = reach_of_publisher(text[first:stop])
    if house and place_share(text[first + house : stop]) >= 0.5:
        found.append(("publisher place", (first + house + 1, stop), (first, first + house)))
    head = reach_of_place(text[first:stop])
    if head and first + head < stop and text[first + head] == " ":
        found.append(("place publisher", (first, first + head), (first + head + 1, stop)))
    for before, after in _cuts(_SPACE, text, max(first, stop - 40), stop, 0, 4):
        tail = text[after:stop]
        if _WANTS_MORE.search(text[first:before]):
            continue  # "University of Leeds", "Universität Bonn"
        if place_share(tail) == 1.0 or place_share(tail.partition(", ")[2]) == 1.0:
            found.append(("publisher place", (after, stop), (first, before)))
    if place_share(text[first:stop]) >= 0.5:
        found.append(("place", (first, stop), None))
    return [
        Imprint(title_end, mark, place, publisher, form)
        for form, place, publisher in found
        if not (place and publisher and form.startswith("publisher") and _is_place(text, publisher))
        and not (place and text.count("(", *place) != text.count(")", *place))
    ]


def _is_place(text: str, span: Pair) -> bool:
    return place_share(text[slice(*span)]) == 1.0


def _cuts(
    pattern: re.Pattern[str], text: str, start: int, end: int, heads: int, tails: int
) -> list[Pair]:
    """List the first and last places where a pattern divides `text[start:end]`."""
    found = [match.span() for match in pattern.finditer(text, start, end)]
    return found[:heads] + (found[heads:][-tails:] if tails else [])


def _may_be_place(text: str) -> bool:
    """Tell whether a text before a colon may name a place: no edition, capitals throughout."""
    if _EDITION.search(text) is not None or _PART.search(text) is not None:
        return False
    words = _WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word in _PARTICLES for word in words)


def _trim(text: str, start: int, end: int) -> Pair:
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


@lru_cache(maxsize=16)
def best_imprint(text: str, start: int, end: int) -> tuple[Imprint, float]:
    """Give the likeliest reading with its lead over the next one."""
    found = imprints(text, start, end)
    weights = IMPRINT
    scores = [
        sum(
            weights.get(name, 0.0) * value
            for name, value in features(text, start, end, option).items()
        )
        for option in found
    ]
    order = sorted(range(len(found)), key=lambda index: -scores[index])
    lead = scores[order[0]] - scores[order[1]] if len(order) > 1 else 9.0
    return found[order[0]], lead
