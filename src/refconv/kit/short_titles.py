"""Which of two titles of a journal is short for the other."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")


def shortens(short: str, full: str) -> bool:
    """Tell whether each word of `short` begins a word of `full`, in order, and it is shorter.

    >>> shortens("N Engl J Med", "The New England journal of medicine")
    True
    >>> shortens("Cell", "Cancer cell"), shortens("Blood", "Blood")
    (False, False)
    """
    words = [word.casefold() for word in _WORD.findall(full)]
    at = 0
    cut = False
    for part in (word.casefold() for word in _WORD.findall(short)):
        while at < len(words) and not words[at].startswith(part):
            if words[at] not in _LITTLE:
                return False
            at += 1
        if at == len(words):
            return False
        cut = cut or len(part) < len(words[at])
        at += 1
    return cut and all(word in _LITTLE for word in words[at:])


_LITTLE = frozenset("a an and de der des die du et for fur für in of on the und la le of".split())
