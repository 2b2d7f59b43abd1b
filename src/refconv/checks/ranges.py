"""Pages and dates that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from refconv.checks.finding import odd, printed
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.kit.pages import expand
from refconv.model import Date, ItemType, Reference
from refconv.model.words import Kind, variables

_RANGE = re.compile(r"([A-Za-z]*)(\d{1,9})-([A-Za-z]*)(\d{1,9})")
_ARTICLES = frozenset({ItemType.ARTICLE_JOURNAL, ItemType.REVIEW, ItemType.REVIEW_BOOK})
_LONGEST_ARTICLE = 400  # pages
_FIRST_JOURNAL = 1665  # Philosophical Transactions, Journal des sçavans
_DATES = variables(Kind.DATE)


def pages_backwards(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find page ranges that end before they begin."""
    for reference in references:
        for first, last, text in _ranges(reference):
            if last < first:
                message = f"pages '{printed(reference, 'page') or text}' end before they begin"
                yield odd("pages-backwards", reference, message, "page")


def pages_many(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find articles of more pages than an article has."""
    for reference in references:
        if reference.type in _ARTICLES:
            for first, last, text in _ranges(reference):
                if last - first > _LONGEST_ARTICLE:
                    message = f"pages '{text}' would be {last - first + 1} pages"
                    yield odd("pages-many", reference, message, "page")


def date_impossible(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find months and days that no calendar has, and date ranges that end before they begin."""
    for reference in references:
        for variable in _DATES:
            value = reference[variable]
            if isinstance(value, Date):
                for why in _faults(value):
                    yield odd("date-impossible", reference, f"{variable}: {why}", variable)


def year_impossible(references: Sequence[Reference], options: CheckOptions) -> Iterator[Diagnostic]:
    """Find works issued after next year, articles from before the first journal (1665)."""
    for reference in references:
        year = reference.issued.year if reference.issued else None
        if year is None:
            continue
        earliest = _FIRST_JOURNAL if reference.type in _ARTICLES else -5000
        if year > options.today.year + 1:
            yield odd("year-impossible", reference, f"issued in {year}, the future", "issued")
        elif year < earliest:
            message = f"issued in {year}, before the first journal (1665)"
            yield odd("year-impossible", reference, message, "issued")


def accessed_before_issued(
    references: Sequence[Reference], options: CheckOptions
) -> Iterator[Diagnostic]:
    """Find pages that were looked at before they were issued, or that will be in the future."""
    for reference in references:
        looked = reference.accessed.start if reference.accessed else ()
        issued = reference.issued.start if reference.issued else ()
        if looked and issued and looked < issued[: len(looked)]:
            message = f"accessed in {looked[0]}, before it was issued"
            yield odd("accessed-before-issued", reference, message, "accessed")
        elif looked and looked[0] > options.today.year:
            message = f"accessed in {looked[0]}, the future"
            yield odd("accessed-before-issued", reference, message, "accessed")


def _ranges(reference: Reference) -> Iterator[tuple[int, int, str]]:
    """Yield first page, last page and text of each range whose ends can be compared."""
    for part in expand(reference.page or "").split(", "):
        match = _RANGE.fullmatch(part)
        if match and match[1].casefold() == match[3].casefold():
            yield int(match[2]), int(match[4]), part


def _faults(value: Date) -> Iterator[str]:
    for parts in value.date_parts:
        if len(parts) > 1 and parts[1] and not 1 <= parts[1] <= 12:
            yield f"there is no month {parts[1]}"
        elif len(parts) > 2 and not _is_day(*parts[:3]):
            yield f"there is no {parts[0]}-{parts[1]:02}-{parts[2]:02}"
    if value.season is not None and str(value.season).isdecimal() and int(value.season) > 4:
        yield f"there is no month or season {value.season}"
    if len(value.date_parts) > 1 and any(value.end) and value.end < value.start[: len(value.end)]:
        yield "ends before it begins"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year if 1 <= year <= 9999 else 2000, month, day)
    except ValueError:
        return False
    return True
