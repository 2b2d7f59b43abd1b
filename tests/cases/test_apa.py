"""APA 7 as the Publication Manual prints it: one folder for each kind of reference.

A folder holds `csl.json` and, written by hand from the manual's rules, the
entries as `apa.txt` and `apa.html`, one a line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import refconv

CASES = sorted(path.parent for path in Path(__file__).parent.glob("apa/*/csl.json"))
_ENTRY = re.compile(r'<div class="csl-entry">(.*?)</div>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_apa_prints_what_the_manual_prints(case: Path) -> None:
    references = refconv.load(case / "csl.json", "csl-json")
    assert not references.diagnostics
    text = refconv.dumps(references, "styled", style="apa", format="text")
    assert text == (case / "apa.txt").read_text(encoding="utf-8")
    page = refconv.dumps(references, "styled", style="apa", format="html")
    entries = [_LINK.sub("", entry).strip() for entry in _ENTRY.findall(page)]
    entries = [entry.replace("&#38;", "&amp;") for entry in entries]
    assert entries == (case / "apa.html").read_text(encoding="utf-8").splitlines()


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
