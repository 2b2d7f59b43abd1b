"""Journal titles and their abbreviations, both ways, with sources and ambiguity.

    >>> from refconv import journals
    >>> journals.expand("N Engl J Med")
    'The New England Journal of Medicine'
    >>> journals.abbreviate("The New England Journal of Medicine")
    'N Engl J Med'

The shipped table is opened when it is first asked, not when this is imported.
A `Table` of one's own puts a user's lists before it.
"""

from __future__ import annotations

from refconv.journals.forms import iso_form, nlm_form
from refconv.journals.lists import UserList, read_list
from refconv.journals.record import Certainty, Journal, Listed, Listing, Match, Part, Role
from refconv.journals.table import Table, default

__all__ = [
    "Certainty",
    "Journal",
    "Listed",
    "Listing",
    "Match",
    "Part",
    "Role",
    "Table",
    "UserList",
    "abbreviate",
    "default",
    "expand",
    "is_known",
    "iso_form",
    "lookup",
    "nlm_form",
    "read_list",
]


def lookup(text: str) -> tuple[Match, ...]:
    """Give the journals that a title or abbreviation may mean, the likeliest first."""
    return default().lookup(text)


def is_known(text: str) -> bool:
    """Tell whether a list has a text as the title or an abbreviation of a journal."""
    return default().knows(text)


def expand(text: str) -> str | None:
    """Give the full title; None where the journal is unknown or ambiguous."""
    return default().expand(text)


def abbreviate(text: str) -> str | None:
    """Give NLM's abbreviation, without stops; None where there is no safe one."""
    return default().abbreviate(text)
