"""The shipped table: small, quick, and going round."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv import journals
from refconv.journals import Role, shipped
from refconv.journals.folding import fold
from refconv.journals.words import aligned, outline, standard

DATA = Path(os.environ.get("REFCONV_DATA", Path(__file__).parents[2] / "../shared/data"))
FILE = Path(shipped.__file__).with_name("journals.bin")


def test_it_takes_little_room_in_a_wheel() -> None:
    assert len(zlib.compress(FILE.read_bytes())) < 2_500_000


def test_importing_refconv_does_not_touch_it() -> None:
    code = "import refconv, sys; refconv.dumps; print([m for m in sys.modules if 'journals' in m])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_it_opens_at_once() -> None:
    began = time.process_time()
    assert list(shipped.Shipped().find("blood"))
    assert time.process_time() - began < 0.02


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "journals.bin"
    other.write_bytes(b"SQLite format 3\0" + bytes(100))
    with pytest.raises(ValueError, match="no journal table"):
        shipped.Shipped(other)


def test_every_abbreviation_leads_back_to_the_title_that_it_came_from() -> None:
    table = journals.default()
    gone = 0
    for journal in shipped.shipped().journals():
        match = table.resolve(journal.title)
        short = table.short(match) if match else None
        if match is None or short is None:
            continue  # ambiguous, or without a safe abbreviation
        gone += 1
        assert fold(table.expand(short) or "") == fold(match.title), journal.title
    assert gone > 33_000


def test_every_name_is_found_by_its_own_journal() -> None:
    table = journals.default()
    for journal in list(shipped.shipped().journals())[::50]:
        for name in journal.names:
            assert table.lookup(name.text), name.text


def test_nine_of_ten_journals_of_real_lists_are_settled() -> None:
    path = DATA / "vancouver/verbatim.jsonl"
    if not path.exists():
        pytest.skip(f"no {path}; set REFCONV_DATA")
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            csl = json.loads(line)["csl"]
            if csl.get("type") == "article-journal" and csl.get("container-title"):
                counts[csl["container-title"]] += 1
    table = journals.default()
    settled = sum(times for text, times in counts.items() if table.resolve(text))
    assert settled / counts.total() >= 0.90


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_may_be_looked_up(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    outline(text)
    aligned(text, text)
    for match in journals.lookup(text):
        assert match.role is not None
        key = standard(text) if match.role is Role.STANDARD else fold(text)
        assert match.journal.bears(key, match.role)
    journals.default().guess(text)
