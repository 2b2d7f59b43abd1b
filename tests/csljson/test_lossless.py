"""What goes in as valid CSL JSON comes out equal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import refconv
from refconv.model import KINDS, ItemType, Kind, Reference, variables
from refconv.testing.strategies import references

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NUMBERS = st.one_of(TEXTS, st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))
FLAGS = st.one_of(st.booleans(), st.integers(0, 9), TEXTS)
UNKNOWN = st.dictionaries(st.sampled_from(["x-one", "x-two"]), st.one_of(TEXTS, st.none()))


def _object(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    fixed = {key.replace("_", "-"): value for key, value in values.items()}
    known = st.fixed_dictionaries({}, optional=fixed)
    return st.builds(lambda a, b: {**a, **b}, known, UNKNOWN)


PARTS = st.lists(st.one_of(st.integers(-3000, 3000), st.sampled_from(["2009", "03", " 7"])))
NAME = _object(
    family=TEXTS,
    given=TEXTS,
    dropping_particle=TEXTS,
    non_dropping_particle=TEXTS,
    suffix=TEXTS,
    literal=TEXTS,
    comma_suffix=FLAGS,
    static_ordering=FLAGS,
)
DATE = _object(
    date_parts=st.lists(PARTS.map(lambda p: p[:3] or [1999]), min_size=1, max_size=2),
    season=st.one_of(TEXTS, st.integers(1, 4)),
    circa=FLAGS,
    literal=TEXTS,
    raw=TEXTS,
)
VALUES = {
    Kind.TEXT: TEXTS,
    Kind.NUMBER: NUMBERS,
    Kind.NAMES: st.lists(NAME, max_size=3),
    Kind.DATE: DATE,
}


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    item: dict[str, Any] = {"id": draw(st.one_of(TEXTS.filter(bool), st.integers()))}
    item["type"] = draw(st.sampled_from([str(word) for word in ItemType]))
    for variable in draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=6, unique=True)):
        item[variable] = draw(VALUES[KINDS[variable]])
    if "DOI" in item:
        item["DOI"] = "10.1000/" + re.sub(r"[\s.,;]", "", item["DOI"])
    if draw(st.booleans()):
        item["custom"] = draw(st.dictionaries(TEXTS, st.one_of(TEXTS, st.lists(st.integers()))))
    return {**item, **draw(UNKNOWN)}


@given(st.lists(items(), max_size=3))
@settings(derandomize=True, max_examples=200, deadline=None)
@pytest.mark.parametrize("form", ["csl-json", "csl-jsonl"])
def test_any_valid_item_comes_out_equal(form: str, given_items: list[dict[str, Any]]) -> None:
    lines = form == "csl-jsonl"
    text = "\n".join(map(json.dumps, given_items)) if lines else json.dumps(given_items)
    out = refconv.dumps(refconv.loads(text, form), form)
    again = [json.loads(line) for line in out.split("\n")[:-1]] if lines else json.loads(out)
    assert again == given_items


@given(references())
@settings(derandomize=True, max_examples=100, deadline=None)
def test_any_reference_comes_back_equal(reference: Reference) -> None:
    (again,) = refconv.loads(refconv.dumps([reference], "csl-json"), "csl-json")
    assert replace(again, origin=reference.origin) == reference


def test_the_items_of_the_csl_suite_come_out_equal(refconv_data: Path) -> None:
    fixtures = sorted((refconv_data / "csl/suite").glob("*.txt"))
    assert fixtures
    for fixture in fixtures:
        text = fixture.read_text(encoding="utf-8")
        found = re.search(r">>=+ INPUT =+>>(.*?)<<=+ INPUT =+<<", text, re.DOTALL)
        assert found, fixture.name
        loaded = refconv.loads(found.group(1), "csl-json")
        assert json.loads(refconv.dumps(loaded, "csl-json")) == json.loads(found.group(1)), (
            fixture.name
        )


def test_et_al_and_the_original_survive_in_custom() -> None:
    reference = Reference(
        id="a",
        author=(refconv.Name(family="Li"),),
        et_al=frozenset({"author"}),
        custom={"mine": 1},
        origin=refconv.Origin(text="Li, et al.", label="7", confidence=0.5),
    )
    text = refconv.dumps([reference], "csl-json", origin=True)
    assert json.loads(text)[0]["custom"] == {
        "mine": 1,
        "refconv": {
            "et-al": ["author"],
            "origin": {"text": "Li, et al.", "confidence": 0.5, "label": "7"},
        },
    }
    assert refconv.loads(text, "csl-json")[0] == reference


def test_names_variables_are_all_tried() -> None:
    assert set(variables(Kind.NAMES)) <= set(KINDS)
