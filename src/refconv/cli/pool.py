"""Worker processes that convert one file after the other. One that dies costs nothing but time.

`concurrent.futures` gives up the whole pool when one process dies, so this
is a small pool of our own: each worker has a pipe, the task it is at, and the
one that comes next, so that it never waits for us. Large files are begun first, so that none
is left for the end, when the others have nothing to do; rows come in the order of the tasks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

import msgspec

from refconv.cli.exits import Exit
from refconv.cli.job import Plan, failed_input
from refconv.cli.printing import shown
from refconv.cli.rows import Row, convert_file
from refconv.cli.workers import Do, Worker, end
from refconv.errors import PluginError
from refconv.output import remove_parts
from refconv.registry import installed

HELD = 10_000
"""How many findings may wait for the first unfinished task; bounds memory."""
LARGE = 1 << 20
"""Files of more bytes are begun first, and nothing is queued behind one."""
TRIES = 2
DEPTH = 2
"""How many tasks a worker holds."""

Keep = Callable[["Row"], None]
"""Take a row as soon as it is there, whichever it is."""


class Task(NamedTuple):
    """Say what to convert, and to where."""

    number: int
    input: str
    output: str
    large: int = 0
    """Bytes of the input where it is large, else 0."""


class Settings(msgspec.Struct, frozen=True):
    """Hold what is the same for all tasks."""

    plan: Plan
    strict: bool = False


class Workers:
    """Do tasks in this process, where there is one job, or else in as many others.

    They are started at once: forked, which costs nothing, while no thread runs here.
    """

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings = settings
        self._pool = _Pool(settings, jobs) if jobs > 1 else None

    def run(self, tasks: Sequence[Task], keep: Keep) -> Iterator[Row]:
        """Yield the row of each task, in the order of the tasks; `keep` has each when it is done.

        Tasks are numbered from 0.
        """
        if self._pool is not None:
            yield from self._pool.run(tasks, keep)
            return
        for task in tasks:
            row = convert(task, self._settings)
            keep(row)
            yield row

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.stop()


def convert(task: Task, settings: Settings) -> Row:
    """Do one task; what nobody foresaw is a row too."""
    try:
        return convert_file(
            task.input, Path(task.output), settings.plan, installed(), settings.strict, _say_nothing
        )
    except Exception as error:
        return _failed(task, f"bug: {type(error).__name__}: {error}")


class _Worker(Worker):
    """Be a process with the tasks that it has, the one it is at first."""

    def __init__(self, do: Do, others: Iterable[Connection]) -> None:
        super().__init__(do, others)
        self.tasks: deque[Task] = deque()

    @property
    def has_room(self) -> bool:
        """Tell whether it can take a task: never behind a large one."""
        return len(self.tasks) < DEPTH and not any(task.large for task in self.tasks)

    def give(self, task: Task) -> bool:
        """Hand a task over; False where the worker is dead."""
        if not self.send(task):
            return False
        self.tasks.append(task)
        return True


class _Pool:
    """Keep workers busy, replace dead ones, and put rows in order."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._workers: dict[Connection, _Worker] = {}
        self._queue: deque[Task] = deque()
        self._turn = 0
        self._held = 0
        self._tries: dict[int, int] = {}
        self._done: dict[int, Row] = {}
        for _ in range(jobs):
            self._start()

    def run(self, tasks: Sequence[Task], keep: Keep) -> Iterator[Row]:
        """Yield rows in order until all tasks are done."""
        self._queue.extend(sorted(tasks, key=lambda task: -task.large))
        while True:
            self._hand_out()
            while (row := self._done.pop(self._turn, None)) is not None:
                self._held -= len(row.found)
                self._turn += 1
                yield row
            busy = [pipe for pipe, worker in self._workers.items() if worker.tasks]
            if not busy and not self._queue:
                return
            for pipe in wait(busy):
                row = self._take(self._workers[pipe])  # type: ignore[index]
                if row is not None:
                    keep(row)

    def stop(self) -> None:
        """End all workers; a file that one is writing is dropped, not left half."""
        end(list(self._workers.values()))
        remove_parts(
            Path(worker.tasks[0].output) for worker in self._workers.values() if worker.tasks
        )

    def _hand_out(self) -> None:
        """Give tasks to workers that have room; start workers while there are tasks for them."""
        while self._queue:
            worker = self._free()
            task = self._next() if worker is not None else None
            if worker is None or task is None:
                return
            if not worker.give(task):
                self._queue.appendleft(task)
                self._bury(worker)

    def _free(self) -> _Worker | None:
        """Find the worker that has the fewest tasks; None where all have enough."""
        least = min(self._workers.values(), key=lambda worker: len(worker.tasks), default=None)
        if len(self._workers) < self._jobs and (least is None or least.tasks):
            return self._start()
        free = (worker for worker in self._workers.values() if worker.has_room)
        return min(free, key=lambda worker: len(worker.tasks), default=None)

    def _next(self) -> Task | None:
        """Take the next task; only the one whose turn it is while too many findings wait."""
        if self._held <= HELD:
            return self._queue.popleft()
        for place, task in enumerate(self._queue):
            if task.number == self._turn:
                del self._queue[place]
                return task
        return None

    def _take(self, worker: _Worker) -> Row | None:
        """Take a row from a worker, or its death."""
        try:
            row: Row = worker.pipe.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        self._put(worker.tasks.popleft(), row)
        return row

    def _put(self, task: Task, row: Row) -> None:
        self._done[task.number] = row
        self._held += len(row.found)

    def _mourn(self, worker: _Worker) -> Row | None:
        """Try the task that a worker died of once more, and give the others back."""
        task = worker.tasks.popleft()
        self._queue.extendleft(reversed(worker.tasks))
        remove_parts([Path(task.output)])
        self._tries[task.number] = self._tries.get(task.number, 1) + 1
        if self._tries[task.number] <= TRIES:
            self._queue.appendleft(task)
            return None
        code = worker.process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"code {code}"
        row = _failed(task, f"its process died twice ({how})")
        self._put(task, row)
        return row

    def _start(self) -> _Worker:
        worker = _Worker(partial(convert, settings=self._settings), self._workers)
        self._workers[worker.pipe] = worker
        return worker

    def _bury(self, worker: _Worker) -> Row | None:
        del self._workers[worker.pipe]
        worker.pipe.close()
        worker.process.join()
        return self._mourn(worker) if worker.tasks else None


def _say_nothing(_: str) -> None:
    """Leave notes unsaid: a batch has too many."""


def _failed(task: Task, why: str) -> Row:
    finding = shown(failed_input(task.input, PluginError(why)))
    return Row(input=task.input, output=None, code=Exit.BUG, errors=1, found=(finding,))
