"""Journals at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refconv.cli import cli

REFS = """\
Faderl S, Talpaz M. Chronic myelogenous leukemia: Biology and therapy. Ann Intern Med. 1999;131(3):207-19.
Goldman JM, Melo JV. Advances in biology. N Engl J Med. 2003;349(15):1451-64.
Senior K. Gleevec does not cross blood-brain barrier. Lancet Oncol. 2003;4(4):198.
"""  # noqa: E501


def run(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin, prog_name="refconv")


def convert(style: str, *more: str | Path) -> Result:
    return run("convert", "-", "-f", "vancouver", "-s", style, *more, stdin=REFS)


def test_apa_prints_full_titles() -> None:
    out = convert("apa").stdout
    assert "Annals of Internal Medicine, 131" in out
    assert "The New England Journal of Medicine, 349" in out
    assert "The Lancet Oncology, 4" in out


def test_vancouver_prints_abbreviations() -> None:
    out = convert("vancouver").stdout
    for short in ("Ann Intern Med.", "N Engl J Med.", "Lancet Oncol."):
        assert short in out


def test_there_and_back() -> None:
    data = run("convert", "-", "-f", "vancouver", "-t", "csl-json", stdin=REFS).stdout
    items = json.loads(data)
    assert [item["container-title"] for item in items][:2] == ["Ann Intern Med", "N Engl J Med"]
    for item, full in zip(
        items, ("Annals of Internal Medicine", "New England Journal of Medicine"), strict=False
    ):
        item["container-title"] = full
    out = run("convert", "-", "-f", "csl-json", "-s", "vancouver", stdin=json.dumps(items)).stdout
    assert "Ann Intern Med." in out
    assert "N Engl J Med." in out


def test_off_leaves_titles_alone() -> None:
    out = convert("apa", "--journals", "off")
    assert "N Engl J Med, 349" in out.stdout
    assert "journals/" not in out.stderr


def test_a_users_list_wins(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("Our New England Journal\tN Engl J Med\n", encoding="utf-8")
    out = convert("apa", "--journals", mine).stdout
    assert "Our New England Journal, 349" in out
    assert "Annals of Internal Medicine, 131" in out


def test_a_list_that_is_not_there_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    assert convert("apa", "--journals", tmp_path / "none.tsv").exit_code == 3


def test_expand_and_abbreviate() -> None:
    assert run("journals", "expand", "N Engl J Med", "Blood").stdout.splitlines() == [
        "The New England Journal of Medicine",
        "Blood",
    ]
    assert run("journals", "abbreviate", "Cancer Research").stdout == "Cancer Res\n"
    assert run("journals", "abbreviate", "--iso", "Cancer Research").stdout == "Cancer Res.\n"


@pytest.mark.parametrize(("name", "why"), [("Xyzzy", "unknown"), ("J Ornithol", "ambiguous")])
def test_what_is_not_settled_is_an_empty_line_and_fails(name: str, why: str) -> None:
    out = run("journals", "expand", name)
    assert out.stdout == "\n"
    assert f"'{name}' is {why}" in out.stderr
    assert out.exit_code == 1


def test_lookup_shows_every_journal_of_a_name() -> None:
    rows = json.loads(run("journals", "lookup", "--json", "Dev Biol").stdout)
    assert [(row["title"], row["certainty"]) for row in rows] == [
        ("Developmental Biology", "likely"),
        ("Developments in Biologicals", "ambiguous"),
    ]
    assert rows[0]["nlm"] == "Dev Biol"
    assert rows[0]["iso"] == "Dev. Biol."
    assert "medline" in rows[0]["sources"]


def test_report_counts_a_list(tmp_path: Path) -> None:
    refs = tmp_path / "refs.txt"
    refs.write_text(REFS, encoding="utf-8")
    out = run("journals", "report", refs, "-f", "vancouver").stdout
    assert "resolved: 3 of 3 (100.0%)" in out


def test_jats_for_pmc_has_abbreviations_and_other_jats_what_was_read() -> None:
    title = "New England Journal of Medicine"
    data = json.dumps(
        [{"id": "a", "type": "article-journal", "title": "T", "container-title": title}]
    )
    args = ("convert", "-", "-f", "csl-json", "-t", "jats")
    assert "<source>N Engl J Med</source>" in run(*args, "-O", "profile=pmc", stdin=data).stdout
    assert f"<source>{title}</source>" in run(*args, stdin=data).stdout
    pasted = ("convert", "-", "-f", "vancouver", "-t", "jats", "-O", "profile=pmc")
    assert run(*pasted, stdin=REFS).stdout.count("<source>N Engl J Med</source>") == 1
