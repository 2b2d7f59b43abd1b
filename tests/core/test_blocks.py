from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv import blocks
from refconv.diagnostics import Diagnostic, ignore
from refconv.limits import Limits

LINES = st.lists(st.text("abé\n", max_size=9), max_size=30).map("\n".join)


@given(LINES, st.integers(1, 40))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_blocks_are_the_text_in_whole_lines(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", size)
        found = list(blocks.line_blocks(BytesIO(text.encode()), "x", ignore, None, Limits()))
    assert "".join(source.text for source in found) == text
    assert all(source.text.endswith("\n") for source in found[:-1])
    line = 1
    for source in found:
        assert source.first_line == line
        line += source.text.count("\n")


def test_an_odd_encoding_is_told_once() -> None:
    found: list[Diagnostic] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", 8)
        stream = BytesIO(("caf\xe9 \n" * 9).encode("latin-1"))
        texts = [s.text for s in blocks.line_blocks(stream, "x", found.append, None, Limits())]
    assert "".join(texts) == "café \n" * 9
    assert [d.code for d in found] == ["refconv/encoding-guessed"]


def test_the_limit_keeps_whole_lines() -> None:
    found: list[Diagnostic] = []
    stream = BytesIO(b"one\ntwo\nthree\n")
    limits = Limits(input_bytes=10)
    texts = [s.text for s in blocks.line_blocks(stream, "x", found.append, None, limits)]
    assert texts == ["one\ntwo\n"]
    assert [d.code for d in found] == ["limit/input-bytes"]
