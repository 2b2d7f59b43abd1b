"""What speaks for and against one way to read a book's imprint; the weights are learnt."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.reading.letters import UPPER
from refconv_vancouver.reading.places import (
    begins_with_place,
    ends_with_town,
    is_region,
    is_state,
    place_share,
)
from refconv_vancouver.reading.weights import (
    is_common,
    is_publisher,
    publisher_weight,
    reach_of_publisher,
)

Pair = tuple[int, int]

_COMMA = re.compile(r"\s?[,.;]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"[\s,]\s?(?=\S)")
_UNIVERSITY = re.compile(
    rf"(?:the )?(?:(?:[{UPPER}][\w'’-]+ (?:(?:and|of) )?){{1,4}}(?:University|Universiteit"
    rf"|Universität|Polytechnic|Institute of Technology)"
    rf"|(?:University|Universit[àé]|Universidade?|Universität"
    rf"|Universiteit|Univerzita|Uniwersytet)(?: \w+){{1,6}})(?: Press)?",
    re.IGNORECASE,
)
JOINING = frozenset(
    "northern southern eastern western central north south east west new upper"
    " lower a an the of in on for and or to with from by at as de la el y e et des du und"
    " der die das im zur von in universität universidad universidade université università"
    " universiteit hochschule".split()
)
"""Words that want a name behind them."""
QUARTERS = frozenset("north south east west northern southern eastern western".split())


class Imprint(NamedTuple):
    """Hold one way to read the end of a book."""

    title_end: int
    """Where what precedes the imprint ends, its closing stop not counted."""
    mark: str
    """What stands between the two; a space where nothing does."""
    place: Pair | None
    publisher: Pair | None
    form: str


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
    if last[-1].lower() in JOINING - QUARTERS and option.mark == " ":
        found["title last joins"] = 1.0
    if place_share(last[-1]) == 1.0 or place_share(" ".join(last[-2:])) == 1.0:
        found["title last place"] = 1.0
    if option.mark == "." and len(last[-1]) <= 2:
        found["title last short"] = 1.0


def _odds(text: str) -> float:
    words = _WORD.findall(text)[:12]
    return sum(map(publisher_weight, words)) / len(words) if words else -2.0
