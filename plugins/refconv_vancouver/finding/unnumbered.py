"""Lists without numbers, and everything else between numbered lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from refconv.source import Span
from refconv_vancouver.finding.cues import TAIL
from refconv_vancouver.finding.evidence import is_plain, looks_like_reference
from refconv_vancouver.finding.heads import begins, dated
from refconv_vancouver.finding.judging import score
from refconv_vancouver.finding.labels import bullet_at
from refconv_vancouver.finding.layout import ends, goes_on, starts
from refconv_vancouver.finding.page import Page
from refconv_vancouver.finding.stretch import Stretch
from refconv_vancouver.flat import flatten

_SAMPLE, _FIRST_LINES = 24, 60
_LONGEST_ENTRY, _LEAST, _MEAN = 300, 0.001, 0.005
_LETTERS = re.compile(r"[^\W\d_]{2}")
_WRAPPED = 6
"""Lines of which one at least begins a reference, in a list with the year behind the names."""


def one_paragraph(page: Page) -> Stretch | None:
    """Give the whole page as one reference if it is a single line or paragraph, however odd."""
    body = [at for at in range(len(page.lines)) if at not in page.headings]
    if not body or any(page.lines[at].gap for at in body[1:]):
        return None
    if page.headings and incomplete(page, body[0], body[-1] + 1):
        return None
    for many in (_FIRST_LINES, len(body)):
        some = body[:many]
        authors = [_authored(page, at) for at in some]
        begun = starts(page.text, [page.lines[at] for at in some], authors)
        if sum(begun) > 1:
            items = _stretches(page, some, begun)
            sample = items[:: max(1, len(items) // _SAMPLE)]
            if sum(score(page.text, item) for item in sample) / len(sample) >= 0.5:
                return None
    return _stretch(page, body)


def unnumbered(page: Page, first: int, last: int) -> list[Stretch]:
    """Give the candidates among the lines from index `first` up to `last`.

    Blocks of prose are one candidate each; the layout is judged by the others.
    """
    blocks = _blocks(page, first, last)
    listed = [block for block in blocks if _may_list(page, block)]
    body = [at for block in listed for at in block]
    authors = {at: _authored(page, at) for at in body}
    begun: dict[int, bool] = {}
    if body:
        lines = [page.lines[at] for at in body]
        begun = dict(zip(body, starts(page.text, lines, list(authors.values())), strict=True))
    kept = [at for block in blocks for at in block]
    opening = {block[0] for block in blocks}
    flags: list[bool] = []
    head = 0
    for position, at in enumerate(kept):
        start = begun.get(at, at in opening)
        if position:
            last = kept[position - 1]
            block = at in opening and (last in begun) != (at in begun)
            start = start or block or _anew(page, last, at)
        if start and position and _same(page, kept[head], kept[position - 1], at, authors):
            start = False
        head = position if start else head
        flags.append(start)
    return _stretches(page, kept, flags)


def incomplete(page: Page, first: int, last: int) -> list[Stretch]:
    """Give the entries under a heading none of which has what makes a reference; else nothing.

    Each is a paragraph of its own, or a line where there are no paragraphs; none is long, is a
    sentence, or begins in the middle of one.
    """
    entries = _blocks(page, first, last)
    if len(entries) == 1:
        entries = [[at] for at in entries[0]]
    found = [_stretch(page, entry) for entry in entries]
    fine = len(found) > 1 and all(
        item.end - item.text_start <= _LONGEST_ENTRY
        and not page.text[item.text_start].islower()
        and _LETTERS.search(page.text, item.text_start, item.end)
        for item in found
    )
    scores = [score(page.text, item) for item in found] if fine else [0.0]
    return found if min(scores) >= _LEAST and sum(scores) >= _MEAN * len(found) else []


def _authored(page: Page, at: int) -> bool:
    """Tell whether a line begins with authors, as a reference does."""
    line = page.lines[at]
    return begins(page.text, line.start, line.end)


def _anew(page: Page, last: int, at: int) -> bool:
    """Tell whether a reference begins after page furniture, which may hide the blank line."""
    before = page.lines[last]
    return at - last > 1 and ends(page.text, before.start, before.end) == 2 and _authored(page, at)


def _same(page: Page, first: int, last: int, at: int, authors: Mapping[int, bool]) -> bool:
    """Tell whether a line goes on with what began at the line `first` and stands up to `last`."""
    before, line = page.lines[last], page.lines[at]
    authored = authors[at] if at in authors else _authored(page, at)
    if at - last > 1:  # over page furniture
        ended = ends(page.text, before.start, before.end)
        if authored:
            return ended == 0 and page.text[before.end - 1] == ","
        if ended == 0:
            return True
        if ended == 1 and TAIL.search(page.text, page.lines[first].start, before.end) is None:
            return True
    elif line.gap and authored:
        return False
    return goes_on(page.text, before, line, authored)


def _blocks(page: Page, first: int, last: int) -> list[list[int]]:
    blocks: list[list[int]] = []
    for at in range(first, last):
        if at in page.furniture:
            continue
        if page.lines[at].gap or not blocks:
            blocks.append([])
        blocks[-1].append(at)
    return blocks


def _may_list(page: Page, block: Sequence[int]) -> bool:
    """Tell whether a block may hold references."""
    start, end = page.lines[block[0]].start, page.lines[block[-1]].end
    if is_plain(page.text, start, end) or TAIL.search(page.text, start, end):
        return True
    if looks_like_reference(flatten(page.text[start : min(end, start + 3_000)])[0]) >= 0.25:
        return True
    some = block[:_FIRST_LINES]
    headed = sum(dated(page.text, page.lines[at].start, page.lines[at].end) for at in some)
    return headed > 1 and headed * _WRAPPED >= len(some)


def _stretches(page: Page, kept: Sequence[int], begun: Sequence[bool]) -> list[Stretch]:
    found: list[Stretch] = []
    group: list[int] = []
    for at, begin in zip([*kept, -1], [*begun, True], strict=True):
        if begin and group:
            found.append(_stretch(page, group))
            group = []
        group.append(at)
    return found


def _stretch(page: Page, group: Sequence[int]) -> Stretch:
    first, last = page.lines[group[0]], page.lines[group[-1]]
    inside = frozenset(group)
    holes = [
        Span(page.lines[at].outer_start, page.lines[at].outer_end)
        for at in range(group[0], group[-1])
        if at not in inside
    ]
    bullet = bullet_at(page.text, first.start, first.end)
    text_start = bullet.end if bullet is not None else first.start
    return Stretch(first.outer_start, last.outer_end, None, text_start, tuple(holes))
