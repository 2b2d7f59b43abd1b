"""One id, one reference: ids that come again get a number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Reference
from refconv.transforms import whole


class UniqueIds:
    """Know the ids that were given, over several streams of references.

    Ids are remembered as numbers of 64 bits, some 70 bytes each, so that a
    million references stay cheap.
    """

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._again: dict[str, int] = {}

    def __call__(self, references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
        """Add `-2`, `-3`, ... to an id that was given before; an empty id stays empty."""
        for reference in references:
            if not reference.id or self._is_new(reference.id):
                yield reference
                continue
            name = self._another(reference.id)
            report(_taken(reference, name))
            yield msgspec.structs.replace(reference, id=name)

    def given(self) -> bytes | None:
        """Give the ids of one stream, for another `UniqueIds` to take; None where one was changed.

        What crosses to another process is the numbers that stand for them.
        """
        return None if self._again else array("Q", self._seen).tobytes()

    def take(self, given: bytes) -> bool:
        """Take the ids of another stream for given; do nothing and say no where one was before."""
        marks = set(array("Q", given))
        if not self._seen.isdisjoint(marks):
            return False
        self._seen |= marks
        return True

    def _is_new(self, name: str) -> bool:
        mark = _mark(name)
        if mark in self._seen:
            return False
        self._seen.add(mark)
        return True

    def _another(self, name: str) -> str:
        number = self._again.get(name, 1) + 1
        while not self._is_new(f"{name}-{number}"):
            number += 1
        self._again[name] = number
        return f"{name}-{number}"


def _taken(reference: Reference, name: str) -> Diagnostic:
    return Diagnostic(
        code="refconv/duplicate-id",
        severity=Severity.WARNING,
        message=f"id '{reference.id}' is taken already",
        span=whole(reference),
        reference=reference.id,
        variable="id",
        action=f"changed to '{name}'",
    )


def _mark(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
