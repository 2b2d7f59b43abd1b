"""What is known of a journal: its names, and which lists give them."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import cache
from typing import NamedTuple

from refconv.journals.folding import fold, main_title
from refconv.journals.words import standard


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
def listings(bits: int) -> tuple[Listing, ...]:
    """Give the lists that a number stands for, the most trusted first."""
    return tuple(its for place, its in enumerate(LISTINGS) if bits >> place & 1)


class Part(StrEnum):
    """Say what a name of a journal is. Within a part, the first name is the one to show."""

    TITLE = "T"
    SHORT = "A"
    """An abbreviation, as a list has it."""


class Role(IntEnum):
    """Say as what a journal bears the name that was looked up, the strongest first."""

    TITLE = 0
    ABBREVIATION = 1
    MAIN_TITLE = 2
    """The title without its subtitle or its qualifier in brackets."""
    STANDARD = 3
    """No name that a list has, but one of the same words, each abbreviated as ISO 4 does."""


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
    def shorts(self) -> tuple[Listed, ...]:
        """Give the abbreviations that lists have, the best first."""
        return tuple(name for name in self.names if name.part is Part.SHORT)

    @property
    def sources(self) -> tuple[Listing, ...]:
        """Give the lists that have this journal, the most trusted first."""
        found = {source for name in self.names for source in name.sources}
        return tuple(its for its in LISTINGS if its in found)

    def bears(self, key: str, role: Role) -> bool:
        """Tell whether a name of this role folds to the key."""
        if role is Role.MAIN_TITLE:
            return any(
                key in (fold(name.text), fold(main_title(name.text)))
                for name in self.names
                if name.part is Part.TITLE
            )
        if role is Role.STANDARD:
            return any(standard(name.text) == key for name in self.names)
        part = Part.TITLE if role is Role.TITLE else Part.SHORT
        return any(fold(name.text) == key for name in self.names if name.part is part)


class Certainty(IntEnum):
    """Say how sure it is that a text means a journal."""

    GUESS = 1
    """No list has the text, but it looks like a name of this journal."""
    AMBIGUOUS = 2
    """Several journals bear the name, and nothing tells which is meant."""
    LIKELY = 3
    """Several bear it, but one in a list in which names are unique; or it has the same words."""
    SURE = 4
    """Only this journal bears the name."""


class Match(NamedTuple):
    """Hold a journal that a text may mean."""

    journal: Journal
    role: Role | None
    """None for a guess."""
    certainty: Certainty

    @property
    def title(self) -> str:
        """Give the full title to show."""
        return self.journal.title

    @property
    def settled(self) -> bool:
        """Tell whether the match may be used without asking."""
        return self.certainty >= Certainty.LIKELY
