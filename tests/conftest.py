"""What all tests share: the data beside the repository, and snapshots."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

Snapshot = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-snapshots`."""
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write what came out over what was expected; read the diff before you commit it",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test that measures time try again: other programs may have had the processor."""
    for item in items:
        module = getattr(item, "module", None)
        if module is not None and hasattr(module, "time"):
            item.add_marker(pytest.mark.flaky(reruns=4, only_rerun="AssertionError"))


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected outputs are to be written anew."""
    return bool(request.config.getoption("--update-snapshots"))


@pytest.fixture
def snapshot(update_snapshots: bool) -> Snapshot:
    """Compare a text with the file that holds what is expected, or write it there.

    An empty output never counts as a case.
    """

    def compare(path: Path, text: str) -> None:
        assert text.strip(), f"{path.name}: nothing came out"
        if update_snapshots:
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def refconv_data() -> Path:
    """Give the folder of the shared data, or skip the test, saying so."""
    path = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip(f"no shared data at {path}: set REFCONV_DATA")
    return path


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def jats_dtd() -> Path:
    """Give the JATS Publishing 1.3 DTD (npm package `@jats4r/dtds`), or skip the test."""
    path = ROOT / "node_modules/@jats4r/dtds/schema/1.3/JATS-journalpublishing1-3.dtd"
    if not path.is_file():
        pytest.skip("no JATS DTD: npm install --no-save @jats4r/dtds")
    return path
