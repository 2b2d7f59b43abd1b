"""The way of the data, from top to bottom: source, reader, transforms, writer."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from refconv.bibliography import Bibliography
from refconv.decoding import decode, normalise
from refconv.diagnostics import Diagnostic, Reporter, Severity, ignore
from refconv.errors import PluginError, RefconvError, UnknownFormatError, UnreadableError
from refconv.format import Format
from refconv.limits import Limits, limit_hit
from refconv.model import Reference
from refconv.options import settle_options
from refconv.registry import Registry, installed
from refconv.source import Source
from refconv.transforms import Transform
from refconv.transforms.read_text import Reading

if TYPE_CHECKING:
    from refconv.journals import Table

# in Python: load, loads, dump, dumps, convert


def load(
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002
    /,
    *,
    registry: Registry | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
    **options: Any,
) -> Bibliography:
    """Read a file; guess its format where none is named.

    Raises UnreadableError, UnknownFormatError, OptionError. What is wrong in
    the data is in `.diagnostics` of what is returned.
    """
    found: list[Diagnostic] = []
    source = open_source(path, found.append, encoding, limits or Limits())
    return _bibliography(source, format, found, registry or installed(), limits, options)


def loads(
    text: str,
    format: str | None = None,  # noqa: A002
    /,
    *,
    registry: Registry | None = None,
    limits: Limits | None = None,
    **options: Any,
) -> Bibliography:
    """Read a text, like `load`."""
    source = Source(normalise(text))
    return _bibliography(source, format, [], registry or installed(), limits, options)


def dumps(
    references: Iterable[Reference],
    format: str,  # noqa: A002
    /,
    *,
    registry: Registry | None = None,
    report: Reporter = ignore,
    **options: Any,
) -> str:
    """Write references as text in the named format; findings go to `report`."""
    writer = (registry or installed()).writer(format)
    return "".join(write(references, writer, report, options))


def dump(
    references: Iterable[Reference],
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002
    /,
    *,
    registry: Registry | None = None,
    report: Reporter = ignore,
    **options: Any,
) -> None:
    """Write references to a file, whole or not at all; its ending may name the format."""
    from refconv.output import atomic_text

    registry = registry or installed()
    writer = registry.writer(format) if format else guess_output(registry, os.fspath(path))
    with atomic_text(Path(path)) as stream:
        for piece in write(references, writer, report, options):
            stream.write(piece)


def convert(
    text: str,
    /,
    *,
    source_format: str | None = None,
    target_format: str,
    registry: Registry | None = None,
    report: Reporter = ignore,
    transforms: Sequence[Transform] = (),
    journals: Table | bool = True,
    **options: Any,
) -> str:
    """Convert a text from one format to another; options go to the writer.

    `journals` is the table that full titles and abbreviations are taken from
    where the writer prints one of them: the shipped one, one of your own, or none.
    """
    registry = registry or installed()
    source = Source(normalise(text))
    reader = find_reader(source, source_format, registry)
    writer = registry.writer(target_format)
    titles = journal_steps(writer, options, journals)
    references = read(source, reader, once(report) if titles else report)
    steps = [*transforms, *titles]
    return "".join(write(transform(references, steps, report), writer, report, options))


# the steps, each a stream


def open_source(
    path: str | os.PathLike[str], report: Reporter, encoding: str | None, limits: Limits
) -> Source:
    """Read a file's bytes and decode them; what lies beyond the limit is reported and left."""
    with opened(path) as stream:
        data = stream.read(limits.input_bytes + 1 if limits.input_bytes else -1)
    return bytes_source(data, os.fspath(path), report, encoding, limits)


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for reading bytes; raise UnreadableError where it cannot be opened or read."""
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except OSError as error:
        raise UnreadableError(f"{os.fspath(path)}: {error.strerror or error}") from error


def bytes_source(
    data: bytes, name: str, report: Reporter, encoding: str | None, limits: Limits
) -> Source:
    """Decode bytes that were read already, within the limit."""
    too_many = bool(limits.input_bytes) and len(data) > limits.input_bytes
    if too_many:
        data = data[: limits.input_bytes]
        while data and data[-1] & 0xC0 == 0x80:
            data = data[:-1]  # no half character of UTF-8 at the cut
        if data and data[-1] >= 0xC0:
            data = data[:-1]
    source = decode(data, name, report, encoding)
    if too_many:
        report(
            limit_hit("input-bytes", f"only the first {limits.input_bytes} bytes were read", source)
        )
    return source


def find_reader(source: Source, name: str | None, registry: Registry) -> Format:
    """Give the format that is named, or else the one that the source looks like."""
    if name:
        return registry.reader(name)
    guessed = registry.guess(source.name, source.text)
    if guessed is None:
        raise UnknownFormatError(
            f"{source.name}: cannot tell its format; name it (`refconv formats` lists them)"
        )
    return guessed


def guess_output(registry: Registry, file_name: str) -> Format:
    """Give the format that a file's ending stands for."""
    guessed = registry.guess_output(file_name)
    if guessed is None:
        raise UnknownFormatError(f"{file_name}: no format has this ending; name the format")
    return guessed


