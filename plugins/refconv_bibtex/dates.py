"""Dates both ways: EDTF as biblatex writes it, and BibTeX's year, month and day.

EDTF: ISO 8601-2, level 0, 1 and parts of 2 (biblatex manual, section 2.3.8). A
year of EDTF counts 1 BC as 0; a year of CSL counts it as -1.
"""

from __future__ import annotations

import re

from refconv.model import Date

_ONE = re.compile(
    r"(?P<year>y?[-+]?\d{1,9}|[-+]?\d{1,3}[uxX]{1,3})"
    r"(?:-(?P<month>\d{1,2}|[uxX]{2})(?:-(?P<day>\d{1,2}|[uxX]{2}))?)?"
    r"(?P<time>[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?[ ]?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"(?P<flag>[~?%]{0,2})"
)
_OPEN = frozenset({"", "..", "open", "unknown", "*"})
_YEAR = re.compile(r"\d{1,4}")
_YEARS = re.compile(r"(\d{4})[ \t]*(?:-{1,3}|[–—/])[ \t]*(\d{4}|\d{2})")
_ABOUT = re.compile(
    r"(?:c\.?a?\.?|circa|about|around|approx\.?|um|vers|~)[ \t~]*(\d{3,4})"
    r"|(\d{3,4})[ \t]*(?:~|\?|\[\?\])",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[(<]?[cp©]?[ \t]*(\d{4})[ \t]*[\])>]?\.?")
_WORD_DAY = re.compile(
    r"([^\W\d_]+)\.?[ \t\n~,]*(\d{1,2})?(?:st|nd|rd|th|\.)?[ \t]*", re.IGNORECASE
)
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[ \t\n~]*([^\W\d_]+)\.?[ \t]*", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?")
_WORDED = re.compile(
    r"([^\W\d_]+\.?(?:[ ~]\d{1,2}(?:st|nd|rd|th)?)?|\d{1,2}(?:st|nd|rd|th|\.)?[ ~][^\W\d_]+\.?)"
    r",?[ ~](\d{4})",
    re.IGNORECASE,
)
_SPAN = re.compile(r"[ \t\n~]*(?:-{1,3}|[–—/])[ \t\n~]*")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
MONTH_NAMES: dict[str, int] = {
    name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), start=1)
}
_SHORT: dict[str, int] = {
    name[:3]: number for number, name in enumerate(_MONTHS["en"].split(), start=1)
}
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def month(word: str) -> int | None:
    """Give the number of a month's name, long or short, in one of seven languages."""
    word = word.lower().rstrip(".")
    return MONTH_NAMES.get(word) or (_SHORT.get(word[:3]) if len(word) in (3, 4) else None)


def edtf(text: str) -> Date | None:
    """Read a date or a range of EDTF; None where it is none.

    >>> edtf("1999-10/2000-01"), edtf("199X")
    (Date(date_parts=((1999, 10), (2000, 1))), Date(date_parts=((1990,), (1999,))))
    """
    text = text.strip()
    start, slash, end = text.partition("/")
    if not slash:
        return _single(text)
    if start.strip().lower() in _OPEN:
        return None
    first = _single(start.strip())
    if first is None or not first.date_parts:
        return None
    if end.strip().lower() in _OPEN:
        return Date(date_parts=(first.date_parts[0], (0,)), season=first.season, circa=first.circa)
    last = _single(end.strip())
    if last is None or not last.date_parts:
        return None
    return Date(
        date_parts=(_with_season(first), _with_season(last, -1)),
        circa=first.circa or last.circa,
    )


def free(text: str) -> Date | None:
    """Read a date in other words: `2012/05/01`, `May 2012`, `1 May 2012`, `May 1st, 2012`."""
    text = text.strip().rstrip(".")
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return edtf("-".join(part.zfill(2) for part in slashed.groups() if part))
    worded = _WORDED.fullmatch(text)
    if worded:
        date, rest = year_month_day(worded[2], worded[1], "")
        return date if rest is None else None
    return _year(text)


def has_time(text: str) -> bool:
    """Tell whether a date has a time of day, which CSL has no place for."""
    match = _ONE.fullmatch(text.strip())
    return match is not None and match["time"] is not None


def _with_season(date: Date, which: int = 0) -> tuple[int, ...]:
    """Give the parts of an end of a range; a season there is the month that EDTF gives it."""
    parts = date.date_parts[which]
    return (*parts, 20 + int(date.season)) if date.season else parts


