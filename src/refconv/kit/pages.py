"""Page ranges: expanded for APA and JATS, shortened for Vancouver; e-locators left alone."""

from __future__ import annotations

import re

_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_RANGE = re.compile(
    rf"^\s*(?P<p1>[A-Za-z]*)(?P<n1>\d+)(?P<s1>[A-Za-z]?)\s*(?:[{_DASH}]{{1,3}})\s*"
    r"(?P<p2>[A-Za-z]*)(?P<n2>\d+)(?P<s2>[A-Za-z]?)\s*$"
)
_ANY_DASH = re.compile(rf"\s*[{_DASH}]{{1,3}}\s*")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_LOCATOR = re.compile(r"(?:[A-Za-z]{1,4}[\d.]*\d+|\d{5,})[A-Za-z]?")
_PAGE_PREFIX = re.compile(r"[SsPpRrDdWwMmLl]")


def expand(pages: str) -> str:
    """Write each range of a page list in full, with plain hyphens.

    >>> expand("207-19"), expand("S75–7"), expand("70-81.e79"), expand("e5822")
    ('207-219', 'S75-S77', '70-81.e79', 'e5822')
    """
    return ", ".join(_expand_one(part) for part in re.split(r"\s*[,;]\s*", pages.strip()) if part)


def _expand_one(pages: str) -> str:
    match = _RANGE.match(pages)
    if match is None:
        return _ANY_DASH.sub("-", pages)
    p1, n1, s1, p2, n2, s2 = match.groups()
    if p2 and p2 != p1:
        return f"{p1}{n1}{s1}-{p2}{n2}{s2}"
    if len(n2) < len(n1):
        n2 = n1[: len(n1) - len(n2)] + n2
    return f"{p1}{n1}{s1}-{p1}{n2}{s2}"


def abbreviate(pages: str) -> str:
    """Shorten the end of each range as NLM does: `207-219` to `207-19` (Citing Medicine, ch. 1).

    >>> abbreviate("1451-1464"), abbreviate("S75-S77"), abbreviate("198")
    ('1451-64', 'S75-7', '198')
    """
    return ", ".join(_shorten_one(part) for part in re.split(r"\s*[,;]\s*", pages.strip()) if part)


def _shorten_one(pages: str) -> str:
    match = _RANGE.match(pages)
    if match is None:
        return _ANY_DASH.sub("-", pages)
    p1, n1, s1, p2, n2, s2 = match.groups()
    if (p1 != p2 and p2) or s1 or s2 or len(n1) != len(n2):
        return f"{p1}{n1}{s1}-{p2}{n2}{s2}"
    same = 0
    while same < len(n1) - 1 and n1[same] == n2[same]:
        same += 1
    return f"{p1}{n1}-{n2[same:]}"


def ends(pages: str) -> tuple[str, str | None]:
    """Give the first and the last page of the first range, in full; None for a single page."""
    first = re.split(r"\s*[,;]\s*", expand(pages))[0]
    head, dash, tail = first.partition("-")
    return (head, tail) if dash and tail else (head or first, None)


def is_locator(page: str) -> bool:
    """Tell whether a single "page" is an electronic locator: `e5822`, `a2752`, `djv436`, `1234567`.

    A letter that print journals put before page numbers (`S75`) makes no
    locator of a short number.
    """
    page = page.strip()
    if not _LOCATOR.fullmatch(page) or _ROMAN.fullmatch(page):
        return False
    return not (_PAGE_PREFIX.match(page) and page[1:].isdigit() and len(page) <= 5)
