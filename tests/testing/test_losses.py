"""`refconv losses`: what it measures, and that its page in the documentation is current."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from samples import CASES

from refconv.cli import cli
from refconv.diagnostics import Reporter
from refconv.format import Format
from refconv.model import Date, ItemType, Name, Reference, on
from refconv.testing.losses import Held, given, held, lost
from refconv_ris import RisWriteOptions, read, write

ONE_WAY = ("crossref-json", "vancouver")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["losses", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def without_volume(
    references: Iterable[Reference], report: Reporter, options: Any
) -> Iterator[str]:
    """Write RIS, but volumes only in articles, and no issue at all."""
    for found in references:
        volume = found.volume if found.type is ItemType.ARTICLE_JOURNAL else None
        yield from write([replace(found, volume=volume, issue=None)], report, options)


def test_a_format_holds_what_comes_back() -> None:
    whole = held(
        Format(name="ris", title="RIS", read=read, write=write, write_options=RisWriteOptions)
    )
    less = held(
        Format(
            name="less",
            title="Less",
            read=read,
            write=without_volume,
            write_options=RisWriteOptions,
        )
    )
    assert (whole["volume"], less["volume"]) == (Held.ALL, Held.SOME)
    assert (whole["issue"], less["issue"]) == (Held.ALL, Held.NONE)
    assert lost(whole, less) == (["issue"], ["volume"])
    assert lost(less, whole) == ([], [])


def test_a_format_that_breaks_holds_nothing() -> None:
    def broken(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
        raise ValueError("broken")

    assert set(
        held(
            Format(name="x", title="X", read=read, write=broken, write_options=RisWriteOptions)
        ).values()
    ) == {Held.NONE}


def test_what_references_hold_is_what_a_reader_gives() -> None:
    name = Name(family="Gogh", given="V.", non_dropping_particle="van")
    found = given(
        [
            Reference(type=ItemType.BOOK, title="<i>A</i>", author=(name,), issued=on(2003, 4)),
            Reference(issued=Date(date_parts=((2003,),), season=2), et_al=frozenset({"author"})),
        ]
    )
    has = {feature for feature, how in found.items() if how is Held.ALL}
    assert has == {
        *("type: book", "title", "author", "issued", "markup: italic", "name: initials"),
        *("name: particle that stays", "name: et al.", "date: month", "date: season"),
    }


def test_one_pair_is_told_alone() -> None:
    assert "from ris to nbib" in run("ris", "nbib")
    pairs = json.loads(run("ris", "nbib", "--json"))
    (pair,) = [pair for pair in pairs if (pair["from"], pair["to"]) == ("ris", "nbib")]
    assert "URL" in pair["lost"]
    assert "title" not in pair["lost"]


def test_csl_json_loses_nothing() -> None:
    pairs = json.loads(run("ris", "csl-json", "--json"))
    assert [pair["lost"] for pair in pairs if pair["to"] == "csl-json"] == [[]]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ris",), "name both formats"),
        (("vancouver", "ris"), "--samples vancouver=FILE"),
        (("--samples", "ris"), "FORMAT=FILE"),
        (("rsi", "nbib"), "did you mean ris"),
    ],
)
def test_what_is_asked_wrongly_is_said(arguments: tuple[str, ...], says: str) -> None:
    result = CliRunner().invoke(cli, ["losses", *arguments])
    assert result.exit_code in (2, 5)
    assert says in result.output


def test_the_page_is_current(root: Path, snapshot: Callable[[Path, str], None]) -> None:
    paths = [(name, path) for name in ONE_WAY for path in sorted(CASES.glob(f"{name}/*/input.*"))]
    samples = [part for name, path in paths for part in ("--samples", f"{name}={path}")]
    snapshot(root / "docs" / "losses.md", run(*samples))
