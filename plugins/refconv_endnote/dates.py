"""EndNote's dates, a year and words beside it, both ways."""

from __future__ import annotations

import re

from refconv.kit.date_words import month_short, read_date_words, season_name
from refconv.model import Date

_NUMERIC = re.compile(r"(?:(-?\d{4})[-/.])?(\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR = re.compile(r"-?\d{1,4}")
_ABOUT = re.compile(r"(?:ca?\.?|circa) ?(-?\d{1,4})", re.IGNORECASE)


def read_date(year: str, rest: str) -> Date | None:
    """Make a date of `year` and the words of `pub-dates`; None where both are empty."""
    year, rest = year.strip(), rest.strip()
    if not rest:
        return _year_alone(year)
    numeric = _NUMERIC.fullmatch(rest)
    if numeric and (numeric[1] or _YEAR.fullmatch(year)):
        its, month, day = int(numeric[1] or year), int(numeric[2]), int(numeric[3] or 0)
        if 1 <= month <= 12 and day <= 31:
            return Date(date_parts=((its, month, day) if day else (its, month),))
    if _YEAR.fullmatch(year):
        words = read_date_words(f"{year:0>4} {rest}") or read_date_words(rest)
        if words is not None and words.year == int(year):
            return words
        return Date(date_parts=((int(year),),), literal=rest)
    return read_date_words(rest) or Date(literal=f"{year} {rest}".strip())


def write_date(date: Date) -> tuple[str, str]:
    """Give the year and the words beside it."""
    if not date.start:
        return "", " ".join((date.literal or date.raw or "").split())
    year = str(date.start[0])
    if date.season is not None:
        return year, season_name(date.season)
    if date.circa:
        return f"ca. {year}", ""
    if len(date.date_parts) > 1 and date.end:
        start, end = _words(date.start), _words(date.end)
        if date.end[0] == date.start[0]:
            return year, f"{start}-{end}" if start and end else start
        return (year, f"{start}-{date.end[0]} {end}") if start else (f"{year}-{date.end[0]}", "")
    return year, _words(date.start) or (date.literal or "")


def _year_alone(year: str) -> Date | None:
    if not year:
        return None
    about = _ABOUT.fullmatch(year)
    if about:
        return Date(date_parts=((int(about[1]),),), circa=True)
    if _YEAR.fullmatch(year):
        return Date(date_parts=((int(year),),))
    return read_date_words(year) or Date(literal=year)


def _words(parts: tuple[int, ...]) -> str:
    if len(parts) < 2 or not 1 <= parts[1] <= 12:
        return ""
    return month_short(parts[1]) + (f" {parts[2]}" if len(parts) > 2 else "")
