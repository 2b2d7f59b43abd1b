"""Hostile lists cost time in proportion to their length."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_rule import reference

from refconv.checks import CheckOptions, check
from refconv.diagnostics import ignore

LONG = 100_000
STYLE = CheckOptions(style="vancouver")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "a " * LONG},
        {"container_title": " " * LONG + "("},
        {"container_title": "(" * LONG},
        {"container_title": "J. " * LONG},
        {"ISBN": " " * LONG + "x"},
        {"ISSN": "1234-" * LONG},
        {"URL": "a" * LONG + ":"},
        {"DOI": "10." + "1." * LONG},
        {"page": "1" * LONG + "-2"},
        {"label": "1" * LONG},
        {"authors": "A B, " * 2000},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_long_field(fields: dict[str, Any]) -> None:
    many = [reference(f"r{n}", **fields) for n in range(4)]
    began = time.process_time()
    check(many, ignore)
    assert time.process_time() - began < 5


def test_a_long_text_against_a_style() -> None:
    one = reference(title="a " * 400, text="a b " * 450)
    began = time.process_time()
    check([one], ignore, STYLE)
    assert time.process_time() - began < 5


FIELDS = ("title", "container_title", "page", "DOI", "ISBN", "ISSN", "PMID", "URL")
ROW = st.fixed_dictionaries(dict.fromkeys(FIELDS, st.none() | st.text(max_size=30)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(ROW, max_size=6))
def test_any_list_may_be_checked(rows: list[dict[str, Any]]) -> None:
    check([reference(f"r{n}", **row) for n, row in enumerate(rows)], ignore)
    check([reference("", text=row["title"] or "", **row) for row in rows], ignore, STYLE)
