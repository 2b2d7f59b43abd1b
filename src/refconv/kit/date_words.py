"""Dates in words, as databases write them: `2003 Oct 9`, `2003 Spring`, `2003 Jan-Feb`."""

from __future__ import annotations

import re

from refconv.model import Date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

_WORD = re.compile(r"\d+|[^\W\d_]+")
_DASH = re.compile(r"\s*[-–—]\s*")
_MOST_WORDS = 6


def month_number(word: str) -> int | None:
    """Give 1 to 12 for an English month, whole or cut to three letters or more."""
    low = word.lower().rstrip(".")
    if len(low) < 3:
        return None
    found = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(low)]
    return found[0] if found else None


def month_short(number: int) -> str:
    """Give the three letters that MEDLINE writes for a month."""
    return MONTHS[number - 1][:3]


def season_number(word: str) -> int | None:
    """Give 1 (spring) to 4 (winter), as CSL counts them."""
    title = word.capitalize()
    title = "Autumn" if title == "Fall" else title
    return SEASONS.index(title) + 1 if title in SEASONS else None


def season_name(season: str | float) -> str:
    """Name a season of CSL, which is 1 to 4 or a word already."""
    word = str(season)
    return SEASONS[int(word) - 1] if word in ("1", "2", "3", "4") else word


def read_date_words(text: str) -> Date | None:
    """Make a date of words, or None where they are not understood to the last.

    >>> read_date_words("2003 Oct 9"), read_date_words("2003 Dec-2004 Jan")
    (Date(date_parts=((2003, 10, 9),)), Date(date_parts=((2003, 12), (2004, 1))))
    """
    halves = _DASH.split(text.strip())
    first = _one(halves[0])
    if first is None or len(halves) > 2:
        return None
    parts, season = first
    if len(halves) == 1:
        return Date(date_parts=(parts,), season=season) if parts and parts[0] else None
    second = _one(halves[1], parts)
    if second is None or season or second[1] or not (parts and parts[0]):
        return None
    return Date(date_parts=(parts, second[0]))


def _one(text: str, before: tuple[int, ...] = ()) -> tuple[tuple[int, ...], int | None] | None:
    """Read one date; what the second of a range leaves out is taken from the first."""
    year = day = month = season = None
    words = _WORD.findall(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    for word in words:
        if word.isascii() and word.isdigit():
            if len(word) == 4 and year is None:
                year = int(word)
            elif len(word) <= 2 and day is None and 1 <= int(word) <= 31:
                day = int(word)
            else:
                return None
        elif month is None and month_number(word):
            month = month_number(word)
        elif season is None and season_number(word):
            season = season_number(word)
        else:
            return None
    return _settled(year, month, day, season, before)


def _settled(
    year: int | None,
    month: int | None,
    day: int | None,
    season: int | None,
    before: tuple[int, ...],
) -> tuple[tuple[int, ...], int | None] | None:
    if before:
        if month is None and day is not None and year is None and len(before) > 2:
            month = before[1]
        year = before[0] if year is None else year
    if year is None or (day is not None and month is None) or (season and month):
        return None
    return tuple(part for part in (year, month, day) if part is not None), season
