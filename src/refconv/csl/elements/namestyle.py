"""The attributes of `cs:names`, `cs:name`, `cs:et-al` and the label, inherited and read once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from refconv.csl.atoms import Atom, Mark
from refconv.csl.elements.look import dress, marks_of
from refconv.csl.markup import rich
from refconv.csl.program import Context
from refconv.csl.state import State
from refconv.csl.textcase import CASES, Case
from refconv.csl.xmlfile import child, children, tag
from refconv.model import Reference


class PartLook(NamedTuple):
    """Hold the looks of a `name-part`."""

    marks: tuple[Mark, ...] = ()
    case: Case | None = None
    prefix: str = ""
    suffix: str = ""


class NameStyle(NamedTuple):
    """Hold how names are written."""

    connector: str
    """The word or sign for "and", `""` where there is none."""
    delimiter: str
    around_institutions: str
    """What stands between names where one is an organisation (`cs:institution` of CSL-M)."""
    precedes_et_al: str
    precedes_last: str
    least: int
    """How many names there must be for the list to be cut (`et-al-min`); 0 for never."""
    first: int
    use_last: bool
    later_least: int
    later_first: int
    form: str
    initialize: bool
    mark: str | None
    """What follows an initial (`initialize-with`); None where names are not shortened."""
    hyphen: bool
    inverted: str
    """`first`, `all` or `""` (`name-as-sort-order`)."""
    separator: str
    demote: str
    marks: tuple[Mark, ...]
    prefix: str
    suffix: str
    family: PartLook
    given: PartLook


def name_style(names: etree._Element, context: Context) -> NameStyle:
    """Read the attributes that hold for a names element (CSL 1.0.2, Inheritable Name Options)."""
    found = child(names, "name")
    own: dict[str, str] = dict(context.options)
    if "name-form" in own:
        own["form"] = own["name-form"]
    if "name-delimiter" in own:
        own["delimiter"] = own["name-delimiter"]
    forced = {name: own[name] for name in own.get("forced", "").split(",") if name in own}
    own.update({str(k): str(v) for k, v in names.attrib.items() if k in _ON_NAMES})
    if found is not None:
        own.update({str(k): str(v) for k, v in found.attrib.items()})
    own.update(forced)
    institution = child(names, "institution")
    if institution is not None and "delimiter" in institution.attrib:
        own["institution-delimiter"] = institution.attrib["delimiter"]
    return _read(own, found, context)


_ON_NAMES = frozenset(
    """and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first
    et-al-use-last et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with
    name-as-sort-order sort-separator""".split()
)


def _read(own: Mapping[str, str], name: etree._Element | None, context: Context) -> NameStyle:
    root = context.program.style.root
    connector = {"text": context.locale.term("and"), "symbol": "&"}
    symbol = context.locale.term("and", "symbol")
    looks = {
        part.get("name", ""): _part_look(part)
        for part in (children(name, "name-part") if name is not None else ())
    }
    sorting = context.sorting
    return NameStyle(
        connector=("&" if symbol in ("", context.locale.term("and")) else symbol)
        if own.get("and") == "symbol"
        else connector.get(own.get("and", ""), ""),
        delimiter=own.get("delimiter", ", "),
        around_institutions=own.get("institution-delimiter", own.get("delimiter", ", ")),
        precedes_et_al=own.get("delimiter-precedes-et-al", "contextual"),
        precedes_last=own.get("delimiter-precedes-last", "contextual"),
        least=_count(own, "et-al-min", 0),
        first=_count(own, "et-al-use-first", 0),
        use_last=own.get("et-al-use-last") == "true",
        later_least=_count(own, "et-al-subsequent-min", _count(own, "et-al-min", 0)),
        later_first=_count(own, "et-al-subsequent-use-first", _count(own, "et-al-use-first", 0)),
        form=own.get("form", "long"),
        initialize=own.get("initialize", "true") != "false",
        mark=own.get("initialize-with"),
        hyphen=root.get("initialize-with-hyphen", "true") != "false",
        inverted="all" if sorting else own.get("name-as-sort-order", ""),
        separator=own.get("sort-separator", ", "),
        demote=root.get("demote-non-dropping-particle", "display-and-sort"),
        marks=marks_of(name) if name is not None and not sorting else (),
        prefix=own.get("prefix", ""),
        suffix=own.get("suffix", ""),
        family=looks.get("family", PartLook()),
        given=looks.get("given", PartLook()),
    )


def _count(own: Mapping[str, str], name: str, default: int) -> int:
    text = own.get(name, "")
    return int(text) if text.isdigit() else default


def _part_look(part: etree._Element) -> PartLook:
    return PartLook(
        marks_of(part),
        CASES.get(part.get("text-case", "")),
        part.get("prefix", ""),
        part.get("suffix", ""),
    )


class Labels:
    """Give the label of a names variable as atoms; each is made once."""

    def __init__(self, element: etree._Element, context: Context) -> None:
        self._element = element
        self._context = context
        self._made: dict[tuple[str, bool], tuple[Atom, ...]] = {}
        self.plural = element.get("plural", "contextual")

    def get(self, term: str, many: bool) -> tuple[Atom, ...]:
        """Give the atoms of a label, with its looks."""
        many = self.plural == "always" or (self.plural == "contextual" and many)
        found = self._made.get((term, many))
        if found is None:
            words = self._context.locale.term(term, self._element.get("form", "long"), many)

            def inner(state: State, out: list[Atom]) -> None:
                if words:
                    rich(words, "", out)

            out: list[Atom] = []
            dress(inner, self._element, self._context)(State(Reference()), out)
            found = tuple(out)
            self._made[term, many] = found
        return found


class EtAl(NamedTuple):
    """Hold the words for "et al." with their looks."""

    atoms: tuple[Atom, ...]
    eastern: bool = False
    """True where the words need no space before them (Chinese, Japanese)."""


def et_al(names: etree._Element, context: Context) -> EtAl:
    """Read the `et-al` element of a names element."""
    element = child(names, "et-al")
    term = element.get("term", "et-al") if element is not None else "et-al"
    words = context.locale.term(term)

    def inner(state: State, out: list[Atom]) -> None:
        if words:
            rich(words, "", out)

    out: list[Atom] = []
    if element is None:
        inner(State(Reference()), out)
    else:
        dress(inner, element, context)(State(Reference()), out)
    return EtAl(tuple(out), bool(words) and "\u2e80" <= words[0] <= "\u9fff")


def label_first(names: etree._Element) -> bool:
    """Tell whether the label stands before the names."""
    order = [tag(e) for e in names if isinstance(e.tag, str)]
    if "label" not in order:
        return False
    if "name" not in order:
        return False
    return order.index("label") < order.index("name")
