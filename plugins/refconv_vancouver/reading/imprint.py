"""Place and publisher at the end of a book: the ways to read them, and a model that ranks these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from refconv_vancouver.reading.letters import LOWER, MASK, UPPER
from refconv_vancouver.reading.places import (
    begins_with_place,
    ends_with_town,
    is_region,
    is_state,
    place_share,
    reach_of_place,
)
from refconv_vancouver.reading.statements import EDITION
from refconv_vancouver.reading.weights import (
    IMPRINT,
    is_common,
    is_publisher,
    publisher_weight,
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
_SPACES = re.compile(r"[\s,]\s?(?=\S)")
_UNIVERSITY = re.compile(
    rf"(?:the )?(?:(?:[{UPPER}][\w'’-]+ (?:(?:and|of) )?){{1,4}}(?:University|Universiteit"
    rf"|Universität|Polytechnic|Institute of Technology)"
    rf"|(?:University|Universit[àé]|Universidade?|Universität"
    rf"|Universiteit|Univerzita|Uniwersytet)(?: \w+){{1,6}})(?: Press)?",
    re.IGNORECASE,
)
_EDGE = f" ,;:.{MASK}"


_JOINING = frozenset(
    "northern southern eastern western central north south east west new upper"
    " lower a an the of in on for and or to with from by at as de la el y e et des du und"
    " der die das im zur von in universität universidad universidade université università"
    " universiteit hochschule".split()
)


_QUARTERS = frozenset("north south east west northern southern eastern western".split())


class Imprint(NamedTuple):
    """Hold one way to read the end of a book."""

    title_end: int
    """Where what precedes the imprint ends, its closing stop not counted."""
    mark: str
    """What stands between the two; a space where nothing does."""
    place: Pair | None
    publisher: Pair | None
    form: str


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
    if before.rsplit(" ", 1)[-1].lower() not in _QUARTERS:
        return False
    reach = begins_with_place(text[start:end])
    if not reach or is_region(text[start : start + reach]):
        return False  # "southern California: ..."
    return text.startswith(":", start + reach)


def _joins(before: str, most: int) -> bool:
    """Tell whether a word that wants more closes a text, or a name begun by it: "for Yucca"."""
    for word in reversed(before.split()[-most:]):
        bare = word.strip("(“‘\"'")
        if bare.lower() in _JOINING:
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


def features(text: str, start: int, end: int, option: Imprint) -> dict[str, float]:
    """Say what speaks for and against one reading."""
    found: dict[str, float] = {f"form {option.form}": 1.0}
    if option.form == "none":
        return found
    found[f"mark {option.mark}"] = 1.0
    found[f"{option.mark}|{option.form}"] = 1.0
    if option.place is not None:
        _weigh_place(text[slice(*option.place)], option.mark, found)
    if option.publisher is not None:
        _weigh_publisher(text[slice(*option.publisher)], option, found)
    if "publisher ends in place" in found and option.place is not None:
        parted = _COMMA.split(text[slice(*option.place)], maxsplit=1)[0]
        if is_region(parted.partition(" and ")[0]):
            found["place cut"] = 1.0
    _weigh_title(text[start : option.title_end], option, found)
    return found


def _weigh_place(place: str, mark: str, found: dict[str, float]) -> None:
    share = place_share(place)
    found["place share"] = share
    found["place known" if share == 1.0 else "place unknown"] = 1.0
    found[f"place words {min(place.count(' ') + 1, 6)}"] = 1.0
    found["place publisher odds"] = _odds(place)
    if share == 0.0 and place.count(" ") >= 3:
        found["place long unknown"] = 1.0
    if share == 0.0 and place[:1].islower():
        found["place lower"] = 1.0
    if "." in place.rstrip("."):
        found["place stop"] = 1.0
    if is_region(place):
        found["place region"] = 1.0
        found[f"place region {mark}"] = 1.0
    if is_state(_COMMA.split(place, maxsplit=1)[0]):
        found["place state"] = 1.0
    if any(sign.isdigit() for sign in place):
        found["place digit"] = 1.0
    if ":" in place:
        found["place colon"] = 1.0
    if share < 1.0:
        words = _WORD.findall(place)
        found["place common"] = sum(map(is_common, words)) / (len(words) or 1)


def _weigh_publisher(publisher: str, option: Imprint, found: dict[str, float]) -> None:
    if is_publisher(publisher):
        found["publisher known"] = 1.0
    words = _WORD.findall(publisher)
    found["publisher odds"] = _odds(publisher)
    found["first odds"] = publisher_weight(words[0]) if words else -2.0
    found["last odds"] = publisher_weight(words[-1]) if words else -2.0
    found[f"publisher words {min(len(words), 9)}"] = 1.0
    small = sum(word[0].islower() for word in words)
    found["publisher small"] = small / (len(words) or 1)
    if _UNIVERSITY.fullmatch(publisher):
        found["publisher is university"] = 1.0
    _weigh_houses_inside(publisher, found)
    for name, sign in (("stop", ". "), ("colon", ": ")):
        if sign in publisher:
            found[f"publisher {name}"] = 1.0
    if any(sign.isdigit() for sign in publisher):
        found["publisher digit"] = 1.0
    if publisher[:1].islower():
        found["publisher lower"] = 1.0
    if place_share(publisher) >= 0.9:
        found["publisher is place"] = 1.0
        return
    tail = re.split(r"[,.] ", publisher)[-1]
    if tail != publisher and place_share(tail) == 1.0:
        found["publisher ends in place"] = 1.0
    if option.form == "publisher, place" and ends_with_town(publisher):
        found["publisher ends with town"] = 1.0
    if begins_with_place(publisher):
        place = "place" if option.place is None else "region after place"
        if option.place is None or is_region(words[0] if words else ""):
            found[f"publisher begins with {place}"] = 1.0


def _weigh_houses_inside(publisher: str, found: dict[str, float]) -> None:
    """Say that a known publisher is a part of what is taken for one."""
    if "publisher known" in found:
        return
    if reach_of_publisher(publisher):
        found["publisher known before"] = 1.0
    starts = [match.end() for match in _SPACES.finditer(publisher)][-5:]
    if any(is_publisher(publisher[start:]) for start in starts):
        found["publisher known behind"] = 1.0


def _weigh_title(title: str, option: Imprint, found: dict[str, float]) -> None:
    found[f"title words {min(title.count(' ') + 1, 4)}"] = 1.0
    if title.count("(") > title.count(")"):
        found["open"] = 1.0
    last = _WORD.findall(title[-30:])
    if not last:
        return
    found["title last odds"] = publisher_weight(last[-1])
    if last[-1][:1].islower():
        found["title last lower"] = 1.0
    if last[-1].lower() in _JOINING - _QUARTERS and option.mark == " ":
        found["title last joins"] = 1.0
    if place_share(last[-1]) == 1.0 or place_share(" ".join(last[-2:])) == 1.0:
        found["title last place"] = 1.0
    if option.mark == "." and len(last[-1]) <= 2:
        found["title last short"] = 1.0


def _odds(text: str) -> float:
    words = _WORD.findall(text)[:12]
    return sum(map(publisher_weight, words)) / len(words) if words else -2.0


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
