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
        sniff=sniff,
        read=read,
        parts=parts,
    )


def sniff(text: str) -> float:
    """Say from 0 to 1 how much a text looks like a list of Vancouver references."""
    import re

    head = text[:20_000]
    cited = len(re.findall(r"\b(?:19|20)\d\d[^;\n]{0,12};\s?\d+[^:\n]{0,20}:\s?\w", head))
    named = len(re.findall(r"(?m)^\W*\d*\W*[^\W\d_][^\W\d_'’-]+ [A-Z]{1,3}[,.]", head))
    lines = head.count("\n") + 1
    return min(0.6, (cited + named) / lines) if cited or named > 1 else 0.0


def parts(blocks: Iterable[Source]) -> Iterator[Source]:
    """Cut a text of any length into parts that hold whole references."""
    from refconv_vancouver.finding import parts

    return parts(blocks)


def read(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Read the references of a text, in its order."""
    from refconv_vancouver.reading.volumes import watch_volumes

    yield from watch_volumes(_read_each(source, report, options), source, report)


def _read_each(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    from refconv_vancouver import reading
    from refconv_vancouver.finding import Part, find

    given = source.given if isinstance(source, Part) else 0
    for number, stretch in enumerate(find(source, report), given + 1):
        yield reading.read(
            stretch.text(source.text),
            f"ref{number}",
            stretch.label,
            stretch.text_start,
            source=source,
            report=report,
            longest=options.limits.reference_length,
        )
