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


_PLAIN = re.compile(
    r"(?<=; (?:19|20)\d\d)\.\s(?P<series>(?=[^.;:()]{0,80}\b(?i:series?|publications|publicaci[oó]n"
    r"(?:es)?|publicações|papers|reports|monographs?|studies|cuadernos|cadernos|collection|colección"
    r"|coleção)\b)[^\W\d_][^.;:()]{4,100}?)[;,]?\s(?i:no|nr|núm|n[º°])\.?\s?"
    rf"(?P<number>\d{{1,5}}[A-Z]?)[\s.{MASK}]*\Z"
)
"""Without brackets: "Washington: OPS; 2012. Publicación Científica No. 636."."""


def take_series(text: str, draft: Draft) -> str:
    """Take a series with its number at the end of a reference."""
    match = _SERIES.search(text) or _PLAIN.search(text, max(0, len(text) - 140))
    if match is None:
        return text
    draft.put("collection-title", match["series"], match.span("series"))
    draft.put("collection-number", match["number"], match.span("number"))
    return mask(text, match.start("series") - 1, match.end("number") + 1)
