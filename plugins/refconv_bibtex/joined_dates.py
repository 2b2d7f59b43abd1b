"""Dates of an entry: whole ones of biblatex, and BibTeX's year, month and day."""

from __future__ import annotations

from typing import Any

from refconv.diagnostics import Severity
from refconv.model import Date
from refconv_bibtex import dates
from refconv_bibtex.meaning import Reading

_DATES = (
    ("issued", "date", "year", "month", "day"),
    ("event_date", "eventdate", "eventyear", "eventmonth", "eventday"),
    ("original_date", "origdate", "origyear", "origmonth", "origday"),
    ("accessed", "urldate", "urlyear", "urlmonth", "urlday"),
)
_ACCESSED = ("lastchecked", "lastaccessed", "accessed", "dateaccessed", "date-accessed")

_DATE_FIELDS = frozenset({*_ACCESSED, *(name for row in _DATES for name in row[1:])})


def read_dates(reading: Reading, fields: dict[str, str], values: dict[str, Any]) -> None:
    present = fields.keys() & _DATE_FIELDS
    if not present:
        return
    for name in _ACCESSED:
        if name in present and "urldate" not in fields:
            fields["urldate"] = fields.pop(name)
    for variable, whole, year, month, day in _DATES:
        if whole in fields:
            date = _whole_date(reading, fields.pop(whole), whole)
            if date is not None:
                values[variable] = date
        if year in present or month in present or day in present:
            _parted_date(reading, fields, values, variable, (year, month, day))


def _whole_date(reading: Reading, raw: str, name: str) -> Date | None:
    text = reading.plain(raw, name) if "\\" in raw or "{" in raw else raw.strip()
    if not text:
        return None
    date = dates.edtf(text)
    if date is None:
        date = dates.free(text)
    if date is None:
        reading.report("odd-date", Severity.WARNING, f"no date: '{text}'", name, "kept as text")
        return Date(literal=text)
    if len(text) > 10 and dates.has_time(text):
        reading.report("time-left-out", Severity.INFO, f"time of day in '{text}'", name)
    return date


def _parted_date(
    reading: Reading,
    fields: dict[str, str],
    values: dict[str, Any],
    variable: str,
    names: tuple[str, str, str],
) -> None:
    """Read year, month and day; beside a whole date they add nothing and are only compared."""
    year, month, day = (_part(reading, fields, name) for name in names)
    if not year and not month and not day:
        return
    if not month and not day and variable not in values and len(year) == 4 and year.isdecimal():
        values[variable] = (
            Date(date_parts=((int(year),),)) if year != "0000" else Date(literal=year)
        )
        return
    known = values.get(variable)
    if known is not None:
        if year and str(known.year) != year:
            message = f"'{names[0]}' differs from the date beside it: {year}"
            reading.report("ignored-field", Severity.INFO, message, names[0], "left out")
        return
    if not year and f"{day}{month}".isdigit():
        message = f"a month or day without a year: '{month or day}'"
        reading.report("odd-date", Severity.WARNING, message, names[1], "left out")
        return
    date, rest = dates.year_month_day(year, month, day)
    if date is not None:
        values[variable] = date
        if date.literal and any(character.isdigit() for character in date.literal):
            message = f"no date: '{date.literal}'"
            reading.report("odd-date", Severity.WARNING, message, names[0], "kept as text")
    if rest:
        message = f"no month or day: '{rest}'"
        reading.report("odd-date", Severity.WARNING, message, names[1], "left out")


def _part(reading: Reading, fields: dict[str, str], name: str) -> str:
    raw = fields.pop(name, "")
    return raw if raw.isdigit() else reading.plain(raw, name)
