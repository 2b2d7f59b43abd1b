"""Hostile and broken text: linear time, no crash, nothing lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refconv
from refconv import Bibliography, Diagnostic

SIZE = 100_000
"""Characters; a reference of more than 200,000 is not read at all."""
NAMED = ("A A A A", "(", ";", "digits", "et al.", "a word")

HOSTILE: dict[str, Callable[[int], str]] = {
    "A A A A": lambda n: "A " * (n // 2),
    "( before a reference": lambda n: "(" * n + "Li K. A title of it. J Foo. 2001;3(2):4-9.",
    "(": lambda n: "(" * n,
    "[": lambda n: "[" * n,
    "<": lambda n: "<" * n,
    "<i": lambda n: "<i " * (n // 3),
    "&": lambda n: "&a" * (n // 2),
    ";": lambda n: ";" * n,
    ". ": lambda n: ". " * (n // 2),
    "-": lambda n: "-" * n,
    "- newline": lambda n: "a-\n" * (n // 3),
    "digits": lambda n: "1234567890" * (n // 10),
    "digits apart": lambda n: "12 " * (n // 3),
    "et al.": lambda n: "et al. " * (n // 7),
    "a word": lambda n: "a" * n,
    "A word": lambda n: "A" * n,
    "initials": lambda n: "A." * (n // 2),
    "names": lambda n: "Smith J, " * (n // 9),
    "names without end": lambda n: "van der Smith " * (n // 14),
    "sentences": lambda n: "Title of this. " * (n // 15),
    "In:": lambda n: "In: " * (n // 4),
    "editors": lambda n: "Smith J, editors. " * (n // 18),
    "labels": lambda n: "1. " * (n // 3),
    "labels on lines": lambda n: "1.\n" * (n // 3),
    "references run together": lambda n: "1. Smith J. Title. BMJ. 2001;3:4. " * (n // 34),
    "2001;": lambda n: "2001;" * (n // 5),
    "2001;1(": lambda n: "2001;1(" * (n // 7),
    "volumes": lambda n: "2001;1(2):3-4. " * (n // 15),
    "doi": lambda n: "doi: 10.1000/" * (n // 13),
    "10.1/": lambda n: "10.1000/a" * (n // 9),
    "http": lambda n: "http://a.b/" * (n // 11),
    "Available from": lambda n: "Available from: " * (n // 16),
    "[Internet]": lambda n: "[Internet] " * (n // 11),
    "cited": lambda n: "[cited 2001 Jan 2]; " * (n // 20),
    "editions": lambda n: "2nd ed. " * (n // 8),
    "places": lambda n: "London: " * (n // 8),
    "pages": lambda n: "p. 1-2, " * (n // 8),
    "quotes": lambda n: "“" * n,
    "blank lines": lambda n: "\n" * n,
    "tabs": lambda n: "\t" * n,
    "accents": lambda n: "e" + "\u0301" * n,
    "Erratum in": lambda n: ". Erratum in: x" * (n // 15),
    "report numbers": lambda n: "; Report No.: 12" * (n // 16),
    "events": lambda n: "; 2001 Sep 13-15; Leeds" * (n // 23),
    "Cong.": lambda n: "Act, S. 12, 107th Cong., " * (n // 25),
    "patents": lambda n: "A, inventor; B, assignee. " * (n // 26),
    "c2000 -": lambda n: "[Internet]. c2000 - " * (n // 20),
}


def _within(text: str) -> str:
    """Put a hostile text where the title of an article stands."""
    return f"Smith J, Jones K. A title {text} and more. BMJ. 2001 Jan 2;3(4):5-6."


def _seconds(text: str, times: int = 3) -> float:
    """Give the least CPU time of some readings."""
    best = 9.9
    for _ in range(times):
        started = time.process_time()
        _read(text)
        best = min(best, time.process_time() - started)
    return best


def _read(text: str) -> Bibliography:
    return refconv.loads(text, "vancouver")


@pytest.mark.parametrize("place", [str, _within], ids=["alone", "within"])
@pytest.mark.parametrize("kind", NAMED)
def test_twice_the_text_takes_twice_the_time(kind: str, place: Callable[[str], str]) -> None:
    make = HOSTILE[kind]
    once, twice = _seconds(place(make(SIZE // 2))), _seconds(place(make(SIZE)))
    assert twice < 1.0
    assert twice < 2.3 * max(once, 0.01)


@pytest.mark.parametrize("place", [str, _within], ids=["alone", "within"])
@pytest.mark.parametrize("kind", list(HOSTILE))
def test_no_text_is_slow(kind: str, place: Callable[[str], str]) -> None:
    assert _seconds(place(HOSTILE[kind](SIZE)), 1) < 1.0


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_nothing_is_lost(kind: str) -> None:
    _check(HOSTILE[kind](3_000))
    _check(_within(HOSTILE[kind](3_000)))


REFERENCES = (
    "1. Faderl S, Talpaz M, et al. Chronic leukemia: biology. Ann Intern Med. 1999;131(3):207-19.",
    "Gilstrap LC 3rd, Cunningham FG, editors. Operative obstetrics. 2nd ed. New York: Mosby; 2002.",
    "Meltzer PS. Chromosomes. In: Vogelstein B, editor. Cancer. New York: Knopf; 2002. p. 93-113.",
    "WHO [Internet]. Geneva: WHO; c2000 - [cited 2001 Mar 8]. Available from: http://www.who.int/.",
    "Pagedas AC, inventor; Ancel Inc., assignee. A device. United States patent US 20020103498. "
    "2002 Aug 1.",
    "Healthy Children Learn Act, S. 1012, 107th Cong., 1st Sess. (2001).",
)
PIECES = (
    *REFERENCES, "\n", "\n\n", "References\n", "2. ", "[3] ", "\t", "et al", "(", ")", "doi:10.1/x",
    "ﬁ", "\u00ad", "<li>", "&amp;", "。", "Page 3 of 4\n", "–", "Ⅱ", "𝒜", "\u200b", "\r", "İ",
)  # fmt: skip


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=8))
def test_any_text_is_read_without_loss(pieces: list[str]) -> None:
    _check("".join(pieces))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.sampled_from(REFERENCES), st.data())
def test_a_broken_reference_is_read_without_loss(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 6))
        text = (
            text[:at]
            + data.draw(st.sampled_from(PIECES) | st.text(max_size=3))
            + text[at + length :]
        )
    _check(text)


def _check(text: str) -> None:
    """Read a text; what came out and what was reported must be all that went in."""
    found = _read(text)
    assert not [d for d in found.diagnostics if d.code == "refconv/plugin-failed"]
    source: Any = next((d.source for d in found.diagnostics if d.source is not None), None)
    page = source.text if source is not None else refconv.decoding.normalise(text)
    seen = _seen(found, page)
    left = [at for at, character in enumerate(page) if not character.isspace() and not seen[at]]
    assert left == []


def _seen(found: Bibliography, page: str) -> list[bool]:
    seen = [False] * len(page)
    skipped: list[Diagnostic] = [d for d in found.diagnostics if d.code == "vancouver/skipped-text"]
    spans = [d.span for d in skipped if d.span is not None]
    before = 0
    for reference in found:
        assert reference.origin is not None
        start, text = reference.origin.offset, reference.origin.text
        assert start >= before
        before = start + len(text)
        spans.append(refconv.Span(start, before))
        label = reference.origin.label or ""
        first = page.rfind(label, 0, start) if label else start
        spans.append(refconv.Span(max(0, first - 12), start))
    for span in spans:
        seen[span.start : span.end] = [True] * (span.end - span.start)
    return seen
