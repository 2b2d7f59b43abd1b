"""Real files, where they are at hand: they survive, and come back as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import refconv
from refconv import Bibliography, Reference

TELLS = frozenset({"bibtex/xdata", "bibtex/set", "bibtex/comment"})


@pytest.fixture(scope="module")
def files(refconv_data: Path) -> list[dict[str, Any]]:
    """Give the files of the survival data."""
    with (refconv_data / "bibtex/survival.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def bare(bibliography: Bibliography) -> list[Reference]:
    return [msgspec.structs.replace(r, origin=None) for r in bibliography]


def test_every_entry_comes_out_or_is_told(files: list[dict[str, Any]]) -> None:
    assert len(files) > 100
    for row in files:
        bibliography = refconv.loads(row["bib"], "bibtex")
        codes = [d.code for d in bibliography.diagnostics]
        assert "refconv/plugin-failed" not in codes, row["id"]
        assert len(bibliography) + sum(c in TELLS for c in codes) >= row["entries"], row["id"]


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_a_sample_comes_back_as_it_was(files: list[dict[str, Any]], dialect: str) -> None:
    for row in files[:: 2 if dialect == "bibtex" else 3]:
        if len(row["bib"]) > 100_000:
            continue
        first = refconv.loads(row["bib"], dialect)
        again = refconv.loads(refconv.dumps(first, dialect), dialect)
        assert bare(first) == bare(again), row["id"]
