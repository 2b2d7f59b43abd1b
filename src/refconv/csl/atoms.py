"""Rendered text as a flat list of atoms: a tree, written in the order in which it is read.

A `str` is text of the style (affix, delimiter, term). A `(text, path)` tuple
is text of the data with its path, as in `refconv.model.Piece`. A `Mark` opens
a stretch and `END` closes the innermost one. Elements append to one shared
list, so that nothing is copied on the way up.
"""

from __future__ import annotations

from typing import Final


class Mark:
    """Open a stretch of atoms that share a look, quotes, or a role."""

    __slots__ = ("kind", "toggle", "value")

    def __init__(self, kind: str, value: str = "", toggle: bool = False) -> None:
        self.kind: Final = kind
        self.value: Final = value
        self.toggle: Final = toggle
        """True for markup of the data, which turns back where it meets its own kind."""

    def __repr__(self) -> str:
        """Show the mark for debugging."""
        return f"<{self.kind} {self.value}>"


class End:
    """Close the innermost open mark; there are `END` and `LEAF_END`."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show the end for debugging."""
        return "</>"


END: Final = End()
LEAF_END: Final = End()
"""Closes the look of one field, whose last sign does not merge with what its group adds."""
SOFT_END: Final = End()
"""Closes the suffix of one field; it becomes `LEAF_END` where its group adds a delimiter."""
Atom = str | tuple[str, str] | Mark | End

QUOTES: Final = Mark("quotes")
INNER_QUOTES: Final = Mark("quotes", "inner", toggle=True)
DATA_QUOTES: Final = Mark("quotes", toggle=True)
NOCASE: Final = Mark("nocase")
NODECOR: Final = Mark("nodecor", toggle=True)
HOLD: Final = Mark("hold")
"""What follows stands as it is: no punctuation moves."""

STYLE: Final = "font-style"
VARIANT: Final = "font-variant"
WEIGHT: Final = "font-weight"
DECORATION: Final = "text-decoration"
ALIGN: Final = "vertical-align"
LOOKS: Final = (STYLE, VARIANT, WEIGHT, DECORATION, ALIGN)

_PLAIN = {STYLE: "normal", VARIANT: "normal", WEIGHT: "normal", DECORATION: "none"}


def plain_value(kind: str) -> str:
    """Give the value that stands for no decoration of a kind."""
    return _PLAIN.get(kind, "baseline")


def plain(atoms: list[Atom]) -> str:
    """Join the text of atoms, leaving all marks out."""
    parts: list[str] = []
    for atom in atoms:
        if type(atom) is str:
            parts.append(atom)
        elif type(atom) is tuple:
            parts.append(atom[0])
    return "".join(parts)


def balanced(atoms: list[Atom], start: int) -> int:
    """Give the index of the `END` that closes the mark at `start`."""
    depth = 0
    for index in range(start, len(atoms)):
        atom = atoms[index]
        if type(atom) is Mark:
            depth += 1
        elif type(atom) is End:
            depth -= 1
            if depth == 0:
                return index
    return len(atoms) - 1
