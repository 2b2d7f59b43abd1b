"""Cut titles and containers clean: stops, quotes and masked stretches at their ends."""

from __future__ import annotations

import re

from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK

_EDGE = f" \t.,;:{MASK}"
_COMPANY = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros)\Z")
"""Abbreviations at the end of a company's name, which keep their stop."""
_COPYRIGHT = re.compile(r"\s?[;,.]\s?[cp©]\Z")
"""What stands between a publisher and a year of copyright: "Mosby; c2002"."""
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}


def put_text(path: str, text: str, start: int, end: int, draft: Draft, sure: float = 0.95) -> None:
    """Put `text[start:end]` without the stops around it."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end - start > 2 and _QUOTES.get(text[start]) == text[end - 1]:
        inside = text[start + 1 : end - 1]
        if text[start] not in inside and text[end - 1] not in inside:
            start, end = start + 1, end - 1
            while end > start and text[end - 1] in _EDGE:
                end -= 1
    if path == "publisher" and (sign := _COPYRIGHT.search(text, start, end)) is not None:
        end = sign.start()
    if path == "publisher" and text.startswith(".", end) and _COMPANY.search(text, start, end):
        end += 1
    value = text[start:end]
    if MASK in value:
        value = " ".join(value.replace(MASK, " ").split())
    draft.put(path, value, (start, end), sure)
