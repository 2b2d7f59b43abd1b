"""A reference while it is being read: values wait by tag until a rule takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any, NamedTuple

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.tagged import TaggedField
from refconv.model import ATTRIBUTES, ItemType, Piece
from refconv.source import Source, Span
from refconv_ris.syntax import Record
from refconv_ris.table import PARAGRAPHS

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


class Value(NamedTuple):
    """Hold one field's text with its place."""

    text: str
    field: TaggedField


class Draft:
    """Hold what one record says, and what was made of it so far."""

    def __init__(self, record: Record, source: Source, report: Reporter, name: str) -> None:
        self.record = record
        self.source = source
        self.report = report
        self.id = name
        self.code = ""
        self.type: ItemType | None = None
        self.variables: dict[str, Any] = {}
        self.et_al: set[str] = set()
        self.pieces: list[Piece] = []
        self.kept: list[TaggedField] = []
        self._waiting: dict[str, list[Value]] = {}
        for field in record.fields:
            text = value_of(field, source.text)
            if text:
                self._waiting.setdefault(field.tag, []).append(Value(text, field))

    def take(self, *tags: str) -> list[Value]:
        """Take all values of some tags, in the order of the tags named."""
        return [value for tag in tags for value in self._waiting.pop(tag, ())]

    def peek(self, tag: str) -> str:
        """Give the first value of a tag without taking it, `""` where there is none."""
        values = self._waiting.get(tag)
        return values[0].text if values else ""

    def rest(self) -> list[Value]:
        """Take what is left, in the order of the text."""
        left = [value for values in self._waiting.values() for value in values]
        self._waiting.clear()
        return sorted(left, key=lambda value: value.field.start)

    def set(self, variable: str, value: Any, *sources: Value, path: str = "") -> None:
        """Give a variable its value, and say where it was read."""
        self.variables[ATTRIBUTES[variable]] = value
        self.mark(path or variable, *sources)

    def mark(self, path: str, *sources: Value) -> None:
        """Say where a path was read."""
        offset = self.record.start
        for source in sources:
            for start, end in source.field.lines:
                self.pieces.append(Piece(path, start - offset, end - offset))

    def turn(self, one: str, other: str) -> None:
        """Say that what was read as one path was read as the other, both ways."""
        names = {one: other, other: one}
        self.pieces = [
            Piece(names.get(its.path, its.path), its.start, its.end, its.confidence)
            for its in self.pieces
        ]

    def has(self, variable: str) -> bool:
        """Tell whether a variable has a value."""
        return ATTRIBUTES[variable] in self.variables

    def keep(self, values: Iterable[Value], code: str, why: str, severity: Severity) -> None:
        """Put values aside in `custom`, and report it."""
        for value in values:
            self.kept.append(value.field)
            self.say(code, f"{value.field.tag}: {why}", severity, value.field, "kept in custom")

    def say(
        self,
        code: str,
        message: str,
        severity: Severity,
        field: TaggedField | Span,
        action: str | None = None,
    ) -> None:
        """Report something about a field of this record."""
        tagged = isinstance(field, TaggedField)
        self.report(
            Diagnostic(
                code=f"ris/{code}",
                severity=severity,
                message=message,
                source=self.source,
                span=field.span if isinstance(field, TaggedField) else field,
                reference=self.id,
                variable=field.tag if tagged and isinstance(field, TaggedField) else None,
                action=action,
            )
        )


def value_of(field: TaggedField, text: str) -> str:
    """Give a field's value, lines joined, and entities decoded that publishers leave in."""
    joined = field.value(text, "\n" if field.tag in PARAGRAPHS or field.tag == "KW" else " ")
    return _ENTITY.sub(lambda match: unescape(match.group()), joined) if "&" in joined else joined
