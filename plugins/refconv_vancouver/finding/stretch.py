"""One reference's place in a page."""

from __future__ import annotations

from typing import NamedTuple

from refconv.source import Span


class Stretch(NamedTuple):
    """Mark the characters `start` up to `end` of a page as one reference.

    `label` is the number of the list as printed, without brackets; the reference's own text begins
    at `text_start`. `holes` are stretches inside that are no part of it: a running head, a page
    number.
    """

    start: int
    end: int
    label: str | None
    text_start: int
    holes: tuple[Span, ...] = ()
    part: int = 0
    """Which of the references under one number, from 1; 0 where there is one."""

    def text(self, page: str) -> str:
        """Give the text after the label, as long as in the page, with spaces in the holes."""
        text = page[self.text_start : self.end]
        for hole in self.holes:
            first, last = hole.start - self.text_start, hole.end - self.text_start
            text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
        return text
