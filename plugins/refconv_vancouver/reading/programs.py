"""What reference managers print: the signs around fields that are empty, and odd orders.

EndNote prints ": ; 1917", "2001;():", "In: , editor." and "p. -" where nothing was filled in;
Mendeley prints "Vol. 12, Malaria Journal. 2013." for an article, and a date of first publication
before that of the issue.
"""

from __future__ import annotations

import re

from refconv.model import ItemType, on
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import UPPER
from refconv_vancouver.reading.masking import mask, mask_all

_EMPTY = re.compile(
    r";?\s?\(\):?(?=[\s.]|$)"
    r"|(?<=:)\s;(?=\s)"
    r"|(?<=In:)\s?,\s(?:editors?|eds?)\."
    r"|\bp\.\s-\s?(?=\.?\s{0,4}$)"
)
_SIGNS = ("()", ": ;", "In: ,", "In:,", "p. -")
_VOLUME_FIRST = re.compile(rf"(?<=[.?!])\s(?P<lead>Vol\. (?P<volume>\d{{1,4}}), )(?=[{UPPER}])")
_THEREIN = re.compile(r",? and (?:the )?references (?:cited )?therein(?=\.?\s{0,4}$)")
"""A remark for the reader, which stays in the remainder."""
_PACKAGE = re.compile(
    r"(?<=[.,;:])\s(?P<lead>R package,? version (?P<version>\d[\w.–-]{0,14}\w|\d))(?=[.,;)]|\s|$)"
)
"""What R's `citation()` prints."""
_AHEAD = re.compile(
    r"(?<=\. )(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)\.?(?=\s(?:19|20)\d\d[;\s])"
)


def tidy_programs(text: str, draft: Draft) -> str:
    """Mask the signs of empty fields, and take volumes and dates from where programs put them."""
    if any(sign in text for sign in _SIGNS):
        text = mask_all(text, (match.span() for match in _EMPTY.finditer(text)))
    if " Vol. " in text and (match := _VOLUME_FIRST.search(text)) is not None:
        draft.put("volume", match["volume"], match.span("volume"))
        text = mask(text, *match.span("lead"))
    if "R package" in text and (match := _PACKAGE.search(text)) is not None:
        draft.put("version", match["version"], match.span("version"))
        draft.mark("version", match.span("lead"))
        draft.kind = ItemType.SOFTWARE
        text = mask(text, *match.span("lead"))
    if "therein" in text and (match := _THEREIN.search(text)) is not None:
        text = mask(text, *match.span())
    if "/" in text and (match := _AHEAD.search(text)) is not None:
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        if 1 <= month <= 12 and 1 <= day <= 31:
            places = {part: match.span(part) for part in ("year", "month", "day")}
            draft.date("available-date", on(year, month, day), places)
            text = mask(text, *match.span())
    return text
