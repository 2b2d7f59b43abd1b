"""A journal that nobody knows is said once, with what it looks like, at its place."""

from __future__ import annotations

import refconv
from refconv import Diagnostic

LIST = "1. Roe AB, Doe C. A title of a paper. Agron Mesoam. 2003;12(3):4-9.\n"


def test_a_target_that_prints_titles_hears_of_it_from_the_table_alone() -> None:
    found: list[Diagnostic] = []
    refconv.convert(LIST, target_format="styled", style="apa", report=found.append)
    (unknown,) = [one for one in found if "unknown" in one.code]
    assert unknown.code == "journals/unknown"
    assert unknown.span is not None
    assert LIST[unknown.span.start : unknown.span.end] == "Agron Mesoam"


def test_a_target_that_holds_what_was_printed_hears_of_it_from_the_reader() -> None:
    found: list[Diagnostic] = []
    refconv.convert(LIST, target_format="csl-json", report=found.append)
    assert [one.code for one in found if "unknown" in one.code] == ["vancouver/unknown-journal"]
