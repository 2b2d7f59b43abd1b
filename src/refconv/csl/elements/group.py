"""`cs:group`: children with a delimiter, silent where all its variables are empty."""

from __future__ import annotations

from lxml import etree

from refconv.csl.atoms import Atom
from refconv.csl.elements.look import dress
from refconv.csl.program import Context, Render
from refconv.csl.state import State


def group(element: etree._Element, context: Context) -> Render:
    """Compile a group element (CSL 1.0.2, Group)."""
    from refconv.csl.elements import compile_children

    children = compile_children(element, context)
    delimiter = element.get("delimiter", "")

    def inner(state: State, out: list[Atom]) -> None:
        start = len(out)
        for child in children:
            at = len(out)
            if at > start and delimiter:
                out.append(delimiter)
                child(state, out)
                if len(out) == at + 1:
                    out.pop()
            else:
                child(state, out)

    return dress(silenced(inner), element, context)


def silenced(inner: Render) -> Render:
    """Drop what is rendered where variables were called and all are empty (CSL 1.0.2, Group)."""

    def run(state: State, out: list[Atom]) -> None:
        start = len(out)
        called, filled = state.called, state.filled
        state.called = state.filled = 0
        inner(state, out)
        if state.called and not state.filled:
            del out[start:]
            state.called, state.filled = called + 1, filled
        elif state.called or len(out) > start:
            state.called, state.filled = called + 1, filled + 1
        else:
            state.called, state.filled = called, filled

    return run
