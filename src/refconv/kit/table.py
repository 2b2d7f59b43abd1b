"""A field table, read both ways: which field of a format holds which CSL variable, by type."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from refconv.model import ItemType


class Row(msgspec.Struct, frozen=True):
    """Say that `field` holds `variable` (CSL's own name) in works of `types`; none means all.

    `also` are fields that mean the same when read and are never written.
    """

    field: str
    variable: str
    types: frozenset[ItemType] = frozenset()
    also: tuple[str, ...] = ()


class Table:
    """Look rows up by field or by variable; a row for a type comes before one for all types."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._variables: dict[tuple[str, ItemType | None], str] = {}
        self._fields: dict[tuple[str, ItemType | None], str] = {}
        for row in self.rows:
            for its in row.types or (None,):
                self._fields.setdefault((row.variable, its), row.field)
                self._variables.setdefault((row.field, its), row.variable)
        for row in self.rows:
            for its in row.types or (None,):
                for field in row.also:
                    self._variables.setdefault((field, its), row.variable)

    def variable(self, field: str, its: ItemType | None) -> str | None:
        """Give the variable that a field holds in a work of a type."""
        found = self._variables.get((field, its))
        return found if found is not None else self._variables.get((field, None))

    def field(self, variable: str, its: ItemType | None) -> str | None:
        """Give the field that holds a variable of a work of a type."""
        found = self._fields.get((variable, its))
        if found is None:
            found = self._fields.get((variable, None))
        if found is None or self.variable(found, its) != variable:
            return None  # a row of this type means something else by that field
        return found
