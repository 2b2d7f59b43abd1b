"""One input to one output file, and the row that says how it went."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import msgspec

from refconv.cli.exits import Exit, code_of
from refconv.cli.findings import Findings
from refconv.cli.job import Plan, Run, Teller, failed_input
from refconv.cli.printing import Shown
from refconv.diagnostics import Severity
from refconv.errors import OptionError, RefconvError, UnreadableError
from refconv.output import atomic_text
from refconv.registry import Registry


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Say how one input went. Plain data: it crosses processes and is kept in the ledger."""

    input: str
    output: str | None
    """What was written; None where nothing was."""
    code: int
    references: int = 0
    failed: int = 0
    """References that could not be read."""
    doubtful: int = 0
    """References with a warning or an error."""
    warnings: int = 0
    errors: int = 0
    seconds: float = 0.0
    found: tuple[Shown, ...] = ()


def convert_file(
    name: str, output: Path, plan: Plan, registry: Registry, strict: bool, tell: Teller
) -> Row:
    """Convert one input to one file; what goes wrong with it is a finding of its row.

    Raises OptionError: it is wrong for every input alike.
    """
    began = perf_counter()
    kept: list[Shown] = []
    found = Findings((kept.append,), strict)
    run: Run | None = None
    written: str | None = None
    try:
        run = Run(plan, registry, found, tell)
        pieces = run.pieces([name])
        if pieces is not None:
            output.parent.mkdir(parents=True, exist_ok=True)
            with atomic_text(output) as stream:
                for piece in pieces:
                    stream.write(piece)
            written = str(output)
        code = found.exit_code(run.references)
    except OptionError:
        raise
    except RefconvError as error:
        found(failed_input(name, error))
        code = code_of(error)
    except OSError as error:
        found(failed_input(name, UnreadableError(f"{output}: {error.strerror or error}")))
        code = Exit.UNREADABLE
    return Row(
        input=name,
        output=written,
        code=int(code),
        references=run.references if run else 0,
        failed=run.failed if run else 0,
        doubtful=_doubtful(kept),
        warnings=found.counts[Severity.WARNING],
        errors=found.counts[Severity.ERROR],
        seconds=perf_counter() - began,
        found=tuple(kept),
    )


def _doubtful(found: Iterable[Shown]) -> int:
    odd = [shown.data for shown in found if shown.severity >= Severity.WARNING]
    return len({data["reference"] for data in odd if "reference" in data})
