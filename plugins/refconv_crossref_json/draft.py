"""A reference while it is being read: keys wait until a rule takes them."""

from __future__ import annotations

from typing import Any

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import ItemType, Piece
from refconv.source import Source
from refconv_crossref_json.syntax import Entry, Work


class Draft:
    """Hold what one record says, and what was made of it so far."""

    def __init__(self, work: Work, source: Source, report: Reporter, name: str) -> None:
        self.work = work
        self.source = source
        self.report = report
        self.id = name
        self.type: ItemType | None = None
        self.code = ""
        self.variables: dict[str, Any] = {}
        self.pieces: list[Piece] = []
        self._waiting: dict[str, Entry] = dict(work.entries)

    def take(self, key: str) -> Any:
        """Take a key's value; None where there is none."""
        entry = self._waiting.pop(key, None)
        return entry.value if entry is not None else None

    def peek(self, key: str) -> Any:
        """Give a key's value without taking it; None where there is none."""
        entry = self.work.entries.get(key)
        return entry.value if entry is not None else None

    def leave(self, key: str) -> None:
        """Put a key back that was taken and not understood."""
        if key in self.work.entries:
            self._waiting[key] = self.work.entries[key]

    def rest(self) -> dict[str, Entry]:
        """Give what no rule took."""
        return self._waiting

    def texts(self, key: str) -> list[str]:
        """Take a key that holds a text or a list of texts; empty texts are left out."""
        value = self.take(key)
        values = value if isinstance(value, list) else [value]
        found = [str(v) for v in values if isinstance(v, str | int) and not isinstance(v, bool)]
        if value is not None and not found and value not in ([], "", {}):
            self.say("odd-value", f"'{key}' is no text", Severity.WARNING, key, "kept in custom")
            self.leave(key)
        return [text for text in found if text.strip()]

    def set(self, variable: str, value: Any, key: str) -> None:
        """Give a variable its value, and say which key it was read from."""
        self.variables[variable] = value
        entry = self.work.entries.get(key)
        if entry is not None:
            start = self.work.span.start
            self.pieces.append(Piece(variable, entry.span.start - start, entry.span.end - start))

    def say(self, code: str, message: str, severity: Severity, key: str, action: str) -> None:
        """Report something about a key of this record."""
        entry = self.work.entries.get(key)
        self.report(
            Diagnostic(
                code=f"crossref-json/{code}",
                severity=severity,
                message=message,
                source=self.source,
                span=entry.span if entry is not None else self.work.span,
                reference=self.id,
                variable=key,
                action=action,
            )
        )
