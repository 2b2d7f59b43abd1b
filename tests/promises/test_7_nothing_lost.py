"""Promise 7: references out and failed are references in; each character has a place."""

from __future__ import annotations

import pytest
from texts import READERS, WRITERS, ordinary, reference

import refconv
from refconv import Diagnostic, Reference
from refconv.model import ItemType, Origin

BROKEN = {
    "bibtex": "@article{bad, title = {never closed\n\n",
    "biblatex": "@article{bad, title = {never closed\n\n",
    "csl-jsonl": '{"id": "bad", "title": \n',
    "ris": "TY  - JOUR\nT1  - no end\n",
    "nbib": "PMID- nonsense\n",
}


@pytest.mark.parametrize("name", READERS)
def test_all_that_goes_in_comes_out(name: str) -> None:
    found = refconv.loads(ordinary(name, 25), name)
    assert len(found) == 25
    assert not any(its.unread for its in found)
    titles = [" ".join((its.title or "").split()).rstrip(".") for its in found]
    assert titles == [reference(number).title for number in range(25)]


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_one_broken_entry_costs_one_entry(name: str) -> None:
    one = ordinary(name, 1)
    found = refconv.loads(one + "\n" + BROKEN[name] + "\n" + one, name)
    good = [its for its in found if its.title == reference(0).title]
    assert len(good) == 2
    assert found.diagnostics or len(found) == 3


@pytest.mark.parametrize("name", WRITERS)
def test_an_unread_reference_is_written_or_reported(name: str) -> None:
    raw = "Nobody can read this, 12345"
    unread = Reference(id="raw", type=ItemType.DOCUMENT, origin=Origin(text=raw, confidence=0.0))
    found: list[Diagnostic] = []
    written = refconv.dumps([reference(0), unread, reference(1)], name, report=found.append)
    assert reference(1).volume in written  # type: ignore[operator]
    kept = "12345" in written
    told = any(d.reference == "raw" for d in found)
    assert kept or told


def test_each_character_of_a_list_has_a_place() -> None:
    given = ordinary("vancouver", 10)
    found = refconv.loads(given, "vancouver")
    for its in found:
        assert its.origin is not None
        text = its.origin.text
        assert given[its.origin.offset : its.origin.offset + len(text)] == text
        covered = [False] * len(text)
        for piece in (*its.origin.pieces, *its.origin.remainder):
            covered[piece.start : piece.end] = [True] * (piece.end - piece.start)
        left = "".join(sign for sign, inside in zip(text, covered, strict=True) if not inside)
        assert not any(sign.isalnum() for sign in left), left
