"""HTML as citeproc-js writes it: escaped text, a fixed set of tags."""

from __future__ import annotations

import re

from refconv.csl.atoms import END, Mark
from refconv.csl.finish import Piece

_TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
    ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
    ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
    ("display", "indent"): ('\n    <div class="csl-indent">', "</div>\n  "),
}
_STYLED = re.compile(r"[a-z-]+")
_RAISED = str.maketrans(
    {
        letter: f"<sup>{plain}</sup>"
        for letter, plain in zip(
            "ªº⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
            "ao0123456789abdeghijklmnoprstuvwxyz",
            strict=True,
        )
    }
    | {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
)
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/$")
_NEEDS = re.compile(r"[&<>ªº⁰¹²³⁴-⁹ᵃ-ᶻʰ-ʸⁱⁿ]")


def escape(text: str) -> str:
    """Escape text; raised letters become `<sup>`."""
    return text.translate(_RAISED) if _NEEDS.search(text) else text


def html(pieces: list[Piece]) -> str:
    """Write pieces as HTML."""
    return "".join(_write(pieces, links=False))


def linked_html(pieces: list[Piece]) -> str:
    """Write pieces as HTML in which DOIs and web addresses are links."""
    return "".join(_write(pieces, links=True))


def _write(pieces: list[Piece], links: bool) -> list[str]:
    out: list[str] = []
    waiting: list[str] = []
    for piece in pieces:
        if type(piece) is tuple:
            if links:
                out.append(_linked(*piece, _resolver(out) if piece[1] == "DOI" else ""))
            else:
                out.append(escape(piece[0]))
        elif piece is END:
            closing = waiting.pop()
            if closing == "</div>\n  " and out[-1].endswith(" "):
                out[-1] = out[-1][:-1]
                closing += " "
            out.append(closing)
        else:
            opening, closing = _tags(piece)  # type: ignore[arg-type]
            out.append(opening)
            waiting.append(closing)
    return out


def _tags(mark: Mark) -> tuple[str, str]:
    found = _TAGS.get((mark.kind, mark.value))
    if found is not None:
        return found
    value = mark.value if _STYLED.fullmatch(mark.value) else "normal"
    return f'<span style="{mark.kind}:{value};">', "</span>"


def _linked(text: str, path: str, resolver: str) -> str:
    """Write a text as the link that it is; a full stop behind an address is no part of it."""
    stop = "." if path == "URL" and text.endswith("/.") else ""
    text = text.removesuffix(stop)
    target = _target(text, path)
    if not target:
        return resolver + escape(text + stop)
    return f'<a href="{target}">{resolver}{escape(text)}</a>{stop}'


def _resolver(out: list[str]) -> str:
    """Take the resolver that the style prints before a DOI from the end of what is written."""
    found = _RESOLVER.search(out[-1][-30:]) if out else None
    if found is None:
        return ""
    out[-1] = out[-1].removesuffix(found[0])
    return found[0]


def _target(text: str, path: str) -> str:
    """Give the address that a text of the data leads to, `""` for none."""
    if path == "DOI" and text.startswith("10."):
        address = f"https://doi.org/{text}"
    elif path == "URL" and re.match(r"https?://", text, re.IGNORECASE):
        address = text
    else:
        return ""
    return escape(address).replace('"', "&#34;").replace("'", "&#39;")
