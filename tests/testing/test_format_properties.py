"""What must hold for every reference in the formats that write and read whole records."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from refconv.diagnostics import Diagnostic
from refconv.model import Reference
from refconv.registry import installed
from refconv.source import Source
from refconv.testing.promises import (
    Subject,
    nothing_lost,
    order_kept,
    read,
    round_trip,
    spans_valid,
    write,
)
from refconv.testing.strategies import bibliographies, references

FORMATS = ("ris", "nbib", "endnote-xml", "csl-json", "csl-jsonl")

steady = settings(
    deadline=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def subject(name: str, *given: Reference) -> Subject:
    return Subject(installed().format(name), given, ())


@pytest.mark.parametrize("name", FORMATS)
@steady
@given(reference=references())
def test_nothing_is_lost_in_silence(name: str, reference: Reference) -> None:
    assert list(nothing_lost(subject(name, reference))) == []


@pytest.mark.parametrize("name", FORMATS)
@steady
@given(given_=bibliographies())
def test_order_count_and_places_are_kept(name: str, given_: tuple[Reference, ...]) -> None:
    tried = subject(name, *given_)
    assert list(order_kept(tried)) == []
    assert list(spans_valid(tried)) == []
    text, _ = write(tried, given_)
    assert len(read(tried, text).references) == len(given_)


@pytest.mark.parametrize("name", FORMATS)
@steady
@given(given_=bibliographies(most=3))
def test_the_second_round_changes_nothing(name: str, given_: tuple[Reference, ...]) -> None:
    assert list(round_trip(subject(name, *given_))) == []


@pytest.mark.parametrize("name", FORMATS[:3])
@steady
@given(given_=bibliographies(most=3))
def test_each_format_recognises_itself(name: str, given_: tuple[Reference, ...]) -> None:
    text, _ = write(subject(name, *given_), given_)
    sniff = installed().format(name).sniff
    assert sniff is not None
    assert not given_ or sniff(text) >= 0.3
    found: list[Diagnostic] = []
    its = installed().format(name)
    assert its.read is not None
    assert len(list(its.read(Source(text), found.append, its.read_options()))) == len(given_)
