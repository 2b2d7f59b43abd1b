"""Names: initials both ways, particles, suffixes."""

from __future__ import annotations

import re
import unicodedata

_MOST_INITIALS = 5
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr|II|III|IV|V|VI|1st|2nd|3rd|[4-9]th)\.?", re.IGNORECASE)


def dotted(initials: str) -> str:
    """Write initials as CSL processors need them (CSL 1.0.2, Names, initialize-with).

    Full given names stay as they are.

    >>> dotted("HM"), dotted("J-P"), dotted("M.C."), dotted("Anna K"), dotted("Yu")
    ('H. M.', 'J.-P.', 'M. C.', 'Anna K.', 'Yu')
    """
    words = re.sub(r"\.(?=[^\W\d_])", ". ", initials.replace(".-", "-")).split()
    return " ".join(_dot_word(word) for word in words)


def _dot_word(word: str) -> str:
    bare = word.rstrip(".")
    if "-" in bare:
        parts = [_dot_word(part) for part in bare.split("-") if part]
        return "-".join(part.replace(" ", "") for part in parts)
    letters = unicodedata.normalize("NFC", bare)
    if letters.isalpha() and letters.isupper() and len(letters) <= _MOST_INITIALS:
        return " ".join(f"{letter}." for letter in letters)
    return word


def compact(given: str) -> str:
    """Write given names as Vancouver's initials: `H. M.` and `Henry Mark` to `HM`.

    >>> compact("J.-P."), compact("Henry Mark"), compact("Yu.")
    ('JP', 'HM', 'Yu')
    """
    out = []
    for word in re.split(r"[\s-]+|(?<=\.)(?=\w)", given):
        if word.endswith(".") and len(word) <= 4:
            out.append(word.rstrip("."))
        elif word:
            bare = word.rstrip(".")
            out.append(bare if bare.isupper() and len(bare) <= _MOST_INITIALS else bare[:1].upper())
    return "".join(out)


def is_suffix(word: str) -> bool:
    """Tell whether a word is a generational suffix: `Jr`, `3rd`, `III`."""
    return _SUFFIX.fullmatch(word) is not None
