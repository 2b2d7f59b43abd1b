"""Where a reference stands in its source, for what is found after it was read."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from refconv.model import Origin
from refconv.source import Source, Span

_WINDOW = 2000  # characters of tags around the text of one reference, at least
_TAGS = 20  # characters of tags for one of text, at most


class Place(NamedTuple):
    """Hold a source and what a reference was read from."""

    source: Source
    origin: Origin | None

    def span(self, wanted: Span | None) -> Span | None:
        """Give the place of a part of the reference, or of the whole.

        A reader of XML gives an element's text for the original: a part of it is looked for as
        the content of an element; where it is not found, the beginning of the reference is meant.
        """
        origin = self.origin
        if origin is None:
            return wanted
        start, end = origin.offset, origin.offset + len(origin.text)
        if wanted is None:
            wanted = Span(start, end)
        if self.source.text.startswith(origin.text[:_FEW], start):
            return wanted
        part = origin.text[max(0, wanted.start - start) : wanted.end - start]
        limit = start + max(_WINDOW, _TAGS * len(origin.text))
        for text in (part, *part.split()[:1]) if len(part) < len(origin.text) else ():
            at = self.source.text.find(f">{escape(text)}<", start, limit) + 1
            if at:
                return Span(at, at + len(escape(text)))
        return Span(start, min(end, len(self.source.text)))


_FEW = 8
