"""Names and texts of strangers: bytes that are no text, controls, lengths, ways out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REFERENCE = '[{"id": "a", "type": "book", "title": "One"}]'
TWICE = '[{"id": "a", "type": "book"}, {"id": "a", "type": "book"}]'

Program = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Give a folder with one good list."""
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "good.json").write_text(REFERENCE)
    return folder


@pytest.fixture
def batch(lists: Path, program: Program) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a batch of the folder."""

    def run(*more: str | Path, jobs: int = 1) -> subprocess.CompletedProcess[bytes]:
        out = ("--out-dir", lists.parent / "out", "-j", str(jobs))
        return program("batch", lists, "-t", "csl-jsonl", *out, *more)

    return run


def written(lists: Path) -> set[str]:
    """Name what lies in the output folder."""
    names = (path.name for path in (lists.parent / "out").iterdir())
    return {name for name in names if not name.startswith(".")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_names_may_be_any_bytes(batch: Any, lists: Path, tmp_path: Path, jobs: int) -> None:
    odd = os.fsdecode(b"\xff\xfe.json")
    (lists / odd).write_text(TWICE)
    found, rows = tmp_path / "found.jsonl", tmp_path / "rows.json"
    done = batch("--diagnostics", found, "--summary", rows, jobs=jobs)
    assert done.returncode == 0, done.stderr
    assert written(lists) == {"good.jsonl", os.fsdecode(b"\xff\xfe.jsonl")}
    assert json.loads(found.read_text())["file"].endswith(r"/\udcff\udcfe.json")
    assert {Path(row["input"]).name for row in json.loads(rows.read_text())["rows"]} == {
        "good.json",
        r"\udcff\udcfe.json",
    }


@pytest.mark.parametrize("form", ["text", "jsonl", "sarif", "github"])
def test_findings_never_steer_the_terminal(program: Any, tmp_path: Path, form: str) -> None:
    name = tmp_path / "a\x1b]0;b\x07.json"
    name.write_text(TWICE.replace('"a"', r'"\u001b[2J\u009b1m\u202ex"'))
    done = program("convert", name, "-t", "csl-json", "--diagnostics-format", form)
    assert done.returncode == 0
    assert b"is taken already" in done.stderr
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.stderr.decode())


def test_messages_never_steer_the_terminal(program: Any) -> None:
    done = program("convert", "a\x1b[31m.json", "-t", "csl-json")
    assert done.returncode == 3
    assert done.stderr == b"refconv: a\\x1b[31m.json: No such file or directory\n"


def test_a_name_may_be_as_long_as_the_file_system_has_it(batch: Any, lists: Path) -> None:
    longest = "n" * 250
    (lists / f"{longest}.json").write_text(REFERENCE)
    (lists / f"{longest}.txt").write_text(REFERENCE)
    done = batch()
    assert done.returncode == 1
    assert b"File name too long" in done.stderr  # .txt.jsonl are some letters too many
    (lists / f"{longest}.txt").unlink()
    (lists / f"{longest}.json").rename(lists / f"{'n' * 249}.json")
    assert batch().returncode == 0
    assert written(lists) == {"good.jsonl", f"{'n' * 249}.jsonl"}


@pytest.mark.parametrize("way", ["../lists/deep/good.json", "deep/../../lists/deep/good.json"])
def test_no_output_leaves_its_folder(
    program: Any, lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (lists / "deep").mkdir()
    (lists / "deep" / "good.json").write_text(REFERENCE)
    monkeypatch.chdir(lists)
    out = tmp_path / "out"
    done = program("convert", "good.json", way, "-t", "csl-jsonl", "--out-dir", out)
    assert done.returncode == 0, done.stderr
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.jsonl")}
    assert made == {"out/good.jsonl", "out/deep/good.jsonl"}


def test_a_file_that_is_named_in_two_ways_is_named_twice(
    program: Any, lists: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lists / "deep").mkdir()
    monkeypatch.chdir(lists)
    names = ("good.json", "deep/../good.json")
    done = program("convert", *names, "-t", "csl-jsonl", "--out-dir", "out")
    assert done.returncode == 2
    assert b"would both be written to out/good.jsonl" in done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipe_in_a_folder_holds_nothing_up(batch: Any, lists: Path, jobs: int) -> None:
    os.mkfifo(lists / "pipe.json")
    (lists / "null.json").symlink_to(os.devnull)
    done = batch(jobs=jobs)
    assert done.returncode == 1
    for name in ("pipe.json", "null.json"):
        said = f"{lists / name}: error: is a pipe or a device; left out [refconv/input-failed]"
        assert said in done.stderr.decode()
    assert written(lists) == {"good.jsonl"}


def test_a_link_to_a_folder_is_not_followed_in_silence(batch: Any, lists: Path) -> None:
    (lists / "again").symlink_to(lists)
    done = batch()
    assert done.returncode == 0
    said = f"{lists / 'again'}: warning: is a link to a folder; not followed [refconv/no-files]"
    assert said in done.stderr.decode()


def test_a_folder_that_cannot_be_read_is_told(
    run: Any, lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = lists / "shut"
    shut.mkdir()
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path) == shut:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("batch", lists, "-t", "csl-jsonl", "--out-dir", tmp_path / "out", "-j1")
    assert done.exit_code == 1
    assert f"{shut}: error: Permission denied; left out [refconv/input-failed]" in done.stderr


DAMAGE = [
    ('"found":[]', '"found":[[30,"x",{}]]'),
    ('"found":[]', '"found":[[30,"x",{"code":5}]]'),
    ('"code":0', '"code":"0"'),
    ('"row":{', '"row":[{'),
    ('"references":1', '"references":1e999'),
]


@pytest.mark.parametrize(("good", "bad"), DAMAGE)
def test_a_damaged_line_of_the_ledger_does_not_count(
    batch: Any, lists: Path, good: str, bad: str
) -> None:
    (lists / "broken.json").write_text("[")
    batch()
    ledger = lists.parent / "out" / ".refconv-batch.jsonl"
    lines = ledger.read_text().split("\n")
    assert good in ledger.read_text()
    ledger.write_text("\n".join([lines[0], *(line.replace(good, bad) for line in lines[1:])]))
    done = batch("--resume")
    assert done.returncode in (1, 4)
    assert b"bug" not in done.stderr
    assert written(lists) == {"good.jsonl"}


def test_journals_of_any_name_are_looked_up(program: Any) -> None:
    for name in (os.fsdecode(b"\xff\xfe"), "a\x1b[31mb"):
        for form in ((), ("--json",)):
            done = program("journals", "lookup", name, *form)
            assert done.returncode in (0, 1), done.stderr
            assert b"\x1b" not in done.stdout + done.stderr


def test_an_input_that_never_ends_is_no_bug(tmp_path: Path) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no device that never ends")
    limits = "ulimit -v 600000"  # KiB
    command = f'{limits}; "{sys.executable}" -m refconv convert /dev/zero -t csl-json'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.returncode == 3
    assert done.stderr.startswith(b"refconv: ")
