"""Dates read and compared: their parts, raw texts, ranges and sort keys (CSL 1.0.2, Dates)."""

from __future__ import annotations

import re
from functools import lru_cache

from refconv.model import Date

Parts = tuple[int, ...]
"""`(year,)`, `(year, month)` or `(year, month, day)`; months 13 to 24 are seasons, 0 is unknown."""

_ISO = re.compile(r"(-?\d{1,5})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTHS = {
    name: index
    for index, names in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
    for name in (names,)
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_OFFSET = 100_000


def spans(date: Date) -> tuple[Parts, Parts | None]:
    """Give the first and the last day of a date; the last is None without a range, `()` if open."""
    if date.date_parts:
        first = _clean(date.date_parts[0])
        last = _clean(date.date_parts[1]) if len(date.date_parts) > 1 else None
        if first and len(first) == 1 and date.season is not None:
            season = _season(date.season)
            if season:
                first = (first[0], season)
        return first, last
    if date.raw:
        return _raw(date.raw)
    return (), None


def _season(season: object) -> int:
    text = str(season).strip().lower()
    if text.isdigit():
        number = int(text)
        return number + 20 if 1 <= number <= 4 else number if 21 <= number <= 24 else 0
    return _SEASONS.get(text, 0)


def _clean(parts: Parts) -> Parts:
    """Cut a date at its first part that is missing."""
    if not parts or not parts[0]:
        return ()
    if len(parts) > 1 and not parts[1]:
        return parts[:1]
    if len(parts) > 2 and not parts[2]:
        return parts[:2]
    return parts[:3]


@lru_cache(maxsize=1024)
def _raw(text: str) -> tuple[Parts, Parts | None]:
    """Read a date in words; `()` where it cannot be read."""
    text = text.strip()
    if "/" in text and not _SLASHED.fullmatch(text):
        head, _, tail = text.partition("/")
        first, last = _one(head), _one(tail)
        return (first, last) if first else ((), None)
    pair = re.fullmatch(r"(.*\d)\s*(?:--|–|\s-\s)\s*(.*\d)", text)
    if pair:
        first, last = _one(pair[1]), _one(pair[2])
        if first and last:
            return first, last
    return _one(text), None


def _one(text: str) -> Parts:
    text = text.strip()
    match = _ISO.fullmatch(text)
    if match:
        return _clean(tuple(int(part or 0) for part in match.groups()))
    match = _SLASHED.fullmatch(text)
    if match:
        return int(match[3]), int(match[1]), int(match[2])
    year = re.search(r"(?<!\d)(\d{3,4})(?!\d)", text)
    if year is None:
        return ()
    rest = text[: year.start()] + " " + text[year.end() :]
    words = re.findall(r"[^\W\d_]+|\d+", rest.lower())
    month, day = 0, 0
    for word in words:
        if word.isdigit() and len(word) < 3:
            day = int(word)
        elif word in _SEASONS:
            month = _SEASONS[word]
        elif word[:3] in _MONTHS:
            month = _MONTHS[word[:3]]
        else:
            return ()
    return _clean((int(year[1]), month, day))


def sort_text(date: Date, parts: str = "year-month-day") -> str:
    """Give a text that sorts as the date does; ranges sort after their first day."""
    first, last = spans(date)
    if not first:
        return date.literal or date.raw or ""
    text = _sortable(first, parts)
    return f"{text}-{_sortable(last, parts)}" if last else text


def _sortable(day: Parts, parts: str) -> str:
    year, month, date = (*day, 0, 0)[:3]
    out = f"{year + _OFFSET:06d}" if "year" in parts else ""
    if "month" in parts:
        out += f"{month:02d}"
    if "day" in parts:
        out += f"{date:02d}"
    return out
