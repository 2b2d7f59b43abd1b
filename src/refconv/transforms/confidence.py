"""References and fields that the reader is less sure of than the user wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Origin, Piece, Reference
from refconv.source import Span
from refconv.transforms import Transform, whole


def at_least(least: float) -> Transform:
    """Make the transform for a least confidence, from 0 to 1.

    A reference below it is given up: only its original text is kept, as if
    it could not be read. Fields below it, in a reference that is not, stay
    and are reported.
    """

    def doubt(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
        for reference in references:
            origin = reference.origin
            if origin is None or reference.unread:
                yield reference
            elif origin.confidence < least:
                report(_given_up(reference, origin, least))
                yield _raw(reference, origin)
            else:
                for piece in origin.pieces:
                    if piece.confidence < least:
                        report(_doubtful(reference, origin, piece))
                yield reference

    return doubt


def _raw(reference: Reference, origin: Origin) -> Reference:
    return Reference(
        id=reference.id,
        type=reference.type,
        origin=Origin(
            text=origin.text,
            source=origin.source,
            offset=origin.offset,
            label=origin.label,
            fielded=origin.fielded,
            confidence=origin.confidence,
        ),
    )


def _given_up(reference: Reference, origin: Origin, least: float) -> Diagnostic:
    return Diagnostic(
        code="refconv/low-confidence",
        severity=Severity.WARNING,
        message=f"confidence {origin.confidence:.2f} is below {least:.2f}: {_short(origin.text)}",
        span=whole(reference),
        reference=reference.id or None,
        action="kept as text",
    )


def _doubtful(reference: Reference, origin: Origin, piece: Piece) -> Diagnostic:
    said = _short(origin.text[piece.start : piece.end])
    return Diagnostic(
        code="refconv/doubtful-field",
        severity=Severity.WARNING,
        message=f"'{said}' read as {piece.path} with confidence {piece.confidence:.2f}",
        span=Span(origin.offset + piece.start, origin.offset + piece.end),
        reference=reference.id or None,
        variable=piece.path,
    )


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
