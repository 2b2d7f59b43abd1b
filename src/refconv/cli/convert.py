"""`refconv convert`: references in, references out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from refconv.cli import completion, findings, settings, streams
from refconv.cli.exits import Exit, of_several
from refconv.cli.findings import Findings
from refconv.cli.folders import ending_of, output_names, place_of
from refconv.cli.job import STDIN, Plan, Run
from refconv.cli.rows import convert_file
from refconv.output import atomic_text
from refconv.registry import Registry, installed

HELP = """Convert references from INPUTS, in any format, to one other format.

INPUT is a file, or `-` for standard input, which is also what is read when no input is named.
Its format is guessed from its name and its content unless --from names it, and the guess is
said on standard error. The output's format is named by --to, or by the ending of --output;
--style alone means a styled list, which the ending .html, .md or .rtf makes HTML, Markdown or
RTF. Several inputs make one output, or with --out-dir one each.

An output file is written whole or not at all. A reference that cannot be read keeps its place
as text (--on-error). Findings go to standard error as `file:line:column: severity: message
[code]`, and to a file with --diagnostics.

\b
EXAMPLES
  refconv convert page.txt -t jats -o refs.xml
  refconv convert page.txt -f vancouver -t csl-json --diagnostics odd.jsonl
  refconv convert refs.bib -s apa                       one APA entry a line
  refconv convert refs.bib -s ./house.csl -o list.html  a page for a browser
  refconv convert lists/*.txt -t jats --out-dir xml
  cat refs.json | refconv convert - -f csl-json -t bibtex
  refconv convert page.txt -t jats --min-confidence 0.8 --strict
"""


@click.command(help=HELP, short_help="Convert references to another format.")
@click.argument("inputs", nargs=-1, type=completion.FILE, metavar="[INPUT]...")
@click.option(
    "-o",
    "--output",
    type=completion.FILE,
    metavar="FILE",
    help="Write here instead of standard output.",
)
@click.option(
    "--out-dir",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="Write one file for each input here.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 512),
    default=1,
    metavar="N",
    help="How many processes convert a long input; CSL JSON Lines, RIS and NBIB can be so written.",
)
def command(
    inputs: tuple[str, ...],
    target: str | None,
    style: str | None,
    output: str | None,
    out_dir: str | None,
    jobs: int,
    **rest: Any,
) -> None:
    """Settle what was asked for, then run it."""
    inputs = _inputs(inputs)
    registry = installed()
    if output == STDIN:
        output = None
    if output and out_dir:
        raise click.UsageError("--output and --out-dir exclude each other")
    if rest["diagnostics"] == "-" and not (output or out_dir):
        raise click.UsageError("findings and references cannot both go to standard output")
    target = settings.target_from(registry, target, style, output)
    plan = settings.plan_from(registry, rest, target, style, output)
    with findings.opened(rest) as found:
        if out_dir:
            code = _each(inputs, Path(out_dir), plan, registry, found, rest["strict"])
        else:
            with _run(plan, registry, found, jobs) as run:
                code = _together(inputs, output, run, found)
    raise click.exceptions.Exit(code)


settings.add(command, settings.TARGET, settings.JOURNALS, settings.READING)
findings.add_options(command)


@contextmanager
def _run(plan: Plan, registry: Registry, found: Findings, jobs: int) -> Iterator[Run]:
    """Make a run that does its work in this process, or by several where that is asked for."""
    if jobs == 1:
        yield Run(plan, registry, found, found.tell)
        return
    if not streams.splits(plan, registry):
        found.tell(f"one process works: what is written as {plan.target} is written as a whole")
        yield Run(plan, registry, found, found.tell)
        return
    with streams.SplitRun(plan, registry, found, jobs) as run:
        yield run


def _together(inputs: Sequence[str], output: str | None, run: Run, found: Findings) -> int:
    """Convert all inputs to one output."""
    pieces = run.pieces(inputs)
    if pieces is not None:
        with _opened(output) as stream:
            for piece in pieces:
                stream.write(piece)
    found.tell(findings.summary(run.references, run.failed, found))
    if len(run.codes) == len(inputs):
        return of_several(run.codes)
    return found.exit_code(run.references)


def _each(
    inputs: Sequence[str],
    folder: Path,
    plan: Plan,
    registry: Registry,
    found: Findings,
    strict: bool,
) -> int:
    """Convert each input to an output of its own; one that fails costs no other."""
    places = [(name, place_of(name)) for name in inputs]
    outputs = output_names(places, folder, ending_of(registry, plan), found.tell)
    rows = []
    for name, path in zip(inputs, outputs, strict=True):
        row = convert_file(name, path, plan, registry, strict, found.tell)
        for shown in row.found:
            found.add(shown)
        rows.append(row)
        if row.code == Exit.FINDINGS and row.output is None:
            break  # --on-error stop
    references, failed = sum(row.references for row in rows), sum(row.failed for row in rows)
    found.tell(findings.summary(references, failed, found))
    return of_several([row.code for row in rows])


def _inputs(inputs: tuple[str, ...]) -> tuple[str, ...]:
    if inputs:
        if inputs.count(STDIN) > 1:
            raise click.UsageError("standard input can be read only once")
        return inputs
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("name an input, or `-` for standard input")
    return (STDIN,)


@contextmanager
def _opened(output: str | None) -> Iterator[TextIO]:
    """Open the output: a file written whole or not at all, or standard output."""
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
    else:
        with atomic_text(Path(output)) as stream:
            yield stream
