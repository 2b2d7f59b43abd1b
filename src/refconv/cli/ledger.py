"""What a batch has done so far, kept on disk line by line, so that it can go on."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from refconv.cli.job import Plan
from refconv.cli.printing import is_whole
from refconv.cli.rows import Row
from refconv.registry import Registry

NAME = ".refconv-batch.jsonl"


class Entry(msgspec.Struct, frozen=True):
    """Keep a row with the size and time of its input."""

    size: int
    time: int
    row: Row


class Ledger:
    """Write rows as they are done; on resuming, know the rows of the run before.

    The first line is the digest of what was asked for: rows of another do not count.
    A last line that was cut off does not count either.
    """

    def __init__(self, folder: Path, asked: bytes, resume: bool) -> None:
        self._path = folder / NAME
        self._asked = asked
        self._known = self._read() if resume else {}
        self._stream: BinaryIO | None = None

    def __len__(self) -> int:
        return len(self._known)

    def done(self, name: str, output: Path) -> Row | None:
        """Give the row of an input that was converted before and has not changed since."""
        entry = self._known.get(name)
        if entry is None or entry.row.output != str(output) or not output.is_file():
            return None
        return entry.row if (entry.size, entry.time) == _stat(name) else None

    def keep(self, row: Row) -> None:
        """Add a row; it is on disk when this returns. Raises OSError.

        A name that is no text cannot be kept: that input is converted again.
        """
        if self._stream is None:
            self._stream = self._begin()
        size, time = _stat(row.input)
        with suppress(UnicodeEncodeError):
            self._stream.write(msgspec.json.encode(Entry(size, time, row)) + b"\n")
            self._stream.flush()

    def close(self, finished: bool) -> None:
        """Close it, and remove it where nothing is left to resume."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
        if finished:
            self._path.unlink(missing_ok=True)

    def _begin(self) -> BinaryIO:
        """Begin the file anew with what is known."""
        stream = self._path.open("wb")
        stream.write(self._asked + b"\n")
        for entry in self._known.values():
            stream.write(msgspec.json.encode(entry) + b"\n")
        return stream

    def _read(self) -> dict[str, Entry]:
        known: dict[str, Entry] = {}
        with suppress(OSError), self._path.open("rb") as stream:
            if stream.readline().rstrip() != self._asked:
                return {}
            for line in stream:
                with suppress(msgspec.MsgspecError):
                    entry = msgspec.json.decode(line, type=Entry)
                    if all(map(is_whole, entry.row.found)):
                        known[entry.row.input] = entry
        return known


def _stat(name: str) -> tuple[int, int]:
    try:
        its = Path(name).stat()
    except (OSError, ValueError):
        return -1, -1
    return its.st_size, its.st_mtime_ns


def digest(plan: Plan, strict: bool, registry: Registry) -> bytes:
    """Sum up all that an output depends on beside its input: options, files they name, versions."""
    named = [*(option.value for option in plan.options), *plan.journals]
    files = [(name, *_stat(name)) for name in named]
    versions = [(its.provider, its.version) for its in registry.plugins]
    said = msgspec.json.encode((plan, strict, files, versions))
    return hashlib.sha256(said).hexdigest().encode()
