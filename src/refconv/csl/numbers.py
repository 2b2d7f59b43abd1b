"""Numbers as CSL sees them: numeric or not, ranges, roman, page ranges."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_UNIT = r"[A-Za-z]{0,3}\d+[A-Za-z]{0,3}"
_NUMERIC = re.compile(rf"\s*(?:{_UNIT}|[ivxlcdm]+)(?:(?:\s*(?:[-–&]|\\-)\s*|,\s+){_UNIT})*\s*")
_MANY = re.compile(
    r"\d\w*\s*[-–—]+\s*\w*\d|\d\w*(?:,?\s*(?:&|\band\b|\bet\b|\bund\b|\by\b)\s*|,\s+)\w*\d"
    r"|\b[ivxlcdm]+\s*[-–]\s*[ivxlcdm]+\b|\d\s*ff?\b\.?"
)
_RANGE = re.compile(r"(?P<first>\w*\d\w*|[ivxlcdm]+)\s*[-–—]{1,2}\s*(?P<last>\w*\d\w*|[ivxlcdm]+)")
_PARTS = re.compile(r"([A-Za-z]*\d*[A-Za-z]+)?(\d+)")

_LETTERS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Tell whether a value is numeric (CSL 1.0.2, Choose, `is-numeric`)."""
    return _NUMERIC.fullmatch(text) is not None


def is_many(text: str) -> bool:
    """Tell whether a value holds several numbers, so that its label is plural."""
    return _MANY.search(text.replace("\\-", "")) is not None


def roman(number: int) -> str:
    """Write a number below 6000 in small roman letters."""
    out: list[str] = []
    for value, letters in _LETTERS:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


@lru_cache(maxsize=8192)
def page_range(text: str, form: str, dash: str) -> str:
    """Write the ranges of a page text in a page-range format (CSL 1.0.2, Appendix V).

    `form` is `""` where the style has none: then only the dash changes.
    `\\-` is a hyphen that is no range.
    """
    if text.isdigit():
        return text
    if "\\-" in text:
        return text.replace("\\-", "-")
    return _RANGE.sub(lambda match: _one_range(match, form, dash), text)


def _one_range(match: re.Match[str], form: str, dash: str) -> str:
    first, last = match["first"], match["last"]
    head, tail = _split(first), _split(last)
    if head is None or tail is None:
        return first + dash + last
    if head[0] != tail[0]:
        return f"{first}-{last}"
    if not form or len(head[1]) > 15:
        return first + dash + last
    full = _expanded(head[1], tail[1])
    if int(full) < int(head[1]):
        return f"{first}-{last}" if head[0] else first + dash + last
    return first + dash + _SHAPES.get(form, _as_expanded)(head[0], head[1], full)


def _split(page: str) -> tuple[str, str] | None:
    match = _PARTS.fullmatch(page)
    return (match[1] or "", match[2]) if match else None


def _expanded(first: str, last: str) -> str:
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _as_expanded(prefix: str, first: str, last: str) -> str:
    return prefix + last


def _minimal(prefix: str, first: str, last: str, least: int = 1) -> str:
    """Keep only the figures that change, but at least so many."""
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _minimal_two(prefix: str, first: str, last: str) -> str:
    return _minimal(prefix, first, last, least=2)


def _chicago(prefix: str, first: str, last: str) -> str:
    """Shorten as the Chicago Manual of Style, 16th and later editions, 9.60."""
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return last
    if first[-2] == "0":
        return _minimal(prefix, first, last)
    return _minimal_two(prefix, first, last)


def _chicago_15(prefix: str, first: str, last: str) -> str:
    """Shorten as its 15th edition, 9.64: four figures of which three change stay whole."""
    short = _chicago(prefix, first, last)
    return last if len(first) == 4 and len(short) == 3 else short


_SHAPES: dict[str, Callable[[str, str, str], str]] = {
    "expanded": _as_expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago,
}
