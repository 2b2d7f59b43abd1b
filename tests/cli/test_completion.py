"""The shell completes commands, options, formats and styles."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


def completed(line: str) -> list[str]:
    """Ask the program as bash does."""
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, "-c", "from refconv.cli import main; main()"],
        env={
            **os.environ,
            "_REFCONV_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return [answer.partition(",")[2] for answer in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("refconv con", "convert"),
        ("refconv convert --out-", "--out-dir"),
        ("refconv convert -t csl-jsonl", "csl-jsonl"),
        ("refconv convert --from vanc", "vancouver"),
        ("refconv convert -s american-medical-a", "american-medical-association"),
        ("refconv convert --on-error sk", "skip"),
        ("refconv convert a -O jats.cit", "jats.citation="),
        ("refconv convert a -O jats.citation=m", "jats.citation=mixed"),
        ("refconv convert a --limit ref", "references="),
        ("refconv formats end", "endnote-xml"),
        ("refconv losses ris ja", "jats"),
        ("refconv check --off dup", "duplicate-doi"),
        ("refconv journals exp", "expand"),
    ],
)
def test_a_word_is_completed(line: str, word: str) -> None:
    assert word in completed(line)


@pytest.mark.parametrize("line", ["refconv convert li", "refconv cite x -r li", "refconv tag li"])
def test_names_of_files_are_left_to_the_shell(line: str) -> None:
    assert completed(line) == ["li"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_page_names_what_each_shell_asks_for(shell: str, root: Path) -> None:
    page = (root / "docs/how-to/shell-completion.md").read_text(encoding="utf-8")
    (variable,) = set(re.findall(rf"(\w+)={shell}_source refconv", page))
    done = subprocess.run(
        [sys.executable, "-c", "from refconv.cli import main; main()"],
        env={**os.environ, variable: f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{shell}_complete" in done.stdout
