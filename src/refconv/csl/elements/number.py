"""`cs:number`: a number in figures, as an ordinal, in words or in roman letters."""

from __future__ import annotations

import re

from lxml import etree

from refconv.csl.atoms import Atom
from refconv.csl.elements.look import dress
from refconv.csl.elements.text import mark_done, ranged
from refconv.csl.elements.values import getter
from refconv.csl.locale import Locale
from refconv.csl.numbers import is_numeric, page_range, roman
from refconv.csl.program import Context, Render
from refconv.csl.state import State

_PAGES = frozenset({"page", "locator"})


def number(element: etree._Element, context: Context) -> Render:
    """Compile a number element (CSL 1.0.2, Number)."""
    variable, form = element.get("variable", ""), element.get("form", "numeric")
    read = getter(variable)
    locale = context.locale
    term = "page" if variable == "locator" else variable
    dash = locale.term("page-range-delimiter") or "–"
    pages = context.program.style.root.get("page-range-format", "")

    def run(state: State, out: list[Atom]) -> None:
        state.called += 1
        if state.done is not None and variable in state.done:
            return
        value = read(state)
        if not value:
            return
        state.filled += 1
        if state.substituting:
            mark_done(state, variable)
        if state.sorting:
            out.append((value.zfill(8) if value.isdigit() else value, variable))
        elif variable in _PAGES:
            out.append((page_range(value, pages, dash), variable))
        elif form == "numeric" or not is_numeric(value):
            out.append((ranged(value, dash), variable))
        else:
            out.append((_formed(ranged(value, dash), form, term, locale), variable))

    return dress(run, element, context)


def _formed(value: str, form: str, term: str, locale: Locale) -> str:
    """Put each whole number of a value in a form."""
    gender = locale.gender(term)

    def one(match: re.Match[str]) -> str:
        figure = int(match[0])
        if form == "roman":
            return roman(figure) if 0 < figure < 6000 else match[0]
        if form == "long-ordinal":
            word = locale.long_ordinal(figure, gender)
            if word is not None:
                return word
        return match[0] + locale.ordinal(figure, gender)

    if re.search(r"[A-Za-z]\d|\d[A-Za-z]", value):
        return value
    return re.sub(r"\d{1,9}", one, value)
