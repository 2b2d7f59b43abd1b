"""The registry by itself: names, guesses, an object that is passed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from refconv import Format, Reference, Registry, hookimpl
from refconv.errors import UnknownFormatError


class Plugin:
    """Offer some formats."""

    def __init__(self, *formats: Format) -> None:
        self.offered = formats

    @hookimpl
    def refconv_formats(self) -> tuple[Format, ...]:
        """Offer them."""
        return self.offered


def nothing(*_: object) -> Iterator[Reference]:
    """Read nothing."""
    return iter(())


def text(*_: object) -> Iterator[str]:
    """Write nothing."""
    return iter(())


NOTES = Format(name="notes", title="", extensions=(".txt",), read=nothing, sniff=lambda t: 0.2)
LIST = Format(
    name="list",
    title="",
    aliases=("ls",),
    extensions=(".txt",),
    read=nothing,
    sniff=lambda t: 0.9 if t.startswith("1.") else 0.0,
)
PAGE = Format(name="page", title="", extensions=(".html", ".txt"), write=text)


def test_a_name_or_an_alias_finds_a_format() -> None:
    registry = Registry({"mine": Plugin(LIST)})
    assert registry.format("list") is registry.format(" LS ") is LIST
    assert [(f.name, p.name) for f, p in registry.formats()] == [("list", "mine")]


def test_an_unknown_name_offers_what_is_near() -> None:
    registry = Registry({"mine": Plugin(LIST, NOTES)})
    with pytest.raises(UnknownFormatError, match="unknown format 'lits': did you mean list"):
        registry.format("lits")
    with pytest.raises(UnknownFormatError, match="there are: list, ls, notes"):
        registry.format("xyzzy")


def test_content_that_is_certain_wins_over_an_ending() -> None:
    records = Format(
        name="records",
        title="",
        extensions=(".rec",),
        read=nothing,
        sniff=lambda text: 0.9 if text.startswith("TY") else 0.0,
    )
    registry = Registry({"mine": Plugin(NOTES, records)})
    assert registry.guess("a.txt", "TY  - JOUR") is records
    assert registry.guess("a.txt", "a note") is NOTES


def test_an_ending_or_the_content_tells_the_format() -> None:
    registry = Registry({"mine": Plugin(LIST, NOTES, PAGE)})
    assert registry.guess("a.txt", "1. Smith") is LIST
    assert registry.guess("a.unknown", "1. Smith") is LIST
    assert registry.guess("a.txt", "Smith") is None
    assert registry.guess_output("a.html") is PAGE
    assert registry.guess_output("b.TXT") is PAGE
    assert registry.guess_output("a.doc") is None


def test_a_sniffer_that_breaks_is_no_guess() -> None:
    def broken(_: str) -> float:
        raise ValueError("oops")

    bad = Format(name="bad", title="", read=nothing, sniff=broken)
    registry = Registry({"bad": Plugin(bad), "mine": Plugin(LIST)})
    assert registry.guess("a.unknown", "1. Smith") is LIST


def test_a_plugin_clashes_with_itself_and_with_an_alias() -> None:
    again = Format(name="ls", title="", read=nothing)
    registry = Registry({"mine": Plugin(LIST), "other": Plugin(again, NOTES, NOTES)})
    mine, other = registry.plugins
    assert mine.fault is None
    assert other.formats == ("notes",)
    assert other.fault is not None
    assert "format 'ls' refused: mine has the name 'ls' already" in other.fault
    assert "format 'notes' refused: the same plugin has the name 'notes' already" in other.fault
