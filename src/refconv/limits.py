"""How much refconv takes in before it stops."""

from __future__ import annotations

import msgspec

from refconv.diagnostics import Diagnostic, Severity
from refconv.source import Source, Span


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bound what hostile or broken input may cost.

    Reaching a bound is a diagnostic whose code begins with `limit/`, never an
    exception; what was read up to there is kept. 0 switches a bound off.
    """

    input_bytes: int = 2_000_000_000
    references: int = 10_000_000
    reference_length: int = 200_000
    """Characters in one reference."""
    nesting: int = 500
    """Depth of braces or elements."""
    expansion: int = 5_000_000
    """Characters that macros and inheritance may add in one input."""


def limit_hit(
    name: str, message: str, source: Source | None = None, span: Span | None = None
) -> Diagnostic:
    """Make the diagnostic for a bound that was reached; `name` is kebab-case."""
    return Diagnostic(
        code=f"limit/{name}",
        severity=Severity.ERROR,
        message=message,
        source=source,
        span=span,
    )
