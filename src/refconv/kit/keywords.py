"""Keywords: CSL's one text and the lists of other formats."""

from __future__ import annotations

from collections.abc import Iterable


def split_keywords(text: str) -> list[str]:
    """Split CSL's `keyword` at semicolons, or where there are none at commas.

    >>> split_keywords("Models, Molecular; Mice"), split_keywords("a, b")
    (['Models, Molecular', 'Mice'], ['a', 'b'])
    """
    parts = text.split(";" if ";" in text else ",")
    return [part.strip() for part in parts if part.strip()]


def join_keywords(words: Iterable[str]) -> str:
    """Join keywords so that `split_keywords` finds them again."""
    kept = [word.strip().rstrip(";") for word in words if word.strip(" ;,")]
    if any("," in word for word in kept):
        return "; ".join(kept) + (";" if len(kept) == 1 else "")
    return ", ".join(kept)
