"""LaTeX that needs no reading in full: accents on letters, ties, dashes, braces around words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from refconv.kit.latex_math_symbols import SYMBOLS as MATH_SYMBOLS
from refconv.kit.latex_symbols import ACCENTS, LETTERS, SYMBOLS

_MARK, _WORD, _BASE = r"([`'^~\"=.])", r"([cvuHkrdb])", r"(\\[ij]|[A-Za-z])"
_ACCENT = re.compile(
    rf"(?<!\\)\{{\\{_MARK}[ ]?(?:\{{{_BASE}\}}|{_BASE})\}}"
    rf"|(?<!\\)\{{\\{_WORD}(?:\{{{_BASE}\}}|[ ]+{_BASE})\}}"
    rf"|(?<![\\{{])\\(?:{_MARK}|{_WORD})\{{{_BASE}\}}"
    rf"|(?<![\\{{])\\{_MARK}(\\[ij](?![A-Za-z])[ \t\n]*|[A-Za-z])"
)
_BRACED = re.compile(r"\\[A-Za-z]+[ \t\n]*\{|\\.|\{\\([A-Za-z]+)[ \t\n]*\}", re.DOTALL)
_MATH = re.compile(r"\$([^$]*)\$")
_SCRIPT = re.compile(r"([_^])(?:\{([A-Za-z0-9+]+)\}|([A-Za-z0-9]))")
_SCRIPTED = re.compile(rf"(?:[A-Za-z0-9+]|{_SCRIPT.pattern})+")
_SYMBOL = re.compile(r"\\([A-Za-z]+)")
_ESCAPE = re.compile(r"(?<![\\{])\\([&%#_])")
_FOLD = re.compile(r"[ \t\n]{2,}|[\t\n]")
_GROUP = re.compile(r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_HARD = re.compile(r"[\\$`]|\{[ \t\n]|[ \t\n]\}")
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"</?su[bp]>")
_OPEN, _CLOSE = '<span class="nocase">', "</span>"


def accents(text: str) -> str:
    """Put letters for what stands alone: `{\\"o}`, `\\'{e}`, `\\~n`, `{\\c c}`, `{\\ss}`.

    >>> accents(r'G{\\"o}del, Erd{\\H o}s, \\'Elie')
    'Gödel, Erdős, Élie'
    """
    return _BRACED.sub(_named, _ACCENT.sub(_letter, text))


def quick(text: str, *, protect: bool, markup: bool) -> str | None:
    """Give a text as `latex` reads it in full, where that can be done quickly, else None."""
    if "\\" in text:
        text = accents(text)
    if "$" in text:
        if not markup or "$$" in text or "\\$" in text or "<" in text:
            return None
        text = _MATH.sub(_simple_math, text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if _HARD.search(text) is not None:
        return None
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "''" in text:
        text = text.replace("''", "”")
    if "{" in text or "}" in text:
        if protect:
            text = _GROUP.sub(_guarded, text).replace(_CLOSE + _OPEN, "")
            if "{" in text or "}" in text:
                return None
        else:
            text = text.replace("{", "").replace("}", "")
    if "</sub><sub>" in text or "</sup><sup>" in text:
        return None
    if "~" in text:
        text = text.replace("~", "\u00a0" if markup else " ")
    text = _FOLD.sub(" ", text).strip(" ")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _guarded(match: re.Match[str]) -> str:
    inner = match[1].replace("{", "").replace("}", "")
    return f"{_OPEN}{inner}{_CLOSE}" if _LETTER.search(_TAG.sub("", inner)) else inner


def _named(match: re.Match[str]) -> str:
    """Give the character of a command that is alone in its braces; leave all others."""
    name = match[1]
    if name is None:
        return match[0]
    found = LETTERS.get(name) or SYMBOLS.get(name) or MATH_SYMBOLS.get(name)
    return found if found and found.isalpha() else match[0]


def _simple_math(match: re.Match[str]) -> str:
    """Give the text of math that is letters with scripts, or one symbol; leave all other math."""
    if _SCRIPTED.fullmatch(match[1]):
        return _SCRIPT.sub(_scripted, match[1])
    symbol = _SYMBOL.fullmatch(match[1])
    return MATH_SYMBOLS.get(symbol[1], match[0]) if symbol else match[0]


def _scripted(match: re.Match[str]) -> str:
    tag = "sub" if match[1] == "_" else "sup"
    return f"<{tag}>{match[2] or match[3]}</{tag}>"


def _letter(match: re.Match[str]) -> str:
    name, base = (group for group in match.groups() if group is not None)
    return _composed(name, base.rstrip(" \t\n").lstrip("\\"))


@cache
def _composed(name: str, base: str) -> str:
    return unicodedata.normalize("NFC", base + ACCENTS[name])
