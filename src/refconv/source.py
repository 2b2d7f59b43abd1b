"""A text that was read, and places in it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """Mark a stretch of a source's text: characters `start` up to, not including, `end`."""

    start: int
    end: int


class Source:
    """Hold one input as text, with its name and the starts of its lines.

    Line ends are `\\n`, there is no byte order mark: `refconv.decoding` settles both. `first_line`
    is the number of the first line, for a source that is a block of a longer one.
    """

    def __init__(
        self, text: str, name: str = "<text>", encoding: str = "utf-8", first_line: int = 1
    ) -> None:
        self.text = text
        self.name = name
        self.encoding = encoding
        self.first_line = first_line

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {len(self.text)} characters)"

    @cached_property
    def _line_starts(self) -> array[int]:
        starts = array("Q", [0])
        find = self.text.find
        at = find("\n")
        while at != -1:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of a character, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line + self.first_line - 1, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> Span:
        """Give a line, counted from 1, without its end; the last where the number is beyond."""
        starts = self._line_starts
        index = min(max(number, 1), len(starts)) - 1
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(self.text)
        return Span(starts[index], end)
