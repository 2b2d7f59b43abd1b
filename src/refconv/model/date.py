"""A date, a date range, or the words that stand for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Date(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    repr_omit_defaults=True,
    rename="kebab",
):
    """Hold a date as CSL JSON does (CSL 1.0.2, Dates).

    `date_parts` holds one tuple for a date and two for a range; each is
    `(year,)`, `(year, month)` or `(year, month, day)`. The year is negative
    for BC; a second part `()` or `(0,)` is a range that is still open.
    `season` is 1 (spring) to 4 (winter) or a word. `circa` is true for about.
    """

    date_parts: tuple[tuple[int, ...], ...] = ()
    season: str | int | float | None = None
    circa: bool | str | int | float | None = None
    literal: str | None = None
    raw: str | None = None
    extra: Mapping[str, Any] = {}
    """What the input held beside CSL's own words; it goes out again untouched."""

    @property
    def start(self) -> tuple[int, ...]:
        """Give the first date, `()` where there is none."""
        return self.date_parts[0] if self.date_parts else ()

    @property
    def end(self) -> tuple[int, ...]:
        """Give the second date of a range, `()` where there is none."""
        return self.date_parts[1] if len(self.date_parts) > 1 else ()

    @property
    def year(self) -> int | None:
        """Give the year of the first date."""
        return self.start[0] if self.start else None


def on(year: int, month: int | None = None, day: int | None = None) -> Date:
    """Make a plain date; a day counts only beside a month."""
    if month is None:
        return Date(date_parts=((year,),))
    if day is None:
        return Date(date_parts=((year, month),))
    return Date(date_parts=((year, month, day),))
