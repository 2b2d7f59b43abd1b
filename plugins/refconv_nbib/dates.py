"""MEDLINE's dates of publication, `2003 Oct 9`, both ways."""

from __future__ import annotations

import re

from refconv.kit.date_words import month_short, read_date_words, season_name
from refconv.model import Date, on

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ABOUT = re.compile(r"ca\.? (\d{4})")


def read_date(text: str) -> Date:
    """Make a date of a DP field; what is not understood becomes its `literal`."""
    about = _ABOUT.fullmatch(text)
    if about:
        return Date(date_parts=((int(about[1]),),), circa=True)
    return read_date_words(text) or Date(literal=text)


def write_date(date: Date) -> str:
    """Write a date as MEDLINE prints it; a range leaves out what both ends share."""
    if not date.start:
        return " ".join((date.literal or date.raw or "").split())
    start = _words(date.start)
    if date.season is not None:
        return f"{start} {season_name(date.season)}"
    if date.circa:
        return f"ca. {start}"
    if not date.end:
        return start
    if date.end[0] != date.start[0]:
        return f"{start}-{_words(date.end)}"
    if len(date.end) == 3 and date.end[:2] == date.start[:2]:
        return f"{start}-{date.end[2]}"
    return f"{start}-{_words(date.end).partition(' ')[2]}"


def read_compact(text: str) -> Date | None:
    """Make a date of `YYYYMMDD` (DEP)."""
    match = _COMPACT.fullmatch(text)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return on(int(match[1]), int(match[2]), int(match[3]))


def write_compact(date: Date) -> str | None:
    """Write a whole date as `YYYYMMDD`, or None."""
    if len(date.date_parts) != 1 or len(date.start) != 3 or date.start[0] < 0:
        return None
    return "{:04d}{:02d}{:02d}".format(*date.start)


def _words(parts: tuple[int, ...]) -> str:
    out = f"{parts[0]:04d}" if parts[0] >= 0 else str(parts[0])
    if len(parts) > 1 and 1 <= parts[1] <= 12:
        out += f" {month_short(parts[1])}"
    if len(parts) > 2:
        out += f" {parts[2]}"
    return out