def read(
    source: Source,
    reader: Format,
    report: Reporter,
    options: dict[str, Any] | None = None,
    limits: Limits | None = None,
) -> Iterator[Reference]:
    """Run a reader; a reader that breaks is a diagnostic, and what it gave before is kept."""
    settled = settle_options(reader, reader.read_options, options or {})
    if limits is not None:
        settled = msgspec.structs.replace(settled, limits=limits)
    assert reader.read is not None
    most = settled.limits.references
    given = 0
    try:
        for reference in reader.read(source, report, settled):
            if most and given == most:
                report(limit_hit("references", f"only the first {most} were read", source))
                return
            given += 1
            yield reference
    except Exception as error:
        report(_broken(reader, "reading", error, source))


def reading_with(reader: Format) -> Reading:
    """Make a function that reads the text of one reference with a format's reader."""
    options = reader.read_options()

    def read_one(text: str) -> Reference | None:
        assert reader.read is not None
        try:
            found = list(reader.read(Source(text), ignore, options))
        except Exception:
            return None  # a reader that breaks on a text has not read it
        return found[0] if len(found) == 1 else None

    return read_one


def transform(
    references: Iterable[Reference], transforms: Sequence[Transform], report: Reporter
) -> Iterator[Reference]:
    """Pass references through transforms, the first first."""
    stream = iter(references)
    for step in transforms:
        stream = step(stream, report)
    return stream


def journal_steps(
    writer: Format, options: dict[str, Any], journals: Table | bool = True
) -> list[Transform]:
    """Give the transform that completes journal titles, where the writer prints one form."""
    if not journals or writer.journal_titles is None:
        return []
    need = writer.journal_titles(settle_options(writer, writer.write_options, options))
    if need is None:
        return []
    from refconv.transforms.journals import JournalOptions, complete

    return [complete(JournalOptions(need=need), None if journals is True else journals)]


def once(report: Reporter) -> Reporter:
    """Leave it to the step of `journal_steps` to say that a journal is unknown.

    Readers say so too (`vancouver/unknown-journal`); that step knows what the
    journal looks like, and the user's own lists.
    """

    def tell(found: Diagnostic) -> None:
        if not found.code.endswith("/unknown-journal"):
            report(found)

    return tell


def write(
    references: Iterable[Reference],
    writer: Format,
    report: Reporter,
    options: dict[str, Any] | None = None,
) -> Iterator[str]:
    """Run a writer. Options are settled before the first piece is asked for.

    Raises PluginError where the writer breaks: half a text is no text.
    """
    settled = settle_options(writer, writer.write_options, options or {})
    return _written(references, writer, report, settled)


def _written(
    references: Iterable[Reference], writer: Format, report: Reporter, options: Any
) -> Iterator[str]:
    assert writer.write is not None
    try:
        yield from writer.write(references, report, options)
    except (RefconvError, OSError):
        raise
    except Exception as error:
        raise PluginError(_broken(writer, "writing", error, None).message) from error


def _bibliography(
    source: Source,
    name: str | None,
    found: list[Diagnostic],
    registry: Registry,
    limits: Limits | None,
    options: dict[str, Any],
) -> Bibliography:
    reader = find_reader(source, name, registry)
    references = tuple(read(source, reader, found.append, options, limits))
    return Bibliography(references, found, reader.name)


def _broken(its: Format, doing: str, error: Exception, source: Source | None) -> Diagnostic:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return Diagnostic(
        code="refconv/plugin-failed",
        severity=Severity.ERROR,
        message=f"format '{its.name}' failed while {doing}: {type(error).__name__}: {error}{place}",
        source=source,
        action="what it gave before is kept",
    )


__all__ = [
    "convert",
    "dump",
    "dumps",
    "load",
    "loads",
]
