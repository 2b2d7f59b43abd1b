"""What is known of a page before its references are told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from refconv_vancouver.finding.chains import Chain, chains
from refconv_vancouver.finding.furniture import furniture
from refconv_vancouver.finding.headings import first_labels, heading_before, opens_list
from refconv_vancouver.finding.lines import Line, is_markup, split


class Before(NamedTuple):
    """Say what the windows before one have shown."""

    part: bool
    """Whether there was text at all."""
    listed: bool
    """Whether a list of references was seen."""
    announced: bool
    """Whether the window begins within what a heading or numbers announce."""
    within: bool
    """Whether it begins with a reference after another."""


NOTHING_BEFORE = Before(part=False, listed=False, announced=False, within=False)


class Page(NamedTuple):
    """Hold a page's lines and which of them, by index, are headings, furniture, or numbered.

    A page is a text, or a window of one: offsets count from the beginning of the text.
    """

    text: str
    lines: Sequence[Line]
    headings: frozenset[int]
    furniture: frozenset[int]
    chains: Sequence[Chain]
    before: Before
    """What stands before the page, if it is a window."""


def read_page(
    text: str, start: int = 0, end: int | None = None, before: Before = NOTHING_BEFORE
) -> Page:
    """Look at each line of a page on its own, and at its numbers together."""
    end = len(text) if end is None else end
    lines = list(split(text, start, end))
    _cut_at_headings(text, lines, start, end)
    headings = frozenset(
        index for index, line in enumerate(lines) if opens_list(text, line.start, line.end)
    )
    aside = furniture(text, lines) - headings
    if text.find("<", start, end) >= 0:
        aside.update(at for at, line in enumerate(lines) if is_markup(text, line))
    numbers = {at for at in aside if text[lines[at].end - 1].isdigit()}
    found = chains(text, lines, headings | (aside - numbers))
    return Page(text, lines, headings, frozenset(aside), found, before)


def _cut_at_headings(text: str, lines: list[Line], start: int, end: int) -> None:
    """Cut in two each line that a heading and the first numbered reference share."""
    for one in reversed(list(first_labels(text, start, end))):
        at = bisect_right(lines, one, key=_START) - 1
        line = lines[at]
        cut = heading_before(text, line.start, line.end)
        if cut is not None:
            head = text[line.start : cut].rstrip()
            above = line.start + len(head)
            lines[at] = line._replace(end=above, outer_end=above)
            lines.insert(at + 1, line._replace(start=cut, outer_start=cut, gap=True))


_START = attrgetter("start")
