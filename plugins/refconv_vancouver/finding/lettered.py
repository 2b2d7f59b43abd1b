"""References under one number: "1. (a) Smith J ... (b) Jones K ...", as chemists print them."""

from __future__ import annotations

import re

from refconv_vancouver.finding.evidence import looks_like_reference
from refconv_vancouver.finding.stretch import Stretch
from refconv_vancouver.flat import flatten

_MARK = re.compile(r"(?P<open>\()?(?P<letter>[a-z])\)\s*", re.IGNORECASE)
_LEAST = 0.25
"""How much each part must look like a reference by itself."""
_MOST = 26


def by_letters(text: str, stretch: Stretch) -> list[Stretch]:
    """Cut a stretch into the references that its letters count; itself where they count none.

    The letters begin with "a" at its very beginning and stand after a stop or a line's end; what
    follows each must look like a reference. A part's label is the number with its letter.
    """
    first = _MARK.match(text, stretch.text_start, stretch.end)
    if first is None or first["letter"].lower() != "a":
        return [stretch]
    marks = [first]
    sign = first["letter"]
    for found in _MARK.finditer(text, first.end(), stretch.end):
        before = text[marks[-1].end() : found.start()].rstrip()[-1:]
        if (
            found["letter"] == chr(ord(sign) + 1)
            and found["open"] == first["open"]
            and (before in (".", ";", ",", ")", "]") or before.isdigit())
            and text[found.start() - 1].isspace()
        ):
            marks.append(found)
            sign = found["letter"]
    if len(marks) == 1 or len(marks) > _MOST:
        return [stretch]
    parts = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else stretch.end
        while text[end - 1].isspace():
            end -= 1
        holes = tuple(hole for hole in stretch.holes if mark.end() <= hole.start < end)
        start = mark.start() if at else stretch.start
        label = f"{stretch.label or ''}{mark['letter']}"
        parts.append(Stretch(start, end, label, mark.end(), holes, at + 1))
    if all(looks_like_reference(flatten(part.text(text))[0]) >= _LEAST for part in parts):
        return parts
    return [stretch]
