"""Where a reference came from, to the letter."""

from __future__ import annotations

import msgspec

# `gc=False`: texts and numbers alone, and structs of these, make no circles. The collector would
# look at some thirty of them for each reference of a long list, a seventh of the time of reading.


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Say that `text[start:end]` of the origin was read as `path`.

    `path` names a variable and, with dots, a part of its value: `title`,
    `volume`, `page`, `issued.year`, `issued.month`, `author.0` (one name as
    printed), `author.0.family`, `author.0.given`, `author.0.suffix`,
    `author.0.literal`, `author.et-al`, `label`. Pieces of parts lie inside
    the piece of their whole, where there is one. A value that the text breaks
    in two has two pieces. `confidence` is from 0 to 1.
    """

    path: str
    start: int
    end: int
    confidence: float = 1.0


class Origin(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, repr_omit_defaults=True
):
    """Keep the original text of a reference and what each stretch of it was read as.

    Offsets of `pieces` count characters of `text`, whose own place is
    `offset` in the source called `source`; `text` is that stretch of the
    source letter for letter, line ends included.
    """

    text: str
    source: str = ""
    offset: int = 0
    pieces: tuple[Piece, ...] = ()
    remainder: tuple[Piece, ...] = ()
    """Stretches that no variable took and that are more than a separator; paths are empty."""
    label: str | None = None
    """The number or letter that the list gave the reference, as printed without brackets."""
    fielded: bool = False
    """The text is fields side by side (RIS, BibTeX, an element-citation): no sentence to print."""
    confidence: float = 1.0
    """How sure the reader is that the whole reference is right, from 0 to 1."""

    def covering(self, path: str) -> tuple[Piece, ...]:
        """Give the pieces of one path, and of its parts, in the order of the text."""
        inside = path + "."
        found = [p for p in self.pieces if p.path == path or p.path.startswith(inside)]
        return tuple(sorted(found, key=lambda piece: (piece.start, -piece.end)))
