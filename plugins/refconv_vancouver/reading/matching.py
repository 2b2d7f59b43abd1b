"""Find the last of several."""

from __future__ import annotations

import re


def last_match(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """Give the last match of a pattern; None where there is none. Linear in the text."""
    found = None
    for found in pattern.finditer(text, start, len(text) if end is None else end):  # noqa: B007
        pass
    return found
