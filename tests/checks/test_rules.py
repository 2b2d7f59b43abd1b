"""The table of rules: names, pages, switches."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_rule import reference

from refconv.checks import RULES, CheckOptions, check, chosen
from refconv.diagnostics import Diagnostic, ignore
from refconv.errors import OptionError
from refconv.model import Origin, Piece
from refconv.source import Span

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_the_page_has_a_section_for_each_rule_and_no_other() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert [line[4:] for line in lines if line.startswith("### ")] == [
        name for name in RULES if name in {line[4:] for line in lines}
    ]
    assert {line[4:] for line in lines if line.startswith("### ")} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_the_page_says_the_severity_and_what_is_off(name: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"### {name}\n\n")[1].split("\n\n")[0]
    kind = section.split("*")[1].casefold()
    assert kind.startswith(str(RULES[name].severity))
    assert ("off" in kind) is not RULES[name].on


def test_every_rule_says_in_one_line_what_it_finds() -> None:
    for rule in RULES.values():
        assert rule.says.startswith("Find ")
        assert rule.says.endswith(".")


def test_rules_are_switched_off_and_chosen() -> None:
    every = {rule.name for rule in chosen(CheckOptions())}
    assert every == {rule.name for rule in RULES.values() if rule.on}
    less = {rule.name for rule in chosen(CheckOptions(off=frozenset({"doi-form"})))}
    assert less == every - {"doi-form"}
    only = [rule.name for rule in chosen(CheckOptions(only=frozenset({"missing-doi"})))]
    assert only == ["missing-doi"]


def test_a_rule_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(OptionError, match="did you mean doi-form"):
        check([], ignore, CheckOptions(off=frozenset({"doi-from"})))


def test_a_good_list_has_no_findings() -> None:
    found: list[Diagnostic] = []
    check([reference("a"), reference("b", "Roe R.", title="Another work altogether")], found.append)
    assert found == []


def test_an_empty_list_has_no_findings() -> None:
    check([], lambda found: pytest.fail(str(found)))


def test_findings_come_in_the_order_of_the_list() -> None:
    found: list[Diagnostic] = []
    bad = [reference(name, DOI="x", page="9-3", title=f"Work {name}") for name in "abc"]
    check(bad, found.append, CheckOptions(off=frozenset({"duplicate-doi"})))
    assert [it.reference for it in found] == ["a", "a", "b", "b", "c", "c"]


def test_a_finding_points_at_the_field() -> None:
    origin = Origin(text="Doe J. Title. 9-3.", offset=100, pieces=(Piece("page", 14, 17),))
    found: list[Diagnostic] = []
    from msgspec.structs import replace

    one = replace(reference(page="9-3"), origin=origin)
    check([one], found.append, CheckOptions(only=frozenset({"pages-backwards"})))
    assert [(it.span, it.variable, it.reference) for it in found] == [(Span(114, 117), "page", "r")]
