"""How a list without numbers is laid out: where each of its references begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from refconv_vancouver.finding.heads import ORGANISATION, dated
from refconv_vancouver.finding.lines import Line
from refconv_vancouver.letters import DASH, LOWER

_STRONG_END = re.compile(
    rf"(?:[:,]\s?[A-Za-z]{{0,3}}\d{{1,7}}[A-Za-z]?(?:[{DASH}][A-Za-z]{{0,3}}\d{{1,7}})?[A-Za-z]?[.]?"
    r"|\b(?:1[5-9]|20)\d\d[.)]{1,2}|\d\.|\d\sp\.|\bp\.|\]\.?|PMC\d{4,9}"
    r"|\d{7,8})\Z"
)
_YEAR = re.compile(r"\bc?(?:1[5-9]|20)\d\d\b")
_TAIL_LENGTH = 26
_GOES_ON = re.compile(rf"[{LOWER}(\[;,:.\-–]")
_ADDITION = re.compile(
    r"(?:available\s|disponible\s|disponível\s|acesso\s|accessed\s|epub\b|pmid\b|pmcid\b|doi\b|in:|en:|em:"
    r"|dans:|retrieved\s|url\b|verfügbar\s|zugriff\s|isbn\b|https?:|\[cited|10\.\d{4}|pubmed\b"
    r"|\((?:in|article|text|abstract|em|en)\s)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:and|of|the|in|for|with|a|an|to|on|from|by|or|In|et|y|de|la|und|der)")


def ends(text: str, start: int, end: int) -> int:
    """Say how much the end of a line looks like the end of a reference: 0, 1 or 2."""
    last = text[end - 1]
    if last in ",;:-–‐(&":
        return 0
    if last == "." and end - start > 1 and text[end - 2].isdecimal():
        return 2
    if text.rfind("/", start, end) > text.rfind(" ", start, end):
        return 2
    floor = max(start, end - _TAIL_LENGTH)
    word = text[max(start, end - 3) : end].rstrip(".")
    if not word[-2:].isalpha() and _STRONG_END.search(text, floor, end):
        return 2
    if last in "．。" and text[end - 2].isdigit():
        return 2
    return 1 if last in ".])?!>．。" or last.isdigit() else 0


def goes_on(text: str, before: Line, line: Line, authored: bool) -> bool:
    """Tell whether a line plainly goes on with what the line before it left unfinished.

    `authored` tells whether it begins with authors, as a reference does.
    """
    if authored:
        return _stops_short(text, before) and not _dated(text, before)
    if _ADDITION.match(text, line.start, line.end):
        return True
    ended = ends(text, before.start, before.end)
    if ended < 2 and _GOES_ON.match(text, line.start, line.end):
        return True
    return ended == 0 and _stops_short(text, before)


def _dated(text: str, line: Line) -> bool:
    """Tell whether a line has a year: then no list of authors goes on after it."""
    return _YEAR.search(text, line.start, line.end) is not None


def _stops_short(text: str, line: Line) -> bool:
    last = text[line.end - 1]
    if not last.isalpha():
        return last in ",;:&({/-–—‐"
    word = max(line.start, text.rfind(" ", line.start, line.end) + 1)
    return _UNFINISHED.fullmatch(text, word, line.end) is not None


# each layout says which of the lines begin a reference

Starts = Sequence[bool]


def _by_gap(lines: Sequence[Line], signs: Sequence[float]) -> Starts:
    return [line.gap for line in lines]


def _by_line(lines: Sequence[Line], signs: Sequence[float]) -> Starts:
    return [True] * len(lines)


def _by_hanging(lines: Sequence[Line], signs: Sequence[float]) -> Starts:
    least = min(line.indent for line in lines)
    return [line.indent <= least + 1 for line in lines]


def _by_first_line(lines: Sequence[Line], signs: Sequence[float]) -> Starts:
    least = min(line.indent for line in lines)
    return [line.indent > least + 1 for line in lines]


def _by_content(lines: Sequence[Line], signs: Sequence[float]) -> Starts:
    return [sign > 0 for sign in signs]


_LAYOUTS: tuple[Callable[[Sequence[Line], Sequence[float]], Starts], ...] = (
    _by_gap,
    _by_line,
    _by_hanging,
    _by_first_line,
)
_AGREEMENT = 0.72
"""How much of what the lines' contents say a layout must agree with."""


def starts(text: str, lines: Sequence[Line], authored: Sequence[bool]) -> list[bool]:
    """Say of each line whether a reference begins there, by the layout that fits its content best.

    `authored` tells of each whether it begins with authors. The contents give each line a sign,
    positive where it looks like the beginning of a reference after the end of another. The
    plainest layout that agrees with most of the signs is taken, and where none does, the signs
    themselves decide.
    """
    if len(lines) == 1:
        return [True]
    found = _signs(text, lines, authored)
    total = sum(abs(sign) for sign in found[1:])
    best, chosen = _AGREEMENT * total, _by_content(lines, found)
    for layout in _LAYOUTS:
        said = layout(lines, found)
        agreed = sum(
            sign if start else -sign for sign, start in zip(found[1:], said[1:], strict=True)
        )
        if agreed > best:
            best, chosen = agreed, said
    chosen = list(chosen)
    chosen[0] = True
    return chosen


def _signs(text: str, lines: Sequence[Line], authored: Sequence[bool]) -> list[float]:
    width = max(line.end - line.start + line.indent for line in lines)
    found = [2.0]
    for (before, line), named in zip(pairwise(lines), authored[1:], strict=True):
        ended = ends(text, before.start, before.end)
        short = before.end - before.start + before.indent < 0.82 * width
        if text[before.end - 1] not in ",;&-–" and dated(text, line.start, line.end):
            found.append(2.5)  # names and their year: nothing else begins so
            continue
        found.append(_sign(text, line, named, ended, short, ended == 0 and _dated(text, before)))
    return found


def _sign(text: str, line: Line, authored: bool, ended: int, short: bool, dated: bool) -> float:
    if authored:
        if ended == 0 and not dated:
            return -1.0
        return ended + 0.5 * short
    if not ended or text[line.start].islower():
        return -2.0
    if ended == 2 and ORGANISATION.match(text, line.start, line.end):
        return 1.5
    if ended == 1:
        return 0.3 if line.gap else -0.7
    whole = ends(text, line.start, line.end) == 2 and _dated(text, line)
    if line.gap or short or (whole and not text[line.start].isdigit()):
        return 0.3
    return -0.4
