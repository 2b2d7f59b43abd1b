"""`refconv batch`: rows, sums, resuming."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Give a folder of lists: three good ones, one in a folder below, one broken, one hidden."""
    folder = tmp_path / "lists"
    (folder / "deep" / "er").mkdir(parents=True)
    for number, name in enumerate(("a", "b", "deep/er/c")):
        items = [{"id": f"{name}{n}", "type": "book", "title": str(number)} for n in range(3)]
        (folder / f"{name}.json").write_text(json.dumps(items))
    (folder / "broken.json").write_bytes(b"\x7fELF\0\0\0")
    (folder / ".hidden.json").write_text("[]")
    return folder


def files(folder: Path) -> list[str]:
    """Give the files below a folder."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_folder_is_mirrored_and_a_broken_file_is_one_row(
    run: Any, lists: Path, tmp_path: Path
) -> None:
    out, summary = tmp_path / "out", tmp_path / "sums.json"
    done = run("batch", lists, "-t", "csl-jsonl", "--out-dir", out, "--summary", summary, "-j1")
    assert done.exit_code == 1
    assert files(out) == [".refconv-batch.jsonl", "a.jsonl", "b.jsonl", "deep/er/c.jsonl"]
    assert f"{lists}/broken.json: error: is binary, not text; left out" in done.stderr
    assert "refconv:   not written  1\n" in done.stderr
    sums = json.loads(summary.read_text())
    assert {key: sums[key] for key in ("files", "written", "references", "errors")} == {
        "files": 4,
        "written": 3,
        "references": 9,
        "errors": 1,
    }
    assert [(Path(r["input"]).name, r["code"]) for r in sums["rows"]] == [
        ("a.json", 0),
        ("b.json", 0),
        ("broken.json", 3),
        ("c.json", 0),
    ]


def test_a_number_as_an_id_is_no_reason_to_stop(run: Any, lists: Path, tmp_path: Path) -> None:
    """Readers may report with a str of a kind of their own; CSL JSON does so for `"id": 1`."""
    (lists / "a.json").write_text('[{"id": 1, "type": "nope", "title": "T"}]')
    done = run("batch", lists / "a.json", "-t", "jats", "--out-dir", tmp_path / "out")
    assert done.exit_code == 0
    assert "jats/id-changed" in done.stderr


def test_two_processes_give_what_one_gives(run: Any, lists: Path, tmp_path: Path) -> None:
    said = set()
    for jobs in (1, 2):
        out, odd = tmp_path / f"out{jobs}", tmp_path / f"odd{jobs}.jsonl"
        arguments = ("--out-dir", out, "-j", jobs, "--diagnostics", odd)
        assert run("batch", lists, "-t", "csl-json", *arguments).exit_code == 1
        texts = [(name, (out / name).read_text()) for name in files(out) if name[0] != "."]
        said.add((tuple(texts), odd.read_text()))
    assert len(said) == 1
    assert len(said.pop()[0]) == 3


def test_a_pattern_and_single_files(run: Any, lists: Path, tmp_path: Path) -> None:
    (lists / "notes.md").write_text("no references")
    out = tmp_path / "out"
    single = tmp_path / "single.json"
    single.write_text('[{"id": "s", "type": "book"}]')
    done = run("batch", single, lists / "deep", "-t", "csl-json", "--out-dir", out, "-j1")
    assert done.exit_code == 0
    assert files(out) == ["er/c.json", "single.json"]
    done = run("batch", lists, "--pattern", "[ab].json", "-t", "csl-json", "--out-dir", out, "-j1")
    assert done.exit_code == 0
    assert files(out) == ["a.json", "b.json", "er/c.json", "single.json"]


def test_an_output_folder_inside_the_input_is_not_read(run: Any, lists: Path) -> None:
    for _ in range(2):
        done = run("batch", lists, "-t", "csl-json", "--out-dir", lists / "out", "-j1")
        assert "files          4\n" in done.stderr


def test_resuming_does_what_is_left_and_what_has_changed(
    run: Any, lists: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = ("batch", lists, "-t", "csl-jsonl", "--out-dir", out, "-j1", "--resume")
    run(*arguments)
    before = {name: (out / name).stat().st_mtime_ns for name in files(out)}
    (lists / "broken.json").write_text('[{"id": "mended", "type": "book"}]')
    (lists / "b.json").write_text('[{"id": "changed", "type": "book"}]')
    (out / "deep" / "er" / "c.jsonl").unlink()
    done = run(*arguments)
    assert done.exit_code == 0
    assert "refconv:   done before  1\n" in done.stderr
    assert "refconv: references     8\n" in done.stderr
    assert files(out) == ["a.jsonl", "b.jsonl", "broken.jsonl", "deep/er/c.jsonl"]
    assert (out / "a.jsonl").stat().st_mtime_ns == before["a.jsonl"]
    assert "changed" in (out / "b.jsonl").read_text()


def test_resuming_with_another_plan_begins_anew(run: Any, lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", lists, "-t", "csl-json", "--out-dir", out, "-j1")
    plan = ("-t", "csl-json", "-O", "indent=0", "--resume")
    done = run("batch", lists, *plan, "--out-dir", out, "-j1")
    assert "done before" not in done.stderr


def test_a_ledger_that_was_cut_off_is_read_as_far_as_it_goes(
    run: Any, lists: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = ("batch", lists, "-t", "csl-json", "--out-dir", out, "-j1", "--resume")
    run(*arguments)
    ledger = out / ".refconv-batch.jsonl"
    ledger.write_bytes(ledger.read_bytes()[:-20])
    assert "done before  2\n" in run(*arguments).stderr


def test_findings_of_resumed_files_are_told_again(run: Any, lists: Path, tmp_path: Path) -> None:
    (lists / "a.json").write_text('[{"id": "x", "type": "book"}, {"id": "x", "type": "book"}]')
    arguments = ("batch", lists, "-t", "csl-json", "--out-dir", tmp_path / "out", "-j1", "--resume")
    first, second = run(*arguments), run(*arguments)
    assert "[refconv/duplicate-id]" in first.stderr
    assert "[refconv/duplicate-id]" in second.stderr
    assert "refconv:   doubtful     1\n" in second.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("batch", "-t", "csl-json"), 2),
        (("batch", "nowhere", "-t", "csl-json", "--out-dir", "{out}"), 3),
        (("batch", "-", "-t", "csl-json", "--out-dir", "{out}"), 2),
        (("batch", "{lists}", "-t", "csl-jsn", "--out-dir", "{out}"), 5),
        (("batch", "{lists}", "-t", "csl-json", "-O", "indent=x", "--out-dir", "{out}"), 2),
        (("batch", "{lists}", "-t", "csl-json", "--out-dir", "{lists}/a.json"), 2),
        (("batch", "{lists}", "-t", "csl-json", "--out-dir", "{lists}/a.json/b"), 3),
    ],
)
def test_wrong_use_is_told_before_any_work(
    run: Any, lists: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    filled = [a.format(out=tmp_path / "out", lists=lists) for a in arguments]
    assert run(*filled).exit_code == code
    assert not (tmp_path / "out").exists()


def test_progress_is_shown_on_a_terminal_only(lists: Path, tmp_path: Path) -> None:
    import os
    import pty
    import subprocess
    import sys

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "refconv", "batch", str(lists), "-t", "csl-json"]
    command += ["--out-dir", str(tmp_path / "out"), "-j1"]
    done = subprocess.run(command, stderr=theirs, check=False, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    said = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert done.returncode == 1
    assert "\x1b[" in said
    assert "is binary, not text" in said
    piped = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "\x1b[" not in piped.stderr


def test_a_folder_without_files_is_told(run: Any, lists: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    out, summary = tmp_path / "out", tmp_path / "sums.json"
    arguments = ("-t", "csl-jsonl", "--out-dir", out, "-j1")
    done = run("batch", tmp_path / "empty", *arguments, "--summary", summary)
    assert done.exit_code == 4
    assert f"{tmp_path}/empty: warning: no file was found in this folder [refconv/no-files]" in (
        done.stderr
    )
    assert json.loads(summary.read_text())["exit_code"] == 4
    done = run("batch", lists, "--pattern", "*.bib", *arguments)
    assert done.exit_code == 4
    assert "no file of the form '*.bib' was found in this folder" in done.stderr
    done = run("batch", tmp_path / "empty", lists / "deep", *arguments)
    assert done.exit_code == 0
    assert "[refconv/no-files]" in done.stderr
    done = run("batch", tmp_path / "empty", lists / "deep", *arguments, "--strict")
    assert done.exit_code == 1


def test_inputs_whose_outputs_would_share_a_name_get_names_of_their_own(
    run: Any, lists: Path, tmp_path: Path
) -> None:
    (lists / "a.jsonl").write_text('{"id": "x", "type": "book"}')
    (lists / "broken.json").unlink()
    out = tmp_path / "out"
    done = run("batch", lists, "-t", "csl-jsonl", "--out-dir", out, "-j1")
    assert done.exit_code == 0
    assert files(out) == ["a.json.jsonl", "a.jsonl.jsonl", "b.jsonl", "deep/er/c.jsonl"]
    assert (
        f"2 inputs would share an output with others; {lists}/a.json is written to "
        f"{out}/a.json.jsonl" in done.stderr
    )


def test_folders_that_hold_alike_names_are_kept_apart(run: Any, tmp_path: Path) -> None:
    for folder in ("x", "y/z"):
        (tmp_path / folder / "in").mkdir(parents=True)
        for name in ("a", "b"):
            (tmp_path / folder / "in" / f"{name}.json").write_text('[{"id": "x", "type": "book"}]')
    (tmp_path / "y/z/in/b.json").unlink()
    out = tmp_path / "out"
    done = run("batch", tmp_path / "x", tmp_path / "y/z", "-t", "csl-json", "--out-dir", out, "-j1")
    assert done.exit_code == 0
    assert files(out) == ["in/b.json", "x/in/a.json", "y/z/in/a.json"]


def test_an_input_that_is_named_twice_is_read_once(run: Any, lists: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    inputs = (lists / "deep", lists / "deep" / "er" / "c.json", lists / "deep" / "." / "er")
    done = run("batch", *inputs, "-t", "csl-json", "--out-dir", out, "-j1")
    assert done.exit_code == 0
    assert files(out) == ["er/c.json"]


@pytest.mark.parametrize("change", ["target", "style", "style file", "strict", "limit", "journals"])
def test_resuming_with_other_options_skips_nothing(
    run: Any, lists: Path, tmp_path: Path, change: str
) -> None:
    style = tmp_path / "own.csl"
    shipped = Path(__file__).parents[2] / "styles/refconv_styles/icmje.csl"
    style.write_text(shipped.read_text())
    (tmp_path / "j.txt").write_text("The Lancet\tLancet\n")
    out = tmp_path / "out"
    first: list[object] = ["-t", "styled", "-s", style, "--journals", tmp_path / "j.txt"]
    again = [*first]
    run("batch", lists, *first, "--out-dir", out, "-j1")
    assert "done before" in run("batch", lists, *first, "--out-dir", out, "-j1", "--resume").stderr
    if change == "target":
        again = ["-t", "csl-json"]
    elif change == "style":
        again[3] = "apa"
    elif change == "style file":
        style.write_text(style.read_text() + "\n")
    elif change == "journals":
        (tmp_path / "j.txt").write_text("The Lancet\tThe Lanc\n")
    else:
        again += ["--strict"] if change == "strict" else ["--limit", "references=5"]
    done = run("batch", lists, *again, "--out-dir", out, "-j1", "--resume")
    assert "done before" not in done.stderr
