"""What a user may say about the rules."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec


def _today() -> date:
    return date.today()


class CheckOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say which rules a list is held against, and what they compare it with."""

    off: frozenset[str] = frozenset()
    """Names of rules that are left out."""
    only: frozenset[str] = frozenset()
    """Names of the rules to run; all that are on where none is named."""
    style: str | None = None
    """The style that the list should follow, by its name or the path of a `.csl` file."""
    fields: Literal["basic", "vancouver", "apa", "crossref"] = "basic"
    """Whose required fields are asked for."""
    today: date = msgspec.field(default_factory=_today)
    """The day from which on dates lie in the future."""
