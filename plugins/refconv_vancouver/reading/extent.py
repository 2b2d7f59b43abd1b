"""How long a work is: "[about 2 screens]", "454 p."."""

from __future__ import annotations

import re

from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask

_ABOUT = re.compile(
    r"[;:]?\s?\[(?P<extent>(?:about|approx\.?|ca\.?|aprox\.?|cerca de)?\s?\d+\s?"
    r"(?:p|pp|pages?|screens?|lines?|paragraphs?|min(?:utes)?|pantallas|telas|páginas)\b\.?"
    r"[^\[\]]{0,20})\]",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"(?<=\d)\.\s+(?P<total>\d{{1,4}})\s?(?:p|pp|pages|páginas|seiten|S)\b\.?[\s.{MASK}]*$"
)


def take_extent(text: str, draft: Draft) -> str:
    """Take an extent in brackets, or a number of pages at the end."""
    if (match := _ABOUT.search(text)) is not None:
        draft.put("dimensions", match["extent"], match.span("extent"))
        text = mask(text, *match.span())
    if (match := _TOTAL.search(text)) is not None:
        draft.put("number-of-pages", match["total"], match.span("total"))
        text = mask(text, match.start("total"), match.end())
    return text
