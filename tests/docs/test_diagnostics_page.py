"""docs/diagnostics.md lists every code that the source can report, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from codes import CODE, find, words

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| (info|warning|error) \| [^|]*\S \| [^|]*\S \|$", re.MULTILINE)
HOUSE = sorted((ROOT / "src" / "refconv").rglob("*.py"))
PACKAGES = {path.name: path for path in (ROOT / "plugins").iterdir() if path.is_dir()}


def _files(name: str) -> list[Path]:
    return sorted(PACKAGES[name].rglob("*.py"))


def _in_source() -> set[str]:
    codes: set[str] = set()
    for files in (HOUSE, *map(_files, PACKAGES)):
        found = find(files)
        codes |= found.codes
        if found.unclear:
            able = words(files)
            codes |= {code for code in _on_page() if code.partition("/")[2] in able}
    return codes


def test_every_code_is_on_the_page() -> None:
    assert sorted(_in_source() - set(_on_page())) == []


def test_every_code_of_the_page_is_in_the_source() -> None:
    assert sorted(set(_on_page()) - _in_source()) == []


def test_rows_are_whole_sorted_and_once() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert [row for row in rows if not ROW.match(row)] == []
    for section in PAGE.split("\n## ")[1:]:
        codes = ROW.findall(section)
        assert codes == sorted(set(codes)), section.splitlines()[0]


@pytest.mark.parametrize("name", ["src", *sorted(PACKAGES)])
def test_codes_have_the_form(name: str) -> None:
    found = find(_files(name) if name in PACKAGES else HOUSE)
    assert [code for code in found.codes if not CODE.fullmatch(code)] == []


def _on_page() -> list[str]:
    return [code for code, _ in ROW.findall(PAGE)]
