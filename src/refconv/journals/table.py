"""Look journals up: the user's lists first, then the shipped table."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from refconv.journals.folding import fold
from refconv.journals.record import Journal, Listing, Role
from refconv.journals.shipped import Shipped, shipped

_TRUSTED = frozenset({Listing.USER, Listing.REFCONV, Listing.MEDLINE})


class Certainty(IntEnum):
    """Say how sure it is that a text means a journal."""

    AMBIGUOUS = 1
    """Several journals bear the name, and nothing tells which is meant."""
    LIKELY = 2
    """Several bear it, but only this one in MEDLINE's list, where a name is unique."""
    SURE = 3
    """Only this journal bears the name."""


class Match(NamedTuple):
    """Hold a journal that a text may mean."""

    journal: Journal
    role: Role
    certainty: Certainty

    @property
    def title(self) -> str:
        """Give the full title to show."""
        return self.journal.title

    @property
    def short(self) -> str:
        """Give the abbreviation to show."""
        return self.journal.short


class Table:
    """Answer for a title or an abbreviation."""

    def __init__(self, ours: Shipped) -> None:
        self._ours = ours
        self._find = lru_cache(maxsize=4096)(self._search)

    def lookup(self, text: str) -> tuple[Match, ...]:
        """Give the journals that a title or abbreviation may mean, the likeliest first."""
        key = fold(text)
        return self._find(key) if key else ()

    def expand(self, text: str) -> str | None:
        """Give the full title; None where the journal is unknown or ambiguous."""
        found = self.resolve(text)
        return found.title if found else None

    def abbreviate(self, text: str) -> str | None:
        """Give the abbreviation; None where the journal is unknown or ambiguous."""
        found = self.resolve(text)
        return found.short if found else None

    def resolve(self, text: str) -> Match | None:
        """Give the one journal that a text means; None where there is none, or several."""
        found = self.lookup(text)
        return found[0] if found and found[0].certainty > Certainty.AMBIGUOUS else None

    def _search(self, key: str) -> tuple[Match, ...]:
        found = sorted(self._ours.find(key), key=lambda pair: pair[1])
        strongest = [pair for pair in found if pair[1] == found[0][1]]
        if len(strongest) == 1:
            return (Match(*strongest[0], Certainty.SURE),)
        trusted = [pair for pair in strongest if not _TRUSTED.isdisjoint(_sources(pair[0], key))]
        if len(trusted) == 1:
            rest = [pair for pair in strongest if pair not in trusted]
            return (
                Match(*trusted[0], Certainty.LIKELY),
                *(Match(*pair, Certainty.AMBIGUOUS) for pair in rest),
            )
        return tuple(Match(*pair, Certainty.AMBIGUOUS) for pair in strongest)


def _sources(journal: Journal, key: str) -> set[Listing]:
    return {
        source for name in journal.names if fold(name.text) == key for source in name.sources
    }


@cache
def default() -> Table:
    """Open the shipped table alone."""
    return Table(shipped())
