"""A page as lines, without the blank ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """Hold a line's place without the white space around it, and what stands before it."""

    start: int
    end: int
    indent: int
    gap: bool
    """Whether a blank line, a page break or a paragraph's tag stands before."""


_BREAK = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")
_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>li|p|div|h[1-6]|ol|ul|tr|dd|dt|br|table|body|html|head|section)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s*")
_TAB = 8


def split(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank. A block of HTML stands on lines of its own."""
    gap = True
    for start, end in _pieces(text):
        first = start
        while first < end and text[first].isspace():
            first += 1
        if first == end:
            gap = True
            continue
        last = end
        while text[last - 1].isspace():
            last -= 1
        gap = gap or text[start - 1 : start] == "\x0c"
        yield Line(first, last, _width(text, start, first), gap)
        gap = False


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    cuts = _html_cuts(text) if "<" in text else []
    at = 0
    find = 0
    plain = text.isascii() and "\x0b" not in text and "\x0c" not in text
    while True:
        if plain:
            end = text.find("\n", find)
        else:
            match = _BREAK.search(text, find)
            end = match.start() if match else -1
        if end == -1:
            end = len(text)
        while cuts and cuts[-1] < end:
            cut = cuts.pop()
            yield at, cut
            at = cut
        yield at, end
        if end == len(text):
            return
        at = find = end + 1


def _html_cuts(text: str) -> list[int]:
    """Give the places where a tag begins or ends a block, the last first."""
    cuts: set[int] = set()
    for tag in _TAG.finditer(text):
        closes = tag["end"] or tag["name"].lower() == "br"
        cuts.add(tag.end() if closes else tag.start())
    return sorted(cuts, reverse=True)


def _width(text: str, start: int, end: int) -> int:
    if start == end:
        return 0
    return sum(_TAB if text[at] == "\t" else 1 for at in range(start, end))
