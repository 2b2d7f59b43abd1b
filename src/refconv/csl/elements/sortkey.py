"""`cs:key` with a variable: what a variable sorts by (CSL 1.0.2, Sorting)."""

from __future__ import annotations

from lxml import etree

from refconv.csl.atoms import Atom
from refconv.csl.dates import sort_text
from refconv.csl.elements.values import getter
from refconv.csl.program import Context, Render
from refconv.csl.state import State
from refconv.csl.xmlfile import NAMESPACE
from refconv.model import ATTRIBUTES, KINDS, Kind


def sort_variable(variable: str, context: Context) -> Render:
    """Compile a sort key of one variable."""
    kind = KINDS.get(variable)
    if kind is Kind.NAMES:
        from refconv.csl.elements.names import names

        element = etree.Element(NAMESPACE + "names", variable=variable)
        return names(element, context)
    if kind is Kind.DATE:
        return _date(ATTRIBUTES[variable])
    read = getter(variable)

    def run(state: State, out: list[Atom]) -> None:
        value = read(state)
        if value:
            out.append((value, variable))

    return run


def _date(attribute: str) -> Render:
    def run(state: State, out: list[Atom]) -> None:
        date = getattr(state.reference, attribute)
        if date is not None:
            text = sort_text(date)
            if text:
                out.append((text, attribute))

    return run
