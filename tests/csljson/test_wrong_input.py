"""Wrong CSL JSON is a diagnostic and costs that item alone, or that field alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import refconv

WRONG_VALUES = [
    ({"author": "Bob"}, "[0].author"),
    ({"author": ["Bob"]}, "[0].author[0]"),
    ({"author": [{"family": 3}]}, "[0].author[0].family"),
    ({"author": [{"family": ["x"]}]}, "[0].author[0].family"),
    ({"issued": {"date-parts": [[1, 2, 3, 4, 5]]}}, "[0].issued.date-parts[0]"),
    ({"issued": {"date-parts": [[1], [2], [3]]}}, "[0].issued.date-parts"),
    ({"issued": {"date-parts": [["May"]]}}, "[0].issued.date-parts[0]"),
    ({"issued": {"date-parts": [[True]]}}, "[0].issued.date-parts[0]"),
    ({"issued": "2001"}, "[0].issued"),
    ({"volume": ["1"]}, "[0].volume"),
    ({"DOI": {"x": 1}}, "[0].DOI"),
    ({"type": "journal"}, "[0].type"),
    ({"categories": "x"}, "[0].categories"),
    ({"custom": "x"}, "[0].custom"),
]


@pytest.mark.parametrize(("wrong", "path"), WRONG_VALUES)
def test_a_wrong_value_costs_that_field(wrong: dict[str, object], path: str) -> None:
    found = refconv.loads(json.dumps([{"id": "a", "title": "T", **wrong}]), "csl-json")
    assert [(r.id, r.title) for r in found] == [("a", "T")]
    (finding,) = found.diagnostics
    assert finding.code == "csl-json/wrong-value"
    assert (finding.variable, finding.reference) == (path, "a")
    assert str(finding).startswith(f"<text>:1:2: warning: {path}: ")


@pytest.mark.parametrize(
    ("text", "ids", "codes"),
    [
        ("", [], []),
        ("[]", [], []),
        (" \n", [], []),
        ('[{"id":"a"},{"id":"b" "x"},{"id":"c"}]', ["a", "c"], ["csl-json/syntax"]),
        ('[{"id":"a"},{"id":"b","t":"x]}"', ["a"], ["csl-json/syntax", "csl-json/syntax"]),
        ('[{"id":"a"}', ["a"], ["csl-json/syntax"]),
        ('[{"id":"a"', [], ["csl-json/syntax", "csl-json/syntax"]),
        ('[{"n":NaN},{"id":"k"}]', ["k"], ["csl-json/syntax"]),
        ("[1,{},null]", [""], ["csl-json/not-an-item"] * 2),
        ('{"id":"z"}', ["z"], []),
        ('{"items":[{"id":"q"}]}', ["q"], []),
        ('{"id":"z"} tail', ["z"], ["csl-json/syntax"]),
        ("nonsense", [], ["csl-json/syntax"]),
        ("[" * 100_000, [], ["limit/nesting", "csl-json/syntax"]),
    ],
)
def test_broken_json_costs_that_item(text: str, ids: list[str], codes: list[str]) -> None:
    found = refconv.loads(text, "csl-json")
    assert [r.id for r in found] == ids
    assert [d.code for d in found.diagnostics] == codes


def test_a_broken_line_costs_that_line() -> None:
    text = '{"id":1}\n{"id":2,}\n\n  {"id":3} x\n[]\n{"id":4}'
    found = refconv.loads(text, "csl-jsonl")
    assert [r.id for r in found] == ["1", "3", "4"]
    assert [(d.code, d.position) for d in found.diagnostics] == [
        ("csl-json/syntax", (2, 9)),
        ("csl-json/wrong-value", (4, 11)),
        ("csl-json/not-an-item", (5, 1)),
    ]


def test_halves_of_surrogates_are_mended() -> None:
    found = refconv.loads('[{"id":"a","title":"x\\ud800y"}]', "csl-json")
    assert found[0].title == "x\ufffdy"
    refconv.dumps(found, "csl-json").encode("utf-8")


def test_a_doi_is_bare_after_reading() -> None:
    found = refconv.loads('[{"id":"a","DOI":"https://doi.org/10.1000/X1"}]', "csl-json")
    assert found[0].DOI == "10.1000/X1"


def test_the_length_limit() -> None:
    text = json.dumps([{"id": "a", "title": "x" * 500}, {"id": "b"}])
    found = refconv.loads(text, "csl-json", limits=refconv.Limits(reference_length=100))
    assert [r.id for r in found] == ["b"]
    assert [d.code for d in found.diagnostics] == ["limit/reference-length"]


def test_a_number_beyond_all_bounds_stays_as_text() -> None:
    text = '[{"id": "a", "volume": 1e999,\n "issue": 2.5, "custom": {"x": [-1e999]}}]'
    found = refconv.loads(text, "csl-json")
    (reference,) = found
    assert (reference.volume, reference.issue) == ("1e999", "2.5")
    assert reference.custom == {"x": ["-1e999"]}
    assert [d.position for d in found.diagnostics] == [(1, 24), (2, 33)]
    assert "too large" in found.diagnostics[0].message
    assert '"1e999"' in refconv.dumps(found, "csl-json")


def test_an_infinity_beside_such_a_number_is_broken_json() -> None:
    found = refconv.loads('[{"id": "a", "volume": 1e999, "issue": Infinity}]', "csl-json")
    assert [d.code for d in found.diagnostics][-1] == "csl-json/syntax"


def test_one_line_of_json_lines_is_known_by_its_ending(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text('{"foo": 1, "id": "a", "type": "book", "title": "T"}\n')
    assert refconv.load(file).format == "csl-jsonl"
