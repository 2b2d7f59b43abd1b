"""Runs of text that know their looks and the variable they came from, for other writers."""

from __future__ import annotations

from typing import NamedTuple

from refconv.csl.atoms import END, Mark
from refconv.csl.finish import Piece


class Run(NamedTuple):
    """Hold a stretch of an entry.

    `marks` are `italic`, `bold`, `small-caps`, `underline`, `sup`, `sub`, the
    outermost first. `path` is a variable or a part of one, as in
    `refconv.model.Piece` (`title`, `author.0.family`, `issued.year`, `page`);
    `""` for what the style adds.
    """

    text: str
    marks: tuple[str, ...] = ()
    path: str = ""


_NAMES = {"oblique": "italic"}
_PLAIN = {
    "font-style": "italic",
    "font-weight": "bold",
    "font-variant": "small-caps",
    "text-decoration": "underline",
    "vertical-align": "",
}


def runs(pieces: list[Piece]) -> list[Run]:
    """Write pieces as runs; neighbours of the same kind are one run."""
    out: list[Run] = []
    stack: list[tuple[str, ...]] = [()]
    for piece in pieces:
        if type(piece) is tuple:
            _append(out, Run(piece[0], stack[-1], piece[1]))
        elif piece is END:
            stack.pop()
        elif type(piece) is Mark:
            stack.append(_marked(stack[-1], piece))
    return out


def _marked(marks: tuple[str, ...], mark: Mark) -> tuple[str, ...]:
    if mark.kind == "display":
        return marks
    if mark.value in ("normal", "none", "baseline"):
        return tuple(m for m in marks if m != _PLAIN.get(mark.kind))
    return (*marks, _NAMES.get(mark.value, mark.value))


def _append(out: list[Run], run: Run) -> None:
    if out and out[-1].marks == run.marks and out[-1].path == run.path:
        out[-1] = Run(out[-1].text + run.text, run.marks, run.path)
    else:
        out.append(run)
