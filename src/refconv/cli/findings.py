"""Findings: counted, shown as they come, and written to a file for machines."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

import click

from refconv.cli.exits import Exit
from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.output import atomic_text

FindingsFormat = Callable[[TextIO], AbstractContextManager[Reporter]]
"""Open a way of writing findings to a stream; leaving the block finishes it."""


@contextmanager
def text(stream: TextIO) -> Iterator[Reporter]:
    """Write `file:line:column: severity: message [code]`, one finding a line."""

    def report(found: Diagnostic) -> None:
        stream.write(f"{_one_line(str(found))}\n")

    yield report


@contextmanager
def jsonl(stream: TextIO) -> Iterator[Reporter]:
    """Write one JSON object a line, with the keys of `Diagnostic.as_dict`."""

    def report(found: Diagnostic) -> None:
        stream.write(json.dumps(found.as_dict(), ensure_ascii=False) + "\n")

    yield report


FORMATS: dict[str, FindingsFormat] = {"text": text, "jsonl": jsonl}
"""The values of `--diagnostics-format`."""


class Findings:
    """Take findings, count them, and pass them on to where they are shown."""

    def __init__(self, printers: tuple[Reporter, ...] = (), strict: bool = False) -> None:
        self._printers = printers
        self._fails_at = Severity.WARNING if strict else Severity.ERROR
        self.counts: Counter[Severity] = Counter()
        self.limit_hit = False
        self.failing = False

    def __call__(self, found: Diagnostic) -> None:
        """Be a Reporter."""
        self.counts[found.severity] += 1
        self.limit_hit = self.limit_hit or found.code.startswith("limit/")
        self.failing = self.failing or found.severity >= self._fails_at
        for show in self._printers:
            show(found)

    def exit_code(self, references: int) -> Exit:
        """Give the exit code of a run that ended by itself and read so many references."""
        if self.limit_hit:
            return Exit.LIMIT
        if not references:
            return Exit.NOTHING
        return Exit.FINDINGS if self.failing else Exit.OK


@contextmanager
def opened(
    file: str | None, format_name: str | None, strict: bool, quiet: int, shown: TextIO | None = None
) -> Iterator[Findings]:
    """Open the places where findings go, as `--diagnostics` and its kin say.

    Without a file, the format is that of what is shown (`shown` is standard
    error unless given); with one it is the file's, and text is shown.
    `quiet` 1 leaves out infos, 2 shows nothing.
    """
    shown = shown or sys.stderr
    with ExitStack() as stack:
        printers: list[Reporter] = []
        if quiet < 2:
            how = FORMATS["text" if file else format_name or "text"]
            least = Severity.WARNING if quiet else Severity.INFO
            printers.append(_at_least(least, stack.enter_context(how(shown))))
        if file:
            stream = sys.stdout if file == "-" else stack.enter_context(atomic_text(Path(file)))
            printers.append(stack.enter_context(FORMATS[format_name or "jsonl"](stream)))
        yield Findings(tuple(printers), strict)


def add_options(command: click.Command) -> None:
    """Give a command the options about findings."""
    command.params.extend(
        (
            click.Option(
                ["--diagnostics"],
                metavar="FILE",
                help="Write all findings to FILE, as JSON Lines unless told otherwise.",
            ),
            click.Option(
                ["--diagnostics-format"],
                type=click.Choice(list(FORMATS)),
                help="How findings are written: to FILE, or without one on standard error.",
            ),
            click.Option(["--strict"], is_flag=True, help="Warnings fail too: exit with 1."),
            click.Option(
                ["-q", "--quiet"],
                count=True,
                help="Leave out notes and the summary; twice: show no findings at all.",
            ),
        )
    )


def say(message: str, quiet: int) -> None:
    """Tell the user something that is no finding, on standard error."""
    if not quiet:
        print(f"refconv: {message}", file=sys.stderr)


def summary(references: int, failed: int, findings: Findings) -> str:
    """Count what happened, for the last line."""
    warnings = findings.counts[Severity.WARNING]
    errors = findings.counts[Severity.ERROR]
    parts = [_count(references, "reference"), _count(warnings, "warning"), _count(errors, "error")]
    return ", ".join([*parts, f"{failed} failed"])


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _at_least(least: Severity, report: Reporter) -> Reporter:
    def choose(found: Diagnostic) -> None:
        if found.severity >= least:
            report(found)

    return choose


def _one_line(message: str) -> str:
    return " ".join(message.split("\n"))
