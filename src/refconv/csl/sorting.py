"""References put in the order of a style's sort keys (CSL 1.0.2, Sorting)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from refconv.csl.atoms import Atom, plain
from refconv.csl.collation import collation_key
from refconv.csl.program import Program, SortKey
from refconv.csl.state import State


def ordered(states: Sequence[Callable[[], State]], program: Program, area: str) -> list[int]:
    """Give the indices of references in order; each entry of `states` makes a fresh state."""
    order = list(range(len(states)))
    for key in reversed(program.keys(area)):
        values = [_value(key, make(), program.locale.language, area) for make in states]
        filled = [i for i in order if values[i]]
        empty = [i for i in order if not values[i]]
        filled.sort(key=values.__getitem__, reverse=key.descending)
        order = filled + empty
    return order


def _value(key: SortKey, state: State, language: str, area: str) -> tuple[str, ...]:
    state.sorting = True
    state.area = area
    out: list[Atom] = []
    key.render(state, out)
    text = plain(out)
    return collation_key(text, language) if text else ()
