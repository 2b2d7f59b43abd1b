"""How much a text looks like a reference, by the cues it has."""

from __future__ import annotations

import math
import re

from refconv_vancouver.finding.cues import CUES, TAIL, YEAR
from refconv_vancouver.finding.heads import VANCOUVER, dated

_BASE = -2.6
_NO_DIGIT = -1.5
_DATED_HEAD = 1.6
"""What authors with a year behind them add."""
_LONG, _PER_LONG = 450, -1.2
"""Characters after which length speaks against a reference; how much for each such length."""
_SHORT, _TOO_SHORT = 25, -2.0
_SEEN = 3_000
"""Characters of a text that are looked at: no more is needed to tell."""

_SURE_SIGN = re.compile(rf"\b{YEAR}\b|\b10\.\d{{4,9}}/|\bPMID")
_NEAR_END, _SHORT_PLAIN = 40, 60


def looks_like_reference(text: str) -> float:
    """Say from 0 to 1 how much one flat line of text looks like a reference.

    >>> looks_like_reference("Senior K. Gleevec does not cross. Lancet Oncol. 2003;4(4):198.") > 0.9
    True
    >>> looks_like_reference("We present here a case of a 35-year-old male.") < 0.1
    True
    """
    seen = text[:_SEEN].strip()
    if not seen:
        return 0.0
    total = _BASE + max(0, len(text) - _LONG) / _LONG * _PER_LONG
    if len(seen) < _SHORT:
        total += _TOO_SHORT
    if not any(map(str.isdigit, seen)):
        total += _NO_DIGIT
    if dated(seen):
        total += _DATED_HEAD
    for _, pattern, weight, at_start in CUES:
        if (pattern.match(seen) if at_start else pattern.search(seen)) is not None:
            total += weight
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def is_plain(text: str, start: int, end: int) -> bool:
    """Tell at little cost of a stretch of text that it surely is a reference."""
    if end - start > _LONG or VANCOUVER.match(text, start, end) is None:
        return False
    if end - start <= _SHORT_PLAIN:
        return TAIL.search(text, start, end) is not None
    near = max(start, end - _NEAR_END)
    return (
        _SURE_SIGN.search(text, near, end) is not None
        or _SURE_SIGN.search(text, start, near) is not None
    )
