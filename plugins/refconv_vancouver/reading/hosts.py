"""The whole of a chapter where its editors, pages or imprint stand elsewhere than in NLM's form.

Springer, Elsevier, MDPI, IEEE, Nature, Chicago and APA each have their own
order: "in Title (eds Cowan, C. W. & Watson, P. J.) 7-38 (Publisher, Place,
1992)", "In Title; Cowan, C. W., Ed.; Publisher: Place". What is found is
masked, so that container and imprint are left side by side.
"""

from __future__ import annotations

import re

from refconv.kit.pages import expand
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.editors import take_editors
from refconv_vancouver.reading.letters import DASH, MASK
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.statements import EDITION
from refconv_vancouver.reading.weights import is_publisher

_PAGES = re.compile(
    rf"[\s.,;:(]{{1,3}}(?:(?:pp?|pages?|seiten|págs?)\b|s\b(?=\.?\s?\d))\.?\s?"
    rf"(?P<page>(?:\d{{1,5}}|[ivxlc]{{1,7}})\s?[{DASH}]\s?(?:\d{{1,5}}|[ivxlc]{{1,7}}))\)?"
    r"(?=[\s.,;:)]|$)",
    re.IGNORECASE,
)
_BARE_PAGES = re.compile(
    rf"[,):{MASK}]\s?(?P<page>\d{{1,4}}\s?[{DASH}]\s?\d{{1,4}})(?=\s?[.,;]?\s*$|\s?[.(]|\s?,\s(?:19|20)\d\d)"
)
_ONE_PAGE = re.compile(r"\s\(pp?\.\s?(?P<page>[A-Z]?\d{1,6})\)")
_PAGES_BEFORE = re.compile(rf"(?<=[.,])\s(?P<page>\d{{1,4}}\s?[{DASH}]\s?\d{{1,4}})(?=\s\(\w)")
_BRACKETED = re.compile(r"[\s.,;]\s?\((?P<inner>[^()]{3,120})\)?[\s.,;]*$")
_EDITION = re.compile(rf"(?<=[\w)])[.,]\s\(?(?:{EDITION})\)?[\s.,;]*$", re.IGNORECASE)
_HOUSE_BEFORE = re.compile(r": [^:.;()]{1,40}\Z|\b[A-Z]{2,8}\Z")
"""What a publisher in brackets only explains: ": UNDP (United Nations Development ...)"."""
_NUMBER = re.compile(r"[\d\s.,;:/-]*$")


def open_host(text: str, start: int, end: int, draft: Draft) -> str:
    """Take editors and pages out of `text[start:end]`; its imprint loses its brackets."""
    text = _take_edition(text, start, end, draft)
    if not draft.names.get("editor"):
        text = take_editors(text, start, end, draft)
    text = take_pages(text, start, end, draft)
    return open_imprint(text, start, end)


def open_whole(text: str, start: int, end: int, draft: Draft) -> str:
    """Take pages in brackets out of a book; its imprint loses its brackets."""
    text = _take_edition(text, start, end, draft)
    match = _PAGES.search(text, start, end)
    if match is None or not match.group().endswith(")"):
        match = _ONE_PAGE.search(text, start, end) or _PAGES_BEFORE.search(text, start, end)
    if match is not None and "page" not in draft.values:
        draft.put("page", expand(match["page"]), match.span("page"))
        text = mask(text, match.start(), match.end())
    return open_imprint(text, start, end)


def open_imprint(text: str, start: int, end: int) -> str:
    """Give the text with a stop for the bracket before an imprint: "Title (Publisher, Place"."""
    match = _BRACKETED.search(text, max(start, end - 140), end)
    if match is None or match.start() <= start or _NUMBER.match(match["inner"]):
        return text
    known = is_publisher(match["inner"]) and not _HOUSE_BEFORE.search(text, start, match.start())
    if not (known or re.search("[,:] ", match["inner"])):
        return text  # a gloss, an acronym
    first = match.start("inner")
    text = f"{text[: first - 2]}. {text[first:]}"
    close = match.end("inner")
    return f"{text[:close]} {text[close + 1 :]}" if text.startswith(")", close) else text


def take_pages(text: str, start: int, end: int, draft: Draft) -> str:
    """Take pages out of `text[start:end]`; without a word for them only beside editors."""
    if "page" in draft.values:
        return text
    match = _PAGES.search(text, start, end)
    if match is None and draft.names.get("editor"):
        match = _BARE_PAGES.search(text, start, end)
    if match is None:
        return text
    draft.put("page", expand(match["page"]), match.span("page"))
    return mask(text, match.start(), match.end())


def _take_edition(text: str, start: int, end: int, draft: Draft) -> str:
    """Take an edition that stands behind the publisher: "Mosby, St. Louis, 4th edn."."""
    match = _EDITION.search(text, max(start, end - 40), end)
    if match is None or not match["edition"] or "edition" in draft.values:
        return text
    draft.put("edition", match["edition"], match.span("edition"))
    return mask(text, match.start(), match.end())
