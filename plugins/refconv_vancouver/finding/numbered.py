"""Numbered lists: where each of their references ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refconv.source import Span
from refconv_vancouver.finding.chains import Chain
from refconv_vancouver.finding.cues import TAIL
from refconv_vancouver.finding.headings import closes_list
from refconv_vancouver.finding.heads import begins
from refconv_vancouver.finding.judging import score
from refconv_vancouver.finding.labels import Label, inline_labels
from refconv_vancouver.finding.layout import ends, goes_on
from refconv_vancouver.finding.page import Page
from refconv_vancouver.finding.stretch import Stretch


class Numbered(NamedTuple):
    """Hold one numbered list: its lines, from index `first` up to `last`, and its references."""

    first: int
    last: int
    stretches: Sequence[Stretch]


_LIKELY, _UNDER_HEADING = 0.4, 0.2
_SAMPLE = 24
_TOO_LONG = 1_000
"""A mean length of references, in characters, that says that the numbers were not theirs."""


def numbered_lists(page: Page) -> list[Numbered]:
    """Give the numbered lists of a page, in its order."""
    found = []
    for chain in sorted(page.chains, key=lambda chain: chain.lines[0]):
        if len(chain.lines) == 1 and not _stands_alone(page, chain):
            continue
        limit = _limit(page, chain)
        items, last = _items(page, chain, limit)
        if _is_list(page, chain, items):
            found.append(Numbered(chain.lines[0], last + 1, items))
    return found


def _stands_alone(page: Page, chain: Chain) -> bool:
    """Tell whether a single label may be meant: it opens the page, or what a heading announces."""
    first, label = chain.lines[0], chain.labels[0]
    if label.style.startswith(("glued", "roman", "letter.")) or label.number < 0:
        return False
    if first and first - 1 not in page.headings:
        return page.lines[first].gap and chain.weights[0] == 1 and label.number < 1_000
    return chain.weights[0] == 1 or label.style != ""


def _limit(page: Page, chain: Chain) -> int:
    """Give the line before which the last reference of a chain ends: a heading, another chain."""
    last = chain.lines[-1]
    others = [other for other in page.chains if len(other.lines) > 1]
    firsts = [other.lines[0] for other in others if other.lines[0] > last]
    heads = [heading for heading in page.headings if heading > last]
    return min([*firsts, *heads, len(page.lines)])


def _is_list(page: Page, chain: Chain, items: Sequence[Stretch]) -> bool:
    if chain.labels[0].style == "" and _are_page_numbers(page, chain):
        return False
    step = max(1, len(items) // _SAMPLE)
    sample = items[::step]
    if sum(item.end - item.text_start for item in sample) / len(sample) > _TOO_LONG:
        return False
    mean = sum(score(page.text, item) for item in sample) / len(sample)
    announced = chain.lines[0] - 1 in page.headings or (
        page.before.announced and chain.lines[0] == 0
    )
    last = max((at for at in range(len(page.lines)) if at not in page.furniture), default=0)
    only = len(items) == 1 and items[0].end >= page.lines[last].end and chain.lines[0] <= 1
    return mean >= (_UNDER_HEADING if announced else _LIKELY) or only


def _are_page_numbers(page: Page, chain: Chain) -> bool:
    """Tell whether numbers on lines of their own have more than one reference between them."""
    if any(label.end < page.lines[at].end for at, label in zip(*chain[:2], strict=True)):
        return False
    begun = 0
    for at in range(chain.lines[0] + 2, chain.lines[-1]):
        before, line = page.lines[at - 1], page.lines[at]
        ended = ends(page.text, before.start, before.end) == 2
        begun += ended and begins(page.text, line.start, line.end)
    return begun * 2 > len(chain.lines)


def _items(page: Page, chain: Chain, limit: int) -> tuple[list[Stretch], int]:
    """Give the references of a chain, and the last line that is part of one."""
    spaced = _is_spaced(page, chain)
    widest = _most_lines(page, chain)
    items: list[Stretch] = []
    last = chain.lines[0]
    following = [*chain.lines[1:], limit]
    for at, (first, label, end) in enumerate(
        zip(chain.lines, chain.labels, following, strict=True)
    ):
        is_last = at + 1 == len(chain.lines)
        most = first + widest if is_last else end
        last, holes = _extent(page, first, min(end, most), spaced, label)
        stretch = Stretch(
            page.lines[first].outer_start,
            page.lines[last].outer_end,
            label.printed or None,
            label.end,
            holes,
        )
        wanted = None if is_last else chain.labels[at + 1].number
        parts = _run_together(page, stretch, label, wanted)
        if len(parts) == 1 and wanted is not None and wanted > label.number + 1:
            parts = _at_lines(page, stretch, range(first + 1, last + 1), wanted - label.number - 1)
        items += parts
    return items, last


def _run_together(
    page: Page, stretch: Stretch, label: Label, following: int | None
) -> list[Stretch]:
    """Split a stretch in which the next numbers of the list stand inside the lines."""
    if label.number < 0 or following == label.number + 1:
        return [stretch]
    inner = inline_labels(page.text, stretch.text_start, stretch.end, label.style, label.number + 1)
    if not inner:
        return [stretch]
    cuts = [*[found.start for found in inner], stretch.end]
    texts = [(stretch.start, stretch.text_start, stretch.label)]
    texts += [(found.start, found.end, found.printed) for found in inner]
    return [
        Stretch(
            start, _trim(page.text, start, end), printed, text_start, _inside(stretch, start, end)
        )
        for (start, text_start, printed), end in zip(texts, cuts, strict=True)
    ]


def _at_lines(page: Page, stretch: Stretch, inside: Sequence[int], most: int) -> list[Stretch]:
    """Split a stretch where references without numbers begin on lines of their own."""
    cuts = []
    for at in inside:
        before, line = page.lines[at - 1], page.lines[at]
        if ends(page.text, before.start, before.end) == 2 and begins(
            page.text, line.start, line.end
        ):
            cuts.append(line.start)
    cuts = cuts[:most]
    starts = [stretch.start, *cuts]
    return [
        Stretch(
            start,
            _trim(page.text, start, end),
            stretch.label if start == stretch.start else None,
            stretch.text_start if start == stretch.start else start,
            _inside(stretch, start, end),
        )
        for start, end in zip(starts, [*cuts, stretch.end], strict=True)
    ]


def _inside(stretch: Stretch, start: int, end: int) -> tuple[Span, ...]:
    return tuple(hole for hole in stretch.holes if start <= hole.start and hole.end <= end)


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _is_spaced(page: Page, chain: Chain) -> bool:
    """Tell whether blank lines stand between the lines of references, not only between them."""
    torn = 0
    for first, end in zip(chain.lines, chain.lines[1:], strict=False):
        torn += any(
            page.lines[at].gap and at not in page.furniture and at - 1 not in page.furniture
            for at in range(first + 1, end)
        )
    return torn * 2 > len(chain.lines) - 1


def _most_lines(page: Page, chain: Chain) -> int:
    """Give the most lines that the last reference may have, by what the others have."""
    counts = [end - first for first, end in zip(chain.lines, chain.lines[1:], strict=False)]
    return 3 * max(counts) + 2 if counts else len(page.lines)


def _extent(
    page: Page, first: int, end: int, spaced: bool, label: Label
) -> tuple[int, tuple[Span, ...]]:
    """Follow a reference from its first line to its last; give that and the holes between."""
    last = first
    holes: list[int] = []
    waiting: list[int] = []
    for at in range(first + 1, end):
        line, before = page.lines[at], page.lines[last]
        if at in page.furniture:
            waiting.append(at)
            continue
        empty = last == first and label.end >= before.end
        torn = line.gap or bool(waiting)
        if not empty and line.gap and closes_list(page.text, line.start, line.end):
            break
        if (
            torn
            and not empty
            and not spaced
            and not _continues(page, first, last, at, bool(waiting))
        ):
            break
        if not torn and end == len(page.lines) and _is_over(page, last, at):
            break
        holes += waiting
        waiting = []
        last = at
    return last, tuple(Span(page.lines[at].outer_start, page.lines[at].outer_end) for at in holes)


def _continues(page: Page, first: int, last: int, at: int, over_furniture: bool) -> bool:
    """Tell whether a line goes on with the reference over a blank line or page furniture."""
    before, line = page.lines[last], page.lines[at]
    if goes_on(page.text, before, line, begins(page.text, line.start, line.end)):
        return True
    if not over_furniture:
        return False
    if ends(page.text, before.start, before.end) < 2:
        return True
    return TAIL.search(page.text, page.lines[first].start, before.end) is None


def _is_over(page: Page, last: int, at: int) -> bool:
    """Tell whether the last reference of a page is over before a line that follows at once."""
    before, line = page.lines[last], page.lines[at]
    return ends(page.text, before.start, before.end) > 0 and closes_list(
        page.text, line.start, line.end
    )
