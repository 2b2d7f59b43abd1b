"""A reference that never stood in a text, put into words by a CSL style, each with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from refconv.model import Piece, Reference
from refconv.model.richtext import Mark
from refconv_jats.spans import Look

if TYPE_CHECKING:
    from refconv.csl import Run, Style


class Phrase(NamedTuple):
    """Hold a text, what each stretch of it is, and how it looks."""

    text: str
    pieces: tuple[Piece, ...]
    looks: tuple[Look, ...] = ()


Phraser = Callable[[Reference], Phrase]

_MARKS = {
    "italic": Mark.ITALIC,
    "bold": Mark.BOLD,
    "small-caps": Mark.SMALL_CAPS,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
_ET_AL = re.compile(r"\bet al\b\.?")


class StylePhraser:
    """Write references in a CSL style; the style is loaded when it is first needed."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def style(self) -> Style:
        """Load the style. Raises UnknownStyleError and StyleError."""
        from refconv.csl import Style

        style = Style.load(self.name)
        style.prints_suffix = True  # the text of a citation keeps "2005a" in any style
        return style

    def __call__(self, reference: Reference) -> Phrase:
        """Give the entry of one reference, without its number in the list."""
        from refconv.csl import Processor, tagged

        entries = tagged(Processor(self.style, [reference]))
        runs = entries[0] if entries else []
        if runs and runs[0].path == "citation-number":
            runs = list(dropwhile(lambda run: run.path in ("", "citation-number"), runs))
        phrase = _joined(runs, reference)
        return phrase if phrase.text.strip() else Phrase(reference.id or "?", ())


def _joined(runs: Iterable[Run], reference: Reference) -> Phrase:
    text = ""
    pieces: list[Piece] = []
    looks: list[Look] = []
    for run in runs:
        start, text = len(text), text + run.text
        looks.extend(Look(start, len(text), _MARKS[m]) for m in run.marks if m in _MARKS)
        if run.path:
            _extend(pieces, Piece(run.path, start, len(text)))
        elif pieces:
            variable = pieces[-1].path.partition(".")[0]
            et_al = _ET_AL.search(run.text) if "." in pieces[-1].path else None
            if et_al is not None and pieces[-1].end == start and reference.names(variable):
                pieces.append(
                    Piece(f"{variable}.et-al", start + et_al.start(), start + et_al.end())
                )
    bare = text.rstrip()
    return Phrase(bare, tuple(pieces), tuple(look for look in looks if look.end <= len(bare)))


def _extend(pieces: list[Piece], piece: Piece) -> None:
    """Append a piece; runs of one value that differ only in their look are one piece."""
    if pieces and pieces[-1].path == piece.path and pieces[-1].end == piece.start:
        pieces[-1] = Piece(piece.path, pieces[-1].start, piece.end)
    else:
        pieces.append(piece)
