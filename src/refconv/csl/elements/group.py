"""`cs:group`: children with a delimiter, silent where all its variables are empty."""

from __future__ import annotations

from lxml import etree

from refconv.csl.atoms import END, LEAF_END, SOFT_END, Atom
from refconv.csl.elements.look import dress
from refconv.csl.program import Context, Render
from refconv.csl.state import State


def group(element: etree._Element, context: Context) -> Render:
    """Compile a group element (CSL 1.0.2, Group)."""
    from refconv.csl.elements import compile_children

    delimiter = element.get("delimiter", "")
    inside = context.display and element.get("display") is None
    children = compile_children(element, context._replace(delimiter=delimiter, display=inside))
    return dress(silenced(joined(children, delimiter)), element, context)


def joined(children: tuple[Render, ...], delimiter: str) -> Render:
    """Render children one after the other, the delimiter between those that print something."""
    if len(children) == 1:
        return children[0]

    def plainly(state: State, out: list[Atom]) -> None:
        for child in children:
            child(state, out)

    def run(state: State, out: list[Atom]) -> None:
        start = len(out)
        for child in children:
            at = len(out)
            if at > start:
                if out[-1] is SOFT_END:
                    out[-1] = LEAF_END
                out.append(delimiter)
                child(state, out)
                if len(out) == at + 1:
                    out.pop()
            else:
                child(state, out)

    return run if delimiter else plainly


def silenced(inner: Render) -> Render:
    """Drop what is rendered where variables were called and all are empty (CSL 1.0.2, Group)."""

    def run(state: State, out: list[Atom]) -> None:
        start = len(out)
        called, filled = state.called, state.filled
        state.called = state.filled = 0
        inner(state, out)
        if out and out[-1] is LEAF_END:
            out[-1] = END
        if state.called and not state.filled:
            del out[start:]
            state.called, state.filled = called + 1, filled
        elif state.called or len(out) > start:
            state.called, state.filled = called + 1, filled + 1
        else:
            state.called, state.filled = called, filled

    return run
