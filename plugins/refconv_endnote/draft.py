"""A reference while it is being read: values wait by the path of their element."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.xml import local
from refconv.model import ATTRIBUTES, ItemType, Origin, Piece
from refconv.source import Source, Span
from refconv_endnote.styles import read_styled
from refconv_endnote.syntax import Record, places

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPHS = frozenset({"abstract", "notes", "research-notes", "keywords/keyword", "isbn"})


class Value(NamedTuple):
    """Hold one element's text with its path below `record` and its place in the source."""

    path: str
    text: str
    span: Span | None


_LATE = ("periodical/full-title", "titles/alt-title", "alt-periodical/full-title")


class Draft:
    """Hold what one record says, and what was made of it so far."""

    def __init__(
        self, record: Record, tree: _Element, source: Source, report: Reporter, name: str
    ) -> None:
        self.record = record
        self.source = source
        self.report = report
        self.id = name
        self.type: ItemType | None = None
        self.variables: dict[str, Any] = {}
        self.et_al: set[str] = set()
        self.pieces: list[Piece] = []
        self.kept: list[Value] = []
        self._waiting: dict[str, list[Value]] = {}
        for value in _values(record, tree, source.text):
            self._waiting.setdefault(value.path, []).append(value)

    def paths(self) -> list[str]:
        """List the paths that have values, in the order of the record; other titles come last."""
        return sorted(self._waiting, key=lambda path: path in _LATE)

    def take(self, *paths: str) -> list[Value]:
        """Take all values of some paths."""
        return [value for path in paths for value in self._waiting.pop(path, ())]

    def peek(self, path: str) -> str:
        """Give the first value of a path without taking it, `""` where there is none."""
        values = self._waiting.get(path)
        return values[0].text if values else ""

    def set(self, variable: str, value: Any, *sources: Value) -> None:
        """Give a variable its value; where it has another one, the new one is kept aside."""
        if self.variables.setdefault(ATTRIBUTES[variable], value) != value:
            self.keep(sources, "repeated-field", f"'{variable}' has a value", Severity.WARNING)
            return
        self.mark(variable, *sources)

    def mark(self, path: str, *sources: Value) -> None:
        """Say where a path was read."""
        offset = self.record.start
        for source in sources:
            if source.span is not None and source.span.end > source.span.start:
                start, end = source.span
                self.pieces.append(Piece(path, start - offset, end - offset))

    def keep(self, values: Iterable[Value], code: str, why: str, severity: Severity) -> None:
        """Put values aside in `custom`, and report it."""
        for value in values:
            self.kept.append(value)
            self.say(code, f"{value.path}: {why}", severity, value, "kept in custom")

    def say(
        self, code: str, message: str, severity: Severity, value: Value | None, action: str
    ) -> None:
        """Report something about an element of this record, or about all of it."""
        span = value.span if value is not None else None
        self.report(
            Diagnostic(
                code=f"endnote-xml/{code}",
                severity=severity,
                message=message,
                source=self.source,
                span=span or Span(self.record.start, self.record.end),
                reference=self.id,
                variable=value.path if value is not None else None,
                action=action,
            )
        )

    def origin(self) -> Origin:
        """Give the record's own text and what each stretch of it was read as."""
        start, end = self.record.start, self.record.end
        kept = [value.span for value in self.kept if value.span is not None]
        return Origin(
            text=self.source.text[start:end],
            source=self.source.name,
            offset=start,
            pieces=tuple(sorted(self.pieces, key=lambda p: (p.start, -p.end, p.path))),
            remainder=tuple(Piece("", span.start - start, span.end - start) for span in kept),
            fielded=True,
        )


def _values(record: Record, tree: _Element, text: str) -> Iterable[Value]:
    """Yield each element that holds text of its own, styles aside, with its path and place."""
    found = places(text[record.start : record.end])
    elements = list(tree.iter())
    placed = [name for name, _ in found] == [local(element) for element in elements]
    paths: dict[_Element, str] = {tree: ""}
    for index, element in enumerate(elements[1:], 1):
        parent = element.getparent()
        name = local(element)
        if parent is None or parent not in paths or name in ("style", ""):
            continue
        path = f"{paths[parent]}/{name}".lstrip("/")
        paths[element] = path
        if any(local(child) not in ("style", "") for child in element):
            if not _has_own_text(element):
                continue
            del paths[element]  # markup inside a text: what it holds is part of the text
        value = read_styled(element, "\n" if path in _PARAGRAPHS else " ")
        if value:
            inner = index + (len(element) == 1 and not element.text)  # the text of a lone style
            span = found[inner][1] if placed else None
            if span is not None:
                span = Span(record.start + span.start, record.start + span.end)
            yield Value(path, value, span)


def _has_own_text(element: _Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)
