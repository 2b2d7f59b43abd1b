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
    from refconv_vancouver.finding import find

    longest = options.limits.reference_length
    for number, stretch in enumerate(find(source, report), 1):
        yield reading.read(
            stretch.text(source.text),
            f"ref{number}",
            stretch.label,
            stretch.text_start,
            source=source,
            report=report,
            longest=longest,
        )
