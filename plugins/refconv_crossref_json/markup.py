"""The HTML, JATS and MathML in Crossref's titles and abstracts, to CSL's inline markup."""

from __future__ import annotations

import re
from html import unescape

from refconv.model.richtext import Mark, Run, serialise

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]{0,40})(?:\s[^<>]{0,2000})?/?>")
_MARKS = {
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "italic": Mark.ITALIC,
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "bold": Mark.BOLD,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
    "inf": Mark.SUBSCRIPT,
    "sc": Mark.SMALL_CAPS,
    "scp": Mark.SMALL_CAPS,
    "smallcaps": Mark.SMALL_CAPS,
}
_MATH = {"msub": Mark.SUBSCRIPT, "msup": Mark.SUPERSCRIPT}
_OTHERS = frozenset(
    "p title sec list list-item label abstract u tt span br ext-link inline-formula disp-formula "
    "alternatives tex-math math mrow mi mn mo mtext mstyle mspace mfrac mfenced mover munder "
    "mmultiscripts mprescripts none msqrt semantics annotation fn xref roman underline overline "
    "named-content styled-content monospace strike div a font article-title inline-graphic".split()
)
_BLOCKS = frozenset({"p", "title", "sec", "list-item", "div", "br"})
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def read_markup(text: str) -> tuple[str, frozenset[str]]:
    """Give the text in CSL's markup with blocks on lines of their own, and the tags left out.

    A tag that nobody knows stays as text. Entities that were encoded twice
    are decoded twice.
    """
    if "&" in text:
        text = _unescaped(text)
    if "<" not in text:
        return " ".join(text.split()), frozenset()
    runs: list[Run] = []
    stack: list[tuple[str, Mark]] = []
    dropped: set[str] = set()
    position = 0
    for tag in _TAG.finditer(text):
        name = tag["name"].rpartition(":")[2].lower()
        if name not in _MARKS and name not in _OTHERS and name not in _MATH:
            continue
        runs.append(Run(text[position : tag.start()], _marks(stack)))
        position = tag.end()
        if name in _BLOCKS:
            runs.append(Run("\n", ()))
        mark = _MARKS.get(name)
        if mark is None:
            if name not in _BLOCKS:
                dropped.add(name)
        elif not tag["end"]:
            stack.append((name, mark))
        elif name in [its for its, _ in stack[-8:]]:
            while stack.pop()[0] != name:
                pass
    runs.append(Run(text[position:], _marks(stack)))
    return _settled(runs), frozenset(dropped)


def _unescaped(text: str) -> str:
    for _ in range(2):
        text = _ENTITY.sub(lambda match: unescape(match.group()), text)
    return text


def _marks(stack: list[tuple[str, Mark]]) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys(mark for _, mark in stack[-8:]))


def _settled(runs: list[Run]) -> str:
    """Collapse white space, keep the lines of blocks, leave out a heading that says Abstract."""
    lines = (" ".join(line.split()) for line in serialise(runs).split("\n"))
    kept = [line for line in lines if line]
    if len(kept) > 1 and kept[0].lower().rstrip(":.") in ("abstract", "summary"):
        kept = kept[1:]
    return "\n".join(kept)
