"""The numbers of a list: "1.", "[1]", "(1)", "1)", "1", in every digit, and bullets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refconv_vancouver.finding.heads import begins
from refconv_vancouver.finding.lines import Line


class Label(NamedTuple):
    """Hold a label: its style, its number, as printed, and where it starts and ends."""

    style: str
    number: int
    printed: str
    start: int
    end: int


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TAGS = r"(?:<[A-Za-z/][^<>]{0,400}>\s*)*"
_SHAPE = re.compile(
    r"(?:[•▪●○◦‣∙■\uf0b7\uf0a7]\s*)?(?P<open>[\[(［（【]?)\s?"
    r"(?P<printed>(?P<prefix>[A-Za-z]{0,2})(?:(?P<digits>\d{1,5})|(?P<raised>[⁰¹²³⁴-⁹]{1,5})))"
    r"(?:\s?(?P<close>[\])］）】][.:]?|\.\)|[.．:、](?!\d))|(?P<space>(?=\s|<|$))|(?P<none>(?=[^\W\d_])))"
    rf"\s*{_TAGS}"
)
_BULLET = re.compile(rf"(?:[•▪●○◦‣⁃∙·■□▫➢➤✓\uf0b7\uf0a7*]\s*|[-–—>+o]\s+){_TAGS}")
_INLINE = re.compile(
    r"(?<=[\s.;)\]>])(?P<open>[\[(（]?)(?P<printed>(?P<prefix>[A-Za-z]?)(?P<digits>\d{1,5}))"
    r"(?P<close>[\])）]\.?|\.\)|[.．](?!\d))?(?=\s|[^\W\d_])\s*"
)
_FIRST = frozenset("[([［（【<•▪●○◦‣∙■\uf0b7\uf0a7⁰¹²³⁴⁵⁶⁷⁸⁹")


def label_at(text: str, start: int, end: int) -> Label | None:
    """Give the label that a line begins with, if it begins with one."""
    first = text[start]
    if not (
        first.isdigit()
        or first in _FIRST
        or text[start + 1 : start + 2].isdigit()
        or text[start + 2 : start + 3].isdigit()
    ):
        return None
    found = _SHAPE.match(text, start, end)
    if found is None:
        return None
    return _label(found)


def bullet_at(text: str, start: int, end: int) -> Label | None:
    """Give the bullet that a line begins with, as a label without a number."""
    if text[start].isalnum() and text[start] != "o":
        return None
    found = _BULLET.match(text, start, end)
    if found is None or found.end() == end:
        return None
    return Label(f"bullet {found.group().strip()[-1:]}", -1, "", start, found.end())


def _label(found: re.Match[str]) -> Label | None:
    opened, prefix, raised = found["open"], found["prefix"], found["raised"]
    if found["none"] is not None and not raised:
        opened = "glued"
        if prefix:
            return None
    if found["close"] is None and (found["open"] or prefix):
        return None
    if prefix and prefix.islower() and prefix not in ("w", "e"):
        return None
    digits = found["digits"] or raised.translate(_SUPERSCRIPTS)
    closed = (found["close"] or "")[:1]
    style = f"{opened}{prefix}{'raised' if raised else ''}{closed}"
    return Label(style, int(digits), found["printed"], found.start(), found.end())


# chains of labels that count upwards


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
    skipped = frozenset(skip)
    for index, line in enumerate(lines):
        if index in skipped:
            continue
        label = label_at(text, line.start, line.end) or bullet_at(text, line.start, line.end)
        if label is not None:
            _hang(waiting, made, index, label, _promise(text, lines, index, label))
    return _apart(_mend_gaps([chain for chain in made if chain.lines]))


def _promise(text: str, lines: Sequence[Line], index: int, label: Label) -> float:
    """Say how much what follows a label looks like the beginning of a reference."""
    at, end = label.end, lines[index].end
    if at >= end:
        if index + 1 == len(lines):
            return 0.0
        at, end = lines[index + 1].start, lines[index + 1].end
    if begins(text, at, end):
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
            if weight > rival.weights[-1] or (
                weight == rival.weights[-1] and len(rival.lines) == 1
            ):
                for part in rival:
                    part.pop()
                chain = rival
            elif len(rival.lines) > 1:
                return
        if chain is None:
            chain = Chain([], [], [])
            made.append(chain)
    chain.lines.append(index)
    chain.labels.append(label)
    chain.weights.append(weight)
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
            and len(before.lines) > 1
            and chain.weights[0] == 1
        ):
            before.lines.extend(chain.lines)
            before.labels.extend(chain.labels)
            before.weights.extend(chain.weights)
            continue
        last[chain.labels[0].style] = chain
        kept.append(chain)
    return kept


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


def inline_labels(text: str, start: int, end: int, style: str, number: int) -> list[Label]:
    """Give the labels from `number` on that stand inside a line, each before a reference.

    A label before something else than authors counts if it follows a full stop and others before
    authors stand behind it, or if it is in brackets.
    """
    found: list[Label] = []
    sure: list[bool] = []
    for match in _INLINE.finditer(text, start, end):
        if int(match["digits"]) != number or f"{match['open']}{match['prefix']}" != style[:-1]:
            continue
        if (match["close"] or "")[:1] != style[-1:] or match.end() == end:
            continue
        authored = begins(text, match.end(), end)
        closed = (
            text[max(start, match.start() - 3) : match.start()].rstrip()[-1:] in ".;)]>/"
            or not found
        )
        if not authored and not (closed and not text[match.end()].islower()):
            continue
        found.append(Label(style, number, match["printed"], match.start(), match.end()))
        sure.append(authored)
        number += 1
    while found and not sure[-1] and not (len(style) > 1 and any(sure)):
        found.pop()
        sure.pop()
    return found if sum(sure) * 2 >= len(sure) else []
