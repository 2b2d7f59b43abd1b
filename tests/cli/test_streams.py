"""One long input by several processes: the same output and findings as by one."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from refconv import blocks
from refconv.cli import streams


def item(number: int, **more: object) -> str:
    """Give a line."""
    return json.dumps({"id": f"r{number}", "type": "book", "title": f"Title {number}", **more})


LINES = [item(number) for number in range(200)]

INPUTS = {
    "plain": LINES,
    "empty lines": [*LINES[:70], *[""] * 90, *LINES[70:], ""],
    "broken lines": [*LINES[:50], "{oh", *LINES[50:120], '{"id": "q", "type": 3}', *LINES[120:]],
    "an id again": [*LINES, item(3), item(150), *LINES[:5]],
    "an id that a number makes": [*LINES[:50], item(1), *LINES[50:], '{"id":"r1-2","type":"book"}'],
    "the same id": ['{"id": "x", "type": "book"}'] * 100,
    "findings": [item(n, kind="odd") for n in range(100)],
    "no reference": ["", " "] * 50,
    "a wrong byte": [
        *LINES[:150],
        '{"id": "w", "type": "book", "title": "na\udcefve"}',
        *LINES[150:],
    ],
}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a part be a few lines."""
    monkeypatch.setattr(blocks, "BLOCK", 500)


def by(jobs: int, run: Any, source: Path, *more: str, target: str = "csl-jsonl") -> tuple[Any, ...]:
    """Convert; give what is written, said, found, and the exit code."""
    output = source.with_name(f"out{jobs}")
    output.unlink(missing_ok=True)
    odd = source.with_name(f"odd{jobs}.jsonl")
    arguments = ("-f", "csl-jsonl", "-t", target, "-o", output, "--diagnostics", odd, "-j", jobs)
    done = run("convert", source, *arguments, *more)
    text = output.read_text() if output.exists() else None
    return text, done.stderr, odd.read_text(), done.exit_code


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("name", INPUTS)
def test_several_processes_give_what_one_gives(name: str, run: Any, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes("\n".join(INPUTS[name]).encode("utf-8", "surrogateescape"))
    assert by(2, run, source) == by(1, run, source)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("target", ["ris", "nbib"])
def test_formats_whose_texts_join(target: str, run: Any, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(INPUTS["an id again"]))
    assert by(2, run, source, target=target) == by(1, run, source, target=target)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(
    "more",
    [
        ("--limit", "references=5"),
        ("--limit", "references=100"),
        ("--limit", "references=199"),
        ("--limit", "references=202"),
        ("--limit", "input-bytes=3000"),
        ("--on-error", "stop"),
        ("--on-error", "skip"),
        ("--strict",),
    ],
    ids=" ".join,
)
def test_options_hold_for_the_whole(more: tuple[str, ...], run: Any, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(INPUTS["broken lines"]))
    assert by(2, run, source, *more) == by(1, run, source, *more)


@pytest.mark.usefixtures("small_blocks")
def test_a_limit_of_references_counts_all_parts(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(LINES))
    text, said, _, code = by(1, run, source, "--limit", "references=100")
    assert text.count("\n") == 100
    assert said.count("only the first 100 were read [limit/references]") == 1
    assert code == 6
    text, said, _, code = by(1, run, source, "--limit", "references=200")
    assert (text.count("\n"), code) == (200, 0)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("when", ["r40", "r0", "r199", ""])
def test_a_worker_that_dies_costs_nothing(
    when: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(LINES))
    parent = os.getpid()
    convert = streams.Converter.__call__

    def deadly(its: streams.Converter, part: streams.Part) -> streams.Done | None:
        if f'"{when}"' in part.text or not when:
            assert os.getpid() != parent
            os.kill(os.getpid(), signal.SIGKILL)
        return convert(its, part)

    expected = by(1, run, source)
    monkeypatch.setattr(streams.Converter, "__call__", deadly)
    assert by(2, run, source) == expected


@pytest.mark.usefixtures("small_blocks")
def test_several_inputs(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(LINES[:60]))
    (tmp_path / "c.jsonl").write_text("\n".join(LINES[50:90]))
    names = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    texts = set()
    for jobs in (1, 2):
        done = run("convert", *names, "-t", "csl-jsonl", "-j", jobs, "--limit", "references=45")
        assert done.exit_code == 6
        assert "b.jsonl: error: " in done.stderr
        texts.add((done.stdout, done.stderr))
    assert len(texts) == 1


def test_what_is_written_as_a_whole_is_said(run: Any, refs: Path) -> None:
    done = run("convert", refs, "-t", "jats", "-j2")
    assert done.exit_code == 0
    assert "one process works: what is written as jats is written as a whole" in done.stderr
