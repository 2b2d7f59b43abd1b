"""What can be wrong in a style, found before anything is rendered, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from lxml import etree

from refconv.csl.xmlfile import NAMESPACE, children, tag
from refconv.errors import StyleError, nearest

_RENDERING = frozenset({"text", "date", "number", "names", "label", "group", "choose"})
_INSIDE: Mapping[str, frozenset[str]] = {
    "style": frozenset({"info", "locale", "macro", "citation", "bibliography"}),
    "macro": _RENDERING,
    "citation": frozenset({"sort", "layout"}),
    "bibliography": frozenset({"sort", "layout"}),
    "sort": frozenset({"key"}),
    "layout": _RENDERING,
    "group": _RENDERING,
    "choose": frozenset({"if", "else-if", "else"}),
    "if": _RENDERING,
    "else-if": _RENDERING,
    "else": _RENDERING,
    "names": frozenset({"name", "et-al", "label", "substitute", "institution"}),
    "name": frozenset({"name-part"}),
    "substitute": _RENDERING,
    "date": frozenset({"date-part"}),
    "institution": frozenset({"institution-part"}),
    "locale": frozenset({"info", "terms", "date", "style-options"}),
    "terms": frozenset({"term"}),
    "term": frozenset({"single", "multiple"}),
}
_MOST_DEPTH = 80
_MOST_WORK = 100_000
"""How many elements one reference may come to; of 10,000 styles the largest comes to 4,538."""
_MOST_DEPTH_CALLED = 150
"""How deep elements may nest when macros stand where they are called; in 10,000 styles, 72."""


def check(root: etree._Element, name: str) -> None:
    """Raise StyleError for the first thing that is wrong."""
    for line, message in findings(root):
        raise StyleError(f"{name}:{line}: {message}")


def findings(root: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield each semantic error of a style: line and message."""
    if root.tag != NAMESPACE + "style":
        yield _line(root), f"this is no CSL style: its root is <{etree.QName(root).localname}>"
        return
    yield from _elements(root, 0)
    macros = {macro.get("name", ""): macro for macro in children(root, "macro")}
    yield from _macros(root, macros)
    for section in ("citation", "bibliography"):
        for found in children(root, section):
            if not children(found, "layout"):
                yield _line(found), f"<{section}> has no <layout>"
    if not children(root, "citation") and not children(root, "bibliography"):
        yield _line(root), "the style has neither <citation> nor <bibliography>"


def _elements(element: etree._Element, depth: int) -> Iterator[tuple[int, str]]:
    if depth > _MOST_DEPTH:
        yield _line(element), f"elements nest deeper than {_MOST_DEPTH}"
        return
    parent = tag(element)
    allowed = _INSIDE.get(parent)
    if allowed is None:
        return
    for inner in element:
        if not isinstance(inner.tag, str) or not inner.tag.startswith(NAMESPACE):
            continue
        name = tag(inner)
        if name not in allowed:
            yield _line(inner), f"<{name}> may not stand in <{parent}>"
        elif name != "info":
            yield from _elements(inner, depth + 1)


def _macros(
    root: etree._Element, macros: Mapping[str, etree._Element]
) -> Iterator[tuple[int, str]]:
    calls: dict[str, list[etree._Element]] = {}
    for name, macro in macros.items():
        calls[name] = [e for e in macro.iter() if e.get("macro") is not None]
    for element in root.iter(NAMESPACE + "text", NAMESPACE + "key"):
        wanted = element.get("macro")
        if wanted is not None and wanted not in macros:
            yield _line(element), f"no macro is called '{wanted}': {nearest(wanted, macros)}"
    yield from _cycles(macros, calls)
    yield from _work(root, macros, calls)


def _cycles(
    macros: Mapping[str, etree._Element], calls: Mapping[str, list[etree._Element]]
) -> Iterator[tuple[int, str]]:
    """Walk the macros depth first, without recursion, and yield each call that closes a ring."""
    finished: set[str] = set()
    for start in macros:
        path: list[tuple[str, Iterator[etree._Element]]] = [(start, iter(calls[start]))]
        inside = {start}
        while path:
            name, rest = path[-1]
            call = next(rest, None)
            if call is None:
                finished.add(name)
                inside.discard(name)
                path.pop()
                continue
            wanted = call.get("macro", "")
            if wanted in inside:
                yield _line(call), f"macro '{wanted}' calls itself"
                finished.update(inside)
                return
            if wanted in macros and wanted not in finished:
                if len(path) > _MOST_DEPTH:
                    yield _line(call), f"macros call each other deeper than {_MOST_DEPTH}"
                    return
                inside.add(wanted)
                path.append((wanted, iter(calls[wanted])))


def _work(
    root: etree._Element,
    macros: Mapping[str, etree._Element],
    calls: Mapping[str, list[etree._Element]],
) -> Iterator[tuple[int, str]]:
    """Refuse a style that comes to too many elements for one reference, or to too deep ones.

    Macros that call each other twice double the work with each: forty come to a billion.
    """
    rings = {name: {call.get("macro", "") for call in inner} for name, inner in calls.items()}
    known: dict[str, _Size] = {}
    try:
        for name in TopologicalSorter(rings).static_order():
            known[name] = _size(macros[name], known) if name in macros else _NOTHING
    except CycleError:
        return  # `_cycles` says so
    for area in (*children(root, "citation"), *children(root, "bibliography")):
        its = _size(area, known)
        if its.work > _MOST_WORK:
            yield _line(area), f"more than {_MOST_WORK:,} elements for one reference"
        if its.depth > _MOST_DEPTH_CALLED:
            yield _line(area), f"elements and macros nest deeper than {_MOST_DEPTH_CALLED}"


class _Size(NamedTuple):
    """Say how many elements one reference comes to at most, and how deep they nest."""

    work: int
    depth: int


_NOTHING = _Size(0, 0)
_CHOOSE = NAMESPACE + "choose"


def _size(element: etree._Element, macros: Mapping[str, _Size]) -> _Size:
    """Measure an element with what it calls; of a choice, one branch counts."""
    called = macros.get(element.get("macro", ""), _NOTHING)
    inner = [_size(child, macros) for child in element]
    if not inner:
        return _Size(1 + called.work, 1 + called.depth)
    work = [its.work for its in inner]
    most = max(work) if element.tag == _CHOOSE else sum(work)
    return _Size(1 + most + called.work, 1 + max(called.depth, *(its.depth for its in inner)))


def _line(element: etree._Element) -> int:
    return element.sourceline or 1
