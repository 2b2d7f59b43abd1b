"""Finding the references in a page: which stretches of a text are references, and which are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.source import Source, Span
from refconv_vancouver.finding.columns import two_columns
from refconv_vancouver.finding.evidence import looks_like_reference
from refconv_vancouver.finding.lines import Line
from refconv_vancouver.finding.stretch import Stretch
from refconv_vancouver.finding.windows import Part, parts, views

__all__ = ["Part", "Stretch", "find", "looks_like_reference", "parts"]

_SHOWN = 60


def find(source: Source, report: Reporter) -> Iterator[Stretch]:
    """Yield the references of a page in their order, and report what is none.

    Each character that is not white space is in a stretch, in a hole of one, or in the span of a
    `vancouver/skipped-text` diagnostic. A page of one line or one paragraph is one reference,
    however odd, unless it plainly is several numbered ones. Time is linear in the page.
    """
    for view in [source.view] if isinstance(source, Part) else views(source.text):
        at = 0
        beside = two_columns(source.text, view.lines, view.end)
        if beside is not None:
            report(_in_columns(source, beside))
        for stretch in view.stretches:
            at = _report_before(source, view.lines, at, stretch.start, report)
            for hole in stretch.holes:
                report(_skipped(source, hole))
            while at < len(view.lines) and view.lines[at].outer_start < stretch.end:
                at += 1
            if stretch.part == 1:
                report(_several(source, stretch))
            yield stretch
        _report_before(source, view.lines, at, view.end, report)
        del view  # before the next is made


def _report_before(
    source: Source, lines: Sequence[Line], at: int, before: int, report: Reporter
) -> int:
    """Report the lines from `at` on that stand before an offset, as one block."""
    first = at
    while at < len(lines) and lines[at].outer_start < before:
        at += 1
    if at > first:
        report(
            _skipped(source, Span(lines[first].outer_start, min(before, lines[at - 1].outer_end)))
        )
    return at


def _several(source: Source, first: Stretch) -> Diagnostic:
    number = (first.label or "")[:-1]
    return Diagnostic(
        code="vancouver/sub-references",
        severity=Severity.INFO,
        message=f"{f'number {number}' if number else 'one entry'} holds more than one reference",
        source=source,
        span=Span(first.start, first.end),
        action=f"read one by one, from {first.label} on",
    )


def _in_columns(source: Source, span: Span) -> Diagnostic:
    first, last = source.position(span.start)[0], source.position(span.end)[0]
    return Diagnostic(
        code="vancouver/two-columns",
        severity=Severity.WARNING,
        message=f"lines {first} to {last} hold two columns side by side",
        source=source,
        span=span,
        action="read as they stand",
    )


def _skipped(source: Source, span: Span) -> Diagnostic:
    first, last = source.position(span.start)[0], source.position(span.end)[0]
    lines = f"line {first} is" if first == last else f"lines {first} to {last} are"
    begin = " ".join(source.text[span.start : min(span.end, span.start + 4 * _SHOWN)].split())
    begin = f"{begin[:_SHOWN]}…" if len(begin) > _SHOWN else begin
    return Diagnostic(
        code="vancouver/skipped-text",
        severity=Severity.INFO,
        message=f'{lines} no reference: "{begin}"',
        source=source,
        span=span,
        action="left out",
    )
