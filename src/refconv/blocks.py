"""Inputs of any length, a block of whole lines at a time (for formats read line by line)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from refconv.decoding import decode
from refconv.diagnostics import Diagnostic, Reporter
from refconv.limits import Limits, limit_hit
from refconv.source import Source

BLOCK = 1 << 20


def line_blocks(
    stream: BinaryIO, name: str, report: Reporter, encoding: str | None, limits: Limits
) -> Iterator[Source]:
    """Yield the input as sources of whole lines that know the number of their first line.

    A block holds about a mebibyte, or one line where a line is longer. The encoding must keep
    the byte of a line end to itself, as UTF-8 and the Latin ones do; what is odd about it is
    reported once.
    """
    first_line = 1
    taken = 0
    rest: list[bytes] = []
    told: set[str] = set()

    def once(found: Diagnostic) -> None:
        if found.code not in told:
            told.add(found.code)
            report(found)

    while True:
        data = take(stream, BLOCK)
        taken += len(data)
        too_many = bool(limits.input_bytes) and taken > limits.input_bytes
        if too_many:
            data = data[: len(data) - (taken - limits.input_bytes)]
        cut = data.rfind(b"\n") + 1
        ended = not data or too_many
        whole = b""
        if cut or not (data or too_many):
            whole, rest = b"".join((*rest, data[:cut])), []
        rest.append(data[cut:])
        if whole:
            decoded = decode(whole, name, once, encoding)
            yield Source(decoded.text, name, decoded.encoding, first_line)
            first_line += decoded.text.count("\n")
        if too_many:
            report(
                limit_hit(
                    "input-bytes",
                    f"only the whole lines of the first {limits.input_bytes} bytes were read",
                    Source("", name),
                )
            )
        if ended:
            return


def take(stream: BinaryIO, most: int) -> bytes:
    """Read that many bytes, or up to the end.

    A large `read` of a pipe is many system calls, between which CPython does not look at
    signals: one that comes there waits until the pipe has more. So read in small steps.
    """
    step = getattr(stream, "read1", stream.read)
    parts: list[bytes] = []
    while most and (data := step(min(most, BLOCK))):
        parts.append(data)
        most -= len(data)
    return b"".join(parts)
