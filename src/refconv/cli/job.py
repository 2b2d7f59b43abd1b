"""One conversion as the command line runs it: inputs to text, with counts and places."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import msgspec

from refconv import conversion
from refconv.blocks import line_blocks, take
from refconv.cli.exits import Exit, code_of
from refconv.cli.places import Place
from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.errors import RefconvError, UnknownFormatError, UnreadableError
from refconv.format import Format
from refconv.limits import Limits, limit_hit
from refconv.model import Reference
from refconv.options import Given, Side, route, settle_options
from refconv.registry import TEXT_FOR_SNIFFING, Registry
from refconv.source import Source
from refconv.transforms import Transform
from refconv.transforms.confidence import at_least
from refconv.transforms.identity import UniqueIds
from refconv.transforms.read_text import read_text
from refconv.transforms.unread import Policy, on_unread

if TYPE_CHECKING:
    from refconv.journals import Table

STDIN = "-"
PLACES_REMEMBERED = 10_000

T = TypeVar("T")

Teller = Callable[[str], None]
"""Say something to the user that is no finding."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Say how inputs become output. Plain data, so that it can go to another process."""

    target: str = ""
    """The format to write; empty where nothing is written."""
    source_format: str | None = None
    options: tuple[Given, ...] = ()
    on_error: Policy = "keep-raw"
    min_confidence: float = 0.0
    read_text: str = ""
    """The format that reads citations which came as plain text in another; empty for none."""
    journals: tuple[str, ...] = ()
    """The user's lists of journals, or `off`."""
    encoding: str | None = None
    limits: Limits = Limits()


class Run:
    """Be one run of a plan: read inputs, write them as one text, count."""

    def __init__(self, plan: Plan, registry: Registry, report: Reporter, tell: Teller) -> None:
        self._plan = plan
        self._registry = registry
        self._report = report
        self._tell = tell
        self._places: dict[str, Place] = {}
        self._writer = registry.writer(plan.target) if plan.target else None
        self.unique = UniqueIds()
        self._options: dict[str, Any] = {}
        self._steps: list[Transform] = []
        if self._writer is not None:
            self._options = route(plan.options, self._writer, Side.WRITE, registry)
            settle_options(self._writer, self._writer.write_options, self._options)
            table = journal_table(plan.journals, report)
            self._steps = conversion.journal_steps(self._writer, self._options, table)
        self._before = 0
        self.full = False
        """Whether the input has given as many references as the limit allows."""
        self.references = 0
        self.failed = 0
        self.codes: list[Exit] = []
        """The exit codes of the inputs that failed as a whole."""

    def pieces(self, inputs: Sequence[str]) -> Iterator[str] | None:
        """Give the output in pieces, or None where the inputs hold no reference at all.

        Of several inputs one that fails is a finding, a single one raises.
        """
        references = self.references_of(inputs)
        first = next(references, None)
        return None if first is None else self.write(chain([first], references))

    def write(self, references: Iterable[Reference]) -> Iterator[str]:
        """Write references as text."""
        assert self._writer is not None
        complete = conversion.transform(references, self._steps, self.placed)
        return conversion.write(complete, self._writer, self.placed, self._options)

    def references_of(self, inputs: Sequence[str]) -> Iterator[Reference]:
        """Read the inputs one after the other; ids are made unique."""
        yield from self.each(inputs, self._read_one)

    def each(self, inputs: Sequence[str], what: Callable[[str], Iterator[T]]) -> Iterator[T]:
        """Yield what all inputs give; of several one that fails is a finding."""
        for name in inputs:
            try:
                yield from what(name)
            except (UnreadableError, UnknownFormatError) as error:
                if len(inputs) == 1:
                    raise
                self.codes.append(code_of(error))
                self._report(failed_input(name, error))

    def _read_one(self, name: str) -> Iterator[Reference]:
        self.begin()
        for source, reader in self.opened(name):
            yield from self.read(source, reader)
            if self.full:
                return
        self.finish(name)

    def begin(self) -> None:
        """Begin with an input."""
        self._before = self.references
        self.full = False

    def finish(self, name: str) -> None:
        """Say so where an input held nothing."""
        if self.references == self._before:
            self._report(_empty(name))

    def opened(self, name: str) -> Iterator[tuple[Source, Format]]:
        """Open an input; one that is read by lines or in parts is several sources."""
        reader: Format | None = None
        for source in self._sources(name):
            if not source.text.strip():
                continue
            if reader is None:
                reader = conversion.find_reader(source, self._plan.source_format, self._registry)
                if self._plan.source_format is None:
                    self._tell(f"{source.name}: read as {reader.name} (guessed)")
            yield source, reader

    def read(self, source: Source, reader: Format) -> Iterator[Reference]:
        """Read one source; ids are made unique."""
        plan = self._plan
        report = _in_source(self._report, source)
        options = self._reader_options(reader)
        said = conversion.once(report) if self._steps else report
        limits = msgspec.structs.replace(plan.limits, references=0)
        found = self._within(conversion.read(source, reader, said, options, limits), source)
        if plan.read_text:
            reading = conversion.reading_with(self._registry.reader(plan.read_text))
            found = read_text(reading)(found, report)
        if plan.min_confidence:
            found = at_least(plan.min_confidence)(found, report)
        kept = on_unread(plan.on_error)(self._tallied(found), report)
        yield from self._remembered(self.unique(kept, report), source)

    def _sources(self, name: str) -> Iterator[Source]:
        """Open an input; one that is read by lines or in parts is never in memory as a whole."""
        plan = self._plan
        head = beginning(name)
        if plan.source_format:
            reader: Format | None = self._registry.reader(plan.source_format)
        else:
            reader = self._registry.guess(name, head)
        bytewise = plan.encoding is None and "\0" not in head  # no UTF-16: see `line_blocks`
        if reader is not None and bytewise and (reader.by_line or reader.parts):
            blocks = block_sources(name, self._report, plan.limits)
            return reader.parts(blocks) if reader.parts else blocks
        return sources(name, self._report, plan.encoding, plan.limits)

    def _reader_options(self, reader: Format) -> dict[str, Any]:
        return route(self._plan.options, reader, Side.READ, self._registry, self._writer)

    def fits(self, more: int) -> bool:
        """Tell whether an input may give so many references more."""
        most = self._plan.limits.references
        return not most or self.references - self._before + more <= most

    def _within(self, references: Iterable[Reference], source: Source) -> Iterator[Reference]:
        """Stop where an input, of however many sources, has given enough."""
        for reference in references:
            if not self.fits(1):
                most = self._plan.limits.references
                self._report(limit_hit("references", f"only the first {most} were read", source))
                self.full = True
                return
            yield reference

    def _tallied(self, references: Iterable[Reference]) -> Iterator[Reference]:
        for reference in references:
            self.references += 1
            self.failed += reference.unread
            yield reference

    def _remembered(self, references: Iterable[Reference], source: Source) -> Iterator[Reference]:
        """Remember where the latest references came from, for what the writer finds."""
        places = self._places
        for reference in references:
            if reference.id:
                if len(places) >= PLACES_REMEMBERED:
                    places.clear()
                places[reference.id] = Place(source, reference.origin)
            yield reference

    def placed(self, found: Diagnostic) -> None:
        """Report what a writer or a rule found, with the place that the reference came from."""
        place = self._places.get(found.reference or "")
        if found.source is None and place is not None:
            found = msgspec.structs.replace(found, source=place.source, span=place.span(found.span))
        self._report(found)


