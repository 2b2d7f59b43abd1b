"""`refconv tag` with an input that is none for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_a_plain_list_is_sent_to_convert(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("1. Darwin C. On the origin of species. London: John Murray; 1859.\n")
    done = run("tag", page)
    assert done.exit_code == 4
    assert done.stdout == ""
    assert "read by `refconv convert`" in done.stderr
