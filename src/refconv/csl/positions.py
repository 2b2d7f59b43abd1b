"""Where each cite stands towards earlier ones: first, subsequent, ibid, near (CSL 1.0.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refconv.csl.cites import Citation, Cite, Position


class Place(NamedTuple):
    """Hold what a cite's tests of position see."""

    position: Position = Position.FIRST
    near: bool = False
    first_note: int = 0


def places(
    citations: Sequence[Citation], orders: Sequence[Sequence[Cite]], distance: int
) -> list[list[Place]]:
    """Give the place of each cite; `orders` holds each citation's cites as they are printed."""
    first: dict[str, int] = {}
    latest: dict[str, int] = {}
    found: list[list[Place]] = []
    before: dict[bool, tuple[int, list[Cite]]] = {}
    for citation, cites in zip(citations, orders, strict=True):
        row: list[Place] = []
        for index, cite in enumerate(cites):
            previous = cites[index - 1] if index else _previous(citation, before)
            row.append(_place(cite, previous, first, latest, citation.note, distance))
            first.setdefault(cite.id, citation.note)
            latest[cite.id] = citation.note
        found.append(row)
        noted = citation.note > 0
        note, earlier = before.get(noted, (-1, []))
        before[noted] = (
            citation.note,
            [*(earlier if noted and note == citation.note else ()), *cites],
        )
    return found


def _previous(citation: Citation, before: dict[bool, tuple[int, list[Cite]]]) -> Cite | None:
    """Give the cite that a citation's first cite may repeat.

    It is the last of the same note, or of the note before where that cites
    one work alone; citations in the text and in notes are two rows.
    """
    note, cites = before.get(citation.note > 0, (-1, []))
    if not cites:
        return None
    if note and note == citation.note:
        return cites[-1]
    return cites[-1] if all(cite.id == cites[0].id for cite in cites) else None


def _place(
    cite: Cite,
    previous: Cite | None,
    first: dict[str, int],
    latest: dict[str, int],
    note: int,
    distance: int,
) -> Place:
    if cite.position is not None:
        return Place(Position(cite.position), bool(cite.near_note), cite.first_note or 0)
    if cite.id not in first:
        return Place()
    near = note - latest[cite.id] <= distance
    position = Position.SUBSEQUENT
    if previous is not None and previous.id == cite.id:
        position = _again(cite, previous)
    return Place(position, near, first[cite.id])


def _again(cite: Cite, previous: Cite) -> Position:
    """Compare locators of two cites of one work that follow each other."""
    here, there = cite.locator.strip(), previous.locator.strip()
    if not there:
        return Position.IBID_WITH_LOCATOR if here else Position.IBID
    if not here:
        return Position.SUBSEQUENT
    if here == there and cite.label == previous.label:
        return Position.IBID
    return Position.IBID_WITH_LOCATOR
