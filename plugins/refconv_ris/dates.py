"""RIS dates `YYYY/MM/DD/other` and what people write instead, both ways."""

from __future__ import annotations

import re

from refconv.kit.date_words import month_number, read_date_words, season_name, season_number
from refconv.model import Date

_NUMBER = re.compile(r"-?[0-9]{1,4}")
_SLASHED = re.compile(r"(-?[0-9]{1,4})?(?:/([^/]*))?(?:/([^/]*))?(?:/(.*))?", re.DOTALL)
_ISO = re.compile(r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?:T[\d:.+Z-]*)?")
_UNTIL = re.compile(r"to(?: (-?[0-9]{1,4})(?:/([0-9]{1,2}))?(?:/([0-9]{1,2}))?)?")


def read_date(text: str) -> Date | None:
    """Make a date of a RIS date field; what is no date becomes its `literal`.

    >>> read_date("2003/10/09/"), read_date("2003///Spring")
    (Date(date_parts=((2003, 10, 9),)), Date(date_parts=((2003,),), season=1))
    """
    text = text.strip()
    if not text.strip("/ "):
        return None
    iso = _ISO.fullmatch(text)
    if iso:
        return _plain(iso[1], iso[2], iso[3]) or Date(literal=text)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    match = _SLASHED.fullmatch(text)
    if match is None:
        return read_date_words(text) or Date(literal=text)
    year, month, day, other = (part.strip() if part else "" for part in match.groups())
    if not year:
        return Date(literal=other or text.strip("/ "))
    if month and not month.isdigit() and not other and not day:
        month, other = "", month  # 2003/Spring, 2003/Oct
    start = _plain(year, month, day)
    return Date(literal=text) if start is None else _with_other(start, other)


def write_date(date: Date) -> str:
    """Write a date as `YYYY/MM/DD/other`."""
    other = ""
    if len(date.date_parts) > 1:
        other = f"to {_slashed(date.end).rstrip('/')}".strip()
    elif date.season is not None:
        other = season_name(date.season)
    elif date.circa:
        other = "ca."
    elif date.literal or date.raw or isinstance(date.extra.get("other"), str):
        other = " ".join((date.literal or date.raw or date.extra["other"]).split())
    return f"{_slashed(date.start)}/{other}"


def write_year(date: Date) -> str:
    """Write the year alone, `""` where there is none."""
    return _slashed(date.start[:1]).rstrip("/")


def merge(dates: list[Date]) -> tuple[Date, list[Date]]:
    """Give the most exact date among several, and those that contradict it.

    Words without a year (`Apr 12`) are read with the year of the others.
    """
    years = [date.start[0] for date in dates if date.start]
    whole = [_completed(date, years) for date in dates]
    best = max(whole, key=_exactness)
    agreeing = [date == best or _is_head(date, best) for date in whole]
    return best, [date for date, agrees in zip(dates, agreeing, strict=True) if not agrees]


def _is_head(date: Date, best: Date) -> bool:
    """Tell whether a plain date says the same as a better one, only less of it."""
    plain = Date(date_parts=date.date_parts[:1])
    return bool(date.start) and date == plain and best.start[: len(date.start)] == date.start


def _completed(date: Date, years: list[int]) -> Date:
    if date.start or not years or not date.literal:
        return date
    return read_date_words(f"{years[0]:04d} {date.literal}") or date


def _exactness(date: Date) -> tuple[bool, int, bool]:
    special = date.season is not None or len(date.date_parts) > 1 or bool(date.circa or date.extra)
    return bool(date.start), len(date.start), special


def _with_other(start: Date, other: str) -> Date:
    if not other:
        return start
    year_alone = len(start.start) == 1
    if year_alone and season_number(other):
        return Date(date_parts=start.date_parts, season=season_number(other))
    if other.lower() in ("ca.", "ca", "circa", "c."):
        return Date(date_parts=start.date_parts, circa=True)
    until = _UNTIL.fullmatch(other)
    if until:
        end = _plain(until[1], until[2], until[3]) if until[1] else Date(date_parts=((),))
        if end is not None:
            return Date(date_parts=(*start.date_parts, *end.date_parts))
    words = read_date_words(f"{start.start[0]} {other}") if year_alone else None
    return words or Date(date_parts=start.date_parts, extra={"other": other})


def _plain(*parts: str | None) -> Date | None:
    """Make a date of year, month and day; what follows an empty or odd part is left out."""
    numbers: list[int] = []
    for part in parts:
        if part and not _NUMBER.fullmatch(part):
            word = month_number(part)
            if word is None:
                return None
            part = str(word)
        if not part or (numbers and int(part) == 0):
            break
        numbers.append(int(part))
    month = numbers[1] if len(numbers) > 1 else 1
    day = numbers[2] if len(numbers) > 2 else 1
    if not numbers or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Date(date_parts=(tuple(numbers),))


def _slashed(parts: tuple[int, ...]) -> str:
    year = f"{'-' if parts[0] < 0 else ''}{abs(parts[0]):04d}" if parts else ""
    month = f"{parts[1]:02d}" if len(parts) > 1 else ""
    day = f"{parts[2]:02d}" if len(parts) > 2 else ""
    return f"{year}/{month}/{day}"
