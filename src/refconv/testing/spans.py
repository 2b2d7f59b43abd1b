"""Places that findings and origins name, checked against the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refconv.diagnostics import Diagnostic
from refconv.model import KINDS, Origin, Reference

_BESIDE = frozenset({"label", "type", "id", ""})


def wrong_spans(
    text: str, references: Iterable[Reference], found: Iterable[Diagnostic]
) -> Iterator[str]:
    """Say of each place that is impossible why it is."""
    for its in found:
        if its.span is not None and its.source is None:
            yield f"{its.code} has a span and no source"
        elif its.span is not None and not 0 <= its.span.start <= its.span.end <= len(text):
            yield f"{its.code} points to {its.span}, the text has {len(text)} characters"
    for reference in references:
        if reference.origin is not None:
            yield from _wrong_origin(text, reference.id, reference.origin)


def _wrong_origin(text: str, name: str, origin: Origin) -> Iterator[str]:
    end = origin.offset + len(origin.text)
    if not _is_same(text[origin.offset : end], origin.text):
        yield f"{name}: its original text does not stand at {origin.offset}"
    if not 0 <= origin.confidence <= 1:
        yield f"{name}: confidence {origin.confidence}"
    for piece in (*origin.pieces, *origin.remainder):
        if not 0 <= piece.start <= piece.end <= len(origin.text):
            yield f"{name}: '{piece.path}' stands at {piece.start}-{piece.end}, outside"
        if not 0 <= piece.confidence <= 1:
            yield f"{name}: '{piece.path}' has confidence {piece.confidence}"
        head = piece.path.partition(".")[0]
        if head not in KINDS and head not in _BESIDE:
            yield f"{name}: '{piece.path}' begins with no CSL variable"


def _is_same(source: str, text: str) -> bool:
    """Compare letter for letter; a page's running head inside a reference may be blanked out."""
    if source == text:
        return True
    pairs = zip(source, text, strict=False)
    return len(source) == len(text) and all(one == two or two.isspace() for one, two in pairs)
