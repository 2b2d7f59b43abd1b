"""CSL JSON in: items with their places, then the model."""

from __future__ import annotations

from collections.abc import Iterator

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.format import ReadOptions
from refconv.model import Origin, Reference
from refconv.source import Source, Span
from refconv_csljson.meaning import reference
from refconv_csljson.syntax import Item, items, uncounted, value_at


def read_array(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Yield the references of an array, one after the other."""
    for number, item in enumerate(items(source, report, options.limits)):
        made = _read_item(item, f"[{number}]", source, report)
        if made is not None:
            yield made


def read_json_lines(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Yield the reference of each line that is not blank."""
    text = uncounted(source)
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end == -1:
            end = len(text)
        line = text[start:end]
        begin = start + len(line) - len(line.lstrip())
        if line.strip():
            item = value_at(source, text, begin, report, options.limits)
            if item is not None and item.span.end > end:
                report(_complaint(source, item.span, "an item runs over the end of its line", ""))
                end = text.find("\n", item.span.end)
                end = len(text) if end == -1 else end
            elif item is not None and text[item.span.end : end].strip():
                rest = Span(item.span.end, end)
                report(_complaint(source, rest, "text after the item is left out", ""))
            if item is not None:
                made = _read_item(item, "", source, report)
                if made is not None:
                    yield made
        start = end + 1


def _read_item(item: Item, path: str, source: Source, report: Reporter) -> Reference | None:
    if not isinstance(item.value, dict):
        report(
            Diagnostic(
                code="csl-json/not-an-item",
                severity=Severity.ERROR,
                message=f"wants an object, has {item.value!r:.60}",
                source=source,
                span=item.span,
                variable=path or None,
                action="left out",
            )
        )
        return None
    name = item.value.get("id")

    def complain(where: str, what: str) -> None:
        about = f"{path}.{where}".lstrip(".")
        report(_complaint(source, item.span, what, about, None if name is None else str(name)))

    start, end = item.span
    text = source.text[start:end]
    return reference(
        item.value, complain, Origin(text=text, source=source.name, offset=start, fielded=True)
    )


def _complaint(
    source: Source, span: Span, what: str, path: str, name: str | None = None
) -> Diagnostic:
    message, _, action = what.partition("; ")
    return Diagnostic(
        code="csl-json/wrong-value",
        severity=Severity.WARNING,
        message=f"{path}: {message}" if path else message,
        source=source,
        span=span,
        reference=name,
        variable=path or None,
        action=action or None,
    )
