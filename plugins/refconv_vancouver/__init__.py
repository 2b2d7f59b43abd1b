"""Vancouver: a numbered or plain list of references as ICMJE and NLM prescribe it, in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refconv.diagnostics import Reporter
from refconv.format import Format, ReadOptions
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer Vancouver text."""
    yield Format(
        name="vancouver",
        title="Vancouver (ICMJE/NLM) reference list as text",
        aliases=("icmje", "nlm-text"),
        extensions=(".txt",),
        read=read,
    )


def read(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Read the references of a text, in its order."""
    from refconv_vancouver import reading

    number = 0
    start = 0
    for line in source.text.split("\n"):
        if line.strip():
            number += 1
            yield reading.read(line, f"ref{number}", None, start)
        start += len(line) + 1
