"""The inline markup of CSL JSON, parsed to runs and back (citeproc-js manual, "HTML-like tags")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """Name what the markup can say of a stretch of text."""

    ITALIC = "i"
    BOLD = "b"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    SMALL_CAPS = "sc"
    NOCASE = "nocase"


class Run(NamedTuple):
    """Hold a stretch of text whose marks are the same, outermost mark first."""

    text: str
    marks: tuple[Mark, ...] = ()


_OPEN = {
    Mark.ITALIC: "<i>",
    Mark.BOLD: "<b>",
    Mark.SUPERSCRIPT: "<sup>",
    Mark.SUBSCRIPT: "<sub>",
    Mark.SMALL_CAPS: '<span style="font-variant:small-caps;">',
    Mark.NOCASE: '<span class="nocase">',
}
_CLOSE = {
    Mark.ITALIC: "</i>",
    Mark.BOLD: "</b>",
    Mark.SUPERSCRIPT: "</sup>",
    Mark.SUBSCRIPT: "</sub>",
    Mark.SMALL_CAPS: "</span>",
    Mark.NOCASE: "</span>",
}
_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>i|b|sup|sub|sc|span)"
    r"(?: (?P<kind>class=[\"']nocase[\"']|style=[\"']font-variant: ?small-caps;?[\"']))?>"
)


def parse(text: str) -> tuple[Run, ...]:
    """Split text into runs. A tag without its partner is text like any other."""
    if "<" not in text:
        return (Run(text),) if text else ()
    tags = list(_TAG.finditer(text))
    partner = _partners(tags)
    runs: list[Run] = []
    marks: list[Mark] = []
    start = 0
    for index, tag in enumerate(tags):
        if index not in partner:
            continue
        _append(runs, text[start : tag.start()], tuple(marks))
        start = tag.end()
        if tag["end"]:
            marks.pop()
        else:
            marks.append(_mark(tag))
    _append(runs, text[start:], tuple(marks))
    return tuple(runs)


def serialise(runs: Iterable[Run]) -> str:
    """Write runs as text with markup; neighbours share the marks they can."""
    out: list[str] = []
    now: tuple[Mark, ...] = ()
    for run in runs:
        if not run.text:
            continue
        shared = 0
        for old, new in zip(now, run.marks, strict=False):
            if old != new:
                break
            shared += 1
        out.extend(_CLOSE[mark] for mark in reversed(now[shared:]))
        out.extend(_OPEN[mark] for mark in run.marks[shared:])
        out.append(run.text)
        now = run.marks
    out.extend(_CLOSE[mark] for mark in reversed(now))
    return "".join(out)


def plain(text: str) -> str:
    """Give the text without its markup."""
    return "".join(run.text for run in parse(text)) if "<" in text else text


def _partners(tags: list[re.Match[str]]) -> set[int]:
    """Give the indices of the tags that open and close properly."""
    paired: set[int] = set()
    waiting: list[int] = []
    open_names: dict[str, int] = {}
    for index, tag in enumerate(tags):
        name = tag["name"]
        if not tag["end"]:
            if (name == "span" and not tag["kind"]) or (name != "span" and tag["kind"]):
                continue
            waiting.append(index)
            open_names[name] = open_names.get(name, 0) + 1
        elif not tag["kind"] and open_names.get(name):
            while waiting:
                opener = waiting.pop()
                its = tags[opener]["name"]
                open_names[its] -= 1
                if its == name:
                    paired.update((opener, index))
                    break
    return paired


def _mark(tag: re.Match[str]) -> Mark:
    if tag["name"] != "span":
        return Mark(tag["name"])
    return Mark.NOCASE if tag["kind"].startswith("class") else Mark.SMALL_CAPS


def _append(runs: list[Run], text: str, marks: tuple[Mark, ...]) -> None:
    if not text:
        return
    if runs and runs[-1].marks == marks:
        runs[-1] = Run(runs[-1].text + text, marks)
    else:
        runs.append(Run(text, marks))
