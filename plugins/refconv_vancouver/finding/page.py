"""What is known of a page before its references are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refconv_vancouver.finding.chains import Chain, chains
from refconv_vancouver.finding.furniture import furniture
from refconv_vancouver.finding.headings import heading_before, opens_list
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
    lines = _apart_from_headings(text, list(split(text, start, end)))
    headings = frozenset(
        index for index, line in enumerate(lines) if opens_list(text, line.start, line.end)
    )
    aside = furniture(text, lines) - headings
    if text.find("<", start, end) >= 0:
        aside.update(at for at, line in enumerate(lines) if is_markup(text, line))
    numbers = {at for at in aside if text[lines[at].end - 1].isdigit()}
    found = chains(text, lines, headings | (aside - numbers))
    return Page(text, lines, headings, frozenset(aside), found, before)


_FAR = 60
"""How many characters a heading may have before the label of the first reference."""


def _apart_from_headings(text: str, lines: list[Line]) -> list[Line]:
    """Cut a line in two where a heading and the first numbered reference share it."""
    found: list[Line] = []
    for line in lines:
        cut = None
        if text.find("1", line.start, min(line.end, line.start + _FAR)) > line.start:
            cut = heading_before(text, line.start, line.end)
        if cut is None:
            found.append(line)
            continue
        head = text[line.start : cut].rstrip()
        end = line.start + len(head)
        found.append(line._replace(end=end, outer_end=end))
        found.append(line._replace(start=cut, outer_start=cut, gap=True))
    return found
