"""From lines to references: numbered lists first, then what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from refconv_vancouver.finding.headings import closes_list
from refconv_vancouver.finding.judging import score, sound
from refconv_vancouver.finding.lettered import by_letters
from refconv_vancouver.finding.numbered import Numbered, numbered_lists
from refconv_vancouver.finding.page import Page
from refconv_vancouver.finding.stretch import Stretch
from refconv_vancouver.finding.unnumbered import incomplete, one_paragraph, unnumbered


class Section(NamedTuple):
    """Hold a run of lines, from index `first` up to `last`; `announced` by a heading or not."""

    first: int
    last: int
    announced: bool
    numbered: Numbered | None = None


class Listing(NamedTuple):
    """Hold a section and the references in it."""

    section: Section
    stretches: Sequence[Stretch]


_ANNOUNCED, _ALONE, _BESIDE_A_LIST = 0.25, 0.5, 0.8
"""The score from which a text without a number counts as a reference: under a heading, on a page
that has no list, and on one that has."""
_AMONG_OTHERS, _NEXT_TO_OTHERS = 0.1, 0.3
_FEW = 3


def listings(page: Page) -> list[Listing]:
    """Give the references of a page in their order, by sections."""
    lists = numbered_lists(page)
    if not lists and not page.before.part:
        whole = one_paragraph(page)
        if whole is not None:
            return [Listing(Section(0, len(page.lines), announced=False), _parted(page, [whole]))]
    sections = list(_sections(page, lists))
    candidates = [
        [] if section.numbered else unnumbered(page, section.first, section.last)
        for section in sections
    ]
    scores = [[score(page.text, item) for item in items] for items in candidates]
    a_list = (
        bool(lists)
        or page.before.listed
        or any(
            section.announced and max(found, default=0) >= _ANNOUNCED
            for section, found in zip(sections, scores, strict=True)
        )
    )
    listed = []
    for section, items, found in zip(sections, candidates, scores, strict=True):
        if section.numbered is not None:
            found_here = section.numbered.stretches
            listed.append(Listing(section, _parted(page, found_here)))
            continue
        threshold = _BESIDE_A_LIST if a_list else _ALONE
        if section.announced:
            threshold = _ANNOUNCED
        within = page.before.within and section.first == 0
        if lists and not section.announced and len(items) == 1 and _is_citation(page, items[0]):
            items, found = [], []  # where the page itself was printed
        taken = _accept(page, items, found, threshold, within)
        chosen = list(compress(items, taken))
        if section.announced and not chosen:
            chosen = incomplete(page, section.first, section.last)
        listed.append(Listing(section, _parted(page, chosen)))
    return listed


def _is_citation(page: Page, item: Stretch) -> bool:
    """Tell whether a text is a journal, year and pages with neither authors nor a title."""
    return re.search(r"[.?!]\s", page.text[item.text_start : item.end]) is None


def _parted(page: Page, found: Iterable[Stretch]) -> list[Stretch]:
    return [part for item in found for part in by_letters(page.text, item)]


def _accept(
    page: Page, items: Sequence[Stretch], scores: Sequence[float], threshold: float, within: bool
) -> list[bool]:
    """Choose among the candidates of one section; a doubtful one counts among sure ones."""
    taken = [value >= threshold for value in scores]
    sure = [at for at, is_taken in enumerate(taken) if is_taken]
    for here, there in pairwise([-1, *sure] if within else sure):
        if 1 < there - here <= _FEW + 1:
            for at in range(here + 1, there):
                taken[at] = scores[at] >= _AMONG_OTHERS and sound(page.text, items[at])
    for at in (sure[0] - 1, sure[-1] + 1) if len(sure) > 1 else ():
        if 0 <= at < len(items) and not taken[at]:
            taken[at] = scores[at] >= _NEXT_TO_OTHERS and sound(page.text, items[at])
    return taken


def _sections(page: Page, lists: Sequence[Numbered]) -> Iterator[Section]:
    """Cut the page at its numbered lists, at headings, and where something else begins."""
    by_line = {numbered.first: numbered for numbered in lists}
    first, announced = 0, page.before.announced
    index = 0
    while index < len(page.lines):
        line = page.lines[index]
        here = by_line.get(index)
        if here is None and index not in page.headings:
            cut = line.gap and closes_list(page.text, line.start, line.end)
            if cut and index > first:
                yield Section(first, index, announced)
                first, announced = index, False
            index += 1
            continue
        if index > first:
            yield Section(first, index, announced)
        if here is not None:
            yield Section(here.first, here.last, announced=True, numbered=here)
            index = first = here.last
            announced = False
        else:
            index = first = index + 1
            announced = True
    if index > first:
        yield Section(first, index, announced)
