"""Articles without a title: "Suzuki, A.; Miyaura, N. Chem. Rev. 1995, 95, 2457" (ACS style)."""

from __future__ import annotations

import re

import msgspec

from refconv_vancouver.reading.boundary import known
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import UPPER
from refconv_vancouver.reading.titles import put_text

_EDGE = " \t.,;:("
_ABBREVIATED = re.compile(
    rf"(?:[{UPPER}]\w*\.[,:]?\s){{1,8}}[{UPPER}]\w*"
    rf"(?:\s[{UPPER}]|\.?\s\([{UPPER}][\w.]{{1,20}}\)?)?"
)
"""Words of which each but the last has a stop: a title of an article has no such run."""
_INITIAL = re.compile(r"(?<=[.\s])[JZ]\.\Z")
"""A first word of journals' names that stands behind a name like one more initial."""


def put_untitled(text: str, start: int, stop: int, draft: Draft) -> bool:
    """Take all behind the authors for a journal, if it is one, abbreviated with stops."""
    names = draft.names.get("author", ())
    whole = text[start:stop].strip(_EDGE)
    if not names or _ABBREVIATED.fullmatch(whole) is None:
        return False
    before = text[:start].rstrip()
    if _INITIAL.search(before) and known(f"{before[-2:]} {whole}") and names[-1].given:
        given = names[-1].given.rpartition(" ")[0]
        if given:
            start = len(before) - 2
            last = msgspec.structs.replace(names[-1], given=given)
            draft.names["author"] = (*names[:-1], last)
            _shorten(f"author.{len(names) - 1}", start, before, draft)
            put_text("container-title", text, start, stop, draft, 0.9)
            return True
    if not known(whole):
        return False
    put_text("container-title", text, start, stop, draft, 0.9)
    return True


def _shorten(path: str, end: int, before: str, draft: Draft) -> None:
    """Let the places of a name end before what turned out to be a journal's first word."""
    end = len(before[:end].rstrip())
    draft.pieces = [
        msgspec.structs.replace(piece, end=min(piece.end, end))
        if piece.path == path or piece.path.startswith(f"{path}.")
        else piece
        for piece in draft.pieces
    ]
