"""One id, one reference: ids that come again get a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Reference


def unique_ids(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
    """Add `-2`, `-3`, ... to an id that was given before; an empty id stays empty.

    Ids are remembered as numbers of 64 bits, some 70 bytes each, so that a
    million references stay cheap.
    """
    seen: set[int] = set()
    again: dict[str, int] = {}
    for reference in references:
        if not reference.id:
            yield reference
            continue
        mark = _mark(reference.id)
        if mark not in seen:
            seen.add(mark)
            yield reference
            continue
        number = again.get(reference.id, 1)
        while True:
            number += 1
            name = f"{reference.id}-{number}"
            if _mark(name) not in seen:
                break
        again[reference.id] = number
        seen.add(_mark(name))
        report(
            Diagnostic(
                code="refconv/duplicate-id",
                severity=Severity.WARNING,
                message=f"id '{reference.id}' is taken already",
                reference=reference.id,
                variable="id",
                action=f"changed to '{name}'",
            )
        )
        yield msgspec.structs.replace(reference, id=name)


def _mark(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
