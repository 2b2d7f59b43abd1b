"""What is known of a journal: its names, and which lists give them."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import cache
from typing import NamedTuple

from refconv.journals.folding import fold, main_title


class Listing(StrEnum):
    """Name a list that gives a name; `docs/journals.md` says where each comes from."""

    USER = "user"
    REFCONV = "refconv"
    MEDLINE = "medline"
    JABREF = "jabref"
    KBIBTEX = "kbibtex"
    WOS = "wos"


LISTINGS = tuple(Listing)
"""In falling order of trust; a set of them is stored as bits in this order."""


@cache
def sources_of(bits: int) -> tuple[Listing, ...]:
    """Give the lists that a number stands for, the most trusted first."""
    return tuple(its for place, its in enumerate(LISTINGS) if bits >> place & 1)


class Part(StrEnum):
    """Say what a name of a journal is."""

    TITLE = "T"
    """A title as a list has it; the first is the one to show."""
    SHORT = "A"
    """An abbreviation as a list has it; the first is the one to show."""


class Role(IntEnum):
    """Say as what a journal bears the name that was looked up, the strongest first."""

    TITLE = 0
    ABBREVIATION = 1
    MAIN_TITLE = 2
    """The title without its subtitle or its qualifier in brackets."""


class Listed(NamedTuple):
    """Hold a name with the lists that have it."""

    text: str
    part: Part
    sources: tuple[Listing, ...]


class Journal(NamedTuple):
    """Hold the names of one journal."""

    names: tuple[Listed, ...]

    @property
    def title(self) -> str:
        """Give the full title to show."""
        return next(name.text for name in self.names if name.part is Part.TITLE)

    @property
    def short(self) -> str:
        """Give the abbreviation to show, as its list has it."""
        return next(name.text for name in self.names if name.part is Part.SHORT)

    def bears(self, key: str) -> bool:
        """Tell whether one of the names folds to the key."""
        return any(
            fold(name.text) == key or (name.part is Part.TITLE and fold(main_title(name.text)) == key)
            for name in self.names
        )
