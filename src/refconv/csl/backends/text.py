"""Plain text: looks are lost, fields of a block are set apart by a space."""

from __future__ import annotations

import re

from refconv.csl.atoms import Mark
from refconv.csl.finish import Piece

_SPACE = re.compile(r"[ \t\r\n]+")


def text(pieces: list[Piece]) -> str:
    """Write pieces as plain text on one line."""
    out: list[str] = []
    for piece in pieces:
        if type(piece) is tuple:
            out.append(piece[0])
        elif type(piece) is Mark and piece.kind == "display" and out:
            out.append(" ")
    return _SPACE.sub(" ", "".join(out)).strip()
