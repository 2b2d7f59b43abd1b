"""Lists of names, both ways: BibTeX's four forms and biblatex's `family=, given=`.

The forms: `First von Last`, `von Last, First`, `von Last, Jr, First`, and a
whole name in braces for an organisation (BibTeXing, section 4; "Tame the
BeaST", section 11; biblatex manual, section 3.4).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from refconv.kit import latex
from refconv.kit.latex_quick import accents
from refconv.kit.names import dotted
from refconv.model import Name

_AND = re.compile(r"[ \t\n]+and(?=[ \t\n])", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"[{}]|(?<=[ \t\n])and(?=[ \t\n])", re.IGNORECASE)
_UNUSUAL = re.compile(r"[\t\n]|A[Nn][Dd]|aN|anD| and and ")
_COMMA_OR_BRACE = re.compile(r"[{},]")
_SPACE_OR_BRACE = re.compile(r"[{}]|[ \t\n~]+")
_NAMED_PART = re.compile(
    r"^\s*\"?(?:family|given|prefix|suffix|useprefix|(?:family|given|prefix|suffix)-i)[ \t\n]*=",
    re.IGNORECASE,
)
_OTHERS = frozenset({"others", "others.", "et al", "et al.", "et. al.", "et.al."})
_ET_AL = re.compile(
    r"[ \t\n~,]+(?:et\.?[ \t\n~]*al\.?|and[ \t\n]+others\.?)[ \t\n]*$", re.IGNORECASE
)
_SPECIAL = re.compile(r"\{\\(?:[A-Za-z]+|.)[ \t\n]*")


class Names(NamedTuple):
    """Hold the names of one list, whether there are more, and what is odd about them."""

    names: tuple[Name, ...]
    more: bool
    odd: tuple[str, ...]


def read(text: str, problems: latex.Problems, *, dropping: bool, cache: dict[str, Name]) -> Names:
    """Read a list of names from LaTeX.

    `dropping` says whether a *von* goes when the family name stands alone
    (biblatex without `useprefix`). `cache` remembers names that had nothing
    odd; it belongs to the caller.
    """
    names: list[Name] = []
    odd: list[str] = []
    more = False
    if "\\" in text:
        text = accents(text)
    for raw in split(text):
        known = cache.get(raw)
        if known is not None:
            names.append(known)
            continue
        if raw.lower() in _OTHERS:
            more = True
            continue
        ending = _ET_AL.search(raw) if raw[-3:].rstrip(".").lower().endswith("al") else None
        if ending:
            raw, more = raw[: ending.start()], True
        name = one(raw, problems, odd, dropping=dropping)
        if name is None:
            continue
        names.append(name)
        if not odd and not ending:
            cache[raw] = name
    return Names(tuple(names), more, tuple(odd))


def split(text: str) -> list[str]:
    """Take a list apart at each ` and ` outside braces.

    >>> split("A and {B and C} and others")
    ['A', '{B and C}', 'others']
    """
    if "{" not in text:
        found = _AND.split(text) if _UNUSUAL.search(text) else text.split(" and ")
        return [part for part in [raw.strip(" \t\n") for raw in found] if part]
    parts = _outside_braces(_AND_OR_BRACE, text)
    return [part for part in (raw.strip(" \t\n") for raw in parts) if part]


def one(
    raw: str, problems: latex.Problems | None, odd: list[str], *, dropping: bool
) -> Name | None:
    """Read one name; None where nothing is left of it."""
    if not latex.needs_work(raw) and "=" not in raw:
        problems = None
        if not raw.isascii():
            raw = unicodedata.normalize("NFC", raw)
    elif _NAMED_PART.match(raw):
        return _of_parts(raw, problems, dropping)
    elif problems and raw[0] == "{" and raw[1:2] != "\\" and latex.group_end(raw, 0) == len(raw):
        literal = latex.plain(raw, problems)
        return Name(literal=literal) if literal else None
    parts = [part.strip(" \t\n~") for part in _at_commas(raw)]
    if len(parts) > 3:
        odd.append(f"a name with {len(parts) - 1} commas: '{raw[:60]}'")
        parts = [parts[0], parts[1], ", ".join(part for part in parts[2:] if part)]
    if len(parts) == 1:
        given, von, family = _reading_order(parts[0])
        suffix = ""
    else:
        von, family = _von_last(parts[0])
        given = parts[-1]
        suffix = parts[1] if len(parts) == 3 else ""
    if not (family or given or von or suffix):
        return None
    return _name(family, given, von, suffix, problems, dropping)


def _name(
    family: str, given: str, von: str, suffix: str, problems: latex.Problems | None, dropping: bool
) -> Name:
    """Make a name of its parts; without `problems` there is no LaTeX in them."""
    fixed = "{" in given
    if problems is not None:
        family, given = latex.plain(family, problems), latex.plain(given, problems)
        von, suffix = latex.plain(von, problems), latex.plain(suffix, problems)
    if not fixed:
        given = _given(given, family)
    if not von and not suffix:
        return Name(family=family or None, given=given or None)
    return Name(
        family=family or None,
        given=given or None,
        dropping_particle=(von or None) if dropping else None,
        non_dropping_particle=None if dropping else von or None,
        suffix=suffix or None,
    )


def _given(given: str, family: str) -> str:
    """Dot solid initials: `HM` is nobody's name, unless the whole name is in capitals."""
    if 2 <= len(given) <= 3 and given.isupper() and given.isalpha() and not family.isupper():
        return dotted(given)
    return given