def _single(text: str) -> Date | None:
    match = _ONE.fullmatch(text)
    if match is None:
        return None
    circa = True if match["flag"] else None
    digits = match["year"].lstrip("y")
    if digits.rstrip("uxX") != digits:
        low = int(re.sub("[uxX]", "0", digits))
        high = int(re.sub("[uxX]", "9", digits))
        if low < 0:
            return None
        return Date(date_parts=((_csl(low),), (_csl(high),)), circa=circa)
    year = _csl(int(digits))
    number = _number(match["month"])
    if number is None:
        return Date(date_parts=((year,),), circa=circa)
    if 21 <= number <= 24:
        return Date(date_parts=((year,),), season=number - 20, circa=circa)
    if not 1 <= number <= 12:
        return None
    day = _number(match["day"])
    if day is None:
        return Date(date_parts=((year, number),), circa=circa)
    if not 1 <= day <= _DAYS[number - 1]:
        return None
    return Date(date_parts=((year, number, day),), circa=circa)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


def _csl(year: int) -> int:
    return year if year > 0 else year - 1


def year_month_day(year: str, months: str, day: str) -> tuple[Date | None, str | None]:
    """Read BibTeX's three fields, as decoded text; give also what was not understood.

    >>> year_month_day("2002", "July 30th", "")[0]
    Date(date_parts=((2002, 7, 30),))
    """
    date = _year(year)
    if date is None:
        return (Date(literal=" ".join(filter(None, (day, months, year)))), None)
    if not months or len(date.date_parts) != 1:
        return date, months or day or None
    parts = _months(months, day)
    if parts is None:
        season = SEASONS.get(months.lower().split()[0]) if months.strip() else None
        if season and months.lower().strip() in SEASONS:
            return Date(date_parts=date.date_parts, season=season, circa=date.circa), None
        return date, months
    number = date.date_parts[0][0]
    ends = tuple((number, *part) for part in parts)
    return Date(date_parts=ends, circa=date.circa), None


def _year(text: str) -> Date | None:
    text = text.strip()
    if _YEAR.fullmatch(text):
        return Date(date_parts=((int(text),),)) if int(text) else None
    exact = edtf(text)
    if exact is not None:
        return exact
    about = _ABOUT.fullmatch(text)
    if about:
        return Date(date_parts=((int(about[1] or about[2]),),), circa=True)
    span = _YEARS.fullmatch(text)
    if span:
        first, last = span[1], span[2]
        return Date(date_parts=((int(first),), (int(first[: 4 - len(last)] + last),)))
    bracketed = _BRACKETED.fullmatch(text)
    return Date(date_parts=((int(bracketed[1]),),)) if bracketed else None


def _months(text: str, day: str) -> tuple[tuple[int, ...], ...] | None:
    """Read `July 30th`, `2 sep`, `07`, `mar-apr`, `3~March`; None where it is something else."""
    parts: list[tuple[int, ...]] = []
    pieces = _SPAN.split(text.strip())
    if len(pieces) > 2:
        return None
    for piece in pieces:
        second_day = parts and len(parts[0]) == 2 and piece.strip().isdigit()
        part = (parts[0][0], int(piece)) if second_day else _one_month(piece.strip(" \t\n~."))
        if part is None:
            return None
        parts.append(part)
    digits = day.strip().rstrip(".").removesuffix("th")
    if len(parts) == 1 and len(parts[0]) == 1 and digits.isdigit():
        parts[0] = (parts[0][0], int(digits))
    for part in parts:
        if len(part) == 2 and not 1 <= part[1] <= _DAYS[part[0] - 1]:
            return None
    return tuple(parts)


def _one_month(text: str) -> tuple[int, ...] | None:
    if text.isdigit():
        return (int(text),) if 1 <= int(text) <= 12 else None
    for pattern, word, number in ((_WORD_DAY, 1, 2), (_DAY_WORD, 2, 1)):
        match = pattern.fullmatch(text)
        if match:
            found = month(match[word])
            if found is None:
                return None
            return (found, int(match[number])) if match[number] else (found,)
    return None


def write(date: Date) -> str | None:
    """Write a date as EDTF; None where it has no year.

    >>> write(Date(date_parts=((1999, 10, 14), (0,)))), write(Date(date_parts=((-877,),)))
    ('1999-10-14/', '-0876')
    """
    if not date.start or not date.start[0]:
        return None
    first = _written(date.start, date.season)
    if len(date.date_parts) > 1:
        last = _written(date.end, None) if date.end and date.end[0] else ""
        text = f"{first}/{last}"
        return f"{first}~/{last}" if date.circa else text
    return f"{first}~" if date.circa else first


def _written(parts: tuple[int, ...], season: object) -> str:
    year = parts[0] if parts[0] > 0 else parts[0] + 1
    sign = "-" if year < 0 else ""
    text = f"{sign}{abs(year):04d}"
    if abs(year) > 9999:
        text = f"y{sign}{abs(year)}"
    if len(parts) == 1 and season in (1, 2, 3, 4, "1", "2", "3", "4"):
        return f"{text}-{20 + int(str(season))}"
    return "-".join([text, *(f"{part:02d}" for part in parts[1:3])])
