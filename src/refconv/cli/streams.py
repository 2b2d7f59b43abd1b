"""One long input on all cores: its parts go to workers, their texts come back in order.

It serves where an input is read in parts and the output is what is written for each reference,
one after the other (`Format.joins`). Whatever is not plain in a part, such as an id that was
given before, a limit or a reason to stop, makes this process convert that part itself, knowing
all that came before: the output and the findings are those of one process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from refconv.cli.findings import Findings
from refconv.cli.job import Plan, Run
from refconv.cli.printing import Shown, shown
from refconv.cli.workers import Worker, end
from refconv.diagnostics import Diagnostic
from refconv.format import Format
from refconv.registry import Registry, installed
from refconv.source import Source

AHEAD = 3
"""How many parts for each worker may be read before the first that is not done; bounds memory."""


class Part(NamedTuple):
    """Hold a part of an input as it crosses to a worker."""

    text: str
    name: str
    encoding: str
    first_line: int
    reader: str


class Done(NamedTuple):
    """Hold what became of a part."""

    text: str
    references: int
    failed: int
    ids: bytes
    found: list[Shown]


class Read(NamedTuple):
    """Hold a part that was read ahead, and what was found on the way."""

    source: Source
    reader: Format
    found: list[Diagnostic]


def splits(plan: Plan, registry: Registry) -> bool:
    """Tell whether what a plan writes can be put together from parts."""
    return registry.writer(plan.target).joins and plan.journals in ((), ("off",))


class SplitRun(Run):
    """Be a run whose inputs are converted in parts, by several processes."""

    def __init__(self, plan: Plan, registry: Registry, found: Findings, jobs: int) -> None:
        self._found = found
        self._reading = False
        self._early: list[Diagnostic] = []
        super().__init__(plan, registry, self._say, found.tell)
        self._crew = Crew(Converter(plan), jobs)

    def __enter__(self) -> SplitRun:
        return self

    def __exit__(self, *_: object) -> None:
        self._crew.end()

    def pieces(self, inputs: Sequence[str]) -> Iterator[str] | None:
        """Give the output in pieces, or None where the inputs hold no reference at all."""
        pieces = filter(None, self.each(inputs, self._text_of))
        first = next(pieces, None)
        return None if first is None else chain([first], pieces)

    def _text_of(self, name: str) -> Iterator[str]:
        self.begin()
        self._early = []
        try:
            yield from self._texts_of(name)
        finally:
            for found in () if self.full else self._early:
                self._found(found)
        if not self.full:
            self.finish(name)

    def _texts_of(self, name: str) -> Iterator[str]:
        for part, done in self._crew.run(self._read_ahead(name)):
            for found in part.found:
                self._found(found)
            if done is not None and self.fits(done.references) and self.unique.take(done.ids):
                for said in done.found:
                    self._found.add(said)
                self.references += done.references
                self.failed += done.failed
                yield done.text
            else:
                yield from self.write(self.read(part.source, part.reader))
            if self.full:
                return

    def _read_ahead(self, name: str) -> Iterator[Read]:
        """Read parts; what is found on the way is told when their turn comes."""
        sources = self.opened(name)
        while True:
            self._reading = True
            try:
                upcoming = next(sources, None)
            finally:
                self._reading = False
            if upcoming is None:
                return
            found, self._early = self._early, []
            yield Read(*upcoming, found)

    def _say(self, found: Diagnostic) -> None:
        if self._reading:
            self._early.append(found)
        else:
            self._found(found)


class Converter:
    """Convert parts in a worker."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def __call__(self, part: Part) -> Done | None:
        """Convert a part; None where that needs to know what came before, or fails."""
        registry = installed()
        kept: list[Shown] = []

        def keep(found: Diagnostic) -> None:
            kept.append(shown(found))

        run = Run(self._plan, registry, keep, lambda _: None)
        source = Source(part.text, part.name, part.encoding, part.first_line)
        try:
            text = "".join(run.write(run.read(source, registry.reader(part.reader))))
        except Exception:
            return None
        ids = run.unique.given()
        return (
            None if ids is None or run.full else Done(text, run.references, run.failed, ids, kept)
        )


class _Slot:
    """Keep the place of a part in the order."""

    def __init__(self, part: Read) -> None:
        self.part = part
        self.ready = False
        self.done: Done | None = None


class Crew:
    """Keep workers busy with parts, as far ahead as memory allows."""

    def __init__(self, do: Converter, jobs: int) -> None:
        self._ahead = jobs * AHEAD
        self._idle: list[Worker] = []
        self._busy: dict[Connection, tuple[Worker, _Slot]] = {}
        for _ in range(jobs):
            self._idle.append(Worker(do, [worker.pipe for worker in self._idle]))

    def run(self, parts: Iterator[Read]) -> Iterator[tuple[Read, Done | None]]:
        """Yield each part with what became of it; None where no worker could do it.

        What goes wrong in reading parts is raised when those before it have been yielded.
        """
        slots: deque[_Slot] = deque()
        fault: Exception | None = None
        more = True
        try:
            while True:
                while more and len(slots) < self._ahead and self._idle:
                    try:
                        part = next(parts, None)
                    except Exception as error:
                        part, fault = None, error
                    more = part is not None
                    if part is not None:
                        slots.append(self._give(part))
                if slots and slots[0].ready:
                    first = slots.popleft()
                    yield first.part, first.done
                elif slots:
                    self._take()
                else:
                    break
            if fault is not None:
                raise fault
            for left in parts:  # no worker lives
                yield left, None
        finally:
            while self._busy:
                self._take()

    def end(self) -> None:
        """End all workers."""
        end([*self._idle, *(worker for worker, _ in self._busy.values())])

    def _give(self, part: Read) -> _Slot:
        slot = _Slot(part)
        worker = self._idle.pop()
        its = part.source
        if worker.send(Part(its.text, its.name, its.encoding, its.first_line, part.reader.name)):
            self._busy[worker.pipe] = (worker, slot)
        else:
            slot.ready = True
            end([worker])
        return slot

    def _take(self) -> None:
        """Wait for a worker, and take what it has done."""
        for pipe in wait(list(self._busy)):
            worker, slot = self._busy.pop(pipe)  # type: ignore[call-overload]
            try:
                slot.done = worker.pipe.recv()
            except (EOFError, OSError):
                end([worker])
            else:
                self._idle.append(worker)
            slot.ready = True
