"""A series behind the imprint of a book: "(WHO technical report series; no. 916)."."""

from __future__ import annotations

import re

from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask

_SERIES = re.compile(
    r"(?<=[\dp])\.?\s\((?P<series>[^\W\d_][^()]{3,120}?)[;,]\s?"
    r"(?:no|vol|nr|núm|n[º°]|bd|t)\.?\s?(?P<number>[A-Z]?\d{1,5}[A-Z]?)\)"
    rf"[\s.{MASK}]*\Z",
    re.IGNORECASE,
)


def take_series(text: str, draft: Draft) -> str:
    """Take a series with its number at the end of a reference."""
    match = _SERIES.search(text)
    if match is None:
        return text
    draft.put("collection-title", match["series"], match.span("series"))
    draft.put("collection-number", match["number"], match.span("number"))
    return mask(text, match.start("series") - 1, match.end("number") + 1)
