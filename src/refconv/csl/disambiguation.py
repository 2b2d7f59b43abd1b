"""Cites told apart: names, given names, a condition, a year suffix (CSL 1.0.2, Disambiguation).

The order is that of the specification. Cites are rendered once and grouped
by their text; only those that share a text cost more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from refconv.csl.names_apart import global_levels
from refconv.csl.program import Program
from refconv.csl.state import PLAIN, Plan, State
from refconv.csl.xmlfile import attribute

Renderer = Callable[[int, Plan], tuple[str, State]]
"""Render the cite of a reference by a plan; give its text and the state afterwards."""

_MOST_NAMES = 200
_MOST_TESTS = 20


class Rules:
    """Hold which means of disambiguation a style uses."""

    def __init__(self, program: Program) -> None:
        citation = program.section("citation")
        self.names = attribute(citation, "disambiguate-add-names") == "true"
        self.given = attribute(citation, "disambiguate-add-givenname") == "true"
        self.rule = attribute(citation, "givenname-disambiguation-rule") or "by-cite"
        self.suffix = program.style.adds_suffix
        self.condition = citation is not None and _has_condition(program)
        self.any = self.names or self.given or self.suffix or self.condition


def _has_condition(program: Program) -> bool:
    branches = program.style.root.iter("{*}if", "{*}else-if")
    return any(branch.get("disambiguate") == "true" for branch in branches)


def disambiguate(
    count: int, render: Renderer, program: Program, order: Sequence[int]
) -> list[Plan]:
    """Give the plan of each of `count` references; year suffixes follow `order`."""
    rules = Rules(program)
    plans = [PLAIN] * count
    if not rules.any:
        return plans
    tallies: list[list[tuple[str, int, int]]] = [[] for _ in range(count)]
    texts = [""] * count
    for index in range(count):
        texts[index], state = render(index, PLAIN)
        tallies[index] = state.tally or []
    if rules.given and rules.rule != "by-cite":
        changed = global_levels(count, tallies, render, rules.rule)
        for index, plan in changed.items():
            plans[index] = plan
            texts[index] = render(index, plan)[0]
    rank = {index: place for place, index in enumerate(order)}
    for group in _groups(range(count), texts):
        if len(group) > 1:
            group.sort(key=rank.__getitem__)
            _Group(render, rules, plans, tallies).settle(group)
    if rules.suffix:
        _suffixes(plans, render, rank)
    return plans


def _groups(indices: Iterable[int], texts: Sequence[str]) -> list[list[int]]:
    """Gather the references whose cites have the same text."""
    found: dict[str, list[int]] = {}
    for index in indices:
        found.setdefault(texts[index], []).append(index)
    return list(found.values())


class _Group:
    """Settle references whose cites are the same."""

    def __init__(
        self,
        render: Renderer,
        rules: Rules,
        plans: list[Plan],
        tallies: list[list[tuple[str, int, int]]],
    ) -> None:
        self.render = render
        self.rules = rules
        self.plans = plans
        self.tallies = tallies

    def settle(self, group: list[int]) -> None:
        """Find a plan for each reference of a group."""
        left = [group]
        if self.rules.names or self.rules.given:
            left = self._by_names(group)
        if self.rules.condition:
            for ambiguous in left:
                self._by_condition(ambiguous)

    def _by_names(self, group: list[int]) -> list[list[int]]:
        """Show more names and given names, one at a time, while that tells cites apart."""
        variables: list[str] = []
        for index in group:
            for variable, _, _ in self.tallies[index]:
                if variable not in variables:
                    variables.append(variable)
        pending = [group]
        for variable in variables:
            pending = [rest for ambiguous in pending for rest in self._along(ambiguous, variable)]
        return pending

    def _along(self, group: list[int], variable: str) -> list[list[int]]:
        """Walk along one list of names; give the groups that stay ambiguous."""
        total = max((t for i in group for v, t, _ in self.tallies[i] if v == variable), default=0)
        shown = min((s for i in group for v, _, s in self.tallies[i] if v == variable), default=0)
        pending: list[tuple[list[int], dict[int, Plan]]] = [
            (group, {i: self.plans[i] for i in group})
        ]
        for place in range(min(total, _MOST_NAMES)):
            following: list[tuple[list[int], dict[int, Plan]]] = []
            for members, trial in pending:
                following.extend(self._at_name(members, trial, variable, place, shown))
            pending = following
            if not pending:
                break
        return [members for members, _ in pending]

    def _at_name(
        self, members: list[int], trial: dict[int, Plan], variable: str, place: int, shown: int
    ) -> list[tuple[list[int], dict[int, Plan]]]:
        """Try what showing the name at a place, and its given names, does to a group."""
        tried = trial
        if place >= shown:
            if not self.rules.names:
                return [(members, trial)]
            tried = {i: _with_shown(trial[i], variable, place + 1) for i in members}
            parts = self._split(members, tried)
            if len(parts) > 1:
                return self._keep(parts, tried)
        later = self.rules.names and not self.rules.rule.startswith("primary")
        if self.rules.given and (place == 0 or later):
            for level in (1,) if self.rules.rule.endswith("initials") else (1, 2):
                raised = {i: _with_level(tried[i], variable, place, level) for i in members}
                parts = self._split(members, raised)
                if len(parts) > 1:
                    return self._keep(parts, raised)
        return [(members, tried)]

    def _keep(
        self, parts: list[list[int]], trial: dict[int, Plan]
    ) -> list[tuple[list[int], dict[int, Plan]]]:
        """Fix the plans that told members apart; give the parts that are still ambiguous."""
        for part in parts:
            for index in part:
                self.plans[index] = trial[index]
        return [(part, {i: trial[i] for i in part}) for part in parts if len(part) > 1]

    def _split(self, members: list[int], trial: dict[int, Plan]) -> list[list[int]]:
        found: dict[str, list[int]] = {}
        for index in members:
            found.setdefault(self.render(index, trial[index])[0], []).append(index)
        return list(found.values())

    def _by_condition(self, group: list[int]) -> None:
        tests = self.render(group[0], self.plans[group[0]])[1].conditions
        for count in range(1, min(tests, _MOST_TESTS) + 1):
            trial = {i: self.plans[i]._replace(condition=count) for i in group}
            parts = self._split(group, trial)
            if len(parts) > 1 or (count == tests and not self.rules.suffix):
                for index in group:
                    self.plans[index] = trial[index]
                for part in parts:
                    if 1 < len(part) < len(group):
                        self._by_condition(part)
                return


def _with_shown(plan: Plan, variable: str, shown: int) -> Plan:
    others = tuple(pair for pair in plan.shown if pair[0] != variable)
    return plan._replace(shown=(*others, (variable, shown)))


def _with_level(plan: Plan, variable: str, place: int, level: int) -> Plan:
    levels = list(dict(plan.levels).get(variable, ()))
    levels.extend([0] * (place + 1 - len(levels)))
    levels[place] = level
    others = tuple(pair for pair in plan.levels if pair[0] != variable)
    return plan._replace(levels=(*others, (variable, tuple(levels))))


def _suffixes(plans: list[Plan], render: Renderer, rank: dict[int, int]) -> None:
    """Give a letter to each reference whose cite is still not alone."""
    texts = [render(index, plan)[0] for index, plan in enumerate(plans)]
    for group in _groups(range(len(plans)), texts):
        if len(group) > 1:
            for place, index in enumerate(sorted(group, key=rank.__getitem__)):
                plans[index] = plans[index]._replace(suffix=letters(place))


def letters(number: int) -> str:
    """Count in letters: 0 is a, 25 is z, 26 is aa."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out
