"""XML tools: legal text and names, rich text into elements and out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lxml.etree import _Entity

from refconv.model.richtext import Mark, Run, parse, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(
    r"[A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff]"
    r"[\w.\-\xb7]*"
)


def legal(text: str) -> str:
    """Leave out the characters that XML 1.0 does not allow (XML 1.0, 2.2, Char)."""
    return _ILLEGAL.sub("", text)


def is_id(text: str) -> bool:
    """Tell whether a text can be the value of an `id`: a name without a colon (XML 1.0, 2.3)."""
    return _NAME.fullmatch(text) is not None


def local(element: _Element) -> str:
    """Give the name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2]


def attribute(element: _Element, name: str) -> str:
    """Give an attribute by its name without namespace, its white space at the ends removed."""
    value = element.get(name)
    if value is None:
        for key, found in element.attrib.items():
            if str(key).endswith("}" + name):
                return str(found).strip()
        return ""
    return value.strip()


def fill(element: _Element, text: str, tags: Mapping[Mark, str]) -> None:
    """Put CSL rich text into an empty element; marks become the elements that `tags` names.

    A mark without an element leaves its text unmarked.
    """
    text = legal(text)
    if "<" not in text:
        element.text = text
        return
    put_runs(element, parse(text), tags)


def put_runs(element: _Element, runs: Iterable[Run], tags: Mapping[Mark, str]) -> None:
    """Append runs to an element; neighbours share the elements of the marks they share."""
    stack: list[tuple[Mark | None, _Element]] = [(None, element)]
    for run in runs:
        marks = [mark for mark in run.marks if mark in tags]
        shared = 0
        while (
            shared < len(marks)
            and shared + 1 < len(stack)
            and stack[shared + 1][0] is marks[shared]
        ):
            shared += 1
        del stack[shared + 1 :]
        for mark in marks[shared:]:
            parent = stack[-1][1]
            child = parent.makeelement(tags[mark])
            parent.append(child)
            stack.append((mark, child))
        put_text(stack[-1][1], run.text)


def put_text(element: _Element, text: str) -> None:
    """Append text after everything that an element holds."""
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def rich(element: _Element, marks: Mapping[str, Mark]) -> str:
    """Give the content of an element as CSL rich text, white space collapsed.

    Elements that `marks` does not name give their text alone.
    """
    if not len(element):
        return " ".join((element.text or "").split())
    runs: list[Run] = []
    _collect(element, marks, (), runs)
    return serialise(_collapse(runs))


def plain(element: _Element) -> str:
    """Give the text of an element and all below it, white space collapsed."""
    runs: list[Run] = []
    _collect(element, {}, (), runs)
    return " ".join("".join(run.text for run in runs).split())


def is_entity(node: _Element) -> bool:
    """Tell whether a node is an entity that was left unresolved."""
    return isinstance(node, _Entity)


def character(entity: _Element) -> str:
    """Give the character of an entity that was left unresolved, else its name as written."""
    from html.entities import html5

    name = (entity.text or "").strip("&;")
    return html5.get(name + ";", f"&{name};")


def _collect(
    element: _Element, marks: Mapping[str, Mark], now: tuple[Mark, ...], runs: list[Run]
) -> None:
    if element.text:
        runs.append(Run(element.text, now))
    for child in element:
        name = local(child)
        if name:
            mark = marks.get(name)
            inside = now if mark is None or mark in now else (*now, mark)
            _collect(child, marks, inside, runs)
        elif is_entity(child):
            runs.append(Run(character(child), now))
        if child.tail:
            runs.append(Run(child.tail, now))


def _collapse(runs: list[Run]) -> list[Run]:
    """Make each stretch of white space one blank, across runs; none at the ends."""
    out: list[Run] = []
    pending = ""
    for run in runs:
        text = " ".join(run.text.split())
        if not text:
            pending = " " if out else ""
            continue
        if run.text[0].isspace() and out:
            pending = " "
        if pending and out and out[-1].marks == run.marks:
            out.append(Run(pending + text, run.marks))
        else:
            if pending:
                out.append(Run(pending, _shared(out[-1].marks, run.marks)))
            out.append(Run(text, run.marks))
        pending = " " if run.text[-1].isspace() else ""
    return out


def _shared(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a is not b:
            break
        count += 1
    return one[:count]
