"""Character classes for regular expressions, since `re` knows no Unicode categories."""

from __future__ import annotations

import unicodedata

_SCRIPTS = ((0x41, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF))
"""Latin with its extensions, Greek, Cyrillic: the scripts that have capitals."""


def _ranges(categories: frozenset[str]) -> str:
    runs: list[list[int]] = []
    for first, last in _SCRIPTS:
        for code in range(first, last + 1):
            if unicodedata.category(chr(code)) not in categories:
                continue
            if runs and runs[-1][1] == code - 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in runs)


UPPER = _ranges(frozenset({"Lu", "Lt"}))
"""Inside of a character class: the capital letters."""

LOWER = _ranges(frozenset({"Ll"}))
"""Inside of a character class: the small letters."""

DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\u2500\u2015\u00ad"
"""Inside of a character class: what joins the ends of a range."""

HYPHEN = "\\-\u2010\u2011\u2013"
"""Inside of a character class: what joins the halves of a name."""

QUOTE = "'\u2019\u2018\u02bc\u00b4`"
"""Inside of a character class: the apostrophes of names."""
