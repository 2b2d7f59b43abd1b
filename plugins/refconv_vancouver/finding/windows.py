"""Pages of any length, a window at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refconv.source import Source
from refconv_vancouver.finding.lines import Line
from refconv_vancouver.finding.page import NOTHING_BEFORE, Before, read_page
from refconv_vancouver.finding.sections import Listing, listings
from refconv_vancouver.finding.stretch import Stretch

HELD = 500_000
"""Characters of a text that are looked at together: a page up to this long is read as one."""
MARGIN = 30_000
"""Characters at the end of a window whose references are looked at again, with what follows."""


class View(NamedTuple):
    """Hold a window: its lines, the references that begin in it, and where the next begins."""

    lines: Sequence[Line]
    stretches: Sequence[Stretch]
    end: int


class Part(Source):
    """Be a part of a longer source, of whose references it is known where they are."""

    def __init__(self, source: Source, text: str, first_line: int, view: View, given: int) -> None:
        super().__init__(text, source.name, source.encoding, first_line)
        self.view = view
        self.given = given
        """How many references the parts before it hold."""


def views(text: str, held: int = HELD, margin: int = MARGIN) -> Iterator[View]:
    """Yield the windows of a text."""
    at, before = 0, NOTHING_BEFORE
    while at < len(text):
        view, before = _look(text, at, before, held, margin)
        yield view
        at = view.end
        del view  # before the next is made


def parts(blocks: Iterable[Source], held: int = HELD, margin: int = MARGIN) -> Iterator[Source]:
    """Cut blocks of lines, which cut references in two, into sources that hold whole ones.

    A text of up to `held` characters stays one source. Of a longer one not much more than that
    and a block is in memory, unless one reference is longer.
    """
    text, first_line, given, before, wanted = "", 1, 0, NOTHING_BEFORE, held
    block: Source | None = None
    for block in blocks:
        text += block.text
        while len(text) > wanted:
            view, after = _look(text, 0, before, held, margin, more=True)
            if view.end == len(text):
                wanted = 2 * len(text)  # one long paragraph: nothing to cut at
                break
            yield Part(block, text[: view.end], first_line, view, given)
            first_line += text.count("\n", 0, view.end)
            given += len(view.stretches)
            text, before, wanted = text[view.end :], after, held
            del view  # before the next is made
    if block is None:
        return
    if not before.part:
        yield Source(text, block.name, block.encoding)
        return
    if text:
        view, _ = _look(text, 0, before, len(text), margin)
        yield Part(block, text, first_line, view, given)


def _look(
    text: str, at: int, before: Before, held: int, margin: int, *, more: bool = False
) -> tuple[View, Before]:
    """Look at the window that begins at an offset; give it, and what is known after it.

    The references of its last part are left for the next window, where it is seen what follows
    them. A window in which there is nothing to cut at grows; where the text is at its end before
    `more` of it comes, the window is the rest of it.
    """
    while True:
        end = text.find("\n", at + held) + 1 if at + held < len(text) else 0
        end = end or len(text)
        page = read_page(text, at, end, before)
        found = listings(page)
        if end == len(text) and not more:
            return View(page.lines, [item for its in found for item in its.stretches], end), before
        cut, announced, within = _cut(page.lines, found, end - margin)
        if cut > at:
            kept = [item for its in found for item in its.stretches if item.start < cut]
            listed = before.listed or any(its.section.announced and its.stretches for its in found)
            return View(page.lines, kept, cut), Before(True, listed, announced, within)
        if end == len(text):
            return View(page.lines, [], end), before
        held *= 2


def _cut(lines: Sequence[Line], found: Sequence[Listing], limit: int) -> tuple[int, bool, bool]:
    """Give the place of the first reference that does not end before a limit.

    With it, whether it is announced, and whether it follows another reference. Where there is
    none, it is the last line after all of them that stands after a blank one.
    """
    over, whole, within = 0, 0, False
    for listing in found:
        for item in listing.stretches:
            if item.part < 2:
                whole, within = item.start, over > 0
            if item.end > limit:
                return whole, listing.section.announced, within
            over = item.end
    gaps = (line.outer_start for line in reversed(lines) if line.gap)
    return max(next(gaps, 0), over), bool(found) and found[-1].section.announced, False
