"""A text with stretches marked, put into an element as nested tags.

The text stays as it is, letter for letter; only tags come in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import SubElement

from refconv.kit.xml import legal, put_text
from refconv.model.richtext import Mark
from refconv_jats.words import TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element


class Tag(NamedTuple):
    """Say that a stretch of a text gets a tag."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str] = {}


class Look(NamedTuple):
    """Say how a stretch of a text looks."""

    start: int
    end: int
    mark: Mark


CHILDREN: dict[str, frozenset[str]] = {
    "": frozenset(),
    "person-group": frozenset(("string-name", "collab", "etal")),
    "string-name": frozenset(("surname", "given-names", "suffix")),
    "date-in-citation": frozenset(("year", "month", "day", "season")),
}
"""What may stand inside a tag; tags that are not here hold text alone."""

INNER = frozenset(("string-name", "collab", "etal", "surname", "given-names", "suffix"))
"""Tags that never stand in a citation by themselves."""

LOOKED = frozenset(
    (
        *("article-title", "chapter-title", "data-title", "part-title", "source", "series"),
        *("comment", "collab", "ext-link", "supplement", ""),
    )
)
"""Tags whose text may be italic and the like (JATS Publishing 1.1 to 1.4)."""


def nest(tags: Iterable[Tag]) -> list[Tag]:
    """Leave out tags that cross another or stand where they may not; outer tags come first."""
    out: list[Tag] = []
    stack: list[Tag] = []
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end, tag.name not in CHILDREN)):
        if tag.end <= tag.start:
            continue
        while stack and stack[-1].end <= tag.start:
            stack.pop()
        if stack:
            fits = tag.end <= stack[-1].end and tag.name in CHILDREN.get(stack[-1].name, ())
        else:
            fits = tag.name not in INNER
        if fits:
            out.append(tag)
            stack.append(tag)
    return out


def put(
    out: _Element,
    text: str,
    tags: Sequence[Tag],
    looks: Iterable[Look] = (),
    names: Mapping[Mark, str] = TAGS,
) -> None:
    """Put a text into an empty element with its tags, which are nested already, and its looks."""
    cuts = {0, len(text)}
    for tag in tags:
        cuts.update((tag.start, tag.end))
    kept = [look for look in looks if look.mark in names and look.end > look.start]
    for look in kept:
        cuts.update((look.start, look.end))
    edges = sorted(cuts)
    waiting = list(tags)[::-1]
    stack: list[tuple[int, str, _Element]] = [(len(text), "", out)]
    shown: list[tuple[Mark, _Element]] = []
    for start, end in itertools.pairwise(edges):
        while stack[-1][0] <= start and len(stack) > 1:
            stack.pop()
            shown = []
        while waiting and waiting[-1].start == start:
            tag = waiting.pop()
            element = SubElement(stack[-1][2], tag.name, dict(tag.attributes))
            stack.append((tag.end, tag.name, element))
            shown = []
        marks = [m for m in _marks(kept, start, end) if _may_look(stack[-1][1], m)]
        shown = _show(stack[-1][2], shown, marks, names)
        put_text(shown[-1][1] if shown else stack[-1][2], legal(text[start:end]))


def _may_look(tag: str, mark: Mark) -> bool:
    if tag == "edition":
        return mark in (Mark.SUPERSCRIPT, Mark.SUBSCRIPT)
    return tag in LOOKED


def _marks(looks: Sequence[Look], start: int, end: int) -> list[Mark]:
    marks: list[Mark] = []
    for look in looks:
        if look.start <= start and end <= look.end and look.mark not in marks:
            marks.append(look.mark)
    return marks


def _show(
    element: _Element,
    shown: list[tuple[Mark, _Element]],
    marks: list[Mark],
    names: Mapping[Mark, str],
) -> list[tuple[Mark, _Element]]:
    """Give the elements of these marks, going on with those that are open where they agree."""
    same = 0
    while same < min(len(shown), len(marks)) and shown[same][0] is marks[same]:
        same += 1
    out = shown[:same]
    for mark in marks[same:]:
        parent = out[-1][1] if out else element
        out.append((mark, SubElement(parent, names[mark])))
    return out
