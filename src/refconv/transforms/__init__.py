"""Changes on the way: each takes references and gives references, one file each.

What a transform reports may have a span without a source: whoever knows the
source that is being read adds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from refconv.diagnostics import Reporter
from refconv.model import Reference
from refconv.source import Span

Transform = Callable[[Iterable[Reference], Reporter], Iterator[Reference]]
"""Take a stream of references and give a stream of references; findings go to the reporter."""


def part(reference: Reference, path: str) -> Span | None:
    """Give the place of a part of a reference (`title`, `author.0`), or failing that of all."""
    origin = reference.origin
    pieces = origin.covering(path) if origin is not None else ()
    if origin is None or not pieces:
        return whole(reference)
    start, end = min(it.start for it in pieces), max(it.end for it in pieces)
    return Span(origin.offset + start, origin.offset + end)


def whole(reference: Reference) -> Span | None:
    """Give the place of a reference in the source that it was read from."""
    origin = reference.origin
    return Span(origin.offset, origin.offset + len(origin.text)) if origin is not None else None
