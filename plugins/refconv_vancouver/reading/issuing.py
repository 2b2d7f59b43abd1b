"""From the places of date, volume, issue and pages to values of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping

from refconv.kit.pages import expand
from refconv.model import Date
from refconv_vancouver.reading.citation import Citation
from refconv_vancouver.reading.dates import SEASONS, month_number
from refconv_vancouver.reading.draft import Draft, Pair

_PAGED = re.compile(r"\bpp?\.?\s?\Z", re.IGNORECASE)


def put_citation(cited: Citation, text: str, draft: Draft) -> None:
    """Put date, volume, issue and pages into the draft."""
    parts = cited.parts
    draft.form = cited.form if cited.strict else f"loose {cited.form}"
    if parts["year"] != draft.early:  # the date behind the names is put whole, at the end
        put_date(cited, text, draft)
    volume, page = parts.get("volume"), parts.get("page")
    alone = volume is not None and not page and not cited.issue
    if volume and alone and _is_page(text[slice(*volume)], text[slice(*parts["year"])]):
        volume, page = None, volume
    year = parts["year"][1]
    if (
        page
        and cited.form == "pages"
        and cited.mark == ";"
        and not _PAGED.search(text, year, page[0])
    ):
        value = text[slice(*page)]
        if value.isdigit() and len(value) <= 3:
            volume, page = page, None
    if volume:
        draft.put("volume", text[slice(*volume)], volume)
    if cited.issue:
        value = " ".join(text[slice(*place)].strip("() ") for place in cited.issue)
        draft.put("issue", value, (cited.issue[0][0], cited.issue[-1][1]))
    if page and text[slice(*page)].strip("n/a-–"):
        draft.put("page", expand(text[slice(*page)]), page)
    if "discussion" in parts:
        draft.put("note", text[slice(*parts["discussion"])].rstrip(" .;"), parts["discussion"])


def _is_page(value: str, year: str) -> bool:
    """Tell whether a lone number after the date is a page, not a volume."""
    if value == year:
        return False
    return len(value) > 3 or not value.isalnum()


def _last_month(parts: Mapping[str, Pair], text: str, date: list[int]) -> int | None:
    """Give the second month of an issue of two: "2003 Sep-Oct"; one before the first is unsure."""
    if "month_end" not in parts or len(date) != 2:
        return None
    month = month_number(text[slice(*parts["month_end"])])
    return month if month and month > date[1] else None


def _put_stray(
    cited: Citation, text: str, date: list[int], places: dict[str, Pair], draft: Draft
) -> None:
    """Take a bare number behind the year for the month if the issue has the same; else doubt it."""
    place = cited.parts["stray"]
    number = int(text[slice(*place)])
    issue = text[slice(*cited.issue[0])] if len(cited.issue) == 1 else ""
    if issue == str(number) and 1 <= number <= 12:
        places["month"] = place
        date.append(number)
        return
    what = "a month in figures or " if number <= 12 else ""
    message = f"{number} after the year is {what}a day without its month"
    draft.doubt("day-without-month", message, "issued")


def put_date(cited: Citation, text: str, draft: Draft) -> None:
    """Put the date of issue into the draft; a day counts only beside a month."""
    parts = cited.parts
    places = {"year": parts["year"]}
    if draft.form == "none":
        draft.form = cited.form
    date = [int(text[slice(*parts["year"])])]
    month = month_number(text[slice(*parts["month"])]) if "month" in parts else None
    if month and "month" in parts:
        places["month"] = parts["month"]
        date.append(month)
        day = int(text[slice(*parts["day"])]) if "day" in parts else 0
        if 1 <= day <= 31:
            places["day"] = parts["day"]
            date.append(day)
    if "stray" in parts:
        _put_stray(cited, text, date, places, draft)
    season = SEASONS.get(text[slice(*parts["season"])].lower()) if "season" in parts else None
    if season:
        places["season"] = parts["season"]
    until = _last_month(parts, text, date)
    spans = (tuple(date), (date[0], until)) if until else (tuple(date),)
    draft.date("issued", Date(date_parts=spans, season=season), places)
    if until:
        draft.mark("issued.month", parts["month_end"])
