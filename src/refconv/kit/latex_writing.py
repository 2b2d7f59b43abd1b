"""The rich text of CSL JSON to LaTeX. Every character that LaTeX would act on is escaped."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from refconv.kit.latex_math_symbols import SYMBOLS as MATH_SYMBOLS
from refconv.kit.latex_symbols import ACCENTS, LETTERS, SYMBOLS
from refconv.model.richtext import Mark, parse

_LEFT, _RIGHT = "\1", "\2"
_ESCAPES = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        "{": "\\{",
        "}": "\\}",
        "$": "\\$",
        "&": "\\&",
        "#": "\\#",
        "_": "\\_",
        "%": "\\%",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        "`": "\\textasciigrave{}",
        "\u00a0": "~",
        "–": "--",
        "—": "---",
        _LEFT: "\\textbraceleft{}",
        _RIGHT: "\\textbraceright{}",
    }
)
_APART = re.compile(r"(?<=[-–—])(?=[-–—])|(?<=')(?=')")
_SEAM = "\0"
"""Stands for an empty group until the escaping is done."""
_SPECIAL = "{" + _SEAM + "\\"
"""A brace before a backslash, which BibTeX would read as a special character."""
_COMMANDS = {
    Mark.ITALIC: "\\textit{",
    Mark.BOLD: "\\textbf{",
    Mark.SUPERSCRIPT: "\\textsuperscript{",
    Mark.SUBSCRIPT: "\\textsubscript{",
    Mark.SMALL_CAPS: "\\textsc{",
    Mark.NOCASE: "{" + _SEAM,
}


def write(text: str, *, ascii_only: bool = False, protect: bool = True) -> str:
    """Give text with the inline markup of CSL JSON as LaTeX that reads as the same text.

    Superscript and the like become commands, `nocase` becomes braces where
    `protect` says that they are read so. With `ascii_only`, letters and
    symbols beyond ASCII become commands where there is one.

    >>> write('The <i>alpha</i> of <span class="nocase">DNA</span> & Co.')
    'The \\\\textit{alpha} of {DNA} \\\\& Co.'
    """
    if "<" not in text:
        return escape(text, ascii_only=ascii_only)
    out: list[str] = []
    now: tuple[Mark, ...] = ()
    for run in parse(text):
        marks = run.marks if protect else tuple(m for m in run.marks if m is not Mark.NOCASE)
        shared = 0
        while shared < min(len(now), len(marks)) and now[shared] is marks[shared]:
            shared += 1
        out.extend("}" for _ in now[shared:])
        out.extend(_COMMANDS[mark] for mark in marks[shared:])
        out.append(escape(run.text, ascii_only=ascii_only))
        now = marks
    out.extend("}" for _ in now)
    return "".join(out).replace(_SPECIAL, "{{}\\").replace(_SEAM, "")


def escape(text: str, *, ascii_only: bool = False) -> str:
    """Give plain text as LaTeX.

    >>> escape("50% of A_b & {c}"), escape("Erdős", ascii_only=True)
    X
    """
    if "{" in text or "}" in text:
        text = _unbalanced(text)
    text = _APART.sub(_SEAM, text.replace(_SEAM, "")).translate(_ESCAPES).replace(_SEAM, "{}")
    if ascii_only and not text.isascii():
        return "".join(
            c if c.isascii() else _command(c) for c in unicodedata.normalize("NFC", text)
        )
    return text


def _unbalanced(text: str) -> str:
    """Put words for braces that have no partner: BibTeX counts escaped braces too."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    if not depth:
        return text
    return text.replace("{", _LEFT).replace("}", _RIGHT)


@cache
def _inverse() -> dict[str, str]:
    """Give each character beyond ASCII the first command of the tables that makes it."""
    found: dict[str, str] = {}
    for table in (LETTERS, SYMBOLS):
        for name, character in table.items():
            if len(character) == 1 and not character.isascii():
                found.setdefault(character, f"{{\\{name}}}")
    for name, character in MATH_SYMBOLS.items():
        if len(character) == 1 and not character.isascii():
            found.setdefault(character, f"\\ensuremath{{\\{name}}}")
    return found


@cache
def _accents() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, combining in ACCENTS.items():
        found.setdefault(combining, name)
    return found


def _command(character: str) -> str:
    """Give the command for one character beyond ASCII, or the character where there is none."""
    known = _inverse().get(character)
    if known is not None:
        return known
    pieces = unicodedata.normalize("NFD", character)
    if len(pieces) < 2 or (not pieces[0].isascii() and pieces[0] not in _inverse()):
        return character
    inner = pieces[0]
    if inner in "ij" and unicodedata.combining(pieces[1]) == 230:
        inner = f"\\{inner}"
    for combining in pieces[1:]:
        name = _accents().get(combining)
        if name is None:
            return character
        inner = f"\\{name}{{{inner}}}"
    return f"{{{inner}}}"
