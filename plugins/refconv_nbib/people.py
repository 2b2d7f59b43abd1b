"""MEDLINE's authors and editors: full names, short names, groups, what stands beside them."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from refconv.kit.comma_names import is_et_al, read_name
from refconv.kit.names import compact, dotted, is_suffix
from refconv.model import Name, full_family

_ORCID = re.compile(r"ORCID:\s*(?:https?://orcid\.org/)?((?:\d{4}-){3}\d{3}[\dX])")
_MOST_INITIALS = 6


def read_full(text: str) -> Name | None:
    """Make a name of FAU: `van Raaij, Mark J`, `King, Martin Luther Jr`."""
    family, comma, given = text.partition(",")
    words = given.split()
    if comma and len(words) > 1 and len(words[-1]) > 1 and is_suffix(words[-1]):  # "V": an initial
        name = read_name(f"{family}, {' '.join(words[:-1])}, {words[-1]}")
    else:
        name = read_name(text)
    if name is not None and name.literal is not None and not comma:
        return Name(family=name.literal)
    return name


def read_short(text: str) -> Name | None:
    """Make a name of AU: `van Raaij MJ`, `King ML Jr`."""
    words = text.split()
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    if len(words) > 1 and _is_initials(words[-1]):
        given = dotted(words.pop())
        return read_name(f"{' '.join(words)}, {given}" + (f", {suffix}" if suffix else ""))
    return Name(family=text) if text.strip(" .,") else None


def write_full(name: Name) -> str:
    """Write a name as FAU."""
    given = " ".join(part for part in (name.given, name.dropping_particle, name.suffix) if part)
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    return f"{family}, {given.replace('. ', ' ').rstrip('.')}" if given else family


def write_short(name: Name) -> str:
    """Write a name as AU: family name, initials, suffix."""
    parts = (full_family(name), compact(name.given or ""), (name.suffix or "").rstrip("."))
    return " ".join(part for part in parts if part)


def with_beside(name: Name, tag: str, text: str) -> Name | None:
    """Give the name with its affiliation or ORCID; None for what is neither."""
    extra: dict[str, Any] = dict(name.extra)
    if tag == "AD":
        extra["affiliation"] = [*extra.get("affiliation", ()), {"name": text}]
        return replace(name, extra=extra)
    orcid = _ORCID.fullmatch(text)
    if orcid is None or "ORCID" in extra:
        return None
    extra["ORCID"] = orcid[1]
    return replace(name, extra=extra)


def beside(name: Name) -> list[tuple[str, str]]:
    """Give the AUID and AD fields of a name."""
    out: list[tuple[str, str]] = []
    orcid = name.extra.get("ORCID")
    if isinstance(orcid, str):
        out.append(("AUID", f"ORCID: {orcid}"))
    affiliations = name.extra.get("affiliation")
    listed = affiliations if isinstance(affiliations, list | tuple) else ()
    names = [its.get("name") for its in listed if isinstance(its, dict)]
    return [*out, *(("AD", text) for text in names if isinstance(text, str))]


def is_more(text: str) -> bool:
    """Tell whether a "name" says that there are more."""
    return is_et_al(text)


def _is_initials(word: str) -> bool:
    letters = word.replace("-", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= _MOST_INITIALS
