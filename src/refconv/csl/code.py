"""Where code stands in Markdown: fenced blocks, spans of backticks (CommonMark 4.5, 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUN = re.compile(r"^~~~+|`+", re.MULTILINE)
_TICKS = re.compile("`+")
_LONGEST_SPAN = 2000
"""How many characters a span may hold: a stray backtick hides no more."""
_LONGEST_FENCE = 50
"""Of a longer fence so many signs count; bounds how often an end is looked for in vain."""


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends, in order, in time that is linear in the text."""
    vain: set[str] = set()
    at = 0
    while (run := _RUN.search(text, at)) is not None:
        end = _fence_end(text, run, vain) or _span_end(text, run)
        if end is not None:
            yield run.start(), end
        at = end or run.end()


def _fence_end(text: str, run: re.Match[str], vain: set[str]) -> int | None:
    """Find where the block ends that a run of signs opens; `vain` are the fences without an end."""
    fence = run[0][:_LONGEST_FENCE]
    begins_a_line = run.start() == 0 or text[run.start() - 1] == "\n"
    if len(fence) < 3 or not begins_a_line or any(fence.startswith(known) for known in vain):
        return None
    inner = text.find("\n", run.end())
    end = (
        re.compile(rf"^{fence}[`~]*[ \t]*$", re.MULTILINE).search(text, inner)
        if inner > 0
        else None
    )
    if end is None:
        vain.add(fence)
        return None
    return end.end()


def _span_end(text: str, run: re.Match[str]) -> int | None:
    """Find the next run of as many backticks."""
    if run[0][0] != "`":
        return None
    for other in _TICKS.finditer(text, run.end(), run.end() + _LONGEST_SPAN + len(run[0]) + 1):
        if len(other[0]) == len(run[0]):
            return other.end()
    return None
