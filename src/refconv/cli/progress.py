"""Progress on a terminal, with rich, which is imported only then."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from refconv.cli.totals import Totals

Show = Callable[[Totals], None]


@contextmanager
def progress(files: int, wanted: bool) -> Iterator[Show]:
    """Show how far a batch is; show nothing where standard error is no terminal."""
    if not wanted or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    with Progress(
        TextColumn("files"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=files, counts="")

        def show(totals: Totals) -> None:
            counts = (
                f"{totals.references:,} references, {totals.doubtful:,} doubtful, "
                f"{totals.failed:,} failed"
            )
            bar.update(task, completed=totals.files, counts=counts)

        yield show
