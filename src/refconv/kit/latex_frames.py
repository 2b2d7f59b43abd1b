"""What an open group of LaTeX does to the text inside it, when it opens and when it closes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from refconv.model.richtext import Mark, Run

DEEPEST = 500
"""How many groups may be open, unless the caller says otherwise."""


class Problem(NamedTuple):
    """Say what could not be read as meant; `kind` is a word of `docs/diagnostics.md`."""

    kind: str
    what: str
    at: int


Problems = Callable[[Problem], None]


class Kind(Enum):
    """Name the reasons why a group is open."""

    PLAIN = auto()
    GUARD = auto()  # braces that keep the case
    STYLE = auto()
    QUOTE = auto()
    ACCENT = auto()
    UPPER = auto()
    LOWER = auto()
    ENVIRONMENT = auto()


class Frame:
    """Hold one open group: its marks, where its runs begin, what to do when it closes."""

    __slots__ = (
        "after",
        "before",
        "combining",
        "kind",
        "level",
        "mark",
        "marks",
        "outer",
        "spacing",
        "special",
        "start",
    )

    def __init__(
        self,
        kind: Kind = Kind.PLAIN,
        *,
        marks: tuple[Mark, ...] = (),
        mark: Mark | None = None,
        start: int = 0,
        special: bool = False,
        combining: str = "",
        spacing: str = "",
        before: str = "",
        after: str = "",
    ) -> None:
        self.kind = kind
        self.marks = marks
        self.mark = mark
        self.start = start
        self.special = special
        """Whether this is inside what BibTeX calls a special character: `{\\...}`."""
        self.combining = combining
        self.spacing = spacing
        self.before = before
        self.after = after
        self.outer: Frame | None = None
        """An accent around this accent."""
        self.level = 0
        """How many accents are around this one."""


def declare(frame: Frame, mark: str) -> None:
    """Do `\\it` and its like: change the marks of the rest of the group."""
    keep = tuple(m for m in frame.marks if m is Mark.NOCASE)
    if not mark:
        frame.marks = keep
    elif Mark(mark) not in frame.marks:
        frame.marks = (*frame.marks, Mark(mark))


def close(frame: Frame, out: list[Run]) -> None:
    """Do to the runs of a group what its end asks for."""
    if frame.kind is Kind.ACCENT:
        _accent(frame, out)
    elif frame.kind is Kind.GUARD:
        _guard(frame, out)
    elif frame.kind in (Kind.UPPER, Kind.LOWER):
        upper = frame.kind is Kind.UPPER
        for index in range(frame.start, len(out)):
            text, marks = out[index]
            out[index] = Run(text.upper() if upper else text.lower(), marks)
    if frame.after:
        out.append(Run(frame.after, frame.marks))


def _accent(frame: Frame, out: list[Run]) -> None:
    for index in range(frame.start, len(out)):
        text, marks = out[index]
        if text.strip():
            place = 1
            while place < len(text) and "\u0300" <= text[place] <= "\u036f":
                place += 1
            out[index] = Run(text[:place] + frame.combining + text[place:], marks)
            return
    out.append(Run(frame.spacing, frame.marks))


def _guard(frame: Frame, out: list[Run]) -> None:
    """Forget the protection of a group that has no letters."""
    if any(character.isalpha() for run in out[frame.start :] for character in run.text):
        return
    for index in range(frame.start, len(out)):
        text, marks = out[index]
        out[index] = Run(text, tuple(mark for mark in marks if mark is not Mark.NOCASE))
