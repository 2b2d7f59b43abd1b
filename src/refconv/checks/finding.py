"""What rules share: making a finding, naming a reference, comparing texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from refconv.diagnostics import Diagnostic, Severity
from refconv.model import KINDS, Date, Name, Reference, Value, richtext
from refconv.source import Span
from refconv.transforms import part, whole

_SHORTEST = 4  # letters of a value that is looked for
_WORD = re.compile(r"[^\W_]+")


def odd(name: str, reference: Reference, message: str, path: str | None = None) -> Diagnostic:
    """Make the finding of a rule about a reference.

    `path` is as in `refconv.model.Piece`; where the reader knows from where
    that was read, the finding points at it. The table of rules sets the severity.
    """
    return Diagnostic(
        code=f"check/{name}",
        severity=Severity.WARNING,
        message=message,
        span=place(reference, path),
        reference=naming(reference),
        variable=path and path.partition(".")[0],
    )


def place(reference: Reference, path: str | None = None) -> Span | None:
    """Give the place of a part of a reference in its source, or of the whole.

    Where the reader does not know from where a part was read, it is looked for.
    """
    origin = reference.origin
    if origin is None or path is None or not origin.fielded or origin.covering(path):
        return part(reference, path) if path else whole(reference)
    variable = path.partition(".")[0]
    for text in _spellings(reference[variable] if variable in KINDS else None, path):
        start = origin.text.find(text)
        if start >= 0 and origin.text.find(text, start + 1) < 0:
            return Span(origin.offset + start, origin.offset + start + len(text))
    return whole(reference)


def _spellings(value: Value | None, path: str) -> Iterator[str]:
    """Yield how a value may stand in fields, the likeliest first; nothing that is all too short."""
    texts: tuple[str | None, ...] = ()
    if isinstance(value, str):
        texts = (value, value.replace("-", "--"), value.replace("-", "–"))
    elif isinstance(value, Date):
        parts = "-".join(f"{part:02}" for part in value.start)
        texts = (value.literal, value.raw, parts, str(value.year) if value.year else None)
    elif value:
        number = path.partition(".")[2].partition(".")[0]
        name = value[int(number) if number.isdecimal() else 0]
        texts = (name.literal or name.family,)
    yield from (text for text in texts if text and len(text) >= _SHORTEST)


def printed(reference: Reference, path: str) -> str | None:
    """Give the text that a part was read from, letter for letter."""
    origin = reference.origin
    pieces = origin.covering(path) if origin is not None and not origin.fielded else ()
    if origin is None or not pieces:
        return None
    start, end = min(it.start for it in pieces), max(it.end for it in pieces)
    return origin.text[start:end]


def naming(reference: Reference) -> str | None:
    """Give what a finding calls a reference: its id, or failing that its label."""
    return reference.id or label(reference) or None


def label(reference: Reference) -> str:
    """Give the number or letter that the list gave a reference, or nothing."""
    return (reference.origin and reference.origin.label) or ""


def cited(reference: Reference) -> str:
    """Name a reference for people: `3 (Faderl 1999)`."""
    name = surname(reference.author[0]) if reference.author else (reference.title or "")[:40]
    year = reference.issued.year if reference.issued else None
    what = " ".join(str(part) for part in (name, year) if part)
    mark = label(reference) or reference.id
    return f"{mark} ({what})" if mark and what else mark or what or "a reference"


def surname(name: Name) -> str:
    """Give the family name with its particle, or the name of an organisation."""
    parts = (name.non_dropping_particle, name.family)
    return " ".join(part for part in parts if part) or name.literal or name.given or ""


def folded(text: str) -> str:
    """Give the words of a text without case, accents, markup and signs."""
    plain = unicodedata.normalize("NFKD", richtext.plain(text).casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare))
