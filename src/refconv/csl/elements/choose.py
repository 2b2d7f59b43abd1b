"""`cs:choose`: the first branch whose tests hold."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from refconv.csl.atoms import Atom
from refconv.csl.cites import Position
from refconv.csl.elements.group import joined
from refconv.csl.elements.values import getter, tester
from refconv.csl.numbers import is_numeric
from refconv.csl.program import Context, Render
from refconv.csl.state import State
from refconv.csl.xmlfile import tag
from refconv.model import ATTRIBUTES, KINDS, Date, Kind

Test = Callable[[State], bool]


def choose(element: etree._Element, context: Context) -> Render:
    """Compile a choose element (CSL 1.0.2, Choose)."""
    from refconv.csl.elements import compile_children

    branches: list[tuple[Test | None, Render]] = []
    for branch in element:
        if isinstance(branch.tag, str):
            test = None if tag(branch) == "else" else _condition(branch)
            parts = compile_children(branch, context)
            branches.append((test, joined(parts, context.delimiter)))
    table = tuple(branches)

    def run(state: State, out: list[Atom]) -> None:
        for test, body in table:
            if test is None or test(state):
                body(state, out)
                return

    return run


def _condition(element: etree._Element) -> Test:
    match = element.get("match", "all")
    tests: list[Test] = []
    for name, value in element.attrib.items():
        make = _TESTS.get(str(name))
        if make is not None:
            words = str(value).split()
            if name == "type" and match in ("any", "none"):
                tests.append(_types(frozenset(words)))
            else:
                tests.extend(make(word) for word in words)
    if len(tests) == 1:
        only = tests[0]
        return (lambda state: not only(state)) if match == "none" else only
    every = tuple(tests)
    if match == "any":
        return lambda state: any(test(state) for test in every)
    if match == "none":
        return lambda state: not any(test(state) for test in every)
    return lambda state: all(test(state) for test in every)


def _types(words: frozenset[str]) -> Test:
    return lambda state: state.reference.type in words


def _variable(word: str) -> Test:
    return tester(word)


def _is_numeric(word: str) -> Test:
    read = getter(word)

    def test(state: State) -> bool:
        value = read(state)
        return bool(value) and is_numeric(value)

    return test


def _uncertain(word: str) -> Test:
    attribute = ATTRIBUTES.get(word)
    if attribute is None or KINDS[word] is not Kind.DATE:
        return lambda state: False

    def test(state: State) -> bool:
        date: Date | None = getattr(state.reference, attribute)
        return date is not None and bool(date.circa)

    return test


def _locator(word: str) -> Test:
    wanted = word.replace("-", " ")

    def test(state: State) -> bool:
        cite = state.cite
        return cite is not None and bool(cite.locator) and cite.label.replace("-", " ") == wanted

    return test


def _position(word: str) -> Test:
    if word == "near-note":
        return lambda state: state.area == "citation" and state.near
    allowed = {
        "first": (Position.FIRST,),
        "subsequent": (Position.SUBSEQUENT, Position.IBID, Position.IBID_WITH_LOCATOR),
        "ibid": (Position.IBID, Position.IBID_WITH_LOCATOR),
        "ibid-with-locator": (Position.IBID_WITH_LOCATOR,),
    }.get(word, ())
    return lambda state: state.area == "citation" and state.position in allowed


def _disambiguate(word: str) -> Test:
    wanted = word == "true"

    def test(state: State) -> bool:
        state.conditions += 1
        return (state.conditions <= state.plan.condition) is wanted

    return test


_TESTS: dict[str, Callable[[str], Test]] = {
    "type": lambda word: _types(frozenset((word,))),
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
