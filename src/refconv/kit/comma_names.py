"""Names written `Family, Given, Suffix`, as reference managers exchange them, both ways."""

from __future__ import annotations

import re

from refconv.kit.names import dotted, is_suffix
from refconv.model import Name

_ET_AL = re.compile(r"(?:et[ .]*al|and others|others)\b[.,]*", re.IGNORECASE)
_SUFFIXES = frozenset("jr sr jnr snr ii iii iv 2nd 3rd 4th".split())
"""Suffixes that are no initials: `V.` where the given name stands is Vincent."""
_LONGEST_SUFFIX = 8
_MOST_INITIALS = 3


def read_name(text: str) -> Name | None:
    """Make a name of `Family, Given, Suffix`; None where nothing is left.

    No comma, or one at the end, makes an organisation (EndNote's rule), but for
    one word alone and for a family name with initials after it. Two commas in
    a row stand for the comma of an organisation's own name.

    >>> read_name("van Gogh, Vincent"), read_name("World Health Organization,").literal
    (Name(family='Gogh', given='Vincent', non_dropping_particle='van'), 'World Health Organization')
    """
    text = " ".join(text.split())
    if not text.strip(" ,;"):
        return None
    if ",," in text:
        return Name(literal=text.replace(",,", ","))
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 3 or not parts[0]:
        return Name(literal=text)
    if len(parts) == 1:
        return _without_comma(text)
    if len(parts) == 2 and not parts[1]:
        return Name(literal=parts[0])
    family, given, suffix = parts[0], parts[1], parts[2] if len(parts) == 3 else ""
    if given.lower().rstrip(".") in _SUFFIXES and not is_suffix(suffix):
        given, suffix = suffix, given
    if suffix and not is_suffix(suffix) and len(suffix) > _LONGEST_SUFFIX:
        return Name(literal=text)
    return person(family, given, suffix)


def is_et_al(text: str) -> bool:
    """Tell whether a "name" says that there are more: `et al.`, `others`."""
    return _ET_AL.fullmatch(text.strip()) is not None


def write_name(name: Name) -> str:
    """Write a name as `read_name` reads it, as far as it can be written.

    >>> write_name(Name(family="Gogh", given="Vincent", non_dropping_particle="van"))
    'van Gogh, Vincent'
    """
    if name.literal is not None:
        return name.literal.replace(",", ",,", 1) if "," in name.literal else f"{name.literal},"
    family = _joined(name.non_dropping_particle, name.family)
    given = _joined(name.given, name.dropping_particle)
    if name.suffix:
        return f"{family}, {given}, {name.suffix}"
    return f"{family}, {given}" if given else family


def _without_comma(text: str) -> Name:
    if " " not in text:
        return Name(literal=text) if text.isupper() and text.isascii() else Name(family=text)
    words = text.split(" ")
    end = len(words)
    while end > 1 and _is_initials(words[end - 1]):
        end -= 1
    family = " ".join(words[:end])
    if end == len(words) or len(words) - end > _MOST_INITIALS or family.isupper():
        return Name(literal=text)
    return person(family, " ".join(words[end:]), "")


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= _MOST_INITIALS


def person(family: str, given: str, suffix: str) -> Name:
    """Make a name of its three parts; particles come out of the family and the given names."""
    words = family.split(" ")
    start = 0
    while start < len(words) - 1 and _is_particle(words[start]):
        start += 1
    givens = given.split(" ")
    end = len(givens)
    while end > 1 and _is_particle(givens[end - 1]):
        end -= 1
    return Name(
        family=" ".join(words[start:]),
        given=dotted(" ".join(givens[:end])) or None,
        non_dropping_particle=" ".join(words[:start]) or None,
        dropping_particle=" ".join(givens[end:]) or None,
        suffix=suffix or None,
    )


def _is_particle(word: str) -> bool:
    return word.islower() and word.strip("'’-").isalpha()


def _joined(first: str | None, second: str | None) -> str:
    return f"{first} {second}" if first and second else first or second or ""
