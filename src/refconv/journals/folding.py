"""Fold journal titles and abbreviations, so that spellings of one name become equal."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_SINGLES = re.compile(r"(?<=\b\w) (?=\w\b)")
_APOSTROPHES = str.maketrans("", "", "’‘´ʼ")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_SILENT = frozenset({"the", "and", "of"})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SUBTITLE = re.compile(r" ?: | / |; | = | - ")


def fold(text: str) -> str:
    """Give the key of a name: no case, accents, stops, apostrophes, "the", "and", "of".

    Letters that stand alone are joined, so that `U.S.A.`, `U S A` and `USA` agree.

    >>> fold("Proc. Natl. Acad. Sci. U.S.A."), fold("The Lancet & Co")
    ('proc natl acad sci usa', 'lancet co')
    """
    return _SINGLES.sub("", " ".join(fold_words(text)))


def fold_words(text: str) -> list[str]:
    """Give the words of a name in the form in which `fold` joins them."""
    low = text.casefold()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_APOSTROPHES)).casefold()
        low = low.translate(_SPECIAL)
        low = "".join(sign for sign in low if not unicodedata.combining(sign))
    words = _WORD.findall(low.replace("'", "").replace("`", ""))
    return [word for word in words if word not in _SILENT] or words


def main_title(text: str) -> str:
    """Drop qualifiers in brackets and what follows the first colon, slash, semicolon or dash.

    >>> main_title("Cell cycle (Georgetown, Tex.)"), main_title("JAMA : the journal")
    ('Cell cycle', 'JAMA')
    """
    bare = " ".join(_BRACKETS.sub(" ", text).split()) or text
    first = _SUBTITLE.split(bare, maxsplit=1)[0].strip()
    return first or bare
