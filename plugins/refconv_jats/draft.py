"""What is known of a citation while it is read."""

from __future__ import annotations

from typing import Any, NamedTuple

from refconv.model import Date, Name, Piece
from refconv.source import Span


class Words:
    """Collect the text of a citation, white space collapsed, and say where each part stands."""

    def __init__(self) -> None:
        self.text = ""
        self.edges: list[int] = []
        """Where one stretch of text ends and the next begins."""
        self._gap = False

    def add(self, text: str | None) -> None:
        """Append text."""
        if not text:
            return
        joined = " ".join(text.split())
        if not joined:
            self._gap = True
            return
        if (self._gap or text[0].isspace()) and self.text:
            self.text += " "
        self.edges.append(len(self.text))
        self.text += joined
        self._gap = text[-1].isspace()

    def gap(self) -> None:
        """Set white space before what comes next."""
        self._gap = True

    def since(self, before: int) -> Span:
        """Give the stretch that was added since the text had this length."""
        blank = before < len(self.text) and self.text[before] == " "
        return Span(before + blank, len(self.text))


class Title(NamedTuple):
    """Hold a title element: its name, rich text, language and mark."""

    tag: str
    text: str
    language: str
    use: str
    span: Span
    xml: str


class Year(NamedTuple):
    """Hold the parts of a date of publication as printed."""

    tag: str
    text: str
    iso: str
    use: str


class Draft:
    """Hold what was read of one citation, before its kind is known."""

    def __init__(self, fielded: bool) -> None:
        self.fielded = fielded
        self.words = Words()
        self.pieces: list[Piece] = []
        self.loose: list[Span] = []
        """Stretches of the text that stand in no element of their own."""
        self.values: dict[str, str] = {}
        """Attribute of `Reference` to text."""
        self.dates: dict[str, Date] = {}
        self.issued: list[Year] = []
        self.titles: list[Title] = []
        self.names: dict[str, list[Name]] = {}
        self.et_al: set[str] = set()
        self.numbers: dict[str, str] = {}
        """Elements of issue and pages, by name, as printed."""
        self.notes: list[str] = []
        self.kept: dict[str, Any] = {}
        self.structured = False
        """Whether an element says more than formatting and links do."""

    def put(self, attribute: str, text: str, span: Span | None = None) -> bool:
        """Set a value that is not set yet; tell whether it was taken."""
        if not text or self.values.get(attribute, text) != text:
            return False
        self.values[attribute] = text
        if span is not None:
            self.mark(attribute.replace("_", "-"), span)
        return True

    def mark(self, path: str, span: Span) -> None:
        """Say that a stretch of the text was read as a path."""
        if span.end > span.start:
            self.pieces.append(Piece(path, span.start, span.end))

    def keep(self, key: str, row: list[str]) -> None:
        """Keep what the words of CSL cannot say."""
        self.kept.setdefault(key, []).append(row)
