"""Processes that work for this one: each has a pipe, and ends when that is closed."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from refconv.cli.exits import Exit

Do = Callable[[Any], Any]
"""What a worker does with what it is given. It crosses to the process, so it is plain data too."""


class Worker:
    """Be a process that answers each thing it is given, in order."""

    def __init__(self, do: Do, others: Iterable[Connection]) -> None:
        context: Any = multiprocessing.get_context(_way_to_start())
        self.pipe, theirs = context.Pipe()
        forked = context.get_start_method() == "fork"
        ours = (*others, self.pipe) if forked else ()
        self.process = context.Process(target=work, args=(theirs, do, ours), daemon=True)
        self.process.start()
        theirs.close()

    def send(self, task: Any) -> bool:
        """Hand a task over; False where the worker is dead."""
        try:
            self.pipe.send(task)
        except OSError:
            return False
        return True


def end(workers: Sequence[Worker]) -> None:
    """End workers in the middle of what they do."""
    for worker in workers:
        worker.process.terminate()
    for worker in workers:
        worker.process.join(5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.pipe.close()


def work(pipe: Connection, do: Do, not_ours: Sequence[Connection]) -> None:
    """Be a worker: do tasks until the pipe is closed. The parent deals with Ctrl-C.

    What a fork copied of the parent's pipes is closed: else they would outlive the parent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    for copied in not_ours:
        copied.close()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(do(pipe.recv()))


def _way_to_start() -> str:
    """Choose how to start a process. A fork is at work at once, but copies no thread's locks."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _leave(*_: object) -> None:
    raise SystemExit(Exit.INTERRUPTED)
