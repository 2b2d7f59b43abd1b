"""Newspapers: section and column where journals have volume and pages (Citing Medicine, ch. 8)."""

from __future__ import annotations

import re

from refconv.model import ItemType
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.masking import mask

_SECTION = re.compile(
    r"(?P<all>;\s?Sect(?:ion"
    r"|\.)?\s?(?P<section>[A-Z\d]{1,4})\s?:\s?(?P<page>[A-Z]?\d{1,4}(?:[-–]\d{1,4})?))"
    r"(?P<columns>\s?\((?P<column>col\.?\s?\d{1,2})\))?(?=[.\s]|$)",
    re.IGNORECASE,
)


def take_section(text: str, draft: Draft) -> str:
    """Take "Sect. A:2 (col. 4)"."""
    match = _SECTION.search(text)
    if match is None:
        return text
    draft.put("section", match["section"], match.span("section"))
    draft.put("page", match["page"], match.span("page"))
    if match["column"]:
        draft.put("note", match["column"], match.span("column"))
    draft.kind = ItemType.ARTICLE_NEWSPAPER
    return mask(text, *match.span())
