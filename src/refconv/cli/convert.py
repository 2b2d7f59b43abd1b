"""`refconv convert`: references in, references out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from refconv.cli import findings, settings
from refconv.cli.exits import code_of, of_several
from refconv.cli.findings import Findings, say
from refconv.cli.job import STDIN, Plan, Run, failed_input
from refconv.conversion import guess_output
from refconv.errors import OptionError, ReadingStoppedError, RefconvError
from refconv.output import atomic_text
from refconv.registry import Registry, installed

HELP = """Convert references from INPUTS, in any format, to one other format.

INPUT is a file, or `-` for standard input, which is also what is read when no input is named.
Its format is guessed from its name and its content unless --from names it, and the guess is
said on standard error. The output's format is named by --to, or by the ending of --output;
--style alone means a styled list. Several inputs make one output, or with --out-dir one each.

An output file is written whole or not at all. A reference that cannot be read keeps its place
as text (--on-error). Findings go to standard error as `file:line:column: severity: message
[code]`, and to a file with --diagnostics.

\b
EXAMPLES
  refconv convert page.txt -t jats -o refs.xml
  refconv convert page.txt -f vancouver -t csl-json --diagnostics odd.jsonl
  refconv convert refs.bib -s apa                       one APA entry a line
  refconv convert refs.bib -s ./house.csl -O format=html -o list.html
  refconv convert lists/*.txt -t jats --out-dir xml
  cat refs.json | refconv convert - -f csl-json -t bibtex
  refconv convert page.txt -t jats --min-confidence 0.8 --strict
"""


@click.command(help=HELP, short_help="Convert references to another format.")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option(
    "-t",
    "--to",
    "target",
    metavar="FORMAT",
    shell_complete=settings.complete_formats,
    help="The format to write.",
)
@click.option(
    "-s",
    "--style",
    metavar="NAME|FILE",
    shell_complete=settings.complete_styles,
    help="A citation style by its name, or a .csl file.",
)
@click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
@click.option(
    "--out-dir",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="Write one file for each input here.",
)
@click.option(
    "--journals",
    multiple=True,
    metavar="FILE|off",
    help="A list of journals that wins over ours, or `off` to leave their titles as they are.",
)
def command(
    inputs: tuple[str, ...],
    target: str | None,
    style: str | None,
    output: str | None,
    out_dir: str | None,
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
    plan = Plan(
        target=_target(registry, target, style, output),
        source_format=rest["source_format"] and registry.reader(rest["source_format"]).name,
        options=settings.options_from(rest["options"], style),
        on_error=rest["on_error"],
        min_confidence=rest["min_confidence"],
        journals=rest["journals"],
        encoding=rest["encoding"],
        limits=settings.limits_from(rest["limits"]),
    )
    quiet = rest["quiet"]
    with findings.opened(
        rest["diagnostics"], rest["diagnostics_format"], rest["strict"], quiet
    ) as found:
        if out_dir:
            code = _each(inputs, Path(out_dir), plan, registry, found, quiet)
        else:
            code = _together(inputs, output, plan, registry, found, quiet)
    raise click.exceptions.Exit(code)


settings.add(command, settings.READING)
findings.add_options(command)


def _together(
    inputs: Sequence[str],
    output: str | None,
    plan: Plan,
    registry: Registry,
    found: Findings,
    quiet: int,
) -> int:
    """Convert all inputs to one output."""
    run = Run(plan, registry, found, lambda message: say(message, quiet))
    pieces = run.pieces(inputs)
    if pieces is not None:
        with _opened(output) as stream:
            _write(pieces, stream)
    say(findings.summary(run.references, run.failed, found), quiet)
    if len(run.codes) == len(inputs):
        return of_several(run.codes)
    return found.exit_code(run.references)


def _each(
    inputs: Sequence[str],
    folder: Path,
    plan: Plan,
    registry: Registry,
    found: Findings,
    quiet: int,
) -> int:
    """Convert each input to an output of its own; one that fails costs no other."""
    outputs = output_names(inputs, folder, registry, plan.target)
    folder.mkdir(parents=True, exist_ok=True)
    codes: list[int] = []
    references = failed = 0
    for name, path in zip(inputs, outputs, strict=True):
        run = Run(plan, registry, found, lambda message: say(message, quiet))
        found.failing = found.limit_hit = False
        try:
            pieces = run.pieces([name])
            if pieces is not None:
                with atomic_text(path) as stream:
                    _write(pieces, stream)
            codes.append(found.exit_code(run.references))
        except (OptionError, ReadingStoppedError):
            raise
        except RefconvError as error:
            found(failed_input(name, error))
            codes.append(code_of(error))
        references += run.references
        failed += run.failed
    say(findings.summary(references, failed, found), quiet)
    return of_several(codes)


def output_names(
    inputs: Iterable[str], folder: Path, registry: Registry, target: str
) -> list[Path]:
    """Give each input its output: the stem of its name with the ending of the format."""
    writer = registry.writer(target)
    ending = writer.extensions[0] if writer.extensions else f".{writer.name}"
    taken: dict[Path, str] = {}
    for name in inputs:
        stem = "stdin" if name == STDIN else Path(name).stem
        path = folder / f"{stem}{ending}"
        if path in taken:
            raise click.UsageError(f"{taken[path]} and {name} would both be written to {path}")
        taken[path] = name
    return list(taken)


def _inputs(inputs: tuple[str, ...]) -> tuple[str, ...]:
    if inputs:
        if inputs.count(STDIN) > 1:
            raise click.UsageError("standard input can be read only once")
        return inputs
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("name an input, or `-` for standard input")
    return (STDIN,)


def _target(registry: Registry, target: str | None, style: str | None, output: str | None) -> str:
    if target:
        return registry.writer(target).name
    if style:
        return registry.writer("styled").name
    if output:
        return guess_output(registry, output).name
    raise click.UsageError("name the format to write: --to FORMAT, --style NAME or --output FILE")


@contextmanager
def _opened(output: str | None) -> Iterator[TextIO]:
    """Open the output: a file written whole or not at all, or standard output."""
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
    else:
        with atomic_text(Path(output)) as stream:
            yield stream


def _write(pieces: Iterable[str], stream: TextIO) -> None:
    for piece in pieces:
        stream.write(piece)
