"""Promise 1: a limit that is hit is a diagnostic and exit 6; what was read up to there is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from texts import READERS, ordinary, text

import refconv
from refconv import Limits


def codes(bibliography: refconv.Bibliography) -> set[str]:
    """Give the codes of what was found."""
    return {found.code for found in bibliography.diagnostics}


@pytest.mark.parametrize("name", READERS)
def test_references(name: str) -> None:
    whole = refconv.loads(ordinary(name, 5), name)
    assert len(whole) == 5
    some = refconv.loads(ordinary(name, 5), name, limits=Limits(references=3))
    assert some[:] == whole[:3]
    assert "limit/references" in codes(some)
    assert "limit/references" not in codes(whole)


@pytest.mark.parametrize("name", READERS)
def test_reference_length(name: str) -> None:
    long = text(name, 1, title="Long " + "word " * 2000)
    assert "limit/reference-length" not in codes(refconv.loads(long, name))
    found = refconv.loads(long, name, limits=Limits(reference_length=2000))
    assert "limit/reference-length" in codes(found)


@pytest.mark.parametrize("name", READERS)
def test_input_bytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_text(ordinary(name, 40), encoding="utf-8")
    size = path.stat().st_size
    found = refconv.load(path, name, limits=Limits(input_bytes=size // 2))
    assert "limit/input-bytes" in codes(found)
    if name not in ("jats", "endnote-xml", "crossref-json"):  # half a tree may be none
        assert 5 <= len(found) <= 30


NESTED = {
    "bibtex": "@article{a, title = " + "{" * 200_000 + "x" + "}" * 200_000 + "}",
    "biblatex": "@article{a, title = " + "{" * 200_000 + "x" + "}" * 200_000 + "}",
    "csl-json": '[{"id": "a", "title": ' + "[" * 200_000 + "]" * 200_000 + "}]",
    "csl-jsonl": '{"id": "a", "title": ' + "[" * 200_000 + "]" * 200_000 + "}",
    "crossref-json": '{"message": ' + "[" * 200_000 + "]" * 200_000 + "}",
    "jats": "<ref-list><ref id='a'><mixed-citation>" + "<bold>" * 200_000 + "x",
    "endnote-xml": "<xml><records><record>" + "<style>" * 200_000 + "x",
}


@pytest.mark.parametrize("name", sorted(NESTED))
def test_nesting(name: str) -> None:
    found = refconv.loads(NESTED[name], name)
    deep = refconv.loads(NESTED[name], name, limits=Limits(reference_length=0))
    assert "refconv/plugin-failed" not in codes(found) | codes(deep)
    assert any(code.startswith("limit/") for code in codes(found))
    assert "limit/nesting" in codes(deep)


def test_expansion_of_macros() -> None:
    lines = ['@string{a0 = "' + "x" * 100 + '"}']
    lines += [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 40)]
    bomb = "\n".join(lines) + "\n@article{k, title = a39, year = 2001}\n@book{l, title = {Calm}}"
    found = refconv.loads(bomb, "bibtex")
    assert "limit/expansion" in codes(found)
    assert [reference.id for reference in found] == ["k", "l"]
    assert found[1].title == "Calm"


def test_expansion_of_inheritance() -> None:
    cycle = "".join(f"@inbook{{k{n}, crossref = {{k{(n + 1) % 50}}}}}\n" for n in range(50))
    found = refconv.loads(cycle, "bibtex")
    assert len(found) == 50
    assert "refconv/plugin-failed" not in codes(found)


def test_exit_6_with_partial_output(tmp_path: Path) -> None:
    source, output = tmp_path / "refs.json", tmp_path / "out.json"
    source.write_text(json.dumps([{"id": str(n), "type": "book"} for n in range(9)]))
    command = [sys.executable, "-m", "refconv", "convert", str(source), "-o", str(output)]
    done = subprocess.run([*command, "--limit", "references=4"], check=False, capture_output=True)
    assert done.returncode == 6
    assert [item["id"] for item in json.loads(output.read_text())] == ["0", "1", "2", "3"]


def test_a_deep_record_costs_itself_alone() -> None:
    deep = "<style>" * 2000 + "</style>" * 2000
    records = f"<record>{deep}</record><record><titles><title>T</title></titles></record>"
    found = refconv.loads(f"<xml><records>{records}</records></xml>", "endnote-xml")
    assert [(r.unread, r.title) for r in found] == [(True, None), (False, "T")]
    assert "limit/nesting" in codes(found)
    deep = "[" * 2000 + "]" * 2000
    found = refconv.loads(f'{{"title": {deep}}}\n{{"title": ["T"]}}', "crossref-json")
    assert [(r.unread, r.title) for r in found] == [(True, None), (False, "T")]
    assert "limit/nesting" in codes(found)
