"""Journal titles and their abbreviations, both ways, with sources and ambiguity.

    >>> from refconv import journals
    >>> journals.expand("N Engl J Med")
    'The New England Journal of Medicine'

The table is opened when it is first asked, not when this is imported.
"""

from __future__ import annotations

from refconv.journals.record import Journal, Listed, Listing, Role
from refconv.journals.table import Certainty, Match, Table, default

__all__ = [
    "Certainty",
    "Journal",
    "Listed",
    "Listing",
    "Match",
    "Role",
    "Table",
    "abbreviate",
    "expand",
    "is_known",
    "lookup",
]


def lookup(text: str) -> tuple[Match, ...]:
    """Give the journals that a title or abbreviation may mean, the likeliest first."""
    return default().lookup(text)


def is_known(text: str) -> bool:
    """Tell whether a text is the title or an abbreviation of a known journal."""
    return bool(default().lookup(text))


def expand(text: str) -> str | None:
    """Give the full title; None where the journal is unknown or ambiguous."""
    return default().expand(text)


def abbreviate(text: str) -> str | None:
    """Give NLM's abbreviation, without stops; None where the journal is unknown or ambiguous."""
    return default().abbreviate(text)
