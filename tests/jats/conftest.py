"""What the tests of JATS share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import refconv
from refconv import Bibliography


@pytest.fixture(scope="session")
def golden(refconv_data: Path) -> Path:
    """Give fifteen kinds of reference in exemplary JATS."""
    return refconv_data / "jats" / "golden.xml"


@pytest.fixture(scope="session")
def samples(refconv_data: Path) -> list[Path]:
    """Give real articles of many publishers."""
    return sorted((refconv_data / "jats" / "samples").glob("*.xml"))


@pytest.fixture(scope="session")
def lists(refconv_data: Path) -> list[tuple[str, Bibliography]]:
    """Give real reference lists as CSL JSON holds them."""
    return list(_lists(refconv_data))


@cache
def _lists(folder: Path) -> list[tuple[str, Bibliography]]:
    lines = (folder / "csl" / "reference-lists.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["id"], refconv.loads(json.dumps(row["items"]), "csl-json")) for row in rows]


@pytest.fixture(scope="session")
def vancouver(refconv_data: Path) -> Bibliography:
    """Give 2,000 references and those of the seed, read from their text."""
    raws = [*_raws(refconv_data, "seed", 100), *_raws(refconv_data, "verbatim", 700)]
    raws += [*_raws(refconv_data, "near-vancouver", 650), *_raws(refconv_data, "repaired", 650)]
    found = [r for raw in raws for r in refconv.loads(raw, "vancouver")]
    assert len(found) >= 2000
    return Bibliography(found)


def _raws(folder: Path, name: str, most: int) -> Iterator[str]:
    path = folder / "vancouver" / f"{name}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines()[:most]:
        yield " ".join(json.loads(line)["raw"].split())
