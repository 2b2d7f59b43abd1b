"""Whether a candidate is a reference."""

from __future__ import annotations

import re

from refconv_vancouver.finding.evidence import is_plain, looks_like_reference
from refconv_vancouver.finding.headings import closes_list
from refconv_vancouver.finding.stretch import Stretch
from refconv_vancouver.flat import flatten

_PLAIN = 0.99
_LONGEST = 1_500


def score(text: str, item: Stretch) -> float:
    """Say from 0 to 1 how much a candidate looks like a reference."""
    if not item.holes and is_plain(text, item.text_start, item.end):
        return _PLAIN
    flat = flatten(item.text(text))[0].strip()
    return _PLAIN if is_plain(flat, 0, len(flat)) else looks_like_reference(flat)


def sound(text: str, item: Stretch) -> bool:
    """Tell whether a doubtful candidate may pass for a reference among others."""
    length = item.end - item.text_start
    if length > _LONGEST or closes_list(text, item.text_start, item.end):
        return False
    return re.search(r"\w{2}", text[item.text_start : item.end]) is not None
