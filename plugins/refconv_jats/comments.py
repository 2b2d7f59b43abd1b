"""Comments: what their type says, what their words say, and notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from refconv.kit.xml import attribute, plain, rich
from refconv_jats.element import COMMENTS
from refconv_jats.words import MARKS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from refconv_jats.draft import Draft

_TYPES: dict[str, str] = {
    **{name.replace("_", "-"): name for name in COMMENTS},
    "degree": "genre",
    "genre": "genre",
    "year-suffix": "year_suffix",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
}
"""What a comment's `content-type` says, to the attribute of the model."""

_LINKED = ("DOI", "URL", "PMID", "PMCID")
_EMPTY = re.compile(
    r"[\W_]*(?:(?:doi|available|from|at|in|url|https?|online)\b[\W_]*)*", re.IGNORECASE
)


def read_comment(
    element: _Element, draft: Draft, walk: Callable[[_Element, Draft, str], None]
) -> None:
    """Read a comment by its type; else its links and words, and what is left as a note."""
    kind = attribute(element, "content-type")
    had = len(draft.words.text)
    draft.structured |= bool(kind)
    loose = len(draft.loose)
    walk(element, draft, "")
    span = draft.words.since(had)
    mine, draft.loose = draft.loose[loose:], draft.loose[:loose]
    if kind.startswith("pub-id-"):
        draft.keep("identifiers", [kind.removeprefix("pub-id-"), plain(element)])
        draft.mark("custom", span)
        return
    name = _TYPES.get(kind)
    if name is not None and draft.put(name, rich(element, MARKS), span):
        return
    linked = any(piece.start >= had and piece.path in _LINKED for piece in draft.pieces)
    words = " ".join(draft.words.text[part.start : part.end] for part in mine)
    if _EMPTY.fullmatch(words):
        draft.loose.extend(mine)
    else:
        draft.notes.append(words if linked else rich(element, MARKS))
        draft.mark("note", span)
