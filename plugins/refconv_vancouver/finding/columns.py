"""Lists in two columns whose lines were copied across."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refconv.source import Span
from refconv_vancouver.finding.lines import Line

_TWO = re.compile(
    r"\S(?: {3,60}|\t{1,9})(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s{0,3}(?=[^\W\d_])"
)
_ONE = re.compile(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s")
_FEW = 2


def two_columns(text: str, lines: Sequence[Line], end: int) -> Span | None:
    """Give the lines in which a second label stands far to the right of the first."""
    if not lines or not any(text.find(gap, lines[0].start, end) >= 0 for gap in ("   ", "\t")):
        return None
    found = [
        line
        for line in lines
        if line.end <= end
        and _ONE.match(text, line.start, line.end)
        and _TWO.search(text, line.start + 4, line.end)
    ]
    return Span(found[0].start, found[-1].end) if len(found) >= _FEW else None
