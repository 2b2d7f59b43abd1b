"""What became of a reference: which variables a second copy lacks or holds otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from refconv.kit.aliases import TODAY
from refconv.model import Date, Reference, Value


class Change(NamedTuple):
    """Name a variable whose value is gone (`after` is None) or is another one."""

    variable: str
    before: Any
    after: Any

    @property
    def lost(self) -> bool:
        """Tell whether nothing at all is left."""
        return self.after is None


def changes(before: Reference, after: Reference) -> Iterator[Change]:
    """Yield what `before` says and `after` does not say in the same way.

    What only `after` says is no loss. `type` counts where `before` has one;
    et al. is named `author.et-al`; names and dates that differ only in what stands
    beside CSL's words (affiliations, a time) `author.extra`; a key of `custom` and
    `extra` is named `custom.KEY`. A variable with two names may come back by
    the other. Origins and ids are not looked at.
    """
    if before.type is not None and before.type is not after.type:
        yield Change("type", before.type, after.type)
    for variable, value in before.variables():
        other = after[variable]
        if other is None and variable in TODAY:
            other = after[TODAY[variable]]
        if other == value:
            continue
        if _bare(other) == _bare(value):
            yield Change(f"{variable}.extra", value, None)
        else:
            yield Change(variable, value, None if other in (None, ()) else other)
    for variable in sorted(before.et_al - after.et_al):
        yield Change(f"{variable}.et-al", True, None)
    if before.categories and before.categories != after.categories:
        yield Change("categories", before.categories, after.categories or None)
    for name in ("custom", "extra"):
        mine, theirs = getattr(before, name), getattr(after, name)
        for key in sorted(mine, key=str):
            if mine[key] != theirs.get(key):
                yield Change(f"{name}.{key}", mine[key], theirs.get(key))


def _bare(value: Value | None) -> Value | None:
    """Give names and dates without what stands beside CSL's words."""
    if isinstance(value, tuple):
        return tuple(replace(name, extra={}) for name in value)
    return replace(value, extra={}) if isinstance(value, Date) else value
