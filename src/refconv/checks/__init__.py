"""Rules that a reference list is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from refconv.diagnostics import Reporter
from refconv.model import Reference

Rule = Callable[[Iterable[Reference], Reporter], None]
"""Look at a whole list and report."""

RULES: dict[str, Rule] = {}
"""Each rule by its name, `kebab-case`; its findings have the codes `check/...`."""


def check(references: Iterable[Reference], report: Reporter) -> None:
    """Hold a list against every rule."""
    whole = tuple(references)
    for rule in RULES.values():
        rule(whole, report)
