"""Where and when a conference was: "; 2001 Sep 13-15; Leeds, UK." (Citing Medicine, ch. 3)."""

from __future__ import annotations

import re

from refconv.model import Date, ItemType
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.draft import Draft, Pair
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask

_EVENT = re.compile(
    rf"(?P<all>\s?;\s(?P<year>(?:19|20)\d\d)\s(?P<month>{MONTH})(?:\s(?P<day>\d{{1,2}})"
    rf"(?:\s?[-–]\s?(?:(?P<month2>{MONTH})\s)?(?P<day2>\d{{1,2}}))?)?"
    rf"(?:\s?[-–]\s?(?P<month3>{MONTH}))?\s?;\s(?P<place>[^.;:\d]{{2,80}}))(?=\.(?:\s|$))",
    re.IGNORECASE,
)


_PRESENTED = re.compile(
    rf"[.?!]\s(?P<lead>(?:(?:paper|poster|abstract|talk|lecture)\s)?presented\sat:?\s(?:the\s)?)"
    rf"(?P<event>[^;{MASK}]{{4,200}}?)(?=[\s.{MASK}]*\Z)",
    re.IGNORECASE,
)


def take_event(text: str, draft: Draft) -> str:
    """Take date and place of a conference."""
    match = _EVENT.search(text)
    if match is None:
        return text
    start, places = _day(match, "year", "month", "day")
    stop = start
    if match["day2"]:
        stop, _ = _day(match, "year", "month2" if match["month2"] else "month", "day2")
    elif match["month3"]:
        stop, _ = _day(match, "year", "month3", "")
    parts = (start,) if stop == start else (start, stop)
    draft.date("event-date", Date(date_parts=parts), places)
    for part, name in (("month", "month2"), ("month", "month3"), ("day", "day2")):
        if match[name]:
            draft.mark(f"event-date.{part}", match.span(name))
    draft.put("event-place", match["place"], match.span("place"))
    return _take_meeting(mask(text, *match.span("all")), draft)


def _take_meeting(text: str, draft: Draft) -> str:
    """Take the meeting at which an unpublished paper was presented."""
    match = _PRESENTED.search(text)
    if match is None:
        return text
    draft.put("event-title", match["event"], match.span("event"))
    draft.kind = ItemType.PAPER_CONFERENCE
    return mask(text, match.start("lead"), match.end("event"))


def _day(
    match: re.Match[str], year: str, month: str, day: str
) -> tuple[tuple[int, ...], dict[str, Pair]]:
    parts = [int(match[year])]
    places = {"year": match.span(year)}
    number = month_number(match[month])
    if number is not None:
        parts.append(number)
        places["month"] = match.span(month)
        if day and match[day]:
            parts.append(int(match[day]))
            places["day"] = match.span(day)
    return tuple(parts), places
