"""Names to LaTeX, so that they are read again as what they were."""

from __future__ import annotations

import re

from refconv.kit import latex
from refconv.kit.latex_writing import escape
from refconv.model import Name
from refconv_bibtex import names

_EASY = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_AND = re.compile(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_PARTS = ("family", "given", "suffix", "dropping_particle", "non_dropping_particle", "literal")


def write(
    people: tuple[Name, ...],
    more: bool,
    changed: list[Name],
    *,
    dropping: bool,
    ascii_only: bool,
) -> str:
    """Give a list of names; `dropping` is what the reader will take particles for.

    Names that no form keeps as they are go to `changed`.
    """
    written = [one(name, changed, dropping=dropping, ascii_only=ascii_only) for name in people]
    if more:
        written.append("others")
    return " and ".join(text for text in written if text)


def one(
    name: Name, changed: list[Name], *, dropping: bool = False, ascii_only: bool = False
) -> str:
    """Give one name in the first form that is read as the same name.

    >>> one(Name(family="Gogh", given="Vincent", non_dropping_particle="van"), [])
    'van Gogh, Vincent'
    >>> one(Name(literal="World Health Organization"), [])
    '{World Health Organization}'
    """
    if name.literal is not None:
        text = escape(name.literal, ascii_only=ascii_only)
        return f"{{{{{text}}}}}" if text.startswith("\\") else f"{{{text}}}"
    family, given = name.family or "", name.given or ""
    von = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    suffix = name.suffix or ""
    if _EASY.fullmatch(family) and not von and not suffix and given.replace(".", "").isalpha():
        return f"{_tex(family, ascii_only)}, {_tex(given, ascii_only)}"
    parts = [_tex(part, ascii_only) for part in (family, given, von, suffix)]
    for form in (_usual, _braced, _named):
        text = form(*parts)
        if form is _named and name.non_dropping_particle and dropping:
            text += ", useprefix=true"
        elif form is _named and name.dropping_particle and not dropping:
            text += ", useprefix=false"
        if text and _reads_as(text, name, dropping):
            return text
    changed.append(name)
    return _usual(*parts)


def _tex(text: str, ascii_only: bool) -> str:
    text = escape(text, ascii_only=ascii_only)
    return _AND.sub("{and}", text) if "nd " in text.lower() else text


def _usual(family: str, given: str, von: str, suffix: str) -> str:
    last = f"{von} {family}".strip()
    if not given and not suffix:
        return last if " " not in last and last.lower() != "others" else f"{last},"
    return f"{last}, {suffix}, {given}" if suffix else f"{last}, {given}"


def _braced(family: str, given: str, von: str, suffix: str) -> str:
    family, given, suffix = (f"{{{part}}}" if part else "" for part in (family, given, suffix))
    last = f"{von} {family}".strip()
    return f"{last}, {suffix}, {given}" if suffix else f"{last}, {given}"


def _named(family: str, given: str, von: str, suffix: str) -> str:
    parts = (("family", family), ("given", given), ("prefix", von), ("suffix", suffix))
    return ", ".join(f"{key}={{{part}}}" for key, part in parts if part)


def _reads_as(text: str, name: Name, dropping: bool) -> bool:
    if len(names.split(text)) != 1:
        return False
    odd: list[str] = []
    found = names.one(text, _ignore, odd, dropping=dropping)
    return (
        found is not None
        and not odd
        and all(getattr(found, part) == (getattr(name, part) or None) for part in _PARTS)
    )


def _ignore(_: latex.Problem) -> None:
    """Take a problem and do nothing."""
