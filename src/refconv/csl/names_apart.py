"""Given names for all cites, where the same family name means several people.

The rules `all-names`, `primary-name` and their forms with initials apply to
every cite, whether it is ambiguous or not (CSL 1.0.2, Disambiguation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from refconv.csl.persons import Person, initials, person
from refconv.csl.state import PLAIN, Plan, State
from refconv.model import ATTRIBUTES

if TYPE_CHECKING:
    from refconv.csl.disambiguation import Renderer

Place = tuple[int, str, int]
"""A reference, a variable, and the place of a name in it."""


def global_levels(
    count: int,
    tallies: list[list[tuple[str, int, int]]],
    render: Renderer,
    rule: str,
) -> dict[int, Plan]:
    """Give the plans of the references in which names need more than the style gives."""
    primary = rule.startswith("primary-name")
    highest = 1 if rule.endswith("with-initials") else 2
    places: dict[str, list[tuple[Place, Person]]] = {}
    for index in range(count):
        state = _state(render, index)
        for variable, _, shown in tallies[index]:
            names = getattr(state.reference, ATTRIBUTES[variable])
            for place in range(min(shown, 1) if primary else shown):
                who = person(names[place])
                if who.given:
                    family = f"{who.particle} {who.family}".strip()
                    places.setdefault(family, []).append(((index, variable, place), who))
    found: dict[int, Plan] = {}
    for people in places.values():
        _tell_apart(people, highest, found)
    return found


def _state(render: Renderer, index: int) -> State:
    return render(index, PLAIN)[1]


def _tell_apart(people: list[tuple[Place, Person]], highest: int, found: dict[int, Plan]) -> None:
    given = {_plain(who.given) for _, who in people}
    if len(given) < 2:
        return
    by_initials: dict[str, set[str]] = {}
    for name in given:
        by_initials.setdefault(_initials(name), set()).add(name)
    for (index, variable, place), who in people:
        alone = len(by_initials[_initials(_plain(who.given))]) == 1
        level = 1 if alone else highest
        if not alone and highest == 1:
            continue
        found[index] = _raised(found.get(index, PLAIN), variable, place, level)


def _plain(given: str) -> str:
    return " ".join(given.replace(".", ". ").split())


def _initials(given: str) -> str:
    return initials(given, "", True, False)


def _raised(plan: Plan, variable: str, place: int, level: int) -> Plan:
    levels = list(dict(plan.levels).get(variable, ()))
    levels.extend([0] * (place + 1 - len(levels)))
    levels[place] = level
    others = tuple(pair for pair in plan.levels if pair[0] != variable)
    return plan._replace(levels=(*others, (variable, tuple(levels))))
