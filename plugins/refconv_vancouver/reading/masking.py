"""Take stretches out of a text without moving the rest."""

from __future__ import annotations

from refconv_vancouver.reading.letters import MASK

_BEFORE = f" .;,([{MASK}"


def mask(text: str, start: int, end: int) -> str:
    """Give the text with a stretch masked."""
    return f"{text[:start]}{MASK * (end - start)}{text[end:]}"


def mask_with_stop(text: str, start: int, end: int) -> str:
    """Mask a stretch with the stops and spaces before it, and its closing bracket if it had one."""
    before = start
    while before and text[before - 1] in _BEFORE:
        before -= 1
    if "(" in text[before:start] and text[end : end + 1] == ")":
        end += 1
    elif "[" in text[before:start] and text[end : end + 1] == "]":
        end += 1
    elif before < start and ("(" in text[before:start] or "[" in text[before:start]):
        before = start  # the bracket closes further on: it is not ours
    return mask(text, before, end)
