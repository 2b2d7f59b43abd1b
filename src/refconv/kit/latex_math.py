"""Math to text with superscripts and subscripts, where it can be done without loss of meaning."""

from __future__ import annotations

import re
import unicodedata

from refconv.kit.latex_math_symbols import ACCENTS, IGNORED, OPERATORS, STYLES, SYMBOLS
from refconv.model.richtext import Mark, Run

_TOKEN = re.compile(r"\\([A-Za-z]+)[ \t\n]*|\\(.)|([{}^_])|([ \t\n~&]+)|('+)|(.)", re.DOTALL)
_DEEPEST = 20
_WORDS = re.compile(r"[^\\][ \t\n]+[A-Za-z]{2,}[ \t\n,.;:]|^\d[\d.,]*[ \t\n]+[A-Za-z]{2,}")
_CHARACTERS = {
    **{c: c for c in "{}$%&#_"},
    ",": "",
    ";": " ",
    ":": " ",
    "!": "",
    " ": " ",
    ">": " ",
    "|": "‖",
    "\\": " ",
}


class _TooHardError(Exception):
    """Say that this math has no faithful text."""


def prose(math: str) -> bool:
    """Tell whether what stands between two dollar signs is prose with prices: `5 and `."""
    return "\\" not in math and "^" not in math and _WORDS.search(math) is not None


def runs(math: str) -> list[Run] | None:
    """Give math as runs; None where only TeX can set it.

    >>> runs("10^{-3}")
    [Run(text='10', marks=()), Run(text='−3', marks=(<Mark.SUPERSCRIPT: 'sup'>,))]
    >>> runs(r"\\overbrace{x}") is None
    True
    """
    tokens = [m for m in _TOKEN.finditer(math) if m.lastindex is not None]
    out: list[Run] = []
    try:
        end = _list(tokens, 0, (), out, 0)
    except _TooHardError:
        return None
    return out if end == len(tokens) else None


def _list(
    tokens: list[re.Match[str]], at: int, marks: tuple[Mark, ...], out: list[Run], depth: int
) -> int:
    """Take items up to a closing brace or the end; give the position of what ended it."""
    while at < len(tokens) and tokens[at][3] != "}":
        at = _item(tokens, at, marks, out, depth)
    return at


def _item(
    tokens: list[re.Match[str]], at: int, marks: tuple[Mark, ...], out: list[Run], depth: int
) -> int:
    """Take one item: a group, a character, a command with its arguments, a script."""
    if at >= len(tokens) or depth > _DEEPEST:
        raise _TooHardError
    word, character, special, space, primes, plain = tokens[at].groups()
    if special == "{":
        end = _list(tokens, at + 1, marks, out, depth + 1)
        if end >= len(tokens):
            raise _TooHardError
        return end + 1
    if special in ("^", "_"):
        mark = Mark.SUPERSCRIPT if special == "^" else Mark.SUBSCRIPT
        return _item(tokens, at + 1, (*marks, mark), out, depth + 1)
    if special:
        raise _TooHardError
    if word:
        return _command(word, tokens, at + 1, marks, out, depth)
    if space:
        return at + 1
    if character is not None:
        if character not in _CHARACTERS:
            raise _TooHardError
        text = _CHARACTERS[character]
    else:
        text = "′" * len(primes) if primes else OPERATORS.get(plain, plain)
    _add(out, text, marks)
    return at + 1


def _command(
    word: str,
    tokens: list[re.Match[str]],
    at: int,
    marks: tuple[Mark, ...],
    out: list[Run],
    depth: int,
) -> int:
    if word in SYMBOLS:
        _add(out, SYMBOLS[word], marks)
        return at
    if word in IGNORED:
        return at
    if word in ("sp", "sb"):
        mark = Mark.SUPERSCRIPT if word == "sp" else Mark.SUBSCRIPT
        return _item(tokens, at, (*marks, mark), out, depth + 1)
    if word in STYLES:
        style = STYLES[word]
        return _item(tokens, at, (*marks, Mark(style)) if style else marks, out, depth + 1)
    if word in ACCENTS:
        inner: list[Run] = []
        at = _item(tokens, at, marks, inner, depth + 1)
        if len(inner) != 1 or len(inner[0].text) != 1:
            raise _TooHardError
        _add(out, unicodedata.normalize("NFC", inner[0].text + ACCENTS[word]), marks)
        return at
    if word == "sqrt":
        inner = []
        at = _item(tokens, at, marks, inner, depth + 1)
        _add(out, "√", marks)
        _wrapped(inner, out, marks)
        return at
    if word in ("frac", "tfrac", "dfrac", "nicefrac", "sfrac"):
        for position in range(2):
            inner = []
            at = _item(tokens, at, marks, inner, depth + 1)
            _wrapped(inner, out, marks)
            if not position:
                _add(out, "/", marks)
        return at
    raise _TooHardError


def _wrapped(inner: list[Run], out: list[Run], marks: tuple[Mark, ...]) -> None:
    """Add what stands under a root or in a fraction, in parentheses where it is no single term."""
    simple = len(inner) == 1 and inner[0].text.isalnum()
    if not simple:
        _add(out, "(", marks)
    out.extend(inner)
    if not simple:
        _add(out, ")", marks)


def _add(out: list[Run], text: str, marks: tuple[Mark, ...]) -> None:
    if out and out[-1].marks == marks:
        out[-1] = Run(out[-1].text + text, marks)
    elif text:
        out.append(Run(text, marks))
