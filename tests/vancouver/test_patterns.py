"""Every pattern of the reader over runs of what it might stumble on: the time is linear."""

from __future__ import annotations

import collections
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import refconv_vancouver

SHORT, LONG = 300, 1_200
"""Characters of a run: four times the text takes four times the time, and quadratically 16."""
MOST = 9.0
FLOOR = 0.002
"""Seconds that the longer one must take to count."""
SIZE = 4_000
TWICE = 3.0
"""How many times longer twice so many characters may take; asked where the short ones look bad."""

RUNS = (
    *" .,;:-()[]</'“1aAé\n",
    "A ", "a ", "1 ", "A. ", "1. ", "(1", "1-", ", ", "— ", "Ab ", "Ab C, ", "Ab, C., ", "Ab-",
    "de ", "et al. ", "and ", "In: ", " p. ", "http://a", "doi:", "10.1000/", "2001", "2001 ",
    "2001;", "Jan ", "[a] ", "(ed", "editor, ", "Vol. 1 ", "London: ", "University of ",
    "Available from: ", "thesis ", "No. 1 ", "Act ", "<i ", "a-\n", ".,", ".)", "a@",
)  # fmt: skip

BOUNDED: dict[str, str] = {
    "finding.furniture._PAGE_NUMBER": "lines of up to 24 characters",
    "finding.furniture._PAGE_AFTER": "the last 12 characters of a line",
    "flat._ADDRESS_GOES_ON": "words of up to 200 characters",
    "reading.citation._YEAR_AMID": "the last 40 characters",
    "reading.closing._INNER": "110 characters before an imprint",
    "reading.people._PART": "lists of names of up to 160 characters",
    "reading.people._ROLED": "lists of names of up to 160 characters",
}
"""Patterns that never see more than a few characters: why."""

MATCHED: dict[str, str] = {
    "reading.citation._STRICT": "behind a year",
    "reading.citation._LOOSE": "behind a year",
    "reading.habits.INVERTED": "where a name may begin",
    "reading.habits.VANCOUVER": "where a name may begin",
    "reading.legal._FORMS": "at the beginning of a reference",
}
"""Patterns, and tables of them, that are not searched for but matched at one place."""

ROOT = Path(refconv_vancouver.__path__[0])
SOURCES = {str(path): path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py"))}


def _patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Yield each pattern with its name, and whether it is only matched where a place is given."""
    known: set[int] = set()
    for info in pkgutil.walk_packages(refconv_vancouver.__path__, "refconv_vancouver."):
        short = info.name.removeprefix("refconv_vancouver.")
        for name, value in sorted(vars(importlib.import_module(info.name)).items()):
            found = [pattern for pattern in _within(value) if id(pattern) not in known]
            if not found or not re.search(rf"(?m)^{name}\b", _own_source(info.name)):
                continue
            known.update(map(id, found))
            whole = f"{short}.{name}"
            if isinstance(value, re.Pattern):
                anchored = whole in MATCHED or not _is_searched(info.name, name)
                yield whole, value, anchored
                continue
            for number, pattern in enumerate(found):
                yield f"{whole}[{number}]", pattern, whole in MATCHED


def _own_source(module: str) -> str:
    own = Path(*module.split(".")[1:])
    names = {str(ROOT / own) + ".py", str(ROOT / own / "__init__.py")}
    return "".join(text for path, text in SOURCES.items() if path in names)


def _is_searched(module: str, name: str) -> bool:
    """Tell whether a pattern is searched for, or handed on, where it is known."""
    knows = re.compile(rf"from {re.escape(module)} import (?:\([\w\s,]*|[\w ,]*)\b{name}\b")
    uses = re.compile(rf"\b{name}\.(?:search|finditer|findall|sub|subn|split)\b|\({name}\b")
    own = module.replace(".", "/") + ".py"
    return any(
        uses.search(text) and (path.endswith(own) or knows.search(text))
        for path, text in SOURCES.items()
    )


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from _within(item)
    elif isinstance(value, dict):
        for item in (*value.keys(), *value.values()):
            yield from _within(item)


PATTERNS = {name: (pattern, anchored) for name, pattern, anchored in _patterns()}


def _seconds(pattern: re.Pattern[str], anchored: bool, text: str, times: int = 1) -> float:
    best = 99.0
    for _ in range(times):
        started = time.process_time()
        if anchored:
            pattern.match(text)
            pattern.fullmatch(text)
        else:
            collections.deque(pattern.finditer(text), maxlen=0)
        best = min(best, time.process_time() - started)
    return best


def _is_slow(name: str, run: str) -> bool:
    pattern, anchored = PATTERNS[name]
    if name.startswith("reading.") and not run.strip():
        return False  # what is read is flat: no two spaces
    text = run * (LONG // len(run))
    longer = _seconds(pattern, anchored, text)
    if longer < FLOOR:
        return False
    longer = min(longer, _seconds(pattern, anchored, text, 2))
    if longer < MOST * _seconds(pattern, anchored, run * (SHORT // len(run)), 3):
        return False
    if longer > 0.5:
        return True
    text = run * (SIZE // len(run))
    once, twice = (_seconds(pattern, anchored, text * times, 3) for times in (1, 2))
    return twice > TWICE * once


def test_all_patterns_are_found() -> None:
    assert len(PATTERNS) > 100
    assert set(BOUNDED) <= set(PATTERNS)
    assert set(MATCHED) <= {name.partition("[")[0] for name in PATTERNS}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_quadratic(name: str) -> None:
    if name not in BOUNDED:
        assert [run for run in RUNS if _is_slow(name, run)] == []
