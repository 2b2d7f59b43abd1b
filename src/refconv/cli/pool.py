"""Worker processes that convert one file after the other. One that dies costs nothing but time.

`concurrent.futures` gives up the whole pool when one process dies, so this
is a small pool of our own: each worker has a pipe, the task it is at, and the
one that comes next, so that it never waits for us.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from refconv.cli.exits import Exit
from refconv.cli.job import Plan, failed_input
from refconv.cli.printing import shown
from refconv.cli.rows import Row, convert_file
from refconv.errors import PluginError
from refconv.output import remove_parts
from refconv.registry import installed

AHEAD = 1000
"""How many tasks may be done before the first unfinished one; bounds what waits for its turn."""
TRIES = 2
DEPTH = 2
"""How many tasks a worker holds."""


class Task(NamedTuple):
    """Say what to convert, and to where."""

    number: int
    input: str
    output: str


class Settings(msgspec.Struct, frozen=True):
    """Hold what is the same for all tasks."""

    plan: Plan
    strict: bool = False


def run_all(tasks: Iterable[Task], settings: Settings, jobs: int) -> Iterator[Row]:
    """Yield the row of each task, in the order of the tasks."""
    if jobs == 1:
        for task in tasks:
            yield convert(task, settings)
        return
    pool = _Pool(settings)
    try:
        yield from pool.run(iter(tasks), jobs)
    finally:
        pool.stop()


def convert(task: Task, settings: Settings) -> Row:
    """Do one task; what nobody foresaw is a row too."""
    try:
        return convert_file(
            task.input, Path(task.output), settings.plan, installed(), settings.strict, _say_nothing
        )
    except Exception as error:
        return _failed(task, f"bug: {type(error).__name__}: {error}")


class _Worker:
    """Be a process, its pipe, and the tasks that it has, the one it is at first."""

    def __init__(self, context: Any, settings: Settings) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, settings), daemon=True)
        self.process.start()
        theirs.close()
        self.tasks: deque[Task] = deque()

    def give(self, task: Task) -> bool:
        """Hand a task over; False where the worker is dead."""
        try:
            self.pipe.send(task)
        except OSError:
            return False
        self.tasks.append(task)
        return True


class _Pool:
    """Keep workers busy, replace dead ones, and put rows in order."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._context = multiprocessing.get_context("spawn")
        self._workers: dict[Connection, _Worker] = {}
        self._again: deque[Task] = deque()
        self._tries: dict[int, int] = {}
        self._done: dict[int, Row] = {}

    def run(self, tasks: Iterator[Task], jobs: int) -> Iterator[Row]:
        """Yield rows in order until all tasks are done."""
        first = next(tasks, None)
        if first is None:
            return
        turn = first.number
        self._again.append(first)
        while True:
            self._hand_out(tasks, jobs, turn + AHEAD)
            while turn in self._done:
                yield self._done.pop(turn)
                turn += 1
            busy = [pipe for pipe, worker in self._workers.items() if worker.tasks]
            if not busy and not self._again:
                return
            for pipe in wait(busy):
                self._take(self._workers[pipe])  # type: ignore[index]

    def stop(self) -> None:
        """End all workers; a file that one is writing is dropped, not left half."""
        for worker in self._workers.values():
            worker.process.terminate()
        for worker in self._workers.values():
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            if worker.tasks:
                remove_parts([Path(worker.tasks[0].output)])
            worker.pipe.close()

    def _hand_out(self, tasks: Iterator[Task], jobs: int, before: int) -> None:
        """Give tasks to workers that have room; start workers while there are tasks for them."""
        while (task := self._next(tasks, before)) is not None:
            worker = self._free(jobs)
            if worker is None:
                self._again.appendleft(task)
                return
            if not worker.give(task):
                self._again.appendleft(task)
                self._bury(worker)

    def _free(self, jobs: int) -> _Worker | None:
        """Find the worker that has the fewest tasks; None where all have enough."""
        least = min(self._workers.values(), key=lambda worker: len(worker.tasks), default=None)
        if len(self._workers) < jobs and (least is None or least.tasks):
            return self._start()
        return least if least is not None and len(least.tasks) < DEPTH else None

    def _next(self, tasks: Iterator[Task], before: int) -> Task | None:
        if not self._again:
            task = next(tasks, None)
            if task is None:
                return None
            self._again.append(task)
        return self._again.popleft() if self._again[0].number < before else None

    def _take(self, worker: _Worker) -> None:
        """Take a row from a worker, or its death."""
        try:
            row = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
        else:
            self._done[worker.tasks.popleft().number] = row

    def _mourn(self, worker: _Worker) -> None:
        """Try the task that a worker died of once more, and give the others back."""
        task = worker.tasks.popleft()
        self._again.extendleft(reversed(worker.tasks))
        remove_parts([Path(task.output)])
        self._tries[task.number] = self._tries.get(task.number, 1) + 1
        if self._tries[task.number] <= TRIES:
            self._again.appendleft(task)
        else:
            code = worker.process.exitcode or 0
            how = f"signal {-code}" if code < 0 else f"code {code}"
            self._done[task.number] = _failed(task, f"its process died twice ({how})")

    def _start(self) -> _Worker:
        worker = _Worker(self._context, self._settings)
        self._workers[worker.pipe] = worker
        return worker

    def _bury(self, worker: _Worker) -> None:
        del self._workers[worker.pipe]
        worker.pipe.close()
        worker.process.join()
        if worker.tasks:
            self._mourn(worker)


def work(pipe: Connection, settings: Settings) -> None:
    """Be a worker: do tasks until the pipe is closed. The parent deals with Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(convert(pipe.recv(), settings))


def _leave(*_: object) -> None:
    raise SystemExit(Exit.INTERRUPTED)


def _say_nothing(_: str) -> None:
    """Leave notes unsaid: a batch has too many."""


def _failed(task: Task, why: str) -> Row:
    finding = shown(failed_input(task.input, PluginError(why)))
    return Row(input=task.input, output=None, code=Exit.BUG, errors=1, found=(finding,))
