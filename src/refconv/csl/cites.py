"""What a document asks for: cites, gathered in citations."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Literal

import msgspec


class Position(IntEnum):
    """Say where a cite stands towards earlier cites of the same work (CSL 1.0.2, Choose)."""

    FIRST = 0
    SUBSEQUENT = 1
    IBID = 2
    IBID_WITH_LOCATOR = 3


class Cite(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ask for one work within a citation. `prefix` and `suffix` may hold CSL JSON's markup."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    form: Literal["full", "suppress-author", "author-only"] = "full"
    position: Position | None = None
    """Where it is known from elsewhere; None to let the processor find it."""
    near_note: bool | None = None
    first_note: int | None = None
    """The number of the note that cites the work first, where it is known from elsewhere."""


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Hold the cites that stand together at one place of a document."""

    cites: tuple[Cite, ...]
    note: int = 0
    """The number of the footnote; 0 for a citation in the text."""
    sorted: bool = True
    """False to keep the cites in the order given, whatever the style's sort says."""


_LABELS = {
    "art.": "article", "bk.": "book", "ch.": "chapter", "chap.": "chapter", "col.": "column",
    "fig.": "figure", "fol.": "folio", "n.": "note", "no.": "issue", "l.": "line", "ll.": "line",
    "op.": "opus", "p.": "page", "pp.": "page", "para.": "paragraph", "¶": "paragraph",
    "pt.": "part", "r.": "rule", "sec.": "section", "§": "section", "§§": "section",
    "s.v.": "sub-verbo", "sv.": "sub-verbo", "tbl.": "table", "v.": "verse", "vrs.": "verse",
    "vol.": "volume", "vols.": "volume",
}  # fmt: skip
_LABELLED = re.compile(r"\s*(¶|§§?|[a-z](?:[a-z.]{0,5})\.)\s+(?=\S)")


def labelled(cite: Cite) -> Cite:
    """Read the label that a locator begins with: `vol. 1` is a volume."""
    match = _LABELLED.match(cite.locator) if cite.label == "page" else None
    label = _LABELS.get(match[1]) if match else None
    if match is None or label is None:
        return cite
    return msgspec.structs.replace(cite, label=label, locator=cite.locator[match.end() :])
