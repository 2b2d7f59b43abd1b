"""Try a format against every promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from refconv.format import Format
from refconv.model import Reference
from refconv.testing.breach import Breach
from refconv.testing.corpus import corpus
from refconv.testing.promises import PROMISES, Subject, write

_OWN_SAMPLES = 12


def breaches(
    format: Format,  # noqa: A002
    samples: Iterable[str] = (),
    *,
    promises: Iterable[str] = tuple(PROMISES),
    references: Sequence[Reference] | None = None,
    ignorable: str = "",
) -> list[Breach]:
    """List how a format breaks its promises.

    `samples` are texts in the format; a format that is written too may do
    without and is then read from its own output. `ignorable` is a pattern of
    what the reader may pass over: the words of the format itself.
    """
    subject = Subject(
        format=format,
        references=corpus() if references is None else references,
        samples=tuple(samples),
        ignorable=re.compile(ignorable) if ignorable else None,
    )
    if not subject.samples and format.read is not None and format.write is not None:
        few = subject.references[:: max(1, len(subject.references) // _OWN_SAMPLES)]
        own = tuple(write(subject, [reference])[0] for reference in few)
        subject = subject._replace(samples=own)
    return [breach for name in promises for breach in PROMISES[name](subject)]


def assert_conforms(
    format: Format,  # noqa: A002
    samples: Iterable[str] = (),
    *,
    promises: Iterable[str] = tuple(PROMISES),
    ignorable: str = "",
) -> None:
    """Raise AssertionError with a list where a format breaks a promise."""
    found = breaches(format, samples, promises=promises, ignorable=ignorable)
    if found:
        shown = "\n".join(str(breach) for breach in found[:50])
        raise AssertionError(f"{format.name} breaks {len(found)} promises:\n{shown}")
