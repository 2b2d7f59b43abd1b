"""Each exit code that docs/exit-codes.md promises, reached by a real run."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from refconv.cli.exits import Exit, of_several


def test_0_all_went_well(run: Any, refs: Path) -> None:
    done = run("convert", refs, "-t", "csl-jsonl")
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 2


def test_1_findings_that_fail(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "one-bad.json"
    path.write_text('[{"id": "a", "type": "book", "title": 7}, {"id": "a", "type": "book"}]')
    assert run("convert", path, "-t", "csl-json", "--strict").exit_code == 1


@pytest.mark.usefixtures("with_bad_format")
def test_1_a_stop_at_what_cannot_be_read(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "list.bad"
    path.write_text("good\nbad\ngood\n")
    done = run("convert", path, "-t", "csl-json", "--on-error", "stop")
    assert done.exit_code == 1
    assert "stopped at a reference that cannot be read: bad" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "{refs}"),
        ("convert", "{refs}", "-t", "csl-json", "--no-such-option"),
        ("convert", "{refs}", "-t", "csl-json", "-O", "indnt=1"),
        ("convert", "{refs}", "-t", "csl-json", "-O", "indent=much"),
        ("convert", "{refs}", "-t", "csl-json", "--limit", "pages=1"),
        ("convert", "{refs}", "-t", "csl-json", "--min-confidence", "2"),
        ("convert", "{refs}", "-t", "csl-json", "-o", "x.json", "--out-dir", "x"),
        ("convert", "-", "-", "-t", "csl-json"),
        ("nonsense",),
    ],
)
def test_2_wrong_use(run: Any, refs: Path, arguments: tuple[str, ...]) -> None:
    done = run(*(a.format(refs=refs) for a in arguments))
    assert done.exit_code == 2
    assert done.stderr


def test_3_an_input_that_cannot_be_read(run: Any, tmp_path: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    for name, says in ((tmp_path / "none.txt", "No such file"), (binary, "is binary, not text")):
        done = run("convert", name, "-t", "csl-json")
        assert done.exit_code == 3
        assert f"refconv: {name}: {says}" in done.stderr


def test_3_an_output_that_cannot_be_written(run: Any, refs: Path, tmp_path: Path) -> None:
    done = run("convert", refs, "-o", tmp_path / "no" / "such" / "folder.json")
    assert done.exit_code == 3


@pytest.mark.parametrize("text", ["", " \n", "[]"])
def test_4_nothing_parsed(run: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.json"
    path.write_text(text)
    output = tmp_path / "out.json"
    output.write_text("what was there before")
    done = run("convert", path, "-o", output)
    assert done.exit_code == 4
    assert "no reference was found" in done.stderr
    assert output.read_text() == "what was there before"


def test_5_unknown_format_and_style(run: Any, refs: Path) -> None:
    done = run("convert", refs, "-t", "csl-jsn")
    assert done.exit_code == 5
    assert "did you mean csl-json" in done.stderr
    done = run("convert", refs, "-s", "no-such-style-at-all")
    assert done.exit_code == 5
    done = run("convert", refs, "-t", "vancouver-in-only", "-f", "xyz")
    assert done.exit_code == 5


def test_6_a_limit_keeps_what_was_read(run: Any, refs: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = run("convert", refs, "-o", output, "--limit", "references=1")
    assert done.exit_code == 6
    assert "[limit/references]" in done.stderr
    assert output.read_text().count("\n") == 1


def test_70_a_bug_is_short_unless_asked(run: Any, refs: Path, monkeypatch: Any) -> None:
    def broken(*_: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("refconv.cli.convert._together", broken)
    done = run("convert", refs, "-t", "csl-json")
    assert done.exit_code == 70
    assert done.stderr.startswith("refconv: bug: KeyError: 'lost' at test_exit_codes.py:")
    assert "Traceback" not in done.stderr
    shown = run("--debug", "convert", refs, "-t", "csl-json")
    assert isinstance(shown.exception, KeyError)


def test_130_interrupted(refs: Path) -> None:
    command = [sys.executable, "-m", "refconv", "convert", "-", "-t", "csl-json"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"[")
        process.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=1.5)  # it waits for the rest of its input
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
        assert process.returncode == 130
        assert said.decode() == "refconv: interrupted\n"


def test_141_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = '{"id":"%d","type":"book","title":"' + "x" * 100_000 + '"}\n'
    path.write_text("".join(line % number for number in range(5)))
    command = [sys.executable, "-m", "refconv", "convert", str(path), "-t", "csl-json", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.wait(timeout=20) == 141
    assert said == b""


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("<&-", "refconv: standard input is closed\n"),
        (">&-", "refconv: standard output is closed\n"),
        ("2>&-", ""),
    ],
)
def test_3_a_closed_stream(refs: Path, closed: str, said: str) -> None:
    name = "-" if closed == "<&-" else str(refs)
    command = f'"{sys.executable}" -m refconv convert "{name}" -f csl-json -t csl-json -q {closed}'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3 if said else 0, said)
    assert ("refconv" in done.stdout, bool(done.stdout)) == (False, not said)


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@FULL
@pytest.mark.parametrize("what", ["--help", "--version", "formats", "convert --help"])
def test_3_a_full_disk_is_no_traceback(what: str) -> None:
    command = f'"{sys.executable}" -m refconv {what} >/dev/full'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "refconv: No space left on device\n")


@FULL
def test_3_what_cannot_be_said_does_not_look_like_a_finding(refs: Path) -> None:
    command = f'"{sys.executable}" -m refconv convert "{refs}" -t csl-json 2>/dev/full'
    assert subprocess.run(command, shell=True, capture_output=True, check=False).returncode == 3


def test_141_help_for_a_reader_who_went_away() -> None:
    command = f'set -o pipefail; "{sys.executable}" -m refconv --help | true'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_folder_that_was_removed_has_no_settings(refs: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd "{gone}"; rmdir "{gone}"; "{sys.executable}" -m refconv convert "{refs}" -s apa'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_any_value_of_the_variable_shows_the_traceback(
    run: Any, refs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFCONV_DEBUG", "please")
    assert run("convert", refs, "-t", "csl-json").exit_code == 0


def test_several_inputs_share_a_code() -> None:
    assert of_several([0, 0]) == 0
    assert of_several([3, 3]) == 3
    assert of_several([0, 3]) == 1
    assert of_several([0, 6, 3]) == 6


def test_the_page_and_the_help_list_every_code(run: Any, root: Path) -> None:
    page = (root / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    codes = [str(int(code)) for code in Exit]
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == codes
    assert re.findall(r"^ +(\d+) +\S", run("--help").stdout, re.MULTILINE) == codes


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("convert", "x", "-t", "zzzzzz"), 5, "`refconv formats` lists them"),
        (("convert", "x", "-s", "zzzzzz"), 5, "`refconv styles` lists them"),
        (("convert", "x", "-s", "list.txt"), 5, "is no CSL style"),
        (("convert", "x", "-s", "./list.txt"), 5, "is no CSL style"),
        (("convert", "x", "-s", "./none.csl"), 5, "no style file './none.csl'"),
        (("convert", "", "-s", "apa"), 2, "the name of a file is empty"),
        (("convert", "list.txt", "-s", "apa", "-o", ""), 2, "the name of a file is empty"),
        (("check", "list.txt", "--only", "zzzzzz"), 2, "`refconv check --list-rules` lists them"),
    ],
)
def test_a_message_says_what_to_do(
    run: Any, tmp_path: Path, monkeypatch: Any, arguments: tuple[str, ...], code: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.txt").write_text("1. Roe A. A title. Nature. 2003;12(3):4-9.\n")
    done = run(*arguments)
    assert (done.exit_code, says in done.stderr) == (code, True), done.stderr
