"""The fuzz harness runs, finds nothing in a moment, and would find what is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FEW = ("ris", "nbib", "endnote-xml", "crossref-json", "csl-json")


def test_the_harness_finds_nothing_in_a_moment(root: Path) -> None:
    command = [sys.executable, "fuzz/run.py", "--seconds", "1", *FEW]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert sorted(line[0] for line in lines) == sorted(FEW)
    assert all(int(line[1]) > 3 for line in lines), done.stdout


def test_what_breaks_a_reader_is_a_fault(root: Path) -> None:
    program = """
import sys; sys.path.insert(0, "fuzz")
from targets import judge
from refconv import Format
def read(source, report, options):
    raise ValueError("a brace")
    yield
print(judge(Format(name="x", title="X", read=read), "{").fault)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "ValueError: a brace", done.stderr


def test_what_a_library_could_only_print_is_a_fault(root: Path) -> None:
    program = """
import sys; sys.path.insert(0, "fuzz")
from targets import judge
from refconv import Format
class Broken:
    def __del__(self):
        raise ValueError("freed twice")
def read(source, report, options):
    Broken()
    return iter(())
print(judge(Format(name="x", title="X", read=read), "{").fault)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "swallowed: ValueError('freed twice')", done.stderr
