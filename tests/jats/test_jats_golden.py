"""The exemplary list goes in and comes out the same."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

import refconv


def canonical(xml: bytes) -> bytes:
    """Give XML with its attributes in order."""
    return bytes(etree.tostring(etree.fromstring(xml), method="c14n"))


def test_the_golden_list_comes_out_as_it_went_in(golden: Path) -> None:
    found: list[refconv.Diagnostic] = []
    out = refconv.dumps(refconv.load(golden, "jats"), "jats", report=found.append)
    assert canonical(out.encode()) == canonical(golden.read_bytes())
    assert found == []


def test_a_mixed_list_read_again_says_the_same_of_what_it_prints(golden: Path) -> None:
    before = refconv.load(golden, "jats")
    after = refconv.loads(refconv.dumps(before, "jats", citation="mixed"), "jats")
    for one, other in zip(before, after, strict=True):
        for variable in ("title", "volume", "issue", "page", "DOI", "PMID", "type"):
            printed = getattr(other, variable)
            if printed:
                assert printed == getattr(one, variable), (one.id, variable)
        assert [n.family for n in one.author] == [n.family for n in other.author]
