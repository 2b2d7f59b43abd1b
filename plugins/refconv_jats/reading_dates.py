"""Dates read from JATS: the parts of a date of publication, and dates of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from refconv.kit.date_words import month_number, read_date_words, season_number
from refconv.kit.xml import attribute, local, plain
from refconv.model import Date
from refconv_jats.draft import Year

if TYPE_CHECKING:
    from lxml.etree import _Element

ISO = "iso-8601-date"
OTHER_DATES = {
    "original": "original_date",
    "available": "available_date",
    "submitted": "submitted",
    "event": "event_date",
}
"""What `date-type` says, to the attribute of the model; every other date is that of publication."""

_YEAR = re.compile(
    r"(?P<circa>(?:ca?\.?|circa|about|\[|\()?\s*)(?P<year>\d{3,4})\s?(?P<suffix>[a-z]?)"
    r"(?:\s*[-–—/]\s*(?P<end>\d{4}|\d{1,2})?)?[\])?.,;]*",
    re.IGNORECASE,
)
_BEFORE_CHRIST = re.compile(r"(\d{1,4})\s*B\.?C\.?(?:E\.?)?", re.IGNORECASE)
_ISO_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ABOUT = re.compile(
    r"^(?:\W*(?:accessed|access|cited|retrieved|viewed|updated|available|on|at|date)\b)+[\s:,]*",
    re.IGNORECASE,
)


def read_issued(parts: list[Year]) -> tuple[Date | None, str]:
    """Make the date of publication of its printed parts, and the letter after the year."""
    found = {part.tag: part for part in reversed(parts)}
    whole, year = found.get("string-date"), found.get("year")
    if whole is not None:
        said = _of_iso(whole.iso) or read_words(whole.text)
        if year is None or "/" in whole.iso:
            return said, _suffix(year)
    if year is None:
        return _without_year(found), ""
    before = _BEFORE_CHRIST.fullmatch(year.text)
    if before is not None:
        return _with_month(-int(before[1]), year, found, None), ""
    match = _YEAR.fullmatch(year.text)
    if match is None:
        date = _of_iso(year.iso)
        return date or Date(literal=year.text), ""
    first = int(match["year"])
    circa = True if re.match(r"c|about", match["circa"], re.IGNORECASE) else None
    if re.search(r"[-–—/]", year.text):
        return Date(date_parts=((first,), _end(first, match["end"])), circa=circa), match["suffix"]
    return _with_month(first, year, found, circa), match["suffix"].lower()


def read_date(element: _Element) -> Date:
    """Read an element that is a date by itself, from its attribute, its parts or its words."""
    date = _of_iso(attribute(element, ISO))
    text = plain(element)
    if date is not None and (len(date.date_parts) > 1 or not len(element)):
        return date
    parts = [
        Year(local(child), plain(child), attribute(child, ISO), "")
        for child in element
        if local(child) in ("year", "month", "day", "season", "string-date")
    ]
    if any(part.tag == "year" for part in parts):
        read = read_issued(parts)[0]
        if read is not None and read.date_parts:
            return read
    return date or read_words(text)


def read_words(text: str) -> Date:
    """Read a date in words; words that are none are kept as they are."""
    bare = _ABOUT.sub("", text).strip(" .,;()[]")
    circa = re.match(r"(?:ca?\.|circa)\s*", bare)
    about = bare[circa.end() :] if circa else bare
    date = _of_iso(about) or read_date_words(about.replace(",", " ").replace(".", " "))
    if date is None:
        return Date(literal=text)
    return Date(date_parts=date.date_parts, season=date.season, circa=True if circa else None)


def _with_month(first: int, year: Year, found: dict[str, Year], circa: bool | None) -> Date:
    date: list[int] = [first]
    month = _month(found["month"].text) if "month" in found else None
    if month:
        date.append(month)
        day = found["day"].text.strip(" .,") if "day" in found else ""
        if day.isascii() and day.isdigit() and 1 <= int(day) <= 31:
            date.append(int(day))
    season = found.get("season")
    if "month" in found and month is None:
        season = found["month"]
    if season is not None:
        both = read_date_words(f"{first} {season.text}")
        if both is not None:
            return Date(date_parts=both.date_parts, season=both.season, circa=circa)
        number = season_number(season.text)
        return Date(date_parts=((first,),), season=number or season.text, circa=circa)
    iso = _of_iso(year.iso)
    if iso is not None and len(date) == 1 and iso.year == first and len(iso.date_parts) == 1:
        date = list(iso.start)
    return Date(date_parts=(tuple(date),), circa=circa)


def _without_year(found: dict[str, Year]) -> Date | None:
    words = " ".join(found[tag].text for tag in ("season", "month", "day") if tag in found)
    return Date(literal=words) if words else None


def _suffix(year: Year | None) -> str:
    match = _YEAR.fullmatch(year.text) if year is not None else None
    return match["suffix"] if match else ""


def _end(first: int, end: str | None) -> tuple[int, ...]:
    if not end:
        return (0,)
    return (int(end) if len(end) == 4 else first - first % 10 ** len(end) + int(end),)


def _month(text: str) -> int | None:
    bare = text.strip(" .,")
    if bare.isascii() and bare.isdigit():
        return int(bare) if 1 <= int(bare) <= 12 else None
    return month_number(bare)


def _of_iso(text: str) -> Date | None:
    """Read a date or a range in ISO 8601."""
    if not text:
        return None
    parts: list[tuple[int, ...]] = []
    for half in text.split("/"):
        match = _ISO_DATE.fullmatch(half.split("T")[0].strip())
        if match is None:
            if half in ("", "..") and parts:
                parts.append((0,))
                continue
            return None
        numbers = tuple(int(number) for number in match.groups() if number)
        if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
            numbers = numbers[:1]
        if len(numbers) > 2 and not 1 <= numbers[2] <= 31:
            numbers = numbers[:2]
        parts.append(numbers)
    return Date(date_parts=tuple(parts[:2])) if parts else None
