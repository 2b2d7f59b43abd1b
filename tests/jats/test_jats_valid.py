"""Real lists in JATS: valid against the DTDs, and by the rules of JATS4R, PMC and SciELO."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jats_dtds as dtds
import pytest
from jats_rules import broken
from lxml import etree, isoschematron

import refconv
from refconv import Bibliography
from refconv.testing.corpus import corpus

WAYS: dict[str, dict[str, Any]] = {
    "publishing-1.1": {"citation": "element", "profile": "pmc"},
    "publishing-1.2": {"citation": "alternatives"},
    "publishing-1.3": {"citation": "element"},
    "publishing-1.4": {"citation": "mixed"},
    "archiving-1.3": {"profile": "scielo"},
}
"""Each DTD with the options that it is asked about here; the cases are asked about all."""

SCIELO: dict[str, Any] = {"profile": "scielo", "wrapper": "article"}

Lists = list[tuple[str, Bibliography]]


def problems(bibliography: Bibliography, name: str) -> list[str]:
    """Give what is wrong with a list, by one DTD and by the rules."""
    options = WAYS[name]
    version = name.partition("-")[2]
    xml = refconv.dumps(bibliography, "jats", version=version, wrapper="article", **options)
    (ref_list,) = etree.fromstring(xml.encode()).iter("ref-list")
    return dtds.errors(xml, name) + broken(ref_list, options.get("profile", "jats4r"))


@pytest.mark.parametrize("name", WAYS)
def test_real_lists_are_valid(name: str, lists: Lists, golden: Path) -> None:
    every = [refconv.load(golden, "jats"), *(bibliography for _, bibliography in lists)]
    assert problems(Bibliography(r for its in every for r in its), name) == []


@pytest.mark.parametrize("name", WAYS)
def test_references_read_from_text_are_valid(name: str, vancouver: Bibliography) -> None:
    assert problems(vancouver, name) == []


@pytest.mark.parametrize("name", WAYS)
def test_articles_written_again_are_valid(name: str, samples: list[Path]) -> None:
    for path in samples:
        assert problems(refconv.load(path, "jats"), name) == [], path.name


@pytest.fixture(scope="module")
def scielo() -> isoschematron.Schematron:
    """Give SciELO's rules, of which packtools has a file."""
    spec = find_spec("packtools")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("no packtools: pip install --no-deps packtools==2.6.4")
    home = Path(spec.submodule_search_locations[0]) / "catalogs"
    return isoschematron.Schematron(
        etree.parse(str(home / "scielo-style-1.10.sch")), store_report=True
    )


def breaches(rules: isoschematron.Schematron, xml: str) -> list[str]:
    """Tell which of SciELO's rules the list of an article breaks."""
    rules.validate(etree.fromstring(xml.encode()))
    failed = list(rules.validation_report.iter("{*}failed-assert"))
    in_list = [f for f in failed if "ref-list" in f.get("location", "")]
    return ["".join(f.itertext()).strip() for f in in_list]


def test_scielo_accepts_real_lists(
    scielo: isoschematron.Schematron, lists: Lists, golden: Path
) -> None:
    every = [refconv.load(golden, "jats"), *(bibliography for _, bibliography in lists)]
    whole = Bibliography(reference for its in every for reference in its)
    assert breaches(scielo, refconv.dumps(whole, "jats", **SCIELO)) == []


def test_scielo_accepts_every_type(scielo: isoschematron.Schematron) -> None:
    assert breaches(scielo, refconv.dumps(corpus(), "jats", **SCIELO)) == []


def test_scielo_refuses_a_kind_that_it_does_not_know(scielo: isoschematron.Schematron) -> None:
    xml = refconv.dumps(corpus()[:1], "jats", **SCIELO)
    assert breaches(scielo, re.sub(r'publication-type="\w+"', 'publication-type="x"', xml))
