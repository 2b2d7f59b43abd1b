"""Each case of ours: CSL JSON in, JATS in three ways and Crossref out; all of it is valid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jats_dtds as dtds
import pytest
from jats_rules import broken
from lxml import etree

import refconv

HERE = Path(__file__).resolve().parents[1] / "cases" / "jats"
FOLDERS = sorted(path.parent for path in HERE.glob("*/csl.json"))
OUTPUTS: dict[str, tuple[str, dict[str, Any]]] = {
    "element.xml": ("jats", {"layout": "indent"}),
    "mixed.xml": ("jats", {"citation": "mixed"}),
    "scielo.xml": ("jats", {"profile": "scielo", "layout": "indent"}),
    "crossref.xml": ("crossref", {}),
}
PROFILES: list[dict[str, Any]] = [
    {"citation": "element"},
    {"citation": "mixed"},
    {"citation": "alternatives", "profile": "pmc"},
    {"profile": "scielo"},
]


def test_there_are_thirty_cases() -> None:
    assert len(FOLDERS) >= 30


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_case_comes_out_as_expected(
    folder: Path, name: str, snapshot: Callable[[Path, str], None]
) -> None:
    target, options = OUTPUTS[name]
    bibliography = refconv.load(folder / "csl.json", "csl-json")
    snapshot(folder / name, refconv.dumps(bibliography, target, **options))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_element_citation_reads_back_as_it_was(folder: Path) -> None:
    before = refconv.load(folder / "csl.json", "csl-json")[0]
    after = refconv.loads((folder / "element.xml").read_text(encoding="utf-8"), "jats")[0]
    lost = {v for v, value in before.variables() if after[v] != value} - NORMALISED
    if before.issued is not None and after.issued is not None and before.issued.season:
        assert str(before.issued.season) == str(after.issued.season)
        lost -= {"issued"}
    assert lost == set()
    assert after.type is before.type
    assert after.et_al == before.et_al


NORMALISED = {"author", "page"}
"""Names may carry particles, and pages be cut short, in ways that JATS spells out."""


@pytest.mark.parametrize("name", dtds.FILES)
@pytest.mark.parametrize("options", PROFILES, ids=str)
def test_cases_are_valid(name: str, options: dict[str, Any]) -> None:
    version = name.partition("-")[2]
    for folder in FOLDERS:
        bibliography = refconv.load(folder / "csl.json", "csl-json")
        xml = refconv.dumps(bibliography, "jats", version=version, wrapper="article", **options)
        assert dtds.errors(xml, name) == [], folder.name


@pytest.mark.parametrize("options", PROFILES, ids=str)
def test_cases_keep_the_rules(options: dict[str, Any]) -> None:
    for folder in FOLDERS:
        bibliography = refconv.load(folder / "csl.json", "csl-json")
        xml = refconv.dumps(bibliography, "jats", **options)
        assert broken(etree.fromstring(xml.encode()), options.get("profile", "jats4r")) == []
