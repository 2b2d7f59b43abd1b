"""From a draft to a reference: pieces in the original, remainder, confidence, findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import ItemType, Origin, Piece, Reference, on
from refconv.source import Source, Span
from refconv_vancouver.flat import original
from refconv_vancouver.reading.confidence import confidence
from refconv_vancouver.reading.coverage import left_over
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.doubts import find_doubts, weigh_doubts
from refconv_vancouver.reading.draft import Draft

_DAY = re.compile(rf"[a-z]?,? (?P<month>{MONTH})(?: (?P<day>\d{{1,2}})\b)?", re.IGNORECASE)


def finish(
    draft: Draft,
    kind: ItemType,
    flat: str,
    offsets: Sequence[int],
    origin: Origin,
    id: str,  # noqa: A002
) -> tuple[Reference, list[tuple[str, str, str]]]:
    """Make the reference; `origin` says where its text stands. Gives its doubts beside it."""
    if "issued" not in draft.values and draft.early is not None:
        _put_early(flat, draft.early, draft)
    _put_letter(flat, draft)
    find_doubts(draft, kind)
    left = left_over(flat, draft.pieces)
    sure = weigh_doubts(draft, confidence(draft, kind, len(left)))
    pieces = draft.pieces
    remainder = [Piece("", start, end) for start, end in left]
    if type(offsets) is not range:
        pieces = [_at_home(piece, offsets) for piece in pieces]
        remainder = [_at_home(piece, offsets) for piece in remainder]
    origin = Origin(
        text=origin.text,
        source=origin.source,
        offset=origin.offset,
        label=origin.label,
        pieces=tuple(pieces),
        remainder=tuple(remainder),
        confidence=sure,
    )
    stray = any(code == "day-without-month" for code, _, _ in draft.doubts)
    for start, end in left:
        if stray and end - start <= 2 and flat[start:end].isdigit():
            continue
        if flat[start:end].lower() != str(draft.values.get("DOI")).lower():  # not said twice
            draft.doubt("left-over", flat[start:end], "")
    values: dict[str, Any] = {**draft.values, **draft.names}
    reference = Reference(id=id, type=kind, et_al=frozenset(draft.et_al), origin=origin, **values)
    return reference, draft.doubts


def _put_early(flat: str, year: tuple[int, int], draft: Draft) -> None:
    """Put the date that stands behind the authors: "(2020, August 26)"."""
    places = {"year": year}
    parts: list[int | None] = [None, None]
    match = _DAY.match(flat, year[1])
    if match is not None:
        parts[0] = month_number(match["month"])
        places["month"] = match.span("month")
        if parts[0] and match["day"] and 1 <= int(match["day"]) <= 31:
            parts[1] = int(match["day"])
            places["day"] = match.span("day")
    draft.date("issued", on(int(flat[slice(*year)]), *parts), places)


def _put_letter(flat: str, draft: Draft) -> None:
    """Put the letter that tells works of one author and year apart: "(1956a)"."""
    for piece in draft.pieces:
        if piece.path == "issued.year":
            letter, after = flat[piece.end : piece.end + 1], flat[piece.end + 1 : piece.end + 2]
            if "a" <= letter <= "z" and not after.isalnum():
                draft.put("year-suffix", letter, (piece.end, piece.end + 1))
            return


def _at_home(piece: Piece, offsets: Sequence[int]) -> Piece:
    start, end = original(offsets, piece.start, piece.end)
    return Piece(piece.path, start, end, piece.confidence)


def report_doubts(
    reference: Reference,
    doubts: list[tuple[str, str, str]],
    source: Source | None,
    report: Reporter,
) -> None:
    """Report what is odd about a reference, each thing with its place."""
    origin = reference.origin
    assert origin is not None
    rest = {origin.text[piece.start : piece.end]: piece for piece in origin.remainder}
    for code, message, path in doubts:
        if code == "left-over":
            piece = rest.get(message)
            message = f"'{message}' was not read as anything"
        else:
            piece = next(iter(origin.covering(path)), None)
        start, end = (piece.start, piece.end) if piece else (0, len(origin.text))
        report(
            Diagnostic(
                code=f"vancouver/{code}",
                severity=_severity(code, message),
                message=message,
                source=source,
                span=Span(origin.offset + start, origin.offset + end) if source else None,
                reference=reference.id or origin.label,
                variable=path or None,
                action="kept in the remainder" if code == "left-over" else None,
            )
        )


def _severity(code: str, message: str) -> Severity:
    """Give a warning's weight to all but unknown journals and words left over; a number counts."""
    if code == "left-over":
        return Severity.WARNING if any(map(str.isdigit, message)) else Severity.INFO
    return Severity.INFO if code == "unknown-journal" else Severity.WARNING
