"""The examples of the README and of docs/: each command and each line of Python is run.

In a `console` block, lines after `$ ` are run by bash where `examples/` is; what they print, on
both streams, must be what follows. A line `...` stands for any lines. `pycon` blocks are doctests.
`--update-snapshots` writes what came out into the page.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def pages(language: str) -> list[Path]:
    """Give the pages that have blocks of a language."""
    marker = f"```{language}\n"
    return [page for page in PAGES if page.exists() and marker in page.read_text("utf-8")]


def named(page: Path) -> str:
    """Name a test after its page."""
    return str(page.relative_to(ROOT))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder to work in, with the examples."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", pages("console"), ids=named)
def test_commands_print_what_the_page_says(page: Path, desk: Path, update_snapshots: bool) -> None:
    text = page.read_text(encoding="utf-8")
    parts, last = [], 0
    for block in BLOCK.finditer(text):
        if block["language"] == "console":
            parts += [text[last : block.start("code")], _replayed(block["code"], desk)]
            last = block.end("code")
    parts.append(text[last:])
    if update_snapshots:
        page.write_text("".join(parts), encoding="utf-8")
    assert text == "".join(parts)


@pytest.mark.parametrize("page", pages("pycon"), ids=named)
@pytest.mark.usefixtures("desk")
def test_python_says_what_the_page_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = "\n".join(b["code"] for b in BLOCK.finditer(text) if b["language"] == "pycon")
    test = doctest.DocTestParser().get_doctest(code, {}, named(page), str(page), 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert runner.run(test, out=said.append).failed == 0, "".join(said)


@pytest.mark.parametrize("page", pages("python"), ids=named)
def test_python_blocks_are_python(page: Path) -> None:
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["language"] == "python":
            compile(block["code"], named(page), "exec")


def test_links_lead_somewhere() -> None:
    broken = [
        f"{named(page)}: {target}"
        for page in filter(Path.exists, PAGES)
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def _replayed(code: str, desk: Path) -> str:
    """Run the commands of a block and give the block as it should read."""
    return "".join(
        f"$ {command}{_settled(expected, _run(command, desk))}"
        for command, expected in _commands(code)
    )


def _commands(code: str) -> Iterator[tuple[str, str]]:
    for chunk in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        lines = chunk.splitlines(keepends=True)
        size = 1 + next(i for i, line in enumerate(lines) if not line.endswith("\\\n"))
        yield "".join(lines[:size]), "".join(lines[size:])


def _run(command: str, desk: Path) -> str:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=desk,
        env={**os.environ, "PATH": programs, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    text = done.stdout.decode("utf-8")
    return text if not text or text.endswith("\n") else text + "\n"


def _settled(expected: str, said: str) -> str:
    """Give the expected text where it fits what was said, else what was said."""
    pattern = re.escape(expected).replace(re.escape("...\n"), "(?:.*\n)*?")
    return expected if re.fullmatch(pattern, said) else said
