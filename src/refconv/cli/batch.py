"""`refconv batch`: many files and folders, one output each, on all cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import click
import msgspec

from refconv.cli import completion, findings, settings
from refconv.cli.exits import Exit, of_several
from refconv.cli.findings import Findings
from refconv.cli.folders import ending_of, find_inputs, output_names
from refconv.cli.job import Run
from refconv.cli.ledger import Ledger, digest
from refconv.cli.pool import LARGE, Keep, Settings, Task, Workers
from refconv.cli.progress import progress
from refconv.cli.rows import Row
from refconv.cli.totals import Totals, as_json
from refconv.diagnostics import ignore
from refconv.output import atomic_text, remove_parts
from refconv.registry import installed

HELP = """Convert each of INPUTS, files and folders, to a file of its own in --out-dir.

Folders are walked; what lies in them keeps its place below the output folder. One process for
each core works (--jobs). A file that fails is a finding and costs no other. Outputs are written
whole or not at all; a run that was interrupted goes on with --resume.

The exit status is that of all files where they are alike, else 1; without any file it is 4.

\b
EXAMPLES
  refconv batch lists/ -t jats --out-dir xml
  refconv batch lists/ --pattern '*.txt' -t jats --out-dir xml --jobs 2 --summary run.json
  refconv batch lists/ -t jats --out-dir xml --resume --diagnostics odd.jsonl
"""


@click.command(help=HELP, short_help="Convert many files and folders on all cores.")
@click.argument("inputs", nargs=-1, required=True, type=completion.FILE, metavar="INPUT...")
@click.option(
    "--out-dir",
    required=True,
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write here.",
)
@click.option(
    "--pattern", default="*", metavar="GLOB", help="Of folders, take files with such names only."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 512),
    metavar="N",
    help="How many processes work; one for each core unless given.",
)
@click.option("--resume", is_flag=True, help="Skip what an interrupted run wrote already.")
@click.option(
    "--summary",
    type=completion.FILE,
    metavar="FILE",
    help="Write sums and a row for each file, as JSON.",
)
def command(
    inputs: tuple[str, ...],
    out_dir: Path,
    pattern: str,
    jobs: int | None,
    resume: bool,
    summary: str | None,
    target: str | None,
    style: str | None,
    **rest: Any,
) -> None:
    """Settle what was asked for, then run it."""
    registry = installed()
    target = settings.target_from(registry, target, style)
    plan = settings.plan_from(registry, rest, target, style)
    Run(plan, registry, ignore, lambda _: None)  # wrong options are wrong before any file is
    with findings.opened(rest) as found:
        tasks = _tasks(inputs, out_dir, pattern, ending_of(registry, plan), found)
        jobs = min(jobs or _cores(), max(1, len(tasks)))
        out_dir.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(out_dir, digest(plan, rest["strict"], registry), resume)
        batch = _Batch(tasks, found)
        with (
            Workers(Settings(plan, rest["strict"]), jobs) as workers,
            progress(len(tasks), not rest["quiet"]) as show,
        ):
            try:
                for totals in batch.run(workers, ledger):
                    show(totals)
            except KeyboardInterrupt:
                found.tell("interrupted; --resume goes on from here")
                raise
            finally:
                ledger.close(batch.complete)
        code = _code(batch.totals, found)
    for line in batch.totals.lines(batch.seconds, jobs):
        found.tell(line)
    if summary:
        with atomic_text(Path(summary)) as stream:
            text = as_json(batch.totals, batch.rows, batch.seconds, jobs, code)
            stream.write(text.decode())
    raise click.exceptions.Exit(code)


settings.add(command, settings.TARGET, settings.JOURNALS, settings.READING)
findings.add_options(command)


def _cores() -> int:
    """Give the number of cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _code(totals: Totals, found: Findings) -> int:
    """Give the exit code: that of the files, or of a folder that has none."""
    if not totals.files:
        return Exit.NOTHING
    code = of_several(totals.codes)
    return Exit.FINDINGS if code == Exit.OK and found.failing else code


class _Batch:
    """Run the tasks that are not done, and count all rows in the order of the tasks."""

    def __init__(self, tasks: Sequence[Task], found: Findings) -> None:
        self._tasks, self._found = tasks, found
        self.totals = Totals()
        self.rows: list[Row] = []
        self.seconds = 0.0

    @property
    def complete(self) -> bool:
        """Tell whether every input has its output."""
        return self.totals.written == len(self._tasks)

    def run(self, workers: Workers, ledger: Ledger) -> Iterator[Totals]:
        """Do it, and yield the sums after each file."""
        began = perf_counter()
        before = {task.number: ledger.done(task.input, Path(task.output)) for task in self._tasks}
        left = [task for task in self._tasks if before[task.number] is None]
        left = [task._replace(number=number) for number, task in enumerate(left)]
        remove_parts(Path(task.output) for task in left)
        fresh = workers.run(left, self._keeping(ledger))
        for task in self._tasks:
            known = before[task.number]
            row = known or next(fresh)
            for shown in row.found:
                self._found.add(shown)
            self.totals.add(row, resumed=known is not None)
            self.rows.append(msgspec.structs.replace(row, found=()))
            self.seconds = perf_counter() - began
            yield self.totals

    def _keeping(self, ledger: Ledger) -> Keep:
        """Make a function that keeps rows until that fails once."""
        works = True

        def keep(row: Row) -> None:
            nonlocal works
            try:
                if works:
                    ledger.keep(row)
            except OSError as error:
                works = False
                self._found.tell(f"--resume will not know this run: {error.strerror or error}")

        return keep


def _tasks(
    inputs: Sequence[str], out_dir: Path, pattern: str, ending: str, found: Findings
) -> list[Task]:
    """Find all files, in a settled order, with their outputs."""
    files = find_inputs(inputs, out_dir, pattern, found)
    outputs = output_names(files, out_dir, ending, found.tell)
    pairs = zip(files, outputs, strict=True)
    return [
        Task(number, name, str(path), _large(name))
        for number, ((name, _), path) in enumerate(pairs)
    ]


def _large(name: str) -> int:
    """Give the size of a large file, 0 of another."""
    try:
        size = os.stat(name).st_size  # noqa: PTH116  a million files
    except OSError:
        return 0
    return size if size > LARGE else 0
