"""The kit must see what is wrong: each promise is broken once, by a format made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.format import Format
from refconv.model import Reference
from refconv.registry import installed
from refconv.source import Source, Span
from refconv.testing.conformance import assert_conforms, breaches
from refconv.testing.promises import PROMISES
from refconv_ris import RisWriteOptions, read, write

Read = Callable[[Source, Reporter, Any], Iterator[Reference]]


def losing(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write RIS without volumes, and say nothing."""
    return write((replace(r, volume=None) for r in references), report, options)


def lossy_reader(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read RIS, forget the publisher."""
    return (replace(r, publisher=None) for r in read(source, report, options))


def crashing(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read RIS, fall over a brace."""
    if "{" in source.text:
        raise ValueError("a brace")
    return read(source, report, options)


def misplacing(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read RIS, point behind the end of the text."""
    end = Span(len(source.text), len(source.text) + 9)
    report(Diagnostic(code="x/x", severity=Severity.INFO, message="x", source=source, span=end))
    yield from read(source, report, options)


def turning(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write RIS from the last to the first."""
    return write(reversed(list(references)), report, options)


def gathering(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Write RIS when all references are there."""
    return write(list(references), report, options)


class Counting:
    """Write RIS with a number that grows from call to call."""

    calls = 0

    def __call__(
        self, references: Iterable[Reference], report: Reporter, options: Any
    ) -> Iterator[str]:
        self.calls += 1
        yield from write(references, report, options)
        yield f"TY  - GEN\nTI  - Call {self.calls}\nER  - \n"


class Growing:
    """Read RIS, add a word to each title."""

    def __call__(self, source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
        for found in read(source, report, options):
            yield replace(found, title=f"{found.title} again")


BROKEN: dict[str, dict[str, Any]] = {
    "no-crash": {"read": crashing, "write": write},
    "nothing-lost": {"read": read, "write": losing},
    "every-word-counts": {"read": lossy_reader, "write": write},
    "round-trip": {"read": Growing(), "write": write},
    "spans-valid": {"read": misplacing, "write": write},
    "order-kept": {"read": read, "write": turning},
    "deterministic": {"read": read, "write": Counting()},
    "streaming": {"read": read, "write": gathering},
}


@pytest.mark.parametrize("promise", list(PROMISES))
def test_a_broken_promise_is_found(promise: str) -> None:
    its = Format(name="broken", title="Broken", **BROKEN[promise], write_options=RisWriteOptions)
    assert breaches(its, promises=[promise])


@pytest.mark.parametrize("promise", list(PROMISES))
def test_the_format_that_they_break_keeps_it(promise: str) -> None:
    assert (
        breaches(
            Format(
                name="sound", title="Sound", read=read, write=write, write_options=RisWriteOptions
            )
        )
        == []
    )


def test_a_plugin_that_loses_a_field_does_not_conform() -> None:
    its = Format(
        name="losing", title="Losing", read=read, write=losing, write_options=RisWriteOptions
    )
    with pytest.raises(AssertionError, match=r"nothing-lost.*volume"):
        assert_conforms(its)


def test_a_sound_format_conforms() -> None:
    assert_conforms(installed().format("csl-json"))
