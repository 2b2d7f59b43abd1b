"""What is odd about the data: values, not exceptions, and never printed here."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

import msgspec

from refconv.source import Source, Span


class Severity(IntEnum):
    """Rank a finding."""

    INFO = 10
    WARNING = 20
    ERROR = 30

    def __str__(self) -> str:
        return self.name.lower()


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Say one thing about the data, where it stands, and what was done about it.

    `code` is stable and reads `format/kebab-case`; each code is described in
    `docs/diagnostics.md`. Codes that begin with `limit/` say that a limit was
    hit. Line and column are computed from the span when asked for.
    """

    code: str
    severity: Severity
    message: str
    source: Source | None = None
    span: Span | None = None
    reference: str | None = None
    """The id, or failing that the label, of the reference."""
    variable: str | None = None
    """The CSL variable, input field or path in the data that this is about."""
    action: str | None = None
    """What was done: "kept as text", "field left out", ..."""

    @property
    def position(self) -> tuple[int, int] | None:
        """Give line and column, counted from 1."""
        if self.source is None or self.span is None:
            return None
        return self.source.position(self.span.start)

    def __str__(self) -> str:
        """Format as `file:line:column: severity: message [code]`."""
        place = self.source.name if self.source is not None else ""
        if self.position is not None:
            line, column = self.position
            place += f":{line}:{column}"
        about = f" ({self.reference})" if self.reference and self.position is None else ""
        head = f"{place}: " if place else ""
        tail = f"; {self.action}" if self.action else ""
        return f"{head}{self.severity}: {self.message}{tail}{about} [{self.code}]"

    def as_dict(self) -> dict[str, Any]:
        """Give the finding as plain data, with line and column, for JSON."""
        found: dict[str, Any] = {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
        }
        if self.source is not None:
            found["file"] = self.source.name
        if self.source is not None and self.span is not None:
            found["line"], found["column"] = self.source.position(self.span.start)
            end_line, end_column = self.source.position(self.span.end)
            found["endLine"], found["endColumn"] = end_line, end_column
        for key in ("reference", "variable", "action"):
            if getattr(self, key) is not None:
                found[key] = str(getattr(self, key))  # a reader may have a str of its own kind
        return found


Reporter = Callable[[Diagnostic], None]
"""Where findings go. In a test, `found.append`."""


def ignore(_: Diagnostic) -> None:
    """Take a finding and do nothing."""
