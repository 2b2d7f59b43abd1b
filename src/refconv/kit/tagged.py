"""Tagged lines, `TAG - value`, with continuation lines: the syntax under RIS and NBIB."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from refconv.source import Span


class TaggedField(NamedTuple):
    """Hold one field: its tag (`""` for lines that no field takes) and where its value stands.

    `lines` are the trimmed stretches of the value, one for each line that has
    any; `start` and `end` enclose tag and value. `after_blank` tells that an
    empty line came before it.
    """

    tag: str
    start: int
    end: int
    lines: tuple[Span, ...]
    after_blank: bool = False

    def value(self, text: str, joiner: str = " ") -> str:
        """Give the value, its lines joined."""
        return joiner.join([text[start:end] for start, end in self.lines])

    @property
    def span(self) -> Span:
        """Give the stretch from the tag to the end of the value."""
        return Span(self.start, self.end)


Splitter = Callable[[str, str], tuple[str, int] | None]
"""Take a line and the tag of the field before it; give the line's tag and where its value begins,
or None for a line that goes on with the field before it."""


def tagged_fields(text: str, split: Splitter, closing: str = "") -> Iterator[TaggedField]:
    """Yield the fields of a text one after the other; nothing follows a field tagged `closing`."""
    tag, start, end, blank, after_blank = "", -1, 0, False, False
    values: list[Span] = []
    for begin, stop in _lines(text):
        line = text[begin:stop]
        if not line or line.isspace():
            blank = True
            continue
        found = split(line, tag)
        if found is not None or start < 0 or (closing and tag == closing):
            if start >= 0:
                yield TaggedField(tag, start, end, tuple(values), after_blank)
            tag, offset = found if found is not None else ("", 0)
            start, values, after_blank = begin, [], blank
        else:
            offset = 0
        span = _trimmed(text, begin + offset, stop)
        if span.end > span.start:
            values.append(span)
        end, blank = max(span.end, begin + offset if found else span.end), False
    if start >= 0:
        yield TaggedField(tag, start, end, tuple(values), after_blank)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin, length = 0, len(text)
    while begin < length:
        stop = text.find("\n", begin)
        if stop < 0:
            stop = length
        yield begin, stop
        begin = stop + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return Span(start + left, max(start + left, end - (len(stretch) - len(stretch.rstrip()))))
