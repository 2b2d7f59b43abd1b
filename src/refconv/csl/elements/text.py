"""`cs:text`: a variable, a macro, a term or words of the style."""

from __future__ import annotations

from lxml import etree

from refconv.csl.atoms import Atom, plain
from refconv.csl.elements.group import silenced
from refconv.csl.elements.look import dress
from refconv.csl.elements.values import getter
from refconv.csl.markup import rich
from refconv.csl.numbers import is_numeric, page_range
from refconv.csl.program import Context, Render
from refconv.csl.state import State
from refconv.model import KINDS, Kind

_VERBATIM = frozenset({"URL", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "citation-number"})
_PAGES = frozenset({"page", "locator", "page-first"})


def text(element: etree._Element, context: Context) -> Render:
    """Compile a text element."""
    if (variable := element.get("variable")) is not None:
        inner = _variable(variable, element.get("form", "long"), context)
    elif (macro := element.get("macro")) is not None:
        inside = context.display and element.get("display") is None
        called = context._replace(display=inside)
        inner = silenced(context.program.macro(macro, called))
    elif (term := element.get("term")) is not None:
        return _term(term, element, context)
    else:
        inner = _value(element.get("value", ""))
    return dress(inner, element, context)


def _variable(variable: str, form: str, context: Context) -> Render:
    if variable == "year-suffix":
        return _year_suffix
    read = getter(variable, form)
    verbatim = variable in _VERBATIM or context.sorting
    paged = variable in _PAGES
    counted = KINDS.get(variable) is Kind.NUMBER and not verbatim
    style = context.program.style
    form_of_ranges = style.root.get("page-range-format", "")
    dash = context.locale.term("page-range-delimiter") or "–"
    ampersand = f" {context.locale.term('and', 'symbol') or '&'} "
    if ampersand == f" {context.locale.term('and')} ":
        ampersand = " & "
    conjunction = f" {context.locale.term('and') or 'and'} "

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
        if counted:
            if paged:
                form = "" if _other_label(state, variable) else form_of_ranges
                value = page_range(value, form, dash)
                if " & " in value or " and " in value:
                    value = value.replace(" & ", ampersand).replace(" and ", conjunction)
            elif not value.isdigit():
                value = ranged(value, dash)
        if verbatim:
            out.append((value, variable))
        else:
            rich(value, variable, out)

    return run


def _other_label(state: State, variable: str) -> bool:
    """Tell whether a locator counts something else than pages."""
    return variable == "locator" and state.cite is not None and state.cite.label != "page"


def ranged(value: str, dash: str) -> str:
    """Write the hyphen of a numeric range as a dash."""
    if "\\-" in value:
        return value.replace("\\-", "-")
    return page_range(value, "", dash) if "-" in value and is_numeric(value) else value


def mark_done(state: State, variable: str) -> None:
    """Note that a substitute printed a variable (CSL 1.0.2, Substitute)."""
    if state.done is None:
        state.done = set()
    state.done.add(variable)


def _year_suffix(state: State, out: list[Atom]) -> None:
    value = state.plan.suffix or state.reference.year_suffix
    if value:  # an empty year suffix does not count as a variable that was called
        state.called += 1
        state.filled += 1
        state.used_suffix = True
        out.append((value, "year-suffix"))


def _value(value: str) -> Render:
    atoms: list[Atom] = []
    if value:
        rich(value, "", atoms)
    words = tuple(a[0] if type(a) is tuple else a for a in atoms)

    def run(state: State, out: list[Atom]) -> None:
        out.extend(words)

    return run


def _term(name: str, element: etree._Element, context: Context) -> Render:
    locale = context.locale
    form = element.get("form", "long")
    words = locale.term(name, form, element.get("plural") == "true")
    capital = context.program.style.note or context.area == "bibliography"
    lead = words[:1].upper() + words[1:] if words else ""

    def run(state: State, out: list[Atom]) -> None:
        if words:
            first = capital and not state.sorting and _leads(out) and _starts_sentence(state)
            rich(lead if first else words, "", out)

    return dress(run, element, context)


def _leads(out: list[Atom]) -> bool:
    """Tell whether nothing but signs has been printed yet."""
    return len(out) < _FEW and not any(letter.isalnum() for letter in plain(out))


_FEW = 8


def _starts_sentence(state: State) -> bool:
    """Tell whether a cite in a note begins a sentence: its prefix, if any, ends one."""
    cite = state.cite
    if cite is None or not cite.prefix.strip():
        return state.leading
    prefix = cite.prefix.strip()
    return prefix[-1] in '.!?”"’' and " " in prefix
