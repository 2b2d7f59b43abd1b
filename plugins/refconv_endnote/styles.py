"""EndNote's `style` elements and CSL's inline markup, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from refconv.kit.xml import legal, local
from refconv.model.richtext import Mark, Run, parse, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_FACES = {
    Mark.ITALIC: "italic",
    Mark.BOLD: "bold",
    Mark.SUPERSCRIPT: "superscript",
    Mark.SUBSCRIPT: "subscript",
}
_MARKS = {face: mark for mark, face in _FACES.items()}


_TAGS = {
    "b": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}


def read_styled(element: _Element, joiner: str = " ") -> str:
    """Give an element's text as CSL rich text; its lines are joined by `joiner`."""
    runs: list[Run] = []
    _collect(element, (), runs)
    text = serialise(runs)
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
    return joiner.join(line for line in lines if line)


def write_styled(parent: _Element, name: str, text: str) -> _Element:
    """Append an element that holds rich text, each run in a `style` of its own as EndNote does."""
    child = etree.SubElement(parent, name)
    for run in parse(legal(text)):
        faces = [_FACES[mark] for mark in run.marks if mark in _FACES]
        style = etree.SubElement(child, "style", face=" ".join(faces) or "normal")
        style.set("font", "default")
        style.set("size", "100%")
        style.text = run.text
    return child


def _collect(element: _Element, marks: tuple[Mark, ...], runs: list[Run]) -> None:
    if element.text:
        runs.append(Run(element.text, marks))
    for child in element:
        inside = marks
        if local(child) == "style":
            faces = (child.get("face") or "").split()
            inside = (*marks, *(m for f in faces if (m := _MARKS.get(f)) and m not in marks))
        elif local(child) in _TAGS and _TAGS[local(child)] not in marks:
            inside = (*marks, _TAGS[local(child)])  # others than EndNote write HTML
        if local(child):
            _collect(child, inside, runs)
        if child.tail:
            runs.append(Run(child.tail, marks))
