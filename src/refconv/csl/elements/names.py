"""`cs:names`: lists of names with labels, cut with "et al.", or what stands for them."""

from __future__ import annotations

from lxml import etree

from refconv.csl.atoms import END, Atom, Mark
from refconv.csl.elements.look import dress
from refconv.csl.elements.namelist import write_names
from refconv.csl.elements.namestyle import EtAl, Labels, NameStyle, et_al, label_first, name_style
from refconv.csl.elements.text import mark_done
from refconv.csl.program import Context, Render
from refconv.csl.state import State
from refconv.csl.xmlfile import child
from refconv.model import ATTRIBUTES, KINDS, Kind, Name

Found = tuple[str, str, tuple[Name, ...]]
"""A variable, the term of its label, and its names."""


class NamesPlan:
    """Hold what a names element says; a names element in its `substitute` may lean on it."""

    def __init__(self, element: etree._Element, context: Context) -> None:
        parent = context.parent if isinstance(context.parent, NamesPlan) else None
        bare = parent is not None and child(element, "name") is None
        lean = parent if bare else None
        self.variables = tuple(
            v for v in element.get("variable", "").split() if KINDS.get(v) is Kind.NAMES
        )
        self.style: NameStyle = lean.style if lean else name_style(element, context)
        self.et_al: EtAl = (
            lean.et_al if lean and child(element, "et-al") is None else et_al(element, context)
        )
        label = child(element, "label")
        self.labels: Labels | None
        if label is not None:
            self.labels, self.label_first = Labels(label, context), label_first(element)
        elif lean and child(element, "et-al") is None:
            self.labels, self.label_first = lean.labels, lean.label_first
        else:
            self.labels, self.label_first = None, False
        delimiter = element.get("delimiter")
        if delimiter is None and lean:
            delimiter = lean.delimiter
        self.delimiter: str = (
            delimiter if delimiter is not None else context.options.get("names-delimiter", "")
        )
        self.sorting = context.sorting
        self.merge = (
            self.labels is not None
            and {"editor", "translator"} <= set(self.variables)
            and context.locale.has_term("editortranslator")
        )

    def collect(self, state: State) -> list[Found]:
        """Gather the variables that hold names, editors who translate as one."""
        reference, done = state.reference, state.done
        found: list[Found] = []
        for variable in self.variables:
            if done is not None and variable in done:
                continue
            names = getattr(reference, ATTRIBUTES[variable])
            if names:
                found.append((variable, variable, names))
        if self.merge and len(found) > 1:
            _merge(found)
        return found

    def write(self, found: list[Found], state: State, out: list[Atom]) -> None:
        """Append the names of variables, each with its label."""
        start = len(out)
        for variable, term, names in found:
            if len(out) > start and self.delimiter:
                out.append(self.delimiter)
            labels = self.labels if not self.sorting else None
            if labels is not None and self.label_first:
                out.extend(labels.get(term, len(names) > 1))
            if state.marking:
                out.append(Mark("list", variable))
            write_names(variable, names, self.style, self.et_al, state, out)
            if state.marking:
                out.append(END)
            if labels is not None and not self.label_first:
                out.extend(labels.get(term, len(names) > 1))
            if state.substituting:
                mark_done(state, variable)
                if term != variable:
                    mark_done(state, "translator")


def _merge(found: list[Found]) -> None:
    """Join editors and translators who are the same persons."""
    places = {variable: index for index, (variable, _, _) in enumerate(found)}
    if "editor" in places and "translator" in places:
        one, two = places["editor"], places["translator"]
        if found[one][2] == found[two][2]:
            keep, drop = min(one, two), max(one, two)
            found[keep] = ("editor", "editortranslator", found[one][2])
            del found[drop]


def names(element: etree._Element, context: Context) -> Render:
    """Compile a names element (CSL 1.0.2, Names)."""
    plan = NamesPlan(element, context)
    substitutes = _substitutes(element, context, plan)
    counting = plan.style.form == "count"

    def inner(state: State, out: list[Atom]) -> None:
        found = plan.collect(state)
        if found:
            if counting:
                _count(found, plan, state, out)
            else:
                plan.write(found, state, out)
                state.named = True
        elif substitutes:
            _substitute(substitutes, state, out)

    dressed = dress(inner, element, context)

    def run(state: State, out: list[Atom]) -> None:
        state.called += 1
        start = len(out)
        order = state.names_seen
        marked = not state.sorting
        named, state.named = state.named, False
        if marked:
            out.append(_NAMES)
        dressed(state, out)
        if len(out) == start + marked:
            del out[start:]
            if state.area == "citation":
                state.leading = False
            state.named = named
            return
        state.filled += 1
        if marked:
            out.append(END)
        if marked and not state.named:
            out[start] = _STAND_IN
        if order == 0 and not state.substituting:
            state.names_seen = 1
            if state.hidden and state.named:  # a title in their place stays
                del out[start:]
        state.named = named or state.named

    return run


_NAMES = Mark("names")
_STAND_IN = Mark("stand-in")
"""Marks what stands in the place of names, such as a title."""


def _substitutes(element: etree._Element, context: Context, plan: NamesPlan) -> tuple[Render, ...]:
    from refconv.csl.elements import compile_children

    home = child(element, "substitute")
    if home is None:
        return ()
    return compile_children(home, context._replace(parent=plan, delimiter=""))


def _substitute(parts: tuple[Render, ...], state: State, out: list[Atom]) -> None:
    """Render the first part that is not empty; what it prints is not printed again."""
    start = len(out)
    before, state.substituting = state.substituting, True
    for part in parts:
        part(state, out)
        if len(out) > start:
            break
    state.substituting = before


def _count(found: list[Found], plan: NamesPlan, state: State, out: list[Atom]) -> None:
    """Give the number of names that would be shown (`form="count"`)."""
    total = 0
    for _, _, people in found:
        style = plan.style
        cut = style.least and len(people) >= style.least
        total += min(style.first, len(people)) if cut else len(people)
    out.append((str(total).zfill(4) if state.sorting else str(total), found[0][0]))
