"""Dates as JATS writes them: year, month, day, season, and the words for what these cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from refconv.kit.xml import legal
from refconv.model import Date

if TYPE_CHECKING:
    from lxml.etree import _Element

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("Spring", "Summer", "Fall", "Winter")
ISO = "iso-8601-date"
_SEASON_MONTHS = {13: 1, 14: 2, 15: 3, 16: 4, 21: 1, 22: 2, 23: 3, 24: 4}


def put_issued(out: _Element, date: Date, suffix: str, padded: bool) -> None:
    """Write the date of publication as children of a citation.

    `iso-8601-date` stands on the year: the whole date where the year's text is
    plain, four digits where it is not ("2004a", "ca. 1998"), as JATS4R's checks ask.
    """
    start, end = _valid(date.start), _valid(date.end)
    if not start:
        text = words(date)
        if text:
            SubElement(out, "string-date").text = legal(text)
        return
    year = SubElement(out, "year")
    text = year_words(date, suffix)
    year.text = text
    if 0 <= start[0] <= 9999:
        year.set(ISO, iso(start) if text == str(start[0]) else f"{start[0]:04d}")
    if not date.end and len(date.date_parts) < 2:
        put_parts(out, start[1:], padded)
        _put_season(out, date)
    elif len(start) == 2 and len(end) == 2 and start[0] == end[0]:
        SubElement(out, "season").text = f"{MONTHS[start[1] - 1]}-{MONTHS[end[1] - 1]}"
    elif len(start) > 1 or len(end) > 1:
        whole = SubElement(out, "string-date")
        if iso_range(date):
            whole.set(ISO, iso_range(date))
        whole.text = words(date)


def put_access(out: _Element, date: Date, padded: bool) -> None:
    """Write the date on which a work was looked up (JATS4R citations; PMC)."""
    if not words(date):
        return
    element = SubElement(out, "date-in-citation")
    element.set("content-type", "access-date")
    start = _valid(date.start)
    if start and len(date.date_parts) == 1 and start[0] > 0:
        element.set(ISO, iso(start))
        SubElement(element, "year").text = str(start[0])
        put_parts(element, start[1:], padded)
    else:
        if iso_range(date):
            element.set(ISO, iso_range(date))
        element.text = legal(words(date))


def put_dated(out: _Element, date: Date, kind: str, padded: bool) -> None:
    """Write one of the rarer dates: the original publication, availability, submission."""
    start = _valid(date.start)
    if start and len(date.date_parts) == 1 and not date.circa and 0 < start[0] <= 9999:
        element = SubElement(out, "date")
        element.set("date-type", kind)
        element.set(ISO, iso(start))
        put_parts(element, start[1:], padded, backwards=True)
        SubElement(element, "year").text = str(start[0])
    elif words(date):
        element = SubElement(out, "string-date")
        element.set("content-type", kind)
        if iso_range(date) and not date.circa:
            element.set(ISO, iso_range(date))
        element.text = legal(words(date))


def put_parts(out: _Element, parts: tuple[int, ...], padded: bool, backwards: bool = False) -> None:
    """Write month and day as numbers."""
    rows = list(zip(("month", "day"), parts, strict=False))
    for tag, number in reversed(rows) if backwards else rows:
        SubElement(out, tag).text = f"{number:02d}" if padded else str(number)


def year_words(date: Date, suffix: str = "") -> str:
    """Write the year as people do: "2004a", "ca. 1998", "2003–2004", "380 BC"."""
    text = _year(date.start[0]) + suffix
    if len(date.date_parts) > 1:
        end = date.end
        if not end or end[0] == 0:
            text += "–"
        elif end[0] != date.start[0]:
            text += f"–{_year(end[0])}"
    return f"ca. {text}" if date.circa else text


def words(date: Date) -> str:
    """Write a date or a range in words (Citing Medicine: "2017 Dec 4-9").

    >>> words(Date(date_parts=((2017, 11, 30), (2017, 12, 2))))
    '2017 Nov 30-Dec 2'
    """
    start, end = _valid(date.start), _valid(date.end)
    if not start:
        return date.literal or date.raw or (str(date.season) if date.season else "")
    head = " ".join(_spoken(start))
    if not end:
        tail = "-" if len(date.date_parts) > 1 else ""
    else:
        same = 0
        while same < min(len(start), len(end)) - 1 and start[same] == end[same]:
            same += 1
        tail = "-" + " ".join(_spoken(end)[same:])
    text = head + tail
    return f"ca. {text}" if date.circa else text


def iso(parts: tuple[int, ...]) -> str:
    """Write a date as ISO 8601 does.

    >>> iso((2011, 3, 8)), iso((2011,))
    ('2011-03-08', '2011')
    """
    return "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])


def iso_range(date: Date) -> str:
    """Write a date or a range as ISO 8601 does, ".." for an end that is open; "" for no date."""
    start, end = _valid(date.start), _valid(date.end)
    if not start or min(start[0], end[0] if end else 0) < 0:
        return ""
    if len(date.date_parts) < 2:
        return iso(start)
    return f"{iso(start)}/{iso(end) if end else '..'}"


def is_valid(date: Date) -> bool:
    """Tell whether every month and day of a date is one."""
    return all(_valid(parts) == parts or parts in ((), (0,)) for parts in date.date_parts)


def _valid(parts: tuple[int, ...]) -> tuple[int, ...]:
    """Cut off a month or a day that is none."""
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return parts[:1]
    if len(parts) > 2 and not 1 <= parts[2] <= 31:
        return parts[:2]
    return () if parts == (0,) else parts[:3]


def _put_season(out: _Element, date: Date) -> None:
    season = date.season
    if season is None and len(date.start) > 1:
        season = _SEASON_MONTHS.get(date.start[1])
    if season:
        text = str(season)
        is_number = text in ("1", "2", "3", "4")
        SubElement(out, "season").text = SEASONS[int(text) - 1] if is_number else legal(text)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{-year} BC"


def _spoken(parts: tuple[int, ...]) -> list[str]:
    out = [_year(parts[0])]
    if len(parts) > 1:
        out.append(MONTHS[parts[1] - 1])
    out.extend(str(day) for day in parts[2:])
    return out
