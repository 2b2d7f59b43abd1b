"""Running the command line in tests: in this process, or as a real program."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import refconv_csljson
from refconv import Format, Origin, Reference, Registry, Reporter, Source, hookimpl
from refconv.cli import cli
from refconv.model import Piece

Run = Callable[..., Result]

REFS = """\
[
  {"id": "a", "type": "article-journal", "title": "First", "volume": "1"},
  {"id": "b", "type": "book", "title": "Second"}
]
"""


@pytest.fixture(autouse=True, scope="session")
def heed_interrupts() -> None:
    """Let programs that tests start be interrupted, also where the tests run in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def run() -> Run:
    """Run `refconv` in this process."""

    def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(
            cli, [str(a) for a in arguments], input=stdin, prog_name="refconv"
        )

    return invoke


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run `refconv` as a program of its own."""

    def start(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "refconv", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False, timeout=60, **more)  # type: ignore[call-overload, no-any-return]

    return start


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    """Give a small CSL JSON file."""
    path = tmp_path / "refs.json"
    path.write_text(REFS, encoding="utf-8")
    return path


class ReadsBadly:
    """Offer a format, one reference a line: `good`, `shaky`, and what cannot be read."""

    @staticmethod
    def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
        """Read."""
        offset = 0
        for number, line in enumerate(source.text.splitlines(), 1):
            sure = {"good": 0.95, "shaky": 0.3}.get(line)
            pieces = (Piece("title", 0, len(line), sure - 0.15),) if sure else ()
            origin = Origin(text=line, offset=offset, pieces=pieces, confidence=sure or 0.0)
            title = line if sure else None
            yield Reference(id=str(number), title=title, origin=origin)
            offset += len(line) + 1

    @hookimpl
    def refconv_formats(self) -> Iterator[Format]:
        """Offer it."""
        yield Format(name="bad", title="Reads badly", extensions=(".bad",), read=self.read)


@pytest.fixture
def with_bad_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line know CSL JSON and a test plugin, and nothing else."""
    registry = Registry({"csljson": refconv_csljson, "reads-badly": ReadsBadly()})
    monkeypatch.setattr("refconv.cli.convert.installed", lambda: registry)
