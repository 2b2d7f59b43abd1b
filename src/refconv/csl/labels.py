"""Labels made of names and year, as in alphabetic styles: `[Doe65]`, `[RoNo78]`."""

from __future__ import annotations

from refconv.model import Name, Reference

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
"""How many letters of each family name, by the number of names; of four, one each."""
_MOST_NAMES = 4


def citation_label(reference: Reference) -> str:
    """Make a label of the first letters of the authors' names and two digits of the year."""
    names = reference.author or reference.editor or reference.translator
    families = [_family(name) for name in names[:_MOST_NAMES]]
    widths = _LETTERS.get(len(families), (1,) * len(families))
    text = "".join(family[:width] for family, width in zip(families, widths, strict=True))
    if not text:
        text = (reference.title or "").replace(" ", "")[:4]
    year = reference.issued.year if reference.issued else None
    return f"{text}{abs(year or 0) % 100:02d}" if text else ""


def _family(name: Name) -> str:
    words = (name.family or name.literal or name.given or "").split(" ")
    while len(words) > 1 and words[0].islower():
        words.pop(0)
    return "".join(letter for letter in "".join(words) if letter.isalpha())
