"""Take stretches out of a text without moving the rest."""

from __future__ import annotations

from collections.abc import Iterable

from refconv_vancouver.reading.letters import MASK

Pair = tuple[int, int]

_BEFORE = f" .;,([{MASK}"


def mask(text: str, start: int, end: int) -> str:
    """Give the text with a stretch masked."""
    return f"{text[:start]}{MASK * (end - start)}{text[end:]}"


def mask_all(text: str, spans: Iterable[Pair]) -> str:
    """Give the text with stretches masked, in one go: linear however many there are."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if end > start:
            parts += (text[done:start], MASK * (end - start))
            done = end
    if not parts:
        return text
    parts.append(text[done:])
    return "".join(parts)


def with_stop(text: str, start: int, end: int) -> Pair:
    """Widen a stretch by the stops before it, and by the brackets around it if they are its own."""
    before = start
    opening = ""
    while before and text[before - 1] in _BEFORE:
        before -= 1
        if text[before] in "([":
            opening = text[before]
    if not opening:
        return before, end
    if text[end : end + 1] == {"(": ")", "[": "]"}[opening]:
        return before, end + 1
    return start, end  # the bracket closes further on: it is not ours
