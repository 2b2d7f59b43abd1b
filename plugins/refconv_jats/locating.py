"""The values of a reference found again in a text that it is known to come from.

For a text that comes without pieces: SciELO's mixed-citation beside an
element-citation, or an origin that went through CSL JSON. Only what is sure
is taken: a value that the text holds once, between other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refconv.model import Piece, Reference, full_family
from refconv.model.richtext import plain

_TEXTS = ("title", "container_title", "publisher", "publisher_place", "DOI", "PMID", "PMCID", "URL")
_SHORTEST = 3


def locate(reference: Reference, text: str) -> tuple[Piece, ...]:
    """Give the pieces of a text that hold values, none touching another."""
    taken: list[Piece] = []
    for path, value in sorted(_values(reference), key=lambda row: -len(row[1])):
        piece = _found_once(path, value, text)
        if piece is not None and all(
            piece.end <= its.start or its.end <= piece.start for its in taken
        ):
            taken.append(piece)
    return tuple(sorted(taken, key=lambda piece: piece.start))


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    for attribute in _TEXTS:
        value = getattr(reference, attribute)
        if value:
            yield attribute.replace("_", "-"), plain(value)
    for variable in ("author", "editor", "translator"):
        for index, name in enumerate(reference.names(variable)):
            path = f"{variable}.{index}"
            if name.literal is not None:
                yield f"{path}.literal", name.literal
            elif full_family(name):
                yield f"{path}.family", full_family(name)
    if reference.issued is not None and reference.issued.year is not None:
        yield "issued.year", str(reference.issued.year)
    if reference.page:
        yield "page", reference.page


def _found_once(path: str, value: str, text: str) -> Piece | None:
    if len(value) < _SHORTEST:
        return None
    hits = list(re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE))
    if len(hits) != 1:
        return None
    return Piece(path, hits[0].start(), hits[0].end())
