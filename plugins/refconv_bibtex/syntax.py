"""What a BibTeX file is made of, before anything is understood."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """Hold one operand of `#`: a text without its delimiters, or the name of a macro."""

    text: str
    macro: bool = False


Value = str | tuple[Piece, ...]
"""The one text between braces or quotes, or what is joined by `#` (macros included)."""


class Field(NamedTuple):
    """Hold one `name = value`; `at` is its place in the source, -1 where it was not kept."""

    name: str
    value: Value
    at: int = -1


class Entry(NamedTuple):
    """Hold one entry; `kind` and the names of its fields are in lower case."""

    kind: str
    key: str
    fields: list[Field]
    start: int
    end: int


class Macro(NamedTuple):
    """Hold one definition of an `@string`; the name is in lower case."""

    name: str
    value: Value
    start: int
    end: int


class Rest(NamedTuple):
    """Hold a stretch that is neither: a preamble, a comment, text between entries, wreckage."""

    kind: str
    start: int
    end: int


Block = Entry | Macro | Rest
