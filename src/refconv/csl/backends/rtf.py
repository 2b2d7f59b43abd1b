"""RTF fragments: looks as groups, other letters than ASCII as `\\u` escapes."""

from __future__ import annotations

from refconv.csl.atoms import END, Mark
from refconv.csl.finish import Piece

_WORDS = {
    ("font-style", "italic"): "\\i ",
    ("font-style", "oblique"): "\\i ",
    ("font-style", "normal"): "\\i0 ",
    ("font-weight", "bold"): "\\b ",
    ("font-weight", "normal"): "\\b0 ",
    ("font-variant", "small-caps"): "\\scaps ",
    ("font-variant", "normal"): "\\scaps0 ",
    ("text-decoration", "underline"): "\\ul ",
    ("text-decoration", "none"): "\\ulnone ",
    ("vertical-align", "sup"): "\\super ",
    ("vertical-align", "sub"): "\\sub ",
    ("vertical-align", "baseline"): "\\nosupersub ",
}


def rtf(pieces: list[Piece]) -> str:
    """Write pieces as an RTF fragment."""
    out: list[str] = []
    for piece in pieces:
        if type(piece) is tuple:
            out.append(escape(piece[0]))
        elif piece is END:
            out.append("}")
        elif type(piece) is Mark:
            if piece.kind == "display" and piece.value == "right-inline":
                out.append("\\tab ")
            out.append("{" + _WORDS.get((piece.kind, piece.value), ""))
    return "".join(out)


def escape(text: str) -> str:
    """Escape text for RTF; a letter beyond 16 bits becomes two escapes."""
    if text.isascii():
        return _ascii(text)
    out: list[str] = []
    for letter in text:
        if letter.isascii():
            out.append(_ascii(letter))
            continue
        units = letter.encode("utf-16-le")
        for place in range(0, len(units), 2):
            value = int.from_bytes(units[place : place + 2], "little", signed=True)
            out.append(f"\\uc0\\u{value}{{}}")
    return "".join(out)


def _ascii(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return text.replace("\t", "\\tab ").replace("\n", "\\line ")
