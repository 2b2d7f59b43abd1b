"""Articles of seventeen publishers: every ref is read or reported, and no word is lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml.etree import _Element as Element

import refconv

WORD = re.compile(r"[^\W_]+")


def words(element: Element) -> Iterator[str]:
    """Give the words of an element; a tag ends a word."""
    for text in element.itertext():
        yield from WORD.findall(str(text))


def own_id(name: str, ids: set[str]) -> str:
    """Give the id of the ref that a second or third work in it came from."""
    stem = re.sub(r"-\d+$", "", name)
    return name if name in ids or stem not in ids else stem


def refs(path: Path) -> list[Element]:
    """Give the refs of an article as lxml sees them."""
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    return list(etree.parse(str(path), parser).iter("{*}ref"))


def test_every_ref_yields_a_reference_or_a_diagnostic(samples: list[Path]) -> None:
    assert len(samples) == 17
    for path in samples:
        bibliography = refconv.load(path, "jats")
        told = {d.reference for d in bibliography.diagnostics}
        given = {reference.id for reference in bibliography} | told
        assert [ref.get("id") for ref in refs(path) if ref.get("id") not in given] == []
        assert [r.id for r in bibliography if r.unread and r.id not in told] == []


@pytest.mark.parametrize("options", [{}, {"citation": "mixed"}, {"profile": "scielo"}], ids=str)
def test_no_word_is_lost(options: dict[str, Any], samples: list[Path]) -> None:
    """Initials may change their dots: "SV" is "S. V." where a style wrote it."""
    for path in samples:
        bibliography = refconv.load(path, "jats")
        said = list(bibliography.diagnostics)
        out = refconv.dumps(bibliography, "jats", report=said.append, **options)
        ids = {str(ref.get("id")) for ref in refs(path)}
        have: dict[str, set[str]] = defaultdict(set)
        for ref in etree.fromstring(out.encode()).iter("ref"):
            name = own_id(str(ref.get("id")), ids)
            have[name].update(words(ref))
        for found in said:
            have[own_id(found.reference or "", ids)].update(WORD.findall(found.message))
        if "mixed" in options.values():
            _forgive_style(have, bibliography, ids)
        lost = [
            (ref.get("id"), word)
            for ref in refs(path)
            for word in words(ref)
            if word not in have[str(ref.get("id"))]
        ]
        assert lost == [], path.name


def _forgive_style(
    have: dict[str, set[str]], bibliography: refconv.Bibliography, ids: set[str]
) -> None:
    """Allow what a style cuts short: given names, the ends of pages, months, names after six."""
    for reference in bibliography:
        origin = reference.origin
        if origin is None or not origin.fielded:
            continue
        for piece in origin.pieces:
            if piece.path.split(".")[0] in ("author", "editor", "page", "issued", "edition"):
                text = origin.text[piece.start : piece.end]
                have[own_id(reference.id, ids)].update(WORD.findall(text))


def test_reading_what_was_written_gives_the_same(samples: list[Path]) -> None:
    for path in samples:
        once = refconv.dumps(refconv.load(path, "jats"), "jats")
        assert refconv.dumps(refconv.loads(once, "jats"), "jats") == once, path.name
