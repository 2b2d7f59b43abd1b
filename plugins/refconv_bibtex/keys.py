"""Citation keys: made by a pattern, and made unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from refconv.model import Name, Reference, full_family
from refconv.model.richtext import plain

_SMALL = frozenset(
    """
    a an the on of in and for to with from by at as is are
    der die das ein eine über von und zur zum
    le la les un une du des de sur et el los las una il lo gli
    """.split()
)
_WORD = re.compile(r"[^\W_]+")
_NOT_IN_KEYS = re.compile(r"[\s,{}\"%=~\\]+")
_TURNED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th"})


def make(reference: Reference, pattern: str = "{author}{year}{title}") -> str:
    """Make a key by a pattern: the first family name, the year, the first word of the title.

    >>> from refconv.model import Name, on
    >>> make(Reference(author=(Name(family="Faderl"),), issued=on(1999), title="Chronic leukemia"))
    'faderl1999chronic'
    """
    names = [_folded(full_family(n) or n.literal or n.given or "") for n in _people(reference)]
    year = reference.issued.year if reference.issued else None
    words = _WORD.findall(plain(reference.title or ""))
    first = next((w for w in words if w.lower() not in _SMALL), words[0] if words else "")
    journal = plain(reference.container_title_short or reference.container_title or "")
    parts: Mapping[str, str] = {
        "author": names[0] if names else "",
        "authors": "".join(names[:3]) + ("etal" if len(names) > 3 else ""),
        "year": str(abs(year)) if year else "",
        "title": _folded(first),
        "journal": _folded(journal),
    }
    key = re.sub(r"\{(\w+)\}", lambda match: parts.get(match[1], ""), pattern)
    return clean(key) or "entry"


def clean(key: str) -> str:
    """Take out of a key what BibTeX does not allow in one."""
    return _NOT_IN_KEYS.sub("", key)


def unique(key: str, taken: dict[str, int]) -> str:
    """Give the key, with a number behind it where it is taken; take it.

    `taken` counts how often each key was asked for.
    """
    found, count = key, taken.get(key, 0)
    while count and found in taken:
        count += 1
        found = f"{key}-{count}"
    taken[key] = max(count, 1)
    taken.setdefault(found, 1)
    return found


def _people(reference: Reference) -> tuple[Name, ...]:
    return reference.author or reference.editor or reference.translator or ()


def _folded(text: str) -> str:
    """Give the letters and digits of a text in lower case, without accents."""
    bare = unicodedata.normalize("NFD", text.lower().translate(_TURNED))
    return "".join(c for c in bare if c.isalnum() and not unicodedata.combining(c))
