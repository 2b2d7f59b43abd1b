"""Names taken apart and put in order: particles, initials, scripts (CSL 1.0.2, Names)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from refconv.model import Name

_LATINISH = re.compile(
    r"[A-Za-z\u00c0-\u058f\u0590-\u08ff\u0900-\u0e7f\u10a0-\u10ff\u1e00-\u1fff\u200b-\u2fff'’.-]"
)


class Person(NamedTuple):
    """Hold a name in the parts that the engine prints."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    particle: str = ""
    """The non-dropping particle."""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    ordered: bool = False
    """True where the family name stands first, without a space (Chinese, Japanese, Korean)."""


def person(name: Name) -> Person:
    """Take a name of the model apart."""
    if name.literal is not None:
        return Person(literal=name.literal)
    family, given = name.family or "", name.given or ""
    suffix = name.suffix or ""
    if not family and not suffix:
        return Person(literal=given)
    comma = bool(name.comma_suffix) and name.comma_suffix != "false"
    if (name.static_ordering and name.static_ordering != "false") or _eastern(family, given):
        return Person(family=family, given=given, suffix=suffix, ordered=True)
    dropping, particle = name.dropping_particle or "", name.non_dropping_particle or ""
    if not dropping and not particle:
        family, particle = _split_family(family)
        given, dropping, suffix, comma = _split_given(given, suffix, comma)
    if len(family) > 1 and family[0] == family[-1] == '"':
        family = family[1:-1]
    return Person(family, given, dropping, particle, suffix, comma)


def _eastern(family: str, given: str) -> bool:
    """Tell whether a name is in a script that has no initials and no spaces."""
    text = family + given
    return not text.isascii() and bool(text) and not _LATINISH.search(text)


@lru_cache(maxsize=65536)
def _split_family(family: str) -> tuple[str, str]:
    """Split a leading particle, which is in lower case, from a family name."""
    if not family or not (family[0].islower() or family[0] in "'’‘ʼ"):
        return family, ""
    cut = 0
    for match in re.finditer(r"[^\s'’ʼ-]*['’ʼ]?[^\s'’ʼ-]*(?:\s+|['’ʼ]\s?|-)", family):
        word = match[0].strip()
        if match.start() != cut or not word or any(letter.isupper() for letter in word):
            break
        if word.endswith("-") and word not in ("al-", "el-", "as-", "ad-", "ash-", "at-", "an-"):
            break
        cut = match.end()
    if cut == 0 or cut >= len(family):
        return family, ""
    particle = family[:cut].rstrip()
    spaced = family[cut - 1] == " " and particle[-1] in "'’‘ʼ"
    return family[cut:], f"{particle} " if spaced else particle


@lru_cache(maxsize=65536)
def _split_given(given: str, suffix: str, comma: bool) -> tuple[str, str, str, bool]:
    """Split a trailing particle, and a suffix after a comma, from a given name."""
    if not suffix and "," in given:
        head, _, tail = given.partition(",")
        forced = tail.startswith("!")
        tail = tail.lstrip("! ")
        if tail and " " not in tail:
            return head, "", tail, forced or tail.rstrip(".").lower() in ("jr", "sr")
    words = given.split(" ")
    cut = len(words)
    while cut > 1 and words[cut - 1] and words[cut - 1].islower() and "." not in words[cut - 1]:
        cut -= 1
    if cut == len(words) or cut == 0:
        return given, "", suffix, comma
    return " ".join(words[:cut]), " ".join(words[cut:]), suffix, comma


@lru_cache(maxsize=65536)
def initials(given: str, mark: str, full: bool, hyphen: bool) -> str:
    """Turn given names to initials, each followed by `mark` (CSL 1.0.2, `initialize-with`).

    With `full` false (`initialize="false"`) only names that are initials
    already change: their dots become `mark`. `hyphen` keeps hyphens.
    """
    if "<" in given:
        return _marked_initials(given, mark, full, hyphen)
    out: list[str] = []
    for word, sign in _given_words(given):
        bare = word.rstrip(".")
        if not bare:
            continue
        dotted = word.endswith(".")
        is_initial = dotted or (len(bare) == 1 and (bare.isupper() or sign == "-"))
        if (is_initial and bare[0].isalnum()) or (full and bare[0].isupper()):
            letters = bare if dotted else _initial(bare)
            _join(out, letters, sign, mark, hyphen)
        elif sign == "-" and full and out:
            continue
        else:
            if out:
                out[-1] = out[-1].rstrip(" \xa0")
                out.append("-" if sign == "-" else " ")
            out.append(word + " ")
    return "".join(out).strip(" \xa0") if not mark.strip() else "".join(out).rstrip(" \xa0")


_TAG = re.compile(r"(</?(?:i|b|sup|sub|sc|span)(?: [^<>]{0,200})?>)")


def _marked_initials(given: str, mark: str, full: bool, hyphen: bool) -> str:
    """Turn given names with inline markup to initials, each stretch on its own."""
    out: list[str] = []
    for index, stretch in enumerate(_TAG.split(given)):
        if index % 2 or not stretch.strip():
            out.append(stretch)
            continue
        lead = stretch[0] if stretch[0] in " -" else ""
        body = initials(stretch.replace("<", " "), mark, full, hyphen)
        out.append(lead + body)
    return "".join(out)


def _join(out: list[str], letters: str, sign: str, mark: str, hyphen: bool) -> None:
    if sign == "-" and out:
        if hyphen:
            out[-1] = out[-1].rstrip(" \xa0")
            out.append("-")
        else:
            out[-1] = out[-1].rstrip(" \xa0")
    out.append(letters + mark)


def _initial(word: str) -> str:
    """Give the initial of a name: its first letter, or two capitals that begin it (Ts, Ju)."""
    if len(word) > 2 and word[0].isupper() and word[1].isupper() and word[2:].islower():
        return word[0] + word[1].lower()
    return word[0]


def _given_words(given: str) -> list[tuple[str, str]]:
    """Split given names at spaces, hyphens and after dots; give each with the sign before it."""
    found: list[tuple[str, str]] = []
    for match in re.finditer(r"([\s\xa0-]*)([^\s\xa0.-]+\.?|\.)", given):
        sign = "-" if "-" in match[1] else " "
        found.append((match[2], sign))
    return found
