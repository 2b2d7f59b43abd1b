"""ISSNs and ISBNs that share a field, told apart by their form."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv.kit.identifiers import isbn, issn

_SERIAL = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b|\b\d{4}[-‐–]?\d{3}[\dXx]\b")


class Serial(NamedTuple):
    """Hold one number, `kind` being `ISSN` or `ISBN`; `right` tells of the check digit."""

    kind: str
    number: str
    right: bool


def find_serials(text: str) -> list[Serial]:
    """Give each ISSN and ISBN in a text once, as written; ISSNs get their hyphen.

    >>> [s.number for s in find_serials("00280836 (Print); 978-3-16-148410-0")]
    ['0028-0836', '978-3-16-148410-0']
    """
    found: dict[str, Serial] = {}
    for match in _SERIAL.finditer(text):
        number = match.group()
        digits = "".join(c for c in number if c.isalnum())
        if len(digits) == 8:
            shown = f"{digits[:4]}-{digits[4:].upper()}"
            found.setdefault(shown, Serial("ISSN", shown, issn(shown) is not None))
        else:
            found.setdefault(number, Serial("ISBN", number, isbn(number) is not None))
    return list(found.values())


def beside_serials(text: str) -> str:
    """Give the words that stand beside the numbers: `Print`, `Electronic`, `Linking`.

    >>> beside_serials("0028-4793 (Print) 978-3-16-148410-0")
    'Print'
    """
    words = _SERIAL.sub(" ", text).replace("ISSN", " ").replace("ISBN", " ").split()
    bare = (word.strip("()[].,;:-/") for word in words)
    return " ".join(word for word in bare if word)
