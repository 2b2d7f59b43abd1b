"""The middle of an article's reference: where the title ends and the journal begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.reading.letters import LOWER, MASK, UPPER

_BREAK = re.compile(rf"[.?!](?P<close>[\"”’'»)\]]{{0,2}})(?:[\s{MASK}]+(?=\S)|(?=[{UPPER}][{LOWER}]))|[\]](?=[{UPPER}])|(?<=\S)\s(?=$^)")


class Split(NamedTuple):
    """Hold a way to cut a middle: the title ends, the container begins."""

    title_end: int
    container_start: int
    score: float = 0.0


def splits(text: str, start: int, end: int) -> list[Split]:
    """List the places where a sentence ends within `text[start:end]`."""
    found = []
    for match in _BREAK.finditer(text, start, end):
        mark = text[match.start()]
        title_end = match.start() + (mark != ".") + len(match["close"] or "")
        if title_end > start and match.end() < end:
            found.append(Split(title_end, match.end()))
    return found