def sources(name: str, report: Reporter, encoding: str | None, limits: Limits) -> Iterator[Source]:
    """Open an input by its name, `-` being standard input."""
    if name == STDIN:
        most = limits.input_bytes + 1 if limits.input_bytes else sys.maxsize
        data = take(_standard_input(), most)
        yield conversion.bytes_source(data, "<stdin>", report, encoding, limits)
    elif Path(name).is_dir():
        raise UnreadableError(f"{name}: is a folder")
    else:
        yield conversion.open_source(name, report, encoding, limits)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UnreadableError("standard input is closed")
    return sys.stdin.buffer


def beginning(name: str) -> str:
    """Look at the first characters of an input without taking them; none where that fails."""
    try:
        if name == STDIN:
            head = sys.stdin.buffer.peek(TEXT_FOR_SNIFFING)  # type: ignore[union-attr]
        else:
            with Path(name).open("rb") as stream:
                head = stream.read(TEXT_FOR_SNIFFING)
    except (OSError, AttributeError):
        return ""
    return bytes(head).decode("utf-8", "replace")


def block_sources(name: str, report: Reporter, limits: Limits) -> Iterator[Source]:
    """Open an input that is read by lines, as blocks of lines."""
    if name == STDIN:
        yield from line_blocks(_standard_input(), "<stdin>", report, None, limits)
        return
    with conversion.opened(name) as stream:
        yield from line_blocks(stream, name, report, None, limits)


def journal_table(lists: Sequence[str], report: Reporter) -> Table | bool:
    """Open the user's lists of journals; True for the shipped table alone, False for `off`."""
    if not lists or "off" in lists:
        return not lists
    from refconv.journals import Table, read_list

    return Table(
        [read_list(conversion.open_source(name, report, None, Limits()), report) for name in lists]
    )


def failed_input(name: str, error: RefconvError) -> Diagnostic:
    """Make the finding for an input that failed as a whole."""
    return Diagnostic(
        code="refconv/input-failed",
        severity=Severity.ERROR,
        message=str(error).removeprefix(f"{name}: "),
        source=Source("", name),
        action="left out",
    )


def _empty(name: str) -> Diagnostic:
    return Diagnostic(
        code="refconv/no-references",
        severity=Severity.WARNING,
        message="no reference was found",
        source=Source("", "<stdin>" if name == STDIN else name),
    )


def _in_source(report: Reporter, source: Source) -> Reporter:
    def placed(found: Diagnostic) -> None:
        if found.source is None:
            found = msgspec.structs.replace(found, source=source)
        report(found)

    return placed