def _of_parts(raw: str, problems: latex.Problems | None, dropping: bool) -> Name | None:
    """Read `family=Gogh, given=Vincent, prefix=van, useprefix=true` (biblatex manual, 3.4)."""
    parts: dict[str, str] = {}
    for part in _at_commas(raw.strip().strip('"')):
        key, equals, value = part.strip().strip('"').partition("=")
        if equals:
            parts[key.strip().lower()] = value.strip()
    if "useprefix" in parts:
        dropping = parts["useprefix"].lower() != "true"
    family, given, von, suffix = (
        parts.get(key, "") for key in ("family", "given", "prefix", "suffix")
    )
    if not (family or given or von or suffix):
        return None
    return _name(family, given, von, suffix, problems, dropping)


def _at_commas(text: str) -> list[str]:
    if "," not in text:
        return [text]
    if "{" not in text:
        return text.split(",")
    return _outside_braces(_COMMA_OR_BRACE, text)


def _outside_braces(separator_or_brace: re.Pattern[str], text: str) -> list[str]:
    """Split a text at the separators that no brace encloses."""
    parts: list[str] = []
    depth = start = 0
    for mark in separator_or_brace.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(depth - 1, 0)
        elif not depth:
            parts.append(text[start : mark.start()])
            start = mark.end()
    parts.append(text[start:])
    return parts


def _words(text: str) -> list[str]:
    """Take a text apart at white space and ties outside braces."""
    if "{" not in text:
        return text.replace("~", " ").split()
    words = _outside_braces(_SPACE_OR_BRACE, text)
    return [word for word in words if word]


def _reading_order(text: str) -> tuple[str, str, str]:
    """Give given names, von and family of `First von Last`."""
    words = _words(text)
    if len(words) < 2:
        return "", "", text
    low = [index for index in range(len(words) - 1) if _is_low(words[index])]
    if not low:
        return " ".join(words[:-1]), "", words[-1]
    first, last = low[0], low[-1]
    return " ".join(words[:first]), " ".join(words[first : last + 1]), " ".join(words[last + 1 :])


def _von_last(text: str) -> tuple[str, str]:
    """Give von and family of `von Last`."""
    if " " not in text and "~" not in text and "\n" not in text and "\t" not in text:
        return "", text
    words = _words(text)
    last = next((i for i in range(len(words) - 2, -1, -1) if _is_low(words[i])), -1)
    if last < 0:
        return "", " ".join(words)
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def _is_low(word: str) -> bool:
    """Tell whether a word begins low, as a von does; braces hide their letters from BibTeX.

    >>> _is_low("van"), _is_low("{van}"), _is_low("{\\\\'e}lan"), _is_low("d'Arc")
    (True, False, True, True)
    """
    if word[0].isalpha():
        return word[0].islower()
    depth = at = 0
    while at < len(word):
        character = word[at]
        if character == "{":
            if not depth and word[at + 1 : at + 2] == "\\":
                special = _SPECIAL.match(word, at)
                rest = word[special.end() if special else at :].lstrip("{")
                if rest and rest[0].isalpha():
                    return rest[0].islower()
                return word[at + 2 : at + 3].islower()
            depth += 1
        elif character == "}":
            depth = max(depth - 1, 0)
        elif not depth:
            if character == "\\":
                rest = word[at + 2 :].lstrip("{")
                return rest[:1].islower()
            if character.isalpha():
                return character.islower()
        at += 1
    return False
