"""Volumes that stand apart from the others of the same journal in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Reference
from refconv.source import Source, Span

_MOST = 5_000
"""References that are looked at together, so that memory stays bounded in endless lists."""
_TIMES = 4
"""A volume that is so many times another's, or a part of it, ..."""
_PER_YEAR = 60
"""... and further from it than a journal of so many volumes a year could come, is odd."""


class _Volume(NamedTuple):
    number: int
    year: int
    id: str
    span: Span


def watch_volumes(
    references: Iterable[Reference], source: Source, report: Reporter
) -> Iterator[Reference]:
    """Pass references through, and report at their end which volumes do not fit the others."""
    journals: dict[str, list[_Volume]] = defaultdict(list)
    seen = 0
    for reference in references:
        yield reference
        volume = _volume_of(reference)
        if volume is not None:
            seen += 1
            title = reference.container_title or ""
            journals["".join(sign for sign in title.casefold() if sign.isalnum())].append(volume)
        if seen == _MOST:
            _report_odd(journals, source, report)
            journals.clear()
            seen = 0
    _report_odd(journals, source, report)


def _report_odd(journals: dict[str, list[_Volume]], source: Source, report: Reporter) -> None:
    for volumes in journals.values():
        for odd in _apart(volumes):
            others = sorted(its.number for its in volumes if its is not odd)
            few = str(others[0]) if others[0] == others[-1] else f"{others[0]} to {others[-1]}"
            report(
                Diagnostic(
                    code="vancouver/volume-out-of-line",
                    severity=Severity.WARNING,
                    message=f"volume {odd.number} beside {few} of the same journal",
                    source=source,
                    span=odd.span,
                    reference=odd.id,
                    variable="volume",
                )
            )


def _volume_of(reference: Reference) -> _Volume | None:
    origin, year = reference.origin, reference.issued.year if reference.issued else None
    if not reference.container_title or not reference.volume or year is None or origin is None:
        return None
    if (
        not reference.volume.isdecimal()
        or len(reference.volume) > 6
        or int(reference.volume) == year
    ):
        return None
    piece = next((its for its in origin.pieces if its.path == "volume"), None)
    if piece is None:
        return None
    span = Span(origin.offset + piece.start, origin.offset + piece.end)
    return _Volume(int(reference.volume), year, reference.id, span)


def _apart(volumes: list[_Volume]) -> list[_Volume]:
    """List the volumes that fit none of the others; of two that do not fit, the greater."""
    if len(volumes) < 2:
        return []
    ordered = sorted(volumes, key=lambda its: (its.year, its.number))
    odd = []
    for place, its in enumerate(ordered):
        beside = ordered[max(0, place - 3) : place] + ordered[place + 1 : place + 4]
        if not any(_fit(its, other) for other in beside):
            odd.append(its)
    if len(odd) == len(ordered) == 2:
        return [max(odd, key=lambda its: its.number)]
    return odd if len(odd) * 2 < len(ordered) else []


def _fit(one: _Volume, other: _Volume) -> bool:
    low, high = sorted((one.number, other.number))
    if high <= low * _TIMES:
        return True
    return high - low <= _PER_YEAR * max(1, abs(one.year - other.year))
