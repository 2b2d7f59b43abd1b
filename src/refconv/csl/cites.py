"""What a document asks for: cites, gathered in citations."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

import msgspec


class Position(IntEnum):
    """Say where a cite stands towards earlier cites of the same work (CSL 1.0.2, Choose)."""

    FIRST = 0
    SUBSEQUENT = 1
    IBID = 2
    IBID_WITH_LOCATOR = 3


class Cite(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ask for one work within a citation. `prefix` and `suffix` may hold CSL JSON's markup."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    form: Literal["full", "suppress-author", "author-only"] = "full"
    position: Position | None = None
    """Where it is known from elsewhere; None to let the processor find it."""
    near_note: bool | None = None
    first_note: int | None = None
    """The number of the note that cites the work first, where it is known from elsewhere."""


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Hold the cites that stand together at one place of a document."""

    cites: tuple[Cite, ...]
    note: int = 0
    """The number of the footnote; 0 for a citation in the text."""
    sorted: bool = True
    """False to keep the cites in the order given, whatever the style's sort says."""
