"""What a user may say about the rules."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from refconv.journals import Table


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
    journals: Table | bool = True
    """The table that gives the titles which the style prints: the shipped one, one of your own, or
    none (False)."""
    fields: Literal["basic", "vancouver", "apa", "crossref"] = "basic"
    """Whose required fields are asked for."""
    today: date = msgspec.field(default_factory=_today)
    """The day from which on dates lie in the future."""
