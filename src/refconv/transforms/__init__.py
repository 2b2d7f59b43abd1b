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


def whole(reference: Reference) -> Span | None:
    """Give the place of a reference in the source that it was read from."""
    origin = reference.origin
    return Span(origin.offset, origin.offset + len(origin.text)) if origin is not None else None
