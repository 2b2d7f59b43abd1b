"""A reference while it is being read from a record."""

from __future__ import annotations

from typing import Any

from refconv.kit.tagged import TaggedField
from refconv.model import ATTRIBUTES, Name, Origin, Piece
from refconv.source import Source
from refconv_nbib.syntax import Record

Value = tuple[str, TaggedField]


class Draft:
    """Hold what was made of one record so far."""

    def __init__(self, record: Record, text: str) -> None:
        self.record = record
        self.variables: dict[str, Any] = {}
        self.names: dict[str, list[Name]] = {}
        self.et_al: set[str] = set()
        self.pieces: list[Piece] = []
        self.aside: list[TaggedField] = []
        self.verbatim: list[TaggedField] = []
        self.differing: list[TaggedField] = []
        self.values: list[Value] = [
            (value, field) for field in record.fields if (value := field.value(text))
        ]

    def of(self, *tags: str) -> list[Value]:
        """Give the values of some tags, in the order of the text."""
        return [pair for pair in self.values if pair[1].tag in tags]

    def set(self, variable: str, value: Any, *fields: TaggedField) -> bool:
        """Give a variable its value unless it has one; tell whether it has this one now."""
        attribute = ATTRIBUTES[variable]
        if self.variables.setdefault(attribute, value) != value:
            return False
        for field in fields:
            self.mark(variable, field)
        return True

    def mark(self, path: str, field: TaggedField) -> None:
        """Say where a path was read."""
        start = self.record.start
        self.pieces.extend(Piece(path, a - start, b - start) for a, b in field.lines)

    def origin(self, source: Source) -> Origin:
        """Give the record's own text and what each stretch of it was read as."""
        start, end = self.record.start, self.record.end
        aside = (line for field in self.aside for line in field.lines)
        return Origin(
            text=source.text[start:end],
            source=source.name,
            offset=start,
            pieces=tuple(sorted(self.pieces, key=lambda p: (p.start, -p.end, p.path))),
            remainder=tuple(Piece("", a - start, b - start) for a, b in aside),
            fielded=True,
        )
