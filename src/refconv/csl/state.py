"""What changes while one reference is rendered; a style and a locale never do."""

from __future__ import annotations

from typing import Final, NamedTuple

from refconv.csl.cites import Cite, Position
from refconv.model import Reference


class Plan(NamedTuple):
    """Say how a cite differs from its plain form, to tell it from others."""

    shown: tuple[tuple[str, int], ...] = ()
    """How many names to show at least, for each names variable."""
    levels: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """For each names variable, for each name: 0 as the style says, 1 initials, 2 given names."""
    condition: int = 0
    """How many tests of `disambiguate="true"` hold, from the first on."""
    suffix: str = ""
    """The year suffix, a letter."""


PLAIN: Final = Plan()


class State:
    """Hold one rendering: the reference, the cite, and what has been printed so far."""

    __slots__ = (
        "area",
        "called",
        "cite",
        "conditions",
        "done",
        "filled",
        "first_note",
        "given",
        "hidden",
        "leading",
        "marking",
        "named",
        "names_seen",
        "near",
        "note_style",
        "number",
        "plan",
        "position",
        "reference",
        "shown",
        "sorting",
        "substitute",
        "substituting",
        "tally",
        "used_suffix",
    )

    def __init__(
        self,
        reference: Reference,
        plan: Plan = PLAIN,
        cite: Cite | None = None,
        number: int = 0,
    ) -> None:
        self.reference: Reference = reference
        self.cite = cite
        self.number = number
        """The citation number, 0 where there is none."""
        self.position = Position.FIRST
        self.near = False
        self.first_note = 0
        self.plan = plan
        self.shown: dict[str, int] | None = dict(plan.shown) if plan.shown else None
        self.given: dict[str, tuple[int, ...]] | None = dict(plan.levels) if plan.levels else None
        self.area = "citation"
        self.sorting = False
        self.called = 0
        """How many variables were called (CSL 1.0.2, Group)."""
        self.filled = 0
        """How many of them held something."""
        self.done: set[str] | None = None
        """Variables that a `substitute` printed: they are not printed again."""
        self.substituting = False
        self.substitute: str | None = None
        """What replaces the names of a repeated author; see `names_seen`."""
        self.hidden = False
        """True to leave out the first names (`suppress-author`, collapsing)."""
        self.names_seen = 0
        self.named = False
        """True where a names element has printed names, not what stands for them."""
        self.leading = True
        """True for the first cite of a citation."""
        self.conditions = 0
        """How many tests of `disambiguate` have been made."""
        self.marking = False
        """True to mark name lists and persons, for the substitute of repeated authors."""
        self.used_suffix = False
        self.tally: list[tuple[str, int, int]] | None = None
        """Where wanted: each names variable printed, with how many names there are and shown."""
        self.note_style = False
