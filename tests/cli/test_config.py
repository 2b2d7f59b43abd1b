"""Settings from refconv.toml and pyproject.toml, profiles, and what wins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refs: Path) -> Path:
    """Work in a folder that holds the list."""
    monkeypatch.chdir(tmp_path)
    assert refs.parent == tmp_path
    return tmp_path


def settings(desk: Path, text: str, name: str = "refconv.toml") -> None:
    """Write a settings file."""
    (desk / name).write_text(text)


def test_options_are_settings(run: Any, desk: Path) -> None:
    settings(desk, 'to = "csl-json"\nquiet = 1\n[options.csl-json]\nindent = 0\n')
    done = run("convert", "refs.json")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.count("\n") == 4
    assert done.stderr == ""


def test_the_file_is_named_and_found_from_below(run: Any, desk: Path, monkeypatch: Any) -> None:
    settings(desk, 'to = "csl-jsonl"')
    (desk / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(desk / "deep" / "er")
    done = run("convert", desk / "refs.json")
    assert f"refconv: settings from {desk / 'refconv.toml'}\n" in done.stderr
    assert done.stdout.count("\n") == 2


def test_pyproject_has_a_table(run: Any, desk: Path) -> None:
    settings(desk, '[project]\nname = "x"\n[tool.refconv]\nto = "csl-jsonl"', "pyproject.toml")
    assert run("convert", "refs.json").stdout.count("\n") == 2


def test_a_pyproject_without_it_is_passed_by(run: Any, desk: Path) -> None:
    settings(desk, '[project]\nname = "x"\n', "pyproject.toml")
    done = run("convert", "refs.json", "-t", "csl-json")
    assert "settings from" not in done.stderr


PROFILES = """
to = "csl-json"
[options.csl-json]
indent = 2
[limits]
references = 1
[profile.lines]
to = "csl-jsonl"
[profile.flat.options.csl-json]
indent = 0
[profile.all.limits]
references = 0
[batch]
pattern = "*.json"
"""


def test_profiles_win_and_the_command_line_wins_over_them(run: Any, desk: Path) -> None:
    settings(desk, PROFILES)
    assert run("convert", "refs.json").exit_code == 6
    assert len(run("convert", "refs.json", "--profile", "lines").stdout.splitlines()) == 1
    assert len(run("convert", "refs.json", "--profile", "flat").stdout.splitlines()) == 3
    assert len(json.loads(run("convert", "refs.json", "--profile", "all").stdout)) == 2
    told = ("-O", "indent=0", "--limit", "references=2")
    assert len(run("convert", "refs.json", *told).stdout.splitlines()) == 4
    assert run("convert", "refs.json", "--profile", "flat", "-t", "csl-jsonl").stdout[0] == "{"


def test_a_table_is_for_its_command(run: Any, desk: Path) -> None:
    settings(desk, PROFILES.replace('pattern = "*.json"', 'jobs = 1\nto = "csl-jsonl"'))
    done = run("batch", "refs.json", "--out-dir", "out")
    assert done.exit_code == 6, done.stderr
    assert (desk / "out" / "refs.jsonl").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("to = ", "refconv.toml: Invalid value"),
        ('too = "csl-json"', "no setting 'too': did you mean to"),
        ("[convert]\nsumary = 1", "[convert]: no setting 'sumary'"),
        ("[options.csl-jsno]\na = 1\n", "unknown format 'csl-jsno': did you mean csl-json"),
        ("[options.csl-json]\nindnt = 1", "has no option 'indnt': did you mean indent"),
        ('[options.styled]\nformat = "word"', "cannot be 'word': it is text, html"),
        ("[options.csl-json]\nindent = 99", "cannot be '99': it is a number from 0 to 16"),
        ("[options]\nindent = 1", "options belong to a format"),
        ("[limits]\npages = 1", "no limit 'pages'"),
        ('on-error = "explode"', "'explode' is not one of 'skip', 'keep-raw', 'stop'"),
        ('min-confidence = "much"', "'much' is not a valid float range"),
    ],
)
def test_what_is_wrong_is_told_with_what_would_be_right(
    run: Any, desk: Path, text: str, says: str
) -> None:
    settings(desk, text)
    done = run("convert", "refs.json", "-t", "csl-json")
    assert done.exit_code in (2, 5)
    assert says in done.stderr


def test_a_profile_that_is_not_there(run: Any, desk: Path) -> None:
    assert "there is no refconv.toml" in run("convert", "refs.json", "--profile", "x").stderr
    settings(desk, PROFILES)
    done = run("convert", "refs.json", "--profile", "flt")
    assert done.exit_code == 2
    assert "no profile 'flt': did you mean flat?" in done.stderr


def test_a_file_can_be_named(run: Any, desk: Path) -> None:
    settings(desk, 'to = "csl-jsonl"', "house.toml")
    done = run("--config", "house.toml", "convert", "refs.json")
    assert done.stdout.count("\n") == 2
    assert run("--config", "none.toml", "convert", "refs.json").exit_code == 3


def test_files_are_taken_from_where_the_settings_are(
    run: Any, desk: Path, monkeypatch: Any
) -> None:
    settings(desk, 'style = "house.csl"')
    (desk / "below").mkdir()
    monkeypatch.chdir(desk / "below")
    done = run("convert", "../refs.json")
    assert f"no style file '{desk}/house.csl'" in done.stderr


def test_what_is_typed_wins_over_the_file(run: Any, desk: Path) -> None:
    settings(desk, 'to = "csl-json"\nstyle = "vancouver"\n')
    assert run("convert", "refs.json", "-s", "apa").stdout.startswith("First. (n.d.)")
    run("convert", "refs.json", "-o", "out.jsonl")
    assert (desk / "out.jsonl").read_text().count("\n") == 2
    assert run("convert", "refs.json", "-t", "csl-jsonl").exit_code == 0
    assert run("convert", "refs.json", "-t", "styled").stdout.startswith("1. First.")


def test_the_example_of_the_page_is_right(run: Any, desk: Path, root: Path) -> None:
    page = (root / "docs" / "how-to" / "configuration.md").read_text(encoding="utf-8")
    settings(desk, page.split("```toml\n")[1].split("```")[0].replace("strict = true", ""))
    (desk / "house-journals.csv").write_text("Journal of One;J One\n")
    done = run("convert", "refs.json", "-s", "apa", "--profile", "nejm")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("<div")


OWN = "Journal of Invented Examples\tJ Invent Ex\n"
ARTICLE = '[{"id": "a", "type": "article-journal", "title": "T", "container-title": "J Invent Ex"}]'


def test_journals_are_a_setting_of_every_command_that_prints_them(run: Any, desk: Path) -> None:
    (desk / "refs.json").write_text(ARTICLE)
    (desk / "house").mkdir()
    (desk / "house/own.tsv").write_text(OWN)
    settings(desk, 'journals = "own.tsv"', "house/refconv.toml")
    with_it = ("--config", "house/refconv.toml")
    assert "of Invented Examples" in run(*with_it, "convert", "refs.json", "-s", "apa").stdout
    done = run(*with_it, "batch", "refs.json", "-s", "apa", "--out-dir", "out", "-j", "1")
    assert "of Invented Examples" in (desk / "out/refs.txt").read_text(), done.stderr
    (desk / "text.txt").write_text("See [@a].\n")
    assert "of Invented Examples" in run(*with_it, "cite", "text.txt", "-r", "refs.json").stdout
    assert (
        run(*with_it, "journals", "expand", "J Invent Ex").stdout
        == "Journal of Invented Examples\n"
    )


def test_check_compares_with_titles_of_the_own_list(run: Any, desk: Path) -> None:
    (desk / "own.tsv").write_text(OWN)
    (desk / "list.txt").write_text("1. Roe A. A title here. J Invent Ex. 2003;12(3):4-9.\n")
    ask = ("check", "list.txt", "-f", "vancouver", "--style", "apa", "--only", "style-deviation")
    assert "of Invented Examples" not in run(*ask).stdout
    with_list = run(*ask, "--journals", "own.tsv").stdout
    assert "Journal of Invented Examples" in with_list
    assert "unknown-journal" not in with_list


def test_tag_has_settings_too(run: Any, desk: Path) -> None:
    (desk / "a.xml").write_text(
        "<article><back><ref-list><ref id='r1'><mixed-citation>Roe A. A title of a paper. Nature. "
        "2003;12(3):4-9.</mixed-citation></ref></ref-list></back></article>"
    )
    assert "1 tagged" in run("tag", "a.xml").stderr
    settings(desk, "[tag]\nmin-confidence = 1")
    assert "0 tagged" in run("tag", "a.xml").stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('min-confidence = "high"', "refconv.toml: min-confidence: 'high' is not"),
        ('on-error = "drop"', "refconv.toml: on-error: 'drop' is not one of"),
        ('[convert]\nstrict = "perhaps"', "refconv.toml: strict: 'perhaps' is not"),
    ],
)
def test_a_wrong_value_is_a_fault_of_the_file(run: Any, desk: Path, text: str, says: str) -> None:
    settings(desk, text)
    done = run("convert", "refs.json", "-t", "bibtex")
    assert done.exit_code == 2
    assert says in done.stderr


def test_one_value_of_an_option_that_repeats_needs_no_list(run: Any, desk: Path) -> None:
    settings(desk, '[check]\noff = "missing-field"')
    assert "missing-field" not in run("check", "refs.json").stdout


WRONG_SHAPES = [
    "limits = 5",
    "options = 5",
    "profile = 5",
    'profile = "a"',
    "[profile]\na = 5",
    "[profile.a]\nlimits = 5",
    "[limits]\nreferences = []",
    "[options.csl-json]\nindent = {}",
    "strict = 5",
    'strict = "maybe"',
    "quiet = []",
    "to = []",
    "to = [1]",
    "convert = 5",
    "style = [1]",
    "journals = [[]]",
    'journals = "a\\u0000b"',
    'output = "a\\u0000b"',
    'diagnostics = "a\\u0000b"',
    'encoding = "a\\u0000b"',
    '[limits]\n"a\\u0000b" = 1',
    "to = 1979-05-27",
    "a = " + "[" * 5000,
]


@pytest.mark.parametrize("text", WRONG_SHAPES)
def test_a_setting_of_a_wrong_kind_is_refused(run: Any, desk: Path, text: str) -> None:
    settings(desk, text)
    profile = ("--profile", "a") if "profile" in text else ()
    done = run("convert", "refs.json", "-f", "csl-json", *profile)
    assert done.exit_code == 2
    assert f"refconv: {desk / 'refconv.toml'}: " in done.stderr


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\nrefconv = 5"])
def test_a_pyproject_of_a_wrong_kind_is_refused(run: Any, desk: Path, text: str) -> None:
    settings(desk, f"{text}\n# [tool.refconv", "pyproject.toml")
    assert run("convert", "refs.json", "-t", "csl-json").exit_code == 2


def test_a_number_is_taken_as_text_where_text_is_wanted(run: Any, desk: Path) -> None:
    settings(desk, "output = 5\ndiagnostics = 6\nto = 'csl-json'")
    assert run("convert", "refs.json").exit_code == 0
    assert (desk / "5").is_file()
    assert (desk / "6").is_file()


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1.5", "x"])
def test_a_limit_is_a_number_of_some_digits(run: Any, desk: Path, number: str) -> None:
    done = run("convert", "refs.json", "-t", "csl-json", "--limit", f"references={number}")
    assert done.exit_code == 2
    assert "must be a whole number" in done.stderr
