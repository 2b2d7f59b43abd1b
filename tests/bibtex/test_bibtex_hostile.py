"""Hostile input: it ends, costs little, and is told. The whole list is in `benchmarks`."""

from __future__ import annotations

import time

import pytest

import refconv

LENGTH = 4000
BOMB = "".join(f"@string{{a{n} = {' # '.join([f'a{n - 1}'] * 10)}}}\n" for n in range(1, 9))
ATTACKS = {
    "macros": f'@string{{a0 = "{"x" * 1000}"}}\n{BOMB}@book{{k, title = a8}}',
    "crossref": "@inbook{a, crossref={b}}\n@book{b, crossref={c}}\n@book{c, crossref={a}}",
    "braces": f"@book{{k, title={{\\'x{'{' * 100_000}x{'}' * 100_000}}}}}",
    "unclosed entries": "".join(f"@book{{k{n}, title={{x\n" for n in range(LENGTH)),
    "unclosed lines": "@book{k," + "".join(f"\n f{n}={{x" for n in range(LENGTH)),
    "unlike entries": "@home {x\n" * LENGTH,
    "authors": f"@book{{k, author={{{' and '.join(['Name, Given'] * 20_000)}}}}}",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_ends_and_is_told(name: str) -> None:
    started = time.process_time()
    bibliography = refconv.loads(ATTACKS[name], "biblatex")
    refconv.dumps(bibliography, "biblatex")
    assert time.process_time() - started < 5
    assert bibliography.diagnostics


def _cost(unit: str, head: str, tail: str, count: int) -> float:
    started = time.process_time()
    refconv.loads(head + unit * count + tail, "biblatex")
    return time.process_time() - started


@pytest.mark.parametrize(
    ("unit", "head", "tail"),
    [
        ("@book{k, title={x\n", "", ""),
        ("@home {\n", "", ""),
        ("\n f={x", "@book{k,", ""),
        ("`a' ", "@book{k, title={", "}}"),
        ('\\"', "@book{k, title={", "}}"),
        ("\\href{", "@book{k, title={", "}}"),
        ("\\begin{it}", "@book{k, title={", "}}"),
        ("a and ", "@book{k, author={", "}}"),
        ("@book{k,f={x}}", "", ""),
        ("$x^", "@book{k, title={", "}}"),
    ],
)
def test_the_cost_is_linear(unit: str, head: str, tail: str) -> None:
    refconv.loads("@book{a, title={x}}", "biblatex")
    small = min(_cost(unit, head, tail, 1000) for _ in range(3))
    large = min(_cost(unit, head, tail, 8000) for _ in range(2))
    assert large < 0.1 + small * 8 * 4
