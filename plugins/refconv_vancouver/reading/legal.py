"""Laws, bills, regulations, hearings and patents, which have forms of their own."""

from __future__ import annotations

import re

from refconv.model import Date, ItemType, on
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.draft import Draft, Pair
from refconv_vancouver.reading.naming import put_people
from refconv_vancouver.reading.people import read_people

_YEAR = r"(?P<year>(?:1[789]|20)\d\d)"
_DATE = rf"\((?:(?P<month>{MONTH})\s(?:(?P<day>\d{{1,2}}),\s)?)?{_YEAR}\)\.?\s*$"
_SESSION = r"(?P<session>\d{1,3}(?:st|nd|rd|th|d)\sCong\.?(?:,\s\d(?:st|nd|rd|d)\sSess\.?)?)"
_LAW = re.compile(
    r"(?P<title>.{3,400}?),\s(?P<genre>Pub\.\s?L\.)\s(?:No\.\s)?(?P<number>\d{1,3}-\d{1,4})"
    r"(?:,\s(?:Sect\.|§+)\s?[\w.-]{1,20})?(?:,\s(?P<volume>\d{1,4})\s(?P<container>Stat\."
    r"|U\.\s?S\.\s?C\.)"
    rf"\s(?P<page>\d{{1,5}}))?\s{_DATE}",
    re.IGNORECASE,
)
_BILL = re.compile(
    r"(?P<title>.{3,400}?),\s(?P<number>(?:H\.\s?R\.|S\.|H\.\s?J\.\s?Res\.|S\.\s?J\.\s?Res\."
    r"|H\.\s?Res\.|S\.\s?Res\.)"
    rf"\s?\d{{1,5}}),\s{_SESSION}\s{_DATE}",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?P<title>.{3,400}?),\s(?P<volume>\d{1,3})\s(?P<container>C\.\s?F\.\s?R\.|U\.\s?S\.\s?C\."
    r"|Fed\.\s?Reg\.)"
    rf"\s(?:Sect\.|Section|§+|Part|Pt\.)?\s?(?P<section>[\d.]{{1,20}}[\w()-]{{0,12}})\s{_DATE}",
    re.IGNORECASE,
)
_HEARING = re.compile(
    r"(?P<title>.{3,600}?):\s(?:Joint\s)?Hearings?\sBefore\sthe\s(?P<section>.{3,300}?),\s"
    rf"{_SESSION}\s{_DATE}",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?P<title>[^\d]{2,100}?\sv\.?\s[^\d]{2,100}?),\s(?P<volume>\d{1,4})\s"
    r"(?P<container>[A-Z][A-Za-z. ]{0,20}?(?:[23]d)?)\s(?P<page>\d{1,5})\s"
    rf"\((?P<authority>[^()\d]{{0,40}}?(?:\d{{1,2}}th Cir\. )?){_YEAR}\)\.?\s*$"
)
"""A reported case: "Roe v. Wade, 410 U.S. 113 (1973)"."""
_PATENT = re.compile(
    r"(?P<title>[^\s].{2,400}?)\.\s(?P<jurisdiction>[A-Z][A-Za-z ]{2,40}?)\s(?:patent|pat\.?)"
    r"(?:\s(?:application|app\.?))?"
    r"\s(?:no\.?:?\s)?(?P<number>[A-Z]{0,3}\s?[\d,./]{3,19}\d(?:\s?[A-Z]\d?)?)\.?\s"
    rf"{_YEAR}(?:\s(?P<month>(?i:{MONTH}))(?:\s(?P<day>\d{{1,2}}))?)?\.?\s*$",
)
_ROLES = re.compile(r",?\s(?:inventors?|applicants?)\s?(?:[.;]|,)\s", re.IGNORECASE)
_ASSIGNEE = re.compile(r"(?P<assignee>[^;]{2,160}?),?\s\(?assignees?\)?\s?\.\s", re.IGNORECASE)

_TEXTS = ("title", "genre", "number", "volume", "container", "page", "section", "jurisdiction")
_PATHS = {"container": "container-title"}


def read_legal(text: str, draft: Draft) -> ItemType | None:
    """Read a reference that is wholly of a legal form; None where it is of no such form."""
    start = len(text) - len(text.lstrip())
    for hint, pattern, kind in _FORMS:
        if hint not in text:
            continue
        match = pattern.match(text, start)
        if match is not None:
            _put(match, draft)
            return kind
    return _read_patent(text, start, draft) if "atent" in text else None


_FORMS: tuple[tuple[str, re.Pattern[str], ItemType], ...] = (
    ("Pub", _LAW, ItemType.LEGISLATION),
    (" v", _CASE, ItemType.LEGAL_CASE),
    ("Hearing", _HEARING, ItemType.HEARING),
    ("Cong", _BILL, ItemType.BILL),
    ("C.F.R.", _CODE, ItemType.REGULATION),
    ("U.S.C.", _CODE, ItemType.LEGISLATION),
    ("Fed. Reg.", _CODE, ItemType.REGULATION),
)


def _read_patent(text: str, start: int, draft: Draft) -> ItemType | None:
    role = _ROLES.search(text, start, start + 400)
    stop = role.start() + 1 if role is not None else len(text)
    people = read_people(text if role is None else f"{text[: role.start()]}.", start, stop)
    after = role.end() if role is not None else people.end if people is not None else start
    assignee = _ASSIGNEE.match(text, after) if role is not None else None
    match = _PATENT.match(text, assignee.end() if assignee is not None else after)
    if match is None:
        return None
    if people is not None:
        put_people(people, text, draft, "author")
    if assignee is not None:
        draft.put("publisher", assignee["assignee"], assignee.span("assignee"))
    _put(match, draft)
    return ItemType.PATENT


def _put(match: re.Match[str], draft: Draft) -> None:
    groups = match.groupdict()
    for name in _TEXTS:
        if groups.get(name):
            draft.put(_PATHS.get(name, name), groups[name], match.span(name))
    if court := (groups.get("authority") or "").strip():
        first = match.start("authority")
        draft.put("authority", court, (first, first + len(court)))
    if groups.get("session"):
        draft.put("authority", groups["session"], match.span("session"))
    places: dict[str, Pair] = {"year": match.span("year")}
    month = month_number(groups["month"]) if groups.get("month") else None
    day = int(groups["day"]) if month and groups.get("day") else None
    if month:
        places["month"] = match.span("month")
    if day:
        places["day"] = match.span("day")
    date: Date = on(int(match["year"]), month, day if day and day <= 31 else None)
    draft.date("issued", date, places)
