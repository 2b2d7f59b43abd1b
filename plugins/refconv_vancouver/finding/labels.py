"""The labels of a list: "1.", "[1]", "(1)", "1)", "1", in every digit, "a)", and bullets."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.finding.heads import begins


class Label(NamedTuple):
    """Hold a label: its style, its number, as printed, and where it starts and ends."""

    style: str
    number: int
    printed: str
    start: int
    end: int


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TAGS = r"(?:<[A-Za-z/][^<>]{0,400}>\s*)*"
_UNSEEN = "[\u200b-\u200f\u202a-\u202e\u2060\ufeff]{0,4}"
"""Marks of direction and the like."""
_SHAPE = re.compile(
    rf"{_UNSEEN}(?:[•▪●○◦‣∙■\uf0b7\uf0a7>]\s*)?(?P<open>\[\^|\*\*|[\[(［（【{{#]|)\s?"
    r"(?P<printed>(?P<prefix>[A-Za-z]{0,2})(?:(?P<digits>\d{1,7})|(?P<raised>[⁰¹²³⁴-⁹]{1,5}|[①-⑳])))"
    r"(?:\s?(?P<close>[\])］）】}][.:]?|\.\)|\.\*\*|\\?[.．:、](?!\d)|/(?=\s))"
    r"|(?P<space>(?=\s|<|$))|(?P<none>(?=[^\W\d_])))"
    rf"(?:\s?[-–—](?=\s))?{_UNSEEN}\s*{_TAGS}"
)
_ROMAN = re.compile(
    rf"(?P<open>[\[(]?)(?P<printed>[IVXL]{{1,8}}|[ivxl]{{1,8}})(?P<close>[.)\]])\s+{_TAGS}"
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_LETTER = re.compile(rf"\(?(?P<printed>[a-z])(?P<close>[.)])\s+{_TAGS}")
_BULLET = re.compile(rf"(?:[•▪●○◦‣⁃∙·■□▫➢➤✓\uf0b7\uf0a7*]\s*|[-–—>+o]\s+){_TAGS}")
_INLINE = re.compile(
    r"(?<=[\s.;)\]>])(?P<open>[\[(（]?)(?P<printed>(?P<prefix>[A-Za-z]?)(?P<digits>\d{1,7}))"
    r"(?P<close>[\])）]\.?|\.\)|[.．](?!\d))?(?=\s|[^\W\d_])\s*"
)


def label_at(text: str, start: int, end: int) -> Label | None:
    """Give the label that a line begins with, if it begins with one."""
    found = _SHAPE.match(text, start, end)
    if found is not None:
        return _label(found)
    if text[start] in "IVXLivxl([":
        found = _ROMAN.match(text, start, end)
        if found is not None:
            return _roman(found)
    if text[start].islower() or text[start] == "(":
        found = _LETTER.match(text, start, end)
        return None if found is None else _lettered(found)
    return None


def _lettered(found: re.Match[str]) -> Label:
    number = ord(found["printed"]) - ord("a") + 1
    return Label(f"letter{found['close']}", number, found["printed"], found.start(), found.end())


def _roman(found: re.Match[str]) -> Label:
    values = [_VALUES[sign] for sign in found["printed"].lower()]
    number = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    case = "i" if found["printed"].islower() else "I"
    style = f"roman{case}{found['open']}{found['close']}"
    return Label(style, number, found["printed"], found.start(), found.end())


def bullet_at(text: str, start: int, end: int) -> Label | None:
    """Give the bullet that a line begins with, as a label without a number."""
    if text[start].isalnum() and text[start] != "o":
        return None
    found = _BULLET.match(text, start, end)
    if found is None or found.end() == end:
        return None
    return Label(f"bullet {found.group().strip()[-1:]}", -1, "", start, found.end())


def _label(found: re.Match[str]) -> Label | None:
    opened, prefix, raised = found["open"], found["prefix"], found["raised"]
    if found["none"] is not None and not raised:
        opened = "glued"
        if prefix:
            return None
    if found["close"] is None and (found["open"].strip("#") or prefix):
        return None
    if prefix and prefix.islower() and prefix not in ("w", "e"):
        return None
    digits = found["digits"] or raised.translate(_SUPERSCRIPTS)
    if "①" <= digits <= "⑳":
        digits = str(ord(digits) - ord("①") + 1)
    closed = (found["close"] or "").lstrip("\\")[:1]
    style = f"{opened}{prefix}{'raised' if raised else ''}{closed}"
    return Label(style, int(digits), found["printed"], found.start(), found.end())


def inline_labels(text: str, start: int, end: int, style: str, number: int) -> list[Label]:
    """Give the labels from `number` on that stand inside a line, each before a reference.

    A label before something else than authors counts if it follows a full stop and others before
    authors stand behind it, or if it is in brackets.
    """
    found: list[Label] = []
    sure: list[bool] = []
    for match in _INLINE.finditer(text, start, end):
        if int(match["digits"]) != number or f"{match['open']}{match['prefix']}" != style[:-1]:
            continue
        if (match["close"] or "")[:1] != style[-1:] or match.end() == end:
            continue
        if not style and not text[match.end("digits")].isspace():
            continue
        authored = begins(text, match.end(), end)
        closed = (
            text[max(start, match.start() - 3) : match.start()].rstrip()[-1:] in ".;)]>/"
            or not found
        )
        if not authored and not (closed and not text[match.end()].islower()):
            continue
        found.append(Label(style, number, match["printed"], match.start(), match.end()))
        sure.append(authored)
        number += 1
    while found and not sure[-1] and not (len(style) > 1 and any(sure)):
        found.pop()
        sure.pop()
    return found if sum(sure) * 2 >= len(sure) else []
