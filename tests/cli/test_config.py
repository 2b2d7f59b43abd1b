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
