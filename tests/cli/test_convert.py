"""What `refconv convert` does with inputs, outputs, options and findings."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest


def test_the_guess_is_said_on_standard_error(run: Any, refs: Path) -> None:
    done = run("convert", refs, "-t", "csl-jsonl")
    assert f"refconv: {refs}: read as csl-json (guessed)\n" in done.stderr
    assert "read as" not in run("convert", refs, "-f", "csl-json", "-t", "csl-jsonl").stderr


def test_standard_input_and_output(run: Any, refs: Path) -> None:
    done = run("convert", "-", "-f", "csl-json", "-t", "csl-jsonl", stdin=refs.read_bytes())
    assert done.exit_code == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert run("convert", "-t", "csl-jsonl", stdin=refs.read_bytes()).stdout == done.stdout


def test_the_last_line_counts(run: Any, refs: Path) -> None:
    last = run("convert", refs, "-t", "csl-json").stderr.splitlines()[-1]
    assert last == "refconv: 2 references, 0 warnings, 0 errors, 0 failed"


def test_quiet_leaves_only_what_matters(run: Any, refs: Path, tmp_path: Path) -> None:
    assert run("convert", refs, "-t", "csl-json", "-q").stderr == ""
    assert "duplicate-id" in run("convert", refs, refs, "-t", "csl-json", "-q").stderr
    assert run("convert", refs, refs, "-t", "csl-json", "-qq").stderr == ""


def test_several_inputs_make_one_output_with_ids_of_their_own(run: Any, refs: Path) -> None:
    done = run("convert", refs, refs, refs, "-t", "csl-jsonl")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        *("a", "b", "a-2", "b-2", "a-3", "b-3")
    ]
    assert f"{refs}:2:3: warning: id 'a' is taken already; changed to 'a-2'" in done.stderr


def test_one_unreadable_input_of_several_is_a_finding(run: Any, refs: Path) -> None:
    done = run("convert", refs, "no-such-file.json", "-t", "csl-jsonl")
    assert done.exit_code == 1
    assert done.stdout.count("\n") == 2
    assert "no-such-file.json: error: No such file or directory; left out" in done.stderr


def test_out_dir_makes_one_file_for_each_input(run: Any, refs: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('[{"id": "c", "type": "book"}]')
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"\x7fELF\0\0\0\0")
    folder = tmp_path / "out" / "deep"
    done = run("convert", refs, other, bad, "-t", "csl-jsonl", "--out-dir", folder)
    assert done.exit_code == 1
    assert sorted(p.name for p in folder.iterdir()) == ["other.jsonl", "refs.jsonl"]
    assert "bad.json: error: is binary, not text; left out [refconv/input-failed]" in done.stderr


def test_out_dir_never_writes_two_inputs_to_one_file(run: Any, refs: Path, tmp_path: Path) -> None:
    twin = tmp_path / "elsewhere" / "refs.json"
    twin.parent.mkdir()
    twin.write_text(refs.read_text())
    out = tmp_path / "out"
    done = run("convert", refs, twin, "-t", "csl-jsonl", "--out-dir", out)
    assert done.exit_code == 0
    assert (out / "refs.jsonl").read_text() == (out / "elsewhere" / "refs.jsonl").read_text()
    again = run("convert", refs, refs, "-t", "csl-jsonl", "--out-dir", tmp_path / "other")
    assert again.exit_code == 2
    assert f"{refs} and {refs} would both be written to" in again.stderr
    assert not (tmp_path / "other").exists()


def test_an_output_may_replace_its_input(run: Any, refs: Path) -> None:
    assert run("convert", refs, "-o", refs, "-O", "indent=0").exit_code == 0
    assert len(json.loads(refs.read_text())) == 2


@pytest.mark.usefixtures("with_bad_format")
def test_a_failed_run_leaves_the_old_output(run: Any, tmp_path: Path) -> None:
    source, output = tmp_path / "list.bad", tmp_path / "out.json"
    source.write_text("good\nbad\n")
    output.write_text("old")
    run("convert", source, "-o", output, "--on-error", "stop")
    assert output.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["list.bad", "out.json"]


@pytest.mark.parametrize(("policy", "ids"), [("skip", "13"), ("keep-raw", "123")])
@pytest.mark.usefixtures("with_bad_format")
def test_on_error(run: Any, tmp_path: Path, policy: str, ids: str) -> None:
    source = tmp_path / "list.bad"
    source.write_text("good\nbad\ngood\n")
    done = run("convert", source, "-t", "csl-jsonl", "--on-error", policy)
    assert "".join(json.loads(line)["id"] for line in done.stdout.splitlines()) == ids
    assert "errors, 1 failed" in done.stderr
    if policy == "skip":
        assert (
            f"{source}:2:1: warning: a reference that cannot be read: bad; left out" in done.stderr
        )


@pytest.mark.usefixtures("with_bad_format")
def test_min_confidence_gives_up_doubtful_references(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "list.bad"
    source.write_text("good\nshaky\n")
    done = run("convert", source, "-t", "csl-jsonl", "--min-confidence", "0.5")
    good, shaky = map(json.loads, done.stdout.splitlines())
    assert "title" in good
    assert "title" not in shaky
    assert (
        f"{source}:2:1: warning: confidence 0.30 is below 0.50: shaky; kept as text" in done.stderr
    )
    strict = run("convert", source, "-t", "csl-jsonl", "--min-confidence", "0.9")
    assert f"{source}:1:1: warning: 'good' read as title with confidence 0.80" in strict.stderr


def test_an_option_goes_to_the_side_that_has_it(run: Any, refs: Path) -> None:
    flat = run("convert", refs, "-t", "csl-json", "-O", "indent=0").stdout
    assert run("convert", refs, "-t", "csl-json", "-O", "csl-json.indent=0").stdout == flat
    other = run("convert", refs, "-t", "csl-jsonl", "-O", "csl-json.indent=0")
    assert other.exit_code == 0  # checked, but for a format that is not written here


def test_a_wrong_value_names_the_right_ones(run: Any, refs: Path) -> None:
    done = run("convert", refs, "-s", "apa", "-O", "format=word")
    assert done.exit_code == 2
    assert "cannot be 'word': it is text, html, html-page, markdown, rtf" in done.stderr
    done = run("convert", refs, "-t", "csl-json", "-O", "styled.fromat=html")
    assert done.exit_code == 2
    assert "format 'styled' has no option 'fromat': did you mean format" in done.stderr


def test_output_is_utf_8_whatever_the_locale(program: Any, tmp_path: Path) -> None:
    source = tmp_path / "refs.json"
    source.write_text('[{"id": "ü", "type": "book", "title": "Größe – 大"}]', encoding="utf-8")
    outputs = set()
    for name, seed in (("C", "1"), ("C.UTF-8", "2"), ("POSIX", "3")):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": name, "PYTHONHASHSEED": seed}
        environment["PYTHONUTF8"] = "0"
        done = program("convert", source, "-t", "csl-json", env=environment)
        assert done.returncode == 0, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert "Größe – 大".encode() in outputs.pop()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("list.html", "<!DOCTYPE html>"), ("list.rtf", "{\\rtf1"), ("list.txt", "First")],
)
def test_the_ending_of_a_styled_list_says_its_form(
    run: Any, refs: Path, tmp_path: Path, name: str, begins: str
) -> None:
    done = run("convert", refs, "-s", "apa", "-o", tmp_path / name)
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / name).read_text().startswith(begins)


def test_what_is_said_wins_over_the_ending(run: Any, refs: Path, tmp_path: Path) -> None:
    out = tmp_path / "list.html"
    assert run("convert", refs, "-s", "apa", "-O", "format=html", "-o", out).exit_code == 0
    assert out.read_text().startswith('<div class="csl-bib-body">')


def test_files_of_styled_lists_have_the_ending_of_their_form(
    run: Any, refs: Path, tmp_path: Path
) -> None:
    for form in ("text", "html", "html-page", "markdown"):
        run("convert", refs, "-s", "apa", "-O", f"format={form}", "--out-dir", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "refs.html",
        "refs.md",
        "refs.txt",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PMID- 1\nTI  - A title\nTA  - Nature\nDP  - 2001\n", "nbib"),
        ("TY  - JOUR\nTI  - A title\nER  - \n", "ris"),
        ("@article{a, title={A title}, journal={Nature}}\n", "bibtex"),
        ("1. Roe A. A title. Nature. 2003;12(3):4-9.\n", "vancouver"),
    ],
)
def test_downloads_called_txt_are_known_by_what_they_hold(
    run: Any, tmp_path: Path, text: str, name: str
) -> None:
    (tmp_path / "download.txt").write_text(text)
    done = run("convert", tmp_path / "download.txt", "-t", "csl-json")
    assert f"read as {name} (guessed)" in done.stderr
