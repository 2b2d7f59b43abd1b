"""Inputs read by lines: any cut gives the same text, and a line without end costs no more."""

from __future__ import annotations

import io
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refconv import Diagnostic, blocks
from refconv.limits import Limits


def texts(data: bytes, most: int = 0) -> tuple[list[str], list[int], list[str]]:
    """Give the texts of all blocks, the numbers of their first lines, and the findings' codes."""
    found: list[Diagnostic] = []
    sources = list(
        blocks.line_blocks(io.BytesIO(data), "x", found.append, None, Limits(input_bytes=most))
    )
    return (
        [its.text for its in sources],
        [its.first_line for its in sources],
        [its.code for its in found],
    )


@given(st.text("ab\n", max_size=40), st.integers(1, 9), st.integers(0, 30))
def test_blocks_are_whole_lines_and_together_the_text(text: str, size: int, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", size)
        parts, numbers, codes = texts(text.encode(), most)
    whole = "".join(parts)
    if most and len(text) > most:
        assert codes == ["limit/input-bytes"]
        assert whole == text[: text[:most].rfind("\n") + 1]
    else:
        assert (whole, codes) == (text, [])
    assert all(part.endswith("\n") for part in parts[:-1])
    assert numbers == [1 + "".join(parts[:n]).count("\n") for n in range(len(parts))]


def test_a_line_without_end_is_not_copied_for_each_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK", 500)

    def seconds() -> float:
        before = process_time()
        parts, _, _ = texts(b"x" * 8_000_000)
        assert len(parts) == 1
        return process_time() - before

    assert min(seconds() for _ in range(3)) < 1
