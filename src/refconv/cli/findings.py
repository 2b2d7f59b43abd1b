"""Findings: counted, shown as they come, and written to a file for machines."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from refconv.cli import completion, config
from refconv.cli.exits import Exit
from refconv.cli.printing import FORMATS, Printer, Shown, shown
from refconv.cli.terminal import printable
from refconv.diagnostics import Diagnostic, Severity
from refconv.errors import RefconvError
from refconv.output import atomic_text


class Findings:
    """Take findings, count them, and pass them on to where they are shown."""

    def __init__(
        self, printers: tuple[Printer, ...] = (), strict: bool = False, talks: bool = True
    ) -> None:
        self._printers = printers
        self._fails_at = Severity.WARNING if strict else Severity.ERROR
        self._talks = talks
        self.counts: Counter[int] = Counter()
        self.limit_hit = False
        self.failing = False

    def __call__(self, found: Diagnostic) -> None:
        """Be a Reporter."""
        self.add(shown(found))

    def add(self, found: Shown) -> None:
        """Take a finding whose place is worked out."""
        self.counts[found.severity] += 1
        self.limit_hit = self.limit_hit or found.data["code"].startswith("limit/")
        self.failing = self.failing or found.severity >= self._fails_at
        for show in self._printers:
            show(found)

    def tell(self, message: str) -> None:
        """Tell the user something that is no finding, on standard error."""
        if self._talks:
            print(f"refconv: {printable(message)}", file=sys.stderr)

    def exit_code(self, references: int) -> Exit:
        """Give the exit code of a run that ended by itself and read so many references."""
        if self.limit_hit:
            return Exit.LIMIT
        if not references:
            return Exit.NOTHING
        return Exit.FINDINGS if self.failing else Exit.OK


@contextmanager
def opened(given: dict[str, Any], on: TextIO | None = None) -> Iterator[Findings]:
    """Open the places where findings go, as the options of `add_options` say.

    Without a file, the format is that of what is shown (`on` standard error
    unless given); with one it is the file's, and text is shown. `quiet` 1
    leaves out infos, 2 shows nothing. Of infos with one code only the first
    are shown, unless a format is asked for; the file has them all. Notes do
    not mix with what a machine reads. An error that ends the run stands in
    the file too.
    """
    file, format_name, quiet = given["diagnostics"], given["diagnostics_format"], given["quiet"]
    talks = not quiet and (bool(file) or format_name in (None, "text", "github"))
    failed: RefconvError | None = None
    with ExitStack() as stack:
        printers: list[Printer] = []
        if quiet < 2:
            how = FORMATS["text" if file else format_name or "text"]
            least = Severity.WARNING if quiet else Severity.INFO
            show = stack.enter_context(how(on or sys.stderr))
            if on is None and (file or format_name is None):
                show = stack.enter_context(_few(show))
            printers.append(_at_least(least, show))
        if file:
            stream = sys.stdout if file == "-" else stack.enter_context(atomic_text(Path(file)))
            printers.append(stack.enter_context(FORMATS[format_name or "jsonl"](stream)))
        findings = Findings(tuple(printers), given["strict"], talks)
        if (source := config.current().source) is not None:
            findings.tell(f"settings from {source}")
        try:
            yield findings
        except RefconvError as error:
            failed = error
            if file:
                printers[-1](shown(_fatal(error)))
    if failed is not None:
        raise failed


def add_options(command: click.Command) -> None:
    """Give a command the options about findings."""
    command.params.extend(
        (
            click.Option(
                ["--diagnostics"],
                type=completion.FILE,
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
                help="Leave out infos, notes and the summary; twice: show no findings at all.",
            ),
        )
    )


def summary(references: int, failed: int, findings: Findings) -> str:
    """Count what happened, for the last line."""
    warnings = findings.counts[Severity.WARNING]
    errors = findings.counts[Severity.ERROR]
    parts = [_count(references, "reference"), _count(warnings, "warning"), _count(errors, "error")]
    return ", ".join([*parts, f"{failed} failed"])


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _fatal(error: RefconvError) -> Diagnostic:
    return Diagnostic(code="refconv/run-failed", severity=Severity.ERROR, message=str(error))


MOST_ALIKE = 20
"""How many infos with one code are shown on a terminal."""


@contextmanager
def _few(printer: Printer) -> Iterator[Printer]:
    """Show the first infos of each code; say at the end how many more there were."""
    seen: Counter[str] = Counter()

    def choose(found: Shown) -> None:
        if found.severity < Severity.WARNING:
            seen[found.data["code"]] += 1
            if seen[found.data["code"]] > MOST_ALIKE:
                return
        printer(found)

    yield choose
    more = {code: count - MOST_ALIKE for code, count in seen.items() if count > MOST_ALIKE}
    if more:
        named = ", ".join(f"{count:,} {code}" for code, count in sorted(more.items()))
        print(f"refconv: more infos: {named}; --diagnostics FILE has them all", file=sys.stderr)


def _at_least(least: Severity, printer: Printer) -> Printer:
    def choose(found: Shown) -> None:
        if found.severity >= least:
            printer(found)

    return choose
