"""The main job: a pasted page becomes data, valid JATS, an APA list and a Vancouver list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

FAMILIES = [
    *("Watson", "Southern", "Sanger", "Altschul", "Lander", None, "O’Brien", "Chobanian"),
    *("Deininger", "Oost", "Jinek", "Sambrook"),
]


@pytest.fixture
def page(root: Path) -> Path:
    """Give the example page."""
    return root / "examples" / "page.txt"


def test_every_reference_comes_out_in_order_and_nothing_of_the_head(run: Any, page: Path) -> None:
    done = run("convert", page, "-t", "csl-jsonl")
    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [item["author"][0].get("family") for item in items] == FAMILIES
    assert items[5]["author"] == [{"literal": "National Kidney Foundation"}]
    assert "page.txt:1:1: info: lines 1 to 11 are no reference" in done.stderr
    assert "[vancouver/skipped-text]" in done.stderr


@pytest.mark.parametrize("citation", ["element", "mixed"])
def test_the_jats_is_valid(
    run: Any, page: Path, tmp_path: Path, jats_dtd: Path, citation: str
) -> None:
    output = tmp_path / "refs.xml"
    options = ("-O", "wrapper=article", "-O", f"citation={citation}")
    assert run("convert", page, "-f", "vancouver", "-o", output, *options).exit_code == 0
    tree = etree.parse(output)
    assert len(tree.findall(".//ref")) == 12
    dtd = etree.DTD(str(jats_dtd))
    assert dtd.validate(tree), dtd.error_log


@pytest.mark.parametrize(
    ("style", "first"),
    [
        ("apa", "Altschul, S. F., Gish, W., Miller, W., Myers, E. W., & Lipman, D. J. (1990)."),
        ("vancouver", "1. Watson JD, Crick FH. Molecular structure of nucleic acids:"),
    ],
)
def test_a_styled_list_has_one_entry_a_line(run: Any, page: Path, style: str, first: str) -> None:
    lines = run("convert", page, "-t", "styled", "-s", style).stdout.splitlines()
    assert len(lines) == 12
    assert lines[0].startswith(first)
    assert run("convert", page, "-s", style, "-O", "format=html").stdout.startswith("<div")
    assert run("convert", page, "-s", style, "-O", "format=markdown").exit_code == 0


def test_bibtex_becomes_jats_and_comes_back(run: Any, page: Path, tmp_path: Path) -> None:
    bib, xml = tmp_path / "refs.bib", tmp_path / "refs.xml"
    assert run("convert", page, "-o", bib).exit_code == 0
    assert run("convert", bib, "-t", "jats", "-o", xml).exit_code == 0
    items = json.loads(run("convert", xml, "-f", "jats", "-t", "csl-json").stdout)
    names = [item["author"][0].get("family") for item in items]
    names[9] = names[9].removeprefix("van der ")  # JATS has no place of its own for particles
    assert names == FAMILIES


def test_a_pipe(run: Any, page: Path) -> None:
    given = run("convert", page, "-t", "csl-json").stdout
    done = run("convert", "-", "-f", "csl-json", "-t", "bibtex", stdin=given)
    assert done.exit_code == 0
    assert done.stdout.count("\n@") + done.stdout.startswith("@") == 12


def test_the_page_that_the_project_began_with(run: Any, refconv_data: Path) -> None:
    (page,) = (refconv_data / "seed").glob("*.txt")
    done = run("convert", page, "-t", "csl-jsonl")
    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(items) == 24
    assert items[0]["author"][0]["family"] == "Faderl"
    assert "no reference" in done.stderr
    assert len(run("convert", page, "-s", "apa").stdout.splitlines()) == 24
