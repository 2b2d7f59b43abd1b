"""Chains of labels that count upwards: what makes numbers the numbers of a list."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refconv_vancouver.finding.heads import ORGANISATION, begins
from refconv_vancouver.finding.labels import Label, bullet_at, label_at
from refconv_vancouver.finding.layout import ends
from refconv_vancouver.finding.lines import Line


class Chain(NamedTuple):
    """Hold the lines, by index, that carry ascending labels of one style."""

    lines: list[int]
    labels: list[Label]
    weights: list[float]

    @property
    def weight(self) -> float:
        """Give how much the beginnings of its lines look like references, in all."""
        return sum(self.weights)


_MOST_MISSING = 3


def chains(text: str, lines: Sequence[Line], skip: Iterable[int]) -> list[Chain]:
    """Find the chains of labels in a page, the weightiest first, none inside another.

    A number that comes twice (a wrapped line may begin with one) goes to the line that looks more
    like the beginning of a reference.
    """
    waiting: dict[tuple[str, int], Chain] = {}
    made: list[Chain] = []
    firsts: defaultdict[str, Chain] = defaultdict(lambda: Chain([], [], []))
    sure: list[tuple[int, Label]] = []
    skipped = frozenset(skip)
    for index, line in enumerate(lines):
        if index in skipped:
            continue
        label = label_at(text, line.start, line.end) or bullet_at(text, line.start, line.end)
        if label is None:
            continue
        weight = _promise(text, lines, index, label)
        _hang(waiting, made, index, label, weight)
        if weight == 1 and label.number > 0:
            sure.append((index, label))
        if label.number == 1:
            _append(firsts[label.style], index, label, weight)
    found = _mend_gaps([chain for chain in made if chain.lines])
    found = _out_of_order(found)
    kept = _apart([*found, *_always_one(firsts, found)])
    taken = {index for chain in kept for index in chain.lines}
    free = [its for its in sure if its[0] not in taken]
    for chain in kept:
        _add_slips(text, lines, chain, free)
    return kept


def _append(chain: Chain, index: int, label: Label, weight: float) -> None:
    chain.lines.append(index)
    chain.labels.append(label)
    chain.weights.append(weight)


def _always_one(firsts: dict[str, Chain], found: Sequence[Chain]) -> list[Chain]:
    """Give the lists in which each reference has the number 1, as Markdown allows."""
    counted = {chain.labels[0].style for chain in found if len(chain.lines) > 1}
    return [
        chain
        for style, chain in firsts.items()
        if style not in counted and len(chain.lines) > 1 and chain.weight * 2 >= len(chain.lines)
    ]


def _add_slips(
    text: str, lines: Sequence[Line], chain: Chain, sure: Sequence[tuple[int, Label]]
) -> None:
    """Put labels before authors into a chain whose number is its neighbour's again, or a wrong one.

    A wrong one counts where a number is missing; the line before must end as a reference does.
    """
    if len(chain.lines) < _FEW:
        return
    style = chain.labels[0].style
    for index, label in sure:
        if label.style != style or style[:5] in _WEAK:
            continue
        line = lines[index]
        if index and not line.gap and ends(text, lines[index - 1].start, lines[index - 1].end) < 2:
            continue
        at = bisect(chain.lines, index)
        before = chain.labels[at - 1].number if at else None
        after = chain.labels[at].number if at < len(chain.lines) else None
        missing = before is not None and after is not None and after - before > 1
        if missing or label.number in (before, after):
            chain.lines.insert(at, index)
            chain.labels.insert(at, label)
            chain.weights.insert(at, 1.0)


def _promise(text: str, lines: Sequence[Line], index: int, label: Label) -> float:
    """Say how much what follows a label looks like the beginning of a reference."""
    at, end = label.end, lines[index].end
    if at >= end:
        if index + 1 == len(lines):
            return 0.0
        at, end = lines[index + 1].start, lines[index + 1].end
    if begins(text, at, end) or ORGANISATION.match(text, at, end):
        return 1.0
    return 0.5 if text[at].isupper() or not text[at].isalpha() else 0.1


def _hang(
    waiting: dict[tuple[str, int], Chain],
    made: list[Chain],
    index: int,
    label: Label,
    weight: float,
) -> None:
    """Put a label at the end of the chain that waits for its number, or begin a chain with it."""
    step = 0 if label.number < 0 else 1
    key = (label.style, label.number)
    chain = waiting.pop(key, None)
    following = (label.style, label.number + step)
    if chain is None:
        rival = waiting.get(following) if step else None
        if rival is not None and rival.lines:
            alone = len(rival.lines) == 1
            if weight < rival.weights[-1] or (weight == rival.weights[-1] and not alone):
                return
            for part in rival:
                part.pop()
            chain = rival
        if chain is None:
            chain = Chain([], [], [])
            made.append(chain)
    _append(chain, index, label, weight)
    waiting[following] = chain


def _mend_gaps(made: list[Chain]) -> list[Chain]:
    """Join chains of one style between which a few numbers are missing."""
    last: dict[str, Chain] = {}
    kept: list[Chain] = []
    for chain in sorted(made, key=lambda chain: chain.lines[0]):
        before = last.get(chain.labels[0].style)
        missing = chain.labels[0].number - before.labels[-1].number if before else 0
        if (
            before is not None
            and 1 < missing <= _MOST_MISSING + 1
            and before.lines[-1] < chain.lines[0]
            and (len(before.lines) > 1 or (missing == 2 and before.weights[0] == 1))
            and chain.weights[0] == 1
        ):
            before.lines.extend(chain.lines)
            before.labels.extend(chain.labels)
            before.weights.extend(chain.weights)
            continue
        if before is None or len(chain.lines) > 1 or len(before.lines) == 1:
            last[chain.labels[0].style] = chain
        kept.append(chain)
    return kept


def _out_of_order(made: list[Chain]) -> list[Chain]:
    """Join single labels of one style, each before authors, that count downwards or not at all."""
    styles: defaultdict[str, list[Chain]] = defaultdict(list)
    for chain in made:
        styles[chain.labels[0].style].append(chain)
    kept: list[Chain] = []
    for style, chains_of in styles.items():
        joined = Chain([], [], [])
        for chain in chains_of:
            joined.lines.extend(chain.lines)
            joined.labels.extend(chain.labels)
            joined.weights.extend(chain.weights)
        single = all(len(chain.lines) == 1 and chain.weights[0] == 1 for chain in chains_of)
        if len(chains_of) >= _FEW and single and style[-1:] in _CLOSED and style[:5] not in _WEAK:
            kept.append(joined)
        else:
            kept += chains_of
    return kept


_FEW = 3
_CLOSED = tuple(".)]:")
_WEAK = ("roman", "lette")
"""Styles that an author's initial may have."""


def _apart(made: list[Chain]) -> list[Chain]:
    """Keep the weightiest of the chains that overlap."""
    kept: list[Chain] = []
    taken: list[tuple[int, int]] = []
    for chain in sorted(made, key=lambda chain: (-chain.weight, chain.lines[0]))[:200]:
        first, last = chain.lines[0], chain.lines[-1]
        if all(last < start or first > end for start, end in taken):
            kept.append(chain)
            taken.append((first, last))
    return kept
