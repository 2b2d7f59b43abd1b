"""Articles that name their journal behind the year: "(2014) J Nutr. 144:815-20"."""

from __future__ import annotations

import re

from refconv_vancouver.reading.boundary import known
from refconv_vancouver.reading.citation import YEAR, find_undated
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.issuing import put_citation
from refconv_vancouver.reading.titles import put_text

_BEHIND = re.compile(
    rf"[.?!;:)]\s?\(?(?P<year>{YEAR})\)?[;:.,]?\s{{0,2}}(?P<journal>[^\W\d_][^\d();:]{{2,80}}?)[\s;:,.]*$"
)
_FAR = 100


def put_reversed(text: str, start: int, end: int, draft: Draft) -> bool:
    """Read an article whose known journal stands between its year and its volume."""
    numbers = find_undated(text, start, end, (start, start))
    if numbers is None:
        return False
    match = _BEHIND.search(text, max(start, numbers.start - _FAR), numbers.start)
    if match is None or not known(match["journal"].strip(" .")):
        return False
    numbers.parts["year"] = match.span("year")
    put_citation(numbers, text, draft)
    put_text("container-title", text, *match.span("journal"), draft)
    put_text("title", text, start, match.start() + 1, draft)
    return True
