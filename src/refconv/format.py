"""What a format is: a light value that a plugin offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, Protocol

import msgspec

from refconv.diagnostics import Reporter
from refconv.limits import Limits
from refconv.model import Reference
from refconv.source import Source


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the options of a reader. A format with more options inherits from this."""

    limits: Limits = Limits()


class WriteOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the options of a writer. A format with options inherits from this.

    Each field has a default and a type; a `Literal` type lists the valid
    values, and its docstring line is what `refconv formats NAME` shows.
    """


class Reader(Protocol):
    """Turn a source into references, one after the other, in the order of the source."""

    def __call__(self, source: Source, report: Reporter, options: Any) -> Iterator[Reference]: ...


class Writer(Protocol):
    """Turn references into text, in pieces to be written one after the other."""

    def __call__(
        self, references: Iterable[Reference], report: Reporter, options: Any
    ) -> Iterator[str]: ...


JournalTitles = Literal["full", "abbreviated"]
"""Name the form of a journal's title that an output prints."""

Sniffer = Callable[[str], float]
"""Say from 0 to 1 how much the beginning of a text looks like the format."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """Describe a format: its names, and the functions that read and write it.

    Heavy imports belong inside the functions, so that asking which formats
    there are stays fast.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    """File name endings with their dot, the usual one first."""
    sniff: Sniffer | None = None
    read: Reader | None = None
    write: Writer | None = None
    journal_titles: Callable[[Any], JournalTitles | None] | None = None
    """Say from the write options which form of journal titles the output prints, if one."""
    endings: tuple[tuple[str, dict[str, str]], ...] = ()
    """Endings of output files beside `extensions` that stand for write options, the usual first:
    `(".html", {"format": "html-page"})`. They name no format, so that others may share them."""
    by_line: bool = False
    """Each line can be read by itself, so input of any length is read in blocks of lines."""
    parts: Callable[[Iterable[Source]], Iterator[Source]] | None = None
    """Cut blocks of lines into sources that can be read one after the other, in their order: for
    a format whose records take several lines, so that input of any length is read in parts."""
    joins: bool = False
    """What is written for references is what is written for each, one after the other, so that
    parts of a long list can be written by several processes."""
    read_options: type[ReadOptions] = ReadOptions
    write_options: type[WriteOptions] = WriteOptions
