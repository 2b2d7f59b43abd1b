"""Exit codes, and what becomes one."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from pathlib import Path

import click

from refconv import errors
from refconv.cli.terminal import printable


class Exit(IntEnum):
    """List the exit codes. They are documented in docs/exit-codes.md."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NOTHING = 4
    UNKNOWN = 5
    LIMIT = 6
    BUG = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


_CODES: dict[type[errors.RefconvError], Exit] = {
    errors.OptionError: Exit.USAGE,
    errors.UnreadableError: Exit.UNREADABLE,
    errors.StyleError: Exit.UNREADABLE,
    errors.UnknownFormatError: Exit.UNKNOWN,
    errors.UnknownStyleError: Exit.UNKNOWN,
    errors.ReadingStoppedError: Exit.FINDINGS,
    errors.PluginError: Exit.BUG,
}


def code_of(error: errors.RefconvError) -> Exit:
    """Give the exit code of an error that refconv raised on purpose."""
    for kind, code in _CODES.items():
        if isinstance(error, kind):
            return code
    return Exit.BUG


def of_several(codes: Iterable[int]) -> int:
    """Give the exit code of several inputs.

    All alike give their own; a limit that was hit shows through; else any
    trouble is FINDINGS.
    """
    seen = set(codes)
    if len(seen) == 1:
        return seen.pop()
    if Exit.LIMIT in seen:
        return Exit.LIMIT
    return Exit.FINDINGS if seen else Exit.OK


@contextmanager
def guard(debug: bool = False) -> Iterator[None]:
    """Turn each exception into a short message and an exit code."""
    _fill_closed_streams()
    try:
        yield
    except errors.RefconvError as error:
        if debug and code_of(error) is Exit.BUG:
            raise
        _leave(str(error), code_of(error))
    except KeyboardInterrupt:
        _leave("interrupted", Exit.INTERRUPTED)
    except BrokenPipeError:
        _forget_output()
        raise click.exceptions.Exit(Exit.PIPE_CLOSED) from None
    except io.UnsupportedOperation:
        _leave("standard output is closed", Exit.UNREADABLE)
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        _leave(what or str(error), Exit.UNREADABLE)
    except MemoryError:
        _leave("out of memory; --limit input-bytes=NUMBER reads less at once", Exit.UNREADABLE)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        if debug:
            raise
        _leave(
            f"bug: {type(error).__name__}: {error}{_place(error)}\n"
            "Please report it; REFCONV_DEBUG=1 or `refconv --debug` shows the traceback.",
            Exit.BUG,
        )


def _fill_closed_streams() -> None:
    """Put streams where a caller closed them (`>&-`): what goes to standard error is dropped.

    Standard output can still be left alone (`-o`); writing to it raises UnsupportedOperation.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115


def _leave(message: str, code: Exit) -> None:
    with suppress(OSError):  # standard error may be full or gone; the code still says it
        print(f"refconv: {printable(message)}", file=sys.stderr)
    raise click.exceptions.Exit(code) from None


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _forget_output() -> None:
    """Point standard output at nothing, so that closing it at exit does not fail again."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
