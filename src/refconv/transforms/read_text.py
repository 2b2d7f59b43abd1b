"""References of which only the text is known are read by a reader of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.untagged import LINKS, is_untagged
from refconv.model import Origin, Piece, Reference
from refconv.transforms import Transform, whole

Reading = Callable[[str], Reference | None]
"""Read the text of one reference; None where that fails."""


def read_text(reading: Reading) -> Transform:
    """Make the transform for a reading function.

    The id, the label and what links said stay as they are; the text stays
    letter for letter. What cannot be read passes as it came, reported.
    """

    def read(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
        for reference in references:
            if not is_untagged(reference) or reference.origin is None:
                yield reference
                continue
            found = reading(reference.origin.text)
            if found is None or found.unread:
                report(_unread(reference, reference.origin))
                yield reference
            else:
                yield _merged(reference, reference.origin, found)

    return read


def _merged(known: Reference, origin: Origin, found: Reference) -> Reference:
    """Give what was read, with what was known before laid over it."""
    kept = {name: getattr(known, name) for name in LINKS if getattr(known, name)}
    return msgspec.structs.replace(found, id=known.id, origin=_origin(origin, found), **kept)


def _origin(known: Origin, found: Reference) -> Origin:
    read = found.origin
    if read is None:
        return known
    shift = max(known.text.find(read.text), 0)
    taken = {piece.path for piece in known.pieces}
    pieces = [
        Piece(piece.path, piece.start + shift, piece.end + shift, piece.confidence)
        for piece in read.pieces
        if piece.path not in taken
    ]
    pieces.extend(known.pieces)
    return msgspec.structs.replace(
        known,
        pieces=tuple(sorted(pieces, key=lambda piece: (piece.start, -piece.end, piece.path))),
        remainder=tuple(
            Piece("", piece.start + shift, piece.end + shift) for piece in read.remainder
        ),
        confidence=read.confidence,
    )


def _unread(reference: Reference, origin: Origin) -> Diagnostic:
    text = " ".join(origin.text.split())
    return Diagnostic(
        code="refconv/text-not-read",
        severity=Severity.WARNING,
        message=f"cannot be read: {text if len(text) <= 80 else text[:79] + '…'}",
        span=whole(reference),
        reference=reference.id or None,
        action="kept as text",
    )
