"""A style compiled for a language: closures that append atoms, made when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from refconv.csl.atoms import Atom
from refconv.csl.locale import Locale
from refconv.csl.state import State
from refconv.csl.xmlfile import child, children, tag

if TYPE_CHECKING:
    from refconv.csl.style import Style

Render = Callable[[State, list[Atom]], None]

_INHERITED = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
    "name-form",
    "name-delimiter",
    "names-delimiter",
)


class Context(NamedTuple):
    """Say where in a style an element is compiled."""

    program: Program
    area: str
    options: Mapping[str, str]
    """Name attributes inherited from `citation`, `bibliography` or `style`."""
    sorting: bool = False
    parent: object = None
    """The names element whose `substitute` this is in."""
    display: bool = False
    """True where a `display` attribute counts: once, in bibliographies that begin with one."""
    delimiter: str = ""
    """The delimiter of the group that this stands in, as choose is transparent to it."""

    @property
    def locale(self) -> Locale:
        """Give the locale of the program."""
        return self.program.locale


class SortKey(NamedTuple):
    """Hold one compiled sort key."""

    render: Render
    descending: bool
    variable: str
    """The variable, `""` for a macro."""


class Program:
    """Hold what a style says in a language; compiled parts are made once and kept."""

    def __init__(self, style: Style, locale: Locale) -> None:
        self.style = style
        self.locale = locale
        self._macros: dict[tuple[object, ...], Render] = {}
        self._layouts: dict[str, tuple[Render, ...]] = {}
        self._keys: dict[str, tuple[SortKey, ...]] = {}
        self._root = {k: v for k in _INHERITED if (v := style.root.get(k)) is not None}

    def context(self, area: str, sorting: bool = False) -> Context:
        """Give the context at the top of `citation` or `bibliography`."""
        section = self.section(area)
        options = dict(self._root)
        if section is not None:
            options.update({k: v for k in _INHERITED if (v := section.get(k)) is not None})
        display = area == "bibliography" and not sorting and self._displays(section)
        return Context(self, area, options, sorting, display=display)

    @staticmethod
    def _displays(section: etree._Element | None) -> bool:
        """Tell whether a bibliography's layout begins with an element that has `display`."""
        layout = child(section, "layout") if section is not None else None
        return layout is not None and len(layout) > 0 and layout[0].get("display") is not None

    def section(self, area: str) -> etree._Element | None:
        """Give the style's `citation` or `bibliography` element."""
        return self.style.citation if area == "citation" else self.style.bibliography

    def layout(self, area: str) -> tuple[Render, ...]:
        """Give the compiled children of a layout."""
        found = self._layouts.get(area)
        if found is None:
            from refconv.csl.elements import compile_children

            section = self.section(area)
            layout = child(section, "layout") if section is not None else None
            found = () if layout is None else compile_children(layout, self.context(area))
            self._layouts[area] = found
        return found

    def macro(self, name: str, context: Context) -> Render:
        """Give a macro, compiled when it is first called."""
        options = tuple(context.options.items()) if context.sorting else ()
        key = (name, context.area, context.sorting, context.display, options)
        cell: list[Render] = []

        def run(state: State, out: list[Atom]) -> None:
            if not cell:
                made = self._macros.get(key)
                if made is None:
                    made = self._compile_macro(name, context)
                    self._macros[key] = made
                cell.append(made)
            cell[0](state, out)

        return run

    def _compile_macro(self, name: str, context: Context) -> Render:
        from refconv.csl.elements import compile_children

        parts = compile_children(
            self.style.macros[name], context._replace(parent=None, delimiter="")
        )

        def run(state: State, out: list[Atom]) -> None:
            for part in parts:
                part(state, out)

        return parts[0] if len(parts) == 1 else run

    def keys(self, area: str) -> tuple[SortKey, ...]:
        """Give the compiled sort keys of an area."""
        found = self._keys.get(area)
        if found is None:
            section = self.section(area)
            sort = child(section, "sort") if section is not None else None
            found = (
                () if sort is None else tuple(self._key(key, area) for key in children(sort, "key"))
            )
            self._keys[area] = found
        return found

    def _key(self, element: etree._Element, area: str) -> SortKey:
        from refconv.csl.elements.sortkey import sort_variable

        context = self.context(area, sorting=True)
        renamed = {
            "names-min": "et-al-min",
            "names-use-first": "et-al-use-first",
            "names-use-last": "et-al-use-last",
        }
        over = {new: v for old, new in renamed.items() if (v := element.get(old)) is not None}
        if over:
            options = dict(context.options) | over | {"forced": ",".join(over)}
            context = context._replace(options=options)
        descending = element.get("sort") == "descending"
        name = element.get("macro")
        if name is not None:
            return SortKey(self.macro(name, context), descending, "")
        variable = element.get("variable", "")
        return SortKey(sort_variable(variable, context), descending, variable)


def tag_of(element: etree._Element) -> str:
    """Give an element's CSL name."""
    return tag(element)
