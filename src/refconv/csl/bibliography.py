"""The entries of a bibliography: layout, alignment, repeated authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from refconv.csl.atoms import END, LEAF_END, SOFT_END, Atom, End, Mark, balanced, plain
from refconv.csl.elements.look import marks_of
from refconv.csl.finish import Piece, finish
from refconv.csl.program import Program, Render
from refconv.csl.state import Plan, State
from refconv.csl.xmlfile import attribute, child
from refconv.model import Reference

_LEFT = Mark("display", "left-margin")
_RIGHT = Mark("display", "right-inline")


class Entry(NamedTuple):
    """Hold one entry: the reference, its place in the list that was given, and its pieces."""

    reference: Reference
    place: int
    pieces: list[Piece]
    printed: frozenset[str] = frozenset()
    """The paths of what is printed of the reference, also of names that a dash stands for."""


class _Layout:
    """Hold how a style lays entries out."""

    def __init__(self, program: Program) -> None:
        section = program.section("bibliography")
        layout = child(section, "layout") if section is not None else None
        look = layout if layout is not None else etree.Element("none")
        self.prefix = look.get("prefix", "")
        self.suffix = look.get("suffix", "")
        self.marks = marks_of(look)
        self.aligned = bool(attribute(section, "second-field-align"))
        self.substitute = attribute(section, "subsequent-author-substitute")
        self.rule = attribute(section, "subsequent-author-substitute-rule") or "complete-all"
        self.parts: tuple[Render, ...] = program.layout("bibliography")


def render_entries(
    program: Program,
    references: Sequence[Reference],
    order: Sequence[int],
    numbers: Sequence[int],
    plans: Sequence[Plan],
) -> Iterator[Entry]:
    """Render the entries in order, one at a time."""
    if program.section("bibliography") is None:
        return
    layout = _Layout(program)
    quotes = program.locale.quotes
    before: list[str] = []
    for index in order:
        plan = plans[index]._replace(shown=(), levels=())  # these are for citations
        state = State(references[index], plan, None, numbers[index])
        state.area = "bibliography"
        state.marking = layout.substitute is not None
        atoms = _atoms(state, layout)
        printed = frozenset(atom[1] for atom in atoms if type(atom) is tuple)
        if layout.substitute is not None:
            before = _repeat(atoms, before, layout)
        yield Entry(references[index], index, finish(atoms, quotes), printed)


def _atoms(state: State, layout: _Layout) -> list[Atom]:
    out: list[Atom] = list(layout.marks)
    if layout.prefix:
        out.append(layout.prefix)
    if layout.aligned and len(layout.parts) > 1:
        out.append(_LEFT)
        layout.parts[0](state, out)
        out.extend((END, _RIGHT))
        start = len(out)
        for part in layout.parts[1:]:
            part(state, out)
        if len(out) == start:
            out.pop()
        else:
            if layout.suffix:
                _append_suffix(out, layout.suffix)
            out.append(END)
    else:
        start = len(out)
        for part in layout.parts:
            part(state, out)
        if layout.suffix and len(out) > start:
            _append_suffix(out, layout.suffix)
    out.extend((END,) * len(layout.marks))
    return out


def _append_suffix(out: list[Atom], suffix: str) -> None:
    """Append the layout's suffix, within the last block where the entry ends with one."""
    if type(out[-1]) is End:
        depth = 0
        for index in range(len(out) - 1, -1, -1):
            atom = out[index]
            if type(atom) is End:
                depth += 1
            elif type(atom) is Mark:
                depth -= 1
                if depth == 0:
                    if atom.kind == "display":
                        out.insert(len(out) - 1, suffix)
                        return
                    break
        if out[-1] is SOFT_END:
            out[-1] = LEAF_END
    out.append(suffix)


def _repeat(atoms: list[Atom], before: list[str], layout: _Layout) -> list[str]:
    """Replace names that the entry before begins with too; give this entry's names."""
    kinds = ("names", "stand-in")
    start = next((i for i, a in enumerate(atoms) if type(a) is Mark and a.kind in kinds), None)
    if start is None:
        return []
    end = balanced(atoms, start)
    lists = [i for i in range(start, end) if _is(atoms[i], "list")]
    mark = layout.substitute or ""
    if not lists:
        now = [plain(atoms[start:end])]
        if now == before:
            atoms[start + 1 : end] = [mark]
        return now
    people = [
        plain(atoms[i : balanced(atoms, i)]) for i in range(start, end) if _is(atoms[i], "person")
    ]
    whole = [plain(atoms[i : balanced(atoms, i)]) for i in lists]
    now = [*people, "|", *whole]
    _replace(atoms, people, before, now, lists, layout)
    return now


def _replace(
    atoms: list[Atom],
    people: list[str],
    before: list[str],
    now: list[str],
    lists: list[int],
    layout: _Layout,
) -> None:
    mark, rule = layout.substitute or "", layout.rule
    if rule == "complete-all":
        if now == before:
            for index in reversed(lists[1:]):
                del atoms[index : balanced(atoms, index) + 1]
            atoms[lists[0] + 1 : balanced(atoms, lists[0])] = [mark]
        return
    if rule == "complete-each" and now != before:
        return
    earlier = before[: before.index("|")] if "|" in before else []
    same = 0
    for one, two in zip(people, earlier, strict=False):
        if one != two:
            break
        same += 1
    if rule == "partial-first":
        same = min(same, 1)
    places = [i for i, a in enumerate(atoms) if _is(a, "person")][:same]
    for index in reversed(places):
        atoms[index + 1 : balanced(atoms, index)] = [mark]


def _is(atom: Atom, kind: str) -> bool:
    return type(atom) is Mark and atom.kind == kind
