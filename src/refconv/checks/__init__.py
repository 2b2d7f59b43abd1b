"""Rules that a reference list is held against.

    from refconv.checks import CheckOptions, check
    check(bibliography, print, CheckOptions(style="vancouver", off=frozenset({"mixed-dois"})))

Rules are in `refconv.checks.table`; `docs/checks.md` says what each finds and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from refconv.checks.finding import naming
from refconv.checks.options import CheckOptions
from refconv.checks.table import RULES, Rule
from refconv.diagnostics import Reporter
from refconv.errors import OptionError, nearest
from refconv.model import Reference

__all__ = ["RULES", "CheckOptions", "Rule", "check", "chosen"]


def check(
    references: Iterable[Reference], report: Reporter, options: CheckOptions | None = None
) -> None:
    """Hold a list against the rules; findings come in the order of the list.

    Raises OptionError for a rule that there is not, UnknownStyleError for such a style.
    """
    settled = options or CheckOptions()
    whole = tuple(references)
    places = {naming(its): place for place, its in reversed(list(enumerate(whole)))}
    every = [
        msgspec.structs.replace(found, severity=rule.severity)
        for rule in chosen(settled)
        for found in rule.judge(whole, settled)
    ]
    for found in sorted(every, key=lambda it: places.get(it.reference, -1)):
        report(found)


def chosen(options: CheckOptions) -> Iterator[Rule]:
    """Give the rules that are to run."""
    for name in sorted(options.off | options.only):
        if name not in RULES:
            raise OptionError(
                f"no rule '{name}': {nearest(name, RULES, 'refconv check --list-rules')}"
            )
    for name, rule in RULES.items():
        if name not in options.off and (name in options.only or (not options.only and rule.on)):
            yield rule
