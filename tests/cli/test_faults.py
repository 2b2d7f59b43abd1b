"""A batch when the world breaks: nothing half-written, nothing lost, the code right."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DEADLY = """
import os, signal, time
from pathlib import Path
from refconv import Format, Reference, hookimpl

def read(source, report, options):
    word, _, rest = source.text.partition(" ")
    if word == "slow":
        time.sleep(0.15)
    if word == "die" or (word == "die-once" and not Path(rest.strip()).exists()):
        if word == "die-once":
            Path(rest.strip()).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield Reference(id=word, title=source.text)
    yield Reference(id=word + "x", title="x" * 3000 if word == "long" else "short")

def write(references, report, options):
    for reference in references:
        yield reference.title + "\\n"
        if reference.title.startswith("die-writing"):
            yield "y" * 100_000
            os.kill(os.getpid(), signal.SIGKILL)
    yield "end\\n"

@hookimpl
def refconv_formats():
    yield Format(name="deadly", title="", extensions=(".deadly",), read=read, write=write)
"""

Batch = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which a deadly plugin is installed."""
    site = tmp_path / "site"
    info = site / "refconv_deadly-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "refconv_deadly.py").write_text(DEADLY)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: refconv-deadly\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[refconv]\ndeadly = refconv_deadly\n")
    return {**os.environ, "PYTHONPATH": str(site)}


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Give the folder for the inputs."""
    folder = tmp_path / "lists"
    folder.mkdir()
    return folder


def command(lists: Path, *more: str) -> list[str]:
    """Give the command of a batch with two processes."""
    out = str(lists.parent / "out")
    arguments = ["batch", str(lists), "-t", "deadly", "--out-dir", out, "-j2", *more]
    return [sys.executable, "-m", "refconv", *arguments]


@pytest.fixture
def batch(lists: Path, environment: dict[str, str]) -> Batch:
    """Run a batch to its end."""

    def run(*more: str, **how: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(lists, *more),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            **how,
        )

    return run


def written(lists: Path) -> dict[str, str]:
    """Give what stands in the output folder, without the ledger."""
    out = lists.parent / "out"
    return {p.name: p.read_text() for p in sorted(out.iterdir()) if p.name[:8] != ".refconv"}


def test_a_worker_that_is_killed_costs_one_file(lists: Path, batch: Batch) -> None:
    for number in range(6):
        (lists / f"good{number}.deadly").write_text("good")
    (lists / "killer.deadly").write_text("die")
    (lists / "late.deadly").write_text("die-writing")
    done = batch()
    assert done.returncode == 1, done.stderr
    assert sorted(written(lists)) == [f"good{n}.deadly" for n in range(6)]
    assert all(text.endswith("end\n") for text in written(lists).values())
    for name in ("killer", "late"):
        why = f"{name}.deadly: error: its process died twice (signal 9); left out"
        assert done.stderr.count(why) == 1


def test_a_worker_that_is_killed_once_costs_nothing(
    lists: Path, batch: Batch, tmp_path: Path
) -> None:
    for number in range(4):
        (lists / f"a{number}.deadly").write_text(f"die-once {tmp_path}/mark{number}")
    done = batch()
    assert done.returncode == 0, done.stderr
    assert len(written(lists)) == 4


def test_a_full_disk_leaves_whole_files_only(lists: Path, batch: Batch) -> None:
    for number in range(6):
        (lists / f"f{number}.deadly").write_text("long" if number % 2 else "good")

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))

    done = batch(preexec_fn=small_disk)
    assert done.returncode == 1, done.stderr
    assert sorted(written(lists)) == ["f0.deadly", "f2.deadly", "f4.deadly"]
    assert done.stderr.count("File too large; left out [refconv/input-failed]") == 3
    again = batch("--resume")
    assert again.returncode == 0, again.stderr
    assert len(written(lists)) == 6


def test_an_output_that_cannot_take_its_place_is_a_row(lists: Path, batch: Batch) -> None:
    for name in ("a", "b"):
        (lists / f"{name}.deadly").write_text("good")
    (lists.parent / "out" / "a.deadly" / "in the way").mkdir(parents=True)
    done = batch()
    assert done.returncode == 1, done.stderr
    assert "a.deadly: error: " in done.stderr
    assert "Is a directory; left out" in done.stderr
    assert sorted(p.name for p in (lists.parent / "out").iterdir())[-2:] == ["a.deadly", "b.deadly"]
    assert not list((lists.parent / "out").glob(".*.part"))


def _begun(lists: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a slow batch in a process group of its own, and wait until it has written a little."""
    for number in range(40):
        (lists / f"s{number:02}.deadly").write_text("slow")
    process = subprocess.Popen(
        command(lists), env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    until = time.monotonic() + 30
    while len(list((lists.parent / "out").glob("s*.deadly"))) < 3:
        assert time.monotonic() < until
        time.sleep(0.05)
    return process


def _is_whole_and_goes_on(lists: Path, batch: Batch) -> None:
    some = written(lists)
    assert 3 <= len(some) < 40
    assert all(text.endswith("end\n") for text in some.values())
    done = batch("--resume", "--summary", str(lists.parent / "sums.json"))
    assert done.returncode == 0, done.stderr
    assert len(written(lists)) == 40
    sums = json.loads((lists.parent / "sums.json").read_text())
    assert sums["resumed"] >= 1
    assert (sums["files"], sums["references"]) == (40, 80)


def test_ctrl_c_leaves_whole_files_and_resume_goes_on(
    lists: Path, batch: Batch, environment: dict[str, str]
) -> None:
    process = _begun(lists, environment)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130, said
    assert b"refconv: interrupted; --resume goes on from here\n" in said
    assert b"Traceback" not in said
    _is_whole_and_goes_on(lists, batch)


def test_the_parent_killed_leaves_whole_files_and_resume_goes_on(
    lists: Path, batch: Batch, environment: dict[str, str]
) -> None:
    process = _begun(lists, environment)
    process.kill()
    process.communicate(timeout=20)
    time.sleep(0.5)  # workers end when their pipe does
    _is_whole_and_goes_on(lists, batch)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_conversion_that_is_ended_leaves_no_half_file(
    lists: Path, environment: dict[str, str], sign: signal.Signals
) -> None:
    output = lists.parent / "out.deadly"
    output.write_text("old")
    arguments = ["convert", "-", "-f", "csl-jsonl", "-o", str(output), "-qq"]
    with subprocess.Popen(
        [sys.executable, "-m", "refconv", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        item = json.dumps({"id": "a", "type": "book", "title": "x" * 5000})
        process.stdin.write((item + "\n").encode() * 1000)
        process.stdin.flush()
        until = time.monotonic() + 20
        while not list(lists.parent.glob(".out.deadly.*.part")):
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(sign)
        process.wait(timeout=20)
        assert process.returncode == 128 + sign
    assert output.read_text() == "old"
    assert not list(lists.parent.glob(".*.part"))


def test_findings_into_a_closed_pipe(lists: Path, environment: dict[str, str]) -> None:
    for number in range(2000):
        (lists / f"n{number}.deadly").write_bytes(b"\0")
    with subprocess.Popen(
        [*command(lists), "--diagnostics", "-", "-qq"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 141
