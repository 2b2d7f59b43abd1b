"""`cs:label`: the term of a number variable, singular or plural."""

from __future__ import annotations

from lxml import etree

from refconv.csl.atoms import Atom
from refconv.csl.elements.look import dress
from refconv.csl.elements.values import getter
from refconv.csl.markup import rich
from refconv.csl.numbers import is_many
from refconv.csl.program import Context, Render
from refconv.csl.state import State

_COUNTS = frozenset({"number-of-pages", "number-of-volumes"})


def label(element: etree._Element, context: Context) -> Render:
    """Compile a label of a number variable (CSL 1.0.2, Label)."""
    variable = element.get("variable", "locator")
    form, plural = element.get("form", "long"), element.get("plural", "contextual")
    locale = context.locale
    read = getter(variable)

    def run(state: State, out: list[Atom]) -> None:
        value = read(state)
        if not value:
            return
        name = variable
        if variable == "locator":
            name = state.cite.label if state.cite is not None else "page"
            if not locale.has_term(name):
                name = name.replace(" ", "-") if " " in name else name.replace("-", " ")
        many = plural == "always" or (plural == "contextual" and _plural(variable, value))
        words = locale.term(name, form, many)
        if words:
            rich(words, "", out)

    return dress(run, element, context)


def _plural(variable: str, value: str) -> bool:
    if variable in _COUNTS:
        return value.strip() != "1"
    return is_many(value)
