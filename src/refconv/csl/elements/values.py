"""Where the values of variables come from (CSL 1.0.2, Appendix IV)."""

from __future__ import annotations

from collections.abc import Callable

from refconv.csl.cites import Position
from refconv.csl.labels import citation_label
from refconv.csl.state import State
from refconv.model import ATTRIBUTES, KINDS, Date, Kind

Getter = Callable[[State], str]
"""Give the text of a variable, `""` where it is not set."""

_SHORT = {
    "title": ("title_short", "shortTitle"),
    "container-title": ("container_title_short", "journalAbbreviation"),
    "collection-title": ("collection_title_short",),
}


def getter(variable: str, form: str = "long") -> Getter:
    """Give the function that reads a text or number variable."""
    if form == "short" and variable in _SHORT:
        return _first_of((*_SHORT[variable], ATTRIBUTES[variable]))
    special = _SPECIAL.get(variable)
    if special is not None:
        return special
    attribute = ATTRIBUTES.get(variable)
    if attribute is None or KINDS[variable] not in (Kind.TEXT, Kind.NUMBER):
        return _extra(variable)

    label = _OWN_LABELS.get(variable)
    if label is not None:
        return _unlabelled(attribute, label)

    def read(state: State) -> str:
        value: str | None = getattr(state.reference, attribute)
        return value or ""

    return read


_OWN_LABELS = {"volume": "vol. ", "issue": "no. ", "number": "no. ", "chapter-number": "ch. "}
"""What data may hold before a number that the style labels itself."""


def _unlabelled(attribute: str, label: str) -> Getter:
    def read(state: State) -> str:
        value: str | None = getattr(state.reference, attribute)
        return value.removeprefix(label) if value else ""

    return read


def _first_of(attributes: tuple[str, ...]) -> Getter:
    def read(state: State) -> str:
        for attribute in attributes:
            value: str | None = getattr(state.reference, attribute)
            if value:
                return value
        return ""

    return read


def _extra(variable: str) -> Getter:
    def read(state: State) -> str:
        value = state.reference.extra.get(variable)
        return str(value) if isinstance(value, str | int | float) else ""

    return read


def _locator(state: State) -> str:
    return state.cite.locator.strip() if state.cite is not None else ""


def _number(state: State) -> str:
    if state.number:
        return str(state.number)
    return state.reference.citation_number or ""


def _first_note(state: State) -> str:
    if state.position is Position.FIRST:
        return ""
    return str(state.first_note) if state.first_note else ""


def _year_suffix(state: State) -> str:
    return state.plan.suffix or state.reference.year_suffix or ""


def _page_first(state: State) -> str:
    reference = state.reference
    if reference.page_first:
        return reference.page_first
    page = reference.page or ""
    for index, letter in enumerate(page):
        if not letter.isalnum():
            return page[:index]
    return page


def _label(state: State) -> str:
    label = state.reference.citation_label or citation_label(state.reference)
    if state.plan.suffix and not state.used_suffix:
        state.used_suffix = True
        return label + state.plan.suffix
    return label


_SPECIAL: dict[str, Getter] = {
    "citation-label": _label,
    "citation-number": _number,
    "container-title-short": _first_of(_SHORT["container-title"]),
    "first-reference-note-number": _first_note,
    "journalAbbreviation": _first_of(("journalAbbreviation", "container_title_short")),
    "locator": _locator,
    "page-first": _page_first,
    "shortTitle": _first_of(("shortTitle", "title_short")),
    "title-short": _first_of(("title_short", "shortTitle")),
    "year-suffix": _year_suffix,
}


def tester(variable: str) -> Callable[[State], bool]:
    """Give the function that tells whether a variable is set (CSL 1.0.2, Choose)."""
    kind = KINDS.get(variable)
    if kind is Kind.NAMES:
        attribute = ATTRIBUTES[variable]
        return lambda state: bool(getattr(state.reference, attribute))
    if kind is Kind.DATE:
        attribute = ATTRIBUTES[variable]
        return lambda state: _dated(getattr(state.reference, attribute))
    read = getter(variable)
    return lambda state: bool(read(state))


def _dated(date: Date | None) -> bool:
    if date is None:
        return False
    return bool((date.date_parts and date.date_parts[0]) or date.literal or date.raw or date.season)
