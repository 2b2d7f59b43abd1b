"""Promise 2: every reader takes time that grows with the length of the input and no faster."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from texts import READERS, growing, text

import refconv

# What `re` parses an expression to; private in name only, and stable.
from re import _constants as words  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

ROOT = Path(__file__).resolve().parents[2]
SMALL, LARGE, HUGE = 8_000, 64_000, 128_000
"""Characters. Where eight times the text takes over sixteen times as long, twice that is tried."""
NOISE = 0.08
"""Seconds below which growth is not looked at."""


def seconds(name: str, given: str) -> float:
    """Measure the processor time of a reader."""
    began = time.process_time()
    refconv.loads(given, name)
    return time.process_time() - began


@pytest.mark.parametrize("name", READERS)
def test_growing_texts(name: str) -> None:
    slow = []
    for piece in growing(name):
        for head in ("", text(name, 1)[:60]):
            large = seconds(name, head + piece * (LARGE // len(piece)))
            if large < NOISE:
                continue
            small = min(seconds(name, head + piece * (SMALL // len(piece))) for _ in range(2))
            if large > 16 * max(small, NOISE / 8):
                huge = seconds(name, head + piece * (HUGE // len(piece)))
                if huge > 3 * large:
                    slow.append(f"{head!r} + {piece!r}: {small:.3f}, {large:.3f}, {huge:.3f} s")
    assert slow == []


@pytest.mark.parametrize("name", READERS)
def test_many_references(name: str) -> None:
    few, many = text(name, 50), text(name, 400)
    small = min(seconds(name, few) for _ in range(2))
    assert seconds(name, many) < 16 * max(small, NOISE / 2)


def test_no_expression_repeats_a_repetition() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {expression}"
        for folder in ("src", "plugins")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, expression in _expressions(path)
        if _ambiguous(parser.parse(expression))
    ]
    assert wrong == []


@pytest.mark.parametrize("expression", ["(a+)+", "(a*)*b", "(?:a|b+)*", "(a+b?)*", "(?:a*,?)+"])
def test_what_is_looked_for_is_found(expression: str) -> None:
    assert _ambiguous(parser.parse(expression))


@pytest.mark.parametrize("expression", [r"(?:a+,)*", r"(?:\w+\s+)?x", r"(?:a{2}b)*", r"[a-z]+"])
def test_what_is_harmless_is_not(expression: str) -> None:
    assert not _ambiguous(parser.parse(expression))


def _expressions(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the expressions that are given to `re` as they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr != "escape"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            verbose = "VERBOSE" in ast.unparse(node)
            yield node.lineno, f"(?x:{node.args[0].value})" if verbose else node.args[0].value


REPEATS = (words.MAX_REPEAT, words.MIN_REPEAT)


def _ambiguous(parsed: Any) -> bool:
    """Tell whether an unbounded repetition repeats nothing but what may repeat itself."""
    for operator, value in parsed:
        if operator in REPEATS:
            _, most, body = value
            if most > 1000 and _only_repeats(body):
                return True
            if _ambiguous(body):
                return True
        elif any(_ambiguous(part) for part in _parts(operator, value)):
            return True
    return False


def _only_repeats(body: Any) -> bool:
    """Tell whether some way through a body is made of repetitions, one of them unbounded."""
    if len(body) == 1 and body[0][0] is words.BRANCH:
        return any(_only_repeats(branch) for branch in body[0][1][1])
    if len(body) == 1 and body[0][0] is words.SUBPATTERN:
        return _only_repeats(body[0][1][-1])
    unbounded = any(op in REPEATS and value[1] > 1000 for op, value in body)
    firm = [op for op, value in body if op not in REPEATS or (value[0] and value[1] <= 1000)]
    return unbounded and not firm


def _parts(operator: Any, value: Any) -> list[Any]:
    if operator is words.BRANCH:
        return list(value[1])
    if operator in (words.SUBPATTERN, words.ASSERT, words.ASSERT_NOT):
        return [value[-1]]
    if operator is words.ATOMIC_GROUP:
        return [value]
    return []


def test_the_sources_hold_expressions() -> None:
    found = [e for path in (ROOT / "plugins").rglob("*.py") for _, e in _expressions(path)]
    assert len(found) > 50
    for expression in found:
        re.compile(expression)
