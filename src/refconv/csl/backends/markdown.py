"""Markdown (CommonMark): emphasis, strong emphasis, HTML for what it has no signs for."""

from __future__ import annotations

import re

from refconv.csl.atoms import END, Mark
from refconv.csl.finish import Piece

_SIGNS = {
    ("font-style", "italic"): ("*", "*"),
    ("font-style", "oblique"): ("*", "*"),
    ("font-weight", "bold"): ("**", "**"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("font-variant", "small-caps"): ('<span style="font-variant: small-caps">', "</span>"),
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_ENTITY = re.compile(r"&(?=#?\w+;|\\#)")


def markdown(pieces: list[Piece]) -> str:
    """Write pieces as Markdown on one line."""
    out: list[str] = []
    waiting: list[str] = []
    for piece in pieces:
        if type(piece) is tuple:
            text = piece[0]
            out.append(text if piece[1] == "URL" and _safe(text) else escape(text))
        elif piece is END:
            out.append(waiting.pop())
        elif type(piece) is Mark:
            if piece.kind == "display" and out and not out[-1].endswith(" "):
                out.append(" ")
            opening, closing = _SIGNS.get((piece.kind, piece.value), ("", ""))
            out.append(opening)
            waiting.append(closing)
    return " ".join("".join(out).split("\n")).strip()


def escape(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", text))


def _safe(text: str) -> bool:
    return re.fullmatch(r"https?://[\w./:?=%,;~+-]+", text) is not None and "_" not in text
