"""The official test suite as a ratchet: what passes must go on passing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

LISTED = Path(__file__).with_name("suite-passing.txt")


@pytest.fixture(scope="module")
def results(root: Path, refconv_data: Path) -> dict[str, set[str]]:
    sys.path.insert(0, str(root / "benchmarks"))
    try:
        from csl_suite import run_fixture, sections
    finally:
        sys.path.pop(0)
    found: dict[str, set[str]] = {"passed": set(), "failed": set(), "crashed": set()}
    files = sorted((refconv_data / "csl" / "suite").glob("*.txt"))
    if not files:
        pytest.skip("no fixtures of the CSL test suite")
    sys.path.insert(0, str(root / "benchmarks"))
    for path in files:
        parts = sections(path.read_text(encoding="utf-8"))
        try:
            same = run_fixture(parts).strip() == parts["RESULT"].strip()
        except Exception:
            found["crashed"].add(path.stem)
        else:
            found["passed" if same else "failed"].add(path.stem)
    sys.path.pop(0)
    return found


def test_no_fixture_makes_the_engine_raise(results: dict[str, set[str]]) -> None:
    assert results["crashed"] == set()


def test_what_passed_still_passes_and_what_passes_is_listed(
    results: dict[str, set[str]], update_snapshots: bool
) -> None:
    if update_snapshots:
        LISTED.write_text("\n".join(sorted(results["passed"])) + "\n", encoding="utf-8")
    listed = set(LISTED.read_text(encoding="utf-8").split())
    known = results["passed"] | results["failed"] | results["crashed"]
    assert sorted(listed & known - results["passed"]) == []
    assert sorted(results["passed"] - listed) == []
