"""A source to references: blocks, macros, inheritance, and each entry's meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.limits import limit_hit
from refconv.model import ItemType, Origin, Reference
from refconv.source import Source, Span
from refconv_bibtex import keys
from refconv_bibtex.inheritance import Library
from refconv_bibtex.macros import MONTHS, Macros
from refconv_bibtex.meaning import Reading
from refconv_bibtex.recovery import Fault
from refconv_bibtex.splitting import blocks
from refconv_bibtex.syntax import Entry, Field, Macro, Rest
from refconv_bibtex.types import BARE

_INHERITS = re.compile(r"(?:crossref|xdata)[ \t\n]*=", re.IGNORECASE)
_NAMES = frozenset({"author", "editor", "translator"})
_ERRORS = frozenset({"unclosed-entry", "unclosed-value"})
_REST = {
    "preamble": ("preamble", "@preamble is LaTeX for the whole document"),
    "comment": ("comment", "a comment"),
    "text": ("comment", "text between entries"),
    "string": ("stray-text", "an @string that defines nothing"),
}

Expanded = tuple[Entry, dict[str, str]]


def references(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Yield the references of a source in its order; those that others complete come with that."""
    file = _File(source, report, options)
    entries = file.entries()
    if _INHERITS.search(source.text) is None:
        for entry, fields in entries:
            yield from file.reference(entry, fields)
        return
    every = list(entries)
    library = Library(file.macros.afford)
    for entry, fields in every:
        if entry.key:
            library.add(entry.key, entry.kind, fields)
    for entry, fields in every:
        if entry.kind not in BARE:
            fields = library.complete(entry.key, entry.kind, fields, file.missing(entry))
        yield from file.reference(entry, fields)
    file.say_spent()


class _File:
    """Hold what reading one source needs from its beginning to its end."""

    def __init__(self, source: Source, report: Reporter, options: Any) -> None:
        self.source = source
        self.report = report
        self.limits = options.limits
        self.reading = Reading(source, report, options)
        budget = self.limits.expansion + len(source.text) if self.limits.expansion else 1 << 60
        self.macros = Macros(budget)
        self._taken: dict[str, int] = {}
        self._told = False

    # syntax

    def entries(self) -> Iterator[Expanded]:
        """Yield each entry with the texts of its fields, macros expanded; tell of the rest."""
        faults: list[Fault] = []
        for block in blocks(self.source.text, faults):
            for fault in faults:
                self._say_fault(fault, block.key if isinstance(block, Entry) else None)
            faults.clear()
            if isinstance(block, Entry):
                yield block, self._fields(block)
            elif isinstance(block, Macro):
                self._define(block)
            else:
                self._say_rest(block)

    def _fields(self, entry: Entry) -> dict[str, str]:
        fields: dict[str, str] = {}
        most = self.limits.reference_length
        long = bool(most) and entry.end - entry.start > most
        used = 0
        for field in entry.fields:
            value = field.value
            text = value if isinstance(value, str) else self._expand(entry, field)
            if field.name in fields and fields[field.name].strip():
                if text.strip():
                    self._say_twice(entry, field, text == fields[field.name])
                continue
            used += len(text)
            if long and used > most:
                message = f"'{field.name}' goes beyond {most} characters of one reference"
                self._hit("reference-length", message, entry)
                text = _names_within(text, most - used + len(text))
                used = most
                if field.name not in _NAMES or not text:
                    continue
            fields[field.name] = text
        return fields

    def _expand(self, entry: Entry, field: Field) -> str:
        if field.name == "month":
            text = _month(field)
            if text is not None:
                return text
        text, unknown = self.macros.expand(field.value)
        for name in unknown:
            self._say(
                "undefined-macro",
                Severity.WARNING,
                f"the macro '{name}' is not defined",
                self._place(entry, field),
                entry.key,
                field.name,
                "kept as text" if len(field.value) == 1 else "left out",
            )
        self.say_spent()
        return text

    def _define(self, macro: Macro) -> None:
        again, unknown = self.macros.define(macro.name, macro.value)
        span = Span(macro.start, macro.end)
        if again:
            message = f"the macro '{macro.name}' is defined again"
            self._say("macro-redefined", Severity.INFO, message, span)
        for name in unknown:
            message = f"the macro '{name}' is not defined"
            self._say("undefined-macro", Severity.WARNING, message, span)
        self.say_spent()

    # meaning

    def reference(self, entry: Entry, fields: dict[str, str]) -> Iterator[Reference]:
        """Yield what an entry stands for: a reference, or nothing where it only serves others."""
        if entry.kind in BARE:
            what = "a set of other entries" if entry.kind == "set" else "data for other entries"
            span = Span(entry.start, entry.start + 1 + len(entry.kind))
            message = f"@{entry.kind} is {what}"
            self._say(entry.kind, Severity.INFO, message, span, entry.key, None, "no reference")
            return
        if not entry.key and not fields:
            yield self._unread(entry)
            return
        key = self._key(entry)
        found = self.reading.reference(entry, fields, key)
        if not key:
            key = keys.unique(keys.make(found), self._taken)
            found = self._renamed(entry, found, key)
        yield found

    def _key(self, entry: Entry) -> str:
        key = entry.key
        if not key:
            return ""
        if key not in self._taken:
            self._taken[key] = 1
            return key
        again = keys.unique(key, self._taken)
        span = Span(entry.start, entry.end)
        message = f"the key '{key}' is there already"
        self._say(
            "duplicate-key", Severity.WARNING, message, span, key, None, f"renamed to '{again}'"
        )
        return again

    def _renamed(self, entry: Entry, found: Reference, key: str) -> Reference:
        import msgspec

        span = Span(entry.start, entry.start + 1 + len(entry.kind))
        message = "the entry has no key"
        self._say("missing-key", Severity.WARNING, message, span, key, None, f"named '{key}'")
        return msgspec.structs.replace(found, id=key)

    def _unread(self, entry: Entry) -> Reference:
        key = keys.unique("entry", self._taken)
        self._say(
            "unread-entry",
            Severity.ERROR,
            "nothing can be read of this entry",
            Span(entry.start, entry.end),
            key,
            None,
            "its text is kept",
        )
        text = self.source.text[entry.start : entry.end]
        origin = Origin(
            text=text,
            source=self.source.name,
            offset=entry.start,
            fielded=True,
            confidence=0.0,
        )
        return Reference(id=key, type=ItemType.DOCUMENT, origin=origin)

    def missing(self, entry: Entry) -> Any:
        """Make the function that tells of the entries that one entry asks for in vain."""

        def tell(code: str, key: str, message: str) -> None:
            span = Span(entry.start, entry.start + 1 + len(entry.kind))
            self._say(code, Severity.WARNING, message, span, entry.key, None, "not inherited")

        return tell

    # saying

    def say_spent(self) -> None:
        """Say once that the budget for expansion is used up."""
        if self.macros.spent and not self._told:
            self._told = True
            message = f"macros and inheritance add more than {self.limits.expansion} characters"
            self._hit("expansion", message, None)

    def _hit(self, name: str, message: str, entry: Entry | None) -> None:
        span = Span(entry.start, entry.start + 1 + len(entry.kind)) if entry else None
        self.report(limit_hit(name, message, self.source, span))

    def _place(self, entry: Entry, field: Field) -> Span:
        self.reading.entry = entry
        return self.reading.span(field.name)

    def _say_twice(self, entry: Entry, field: Field, same: bool) -> None:
        at = field.at if field.at >= 0 else entry.start
        message = f"a second field '{field.name}'" + (" with the same value" if same else "")
        severity = Severity.INFO if same else Severity.WARNING
        span = Span(at, at + len(field.name))
        self._say("duplicate-field", severity, message, span, entry.key, field.name, "left out")

    def _say_fault(self, fault: Fault, key: str | None) -> None:
        severity = Severity.ERROR if fault.code in _ERRORS else Severity.WARNING
        self._say(fault.code, severity, fault.message, Span(fault.start, fault.end), key)

    def _say_rest(self, rest: Rest) -> None:
        code, message = _REST[rest.kind]
        text = self.source.text
        start = rest.start
        while start < rest.end and text[start].isspace():
            start += 1
        shown = " ".join(text[start : min(rest.end, start + 60)].split())
        span = Span(start, rest.end)
        self._say(code, Severity.INFO, f"{message}: '{shown}'", span, None, None, "left out")

    def _say(
        self,
        code: str,
        severity: Severity,
        message: str,
        span: Span | None,
        reference: str | None = None,
        field: str | None = None,
        action: str | None = None,
    ) -> None:
        self.report(
            Diagnostic(
                code=f"bibtex/{code}",
                severity=severity,
                message=message,
                source=self.source,
                span=span,
                reference=reference,
                variable=field,
                action=action,
            )
        )


def _names_within(text: str, length: int) -> str:
    """Give the first names of a list that is too long."""
    end = text.rfind(" and ", 0, max(length, 0))
    return f"{text[:end]} and others" if end > 0 else ""


def _month(field: Field) -> str | None:
    """Give the months and days joined in `month`, whatever the input makes of the macros."""
    texts = []
    for piece in field.value:
        if isinstance(piece, str) or (piece.macro and piece.text.lower() not in MONTHS):
            return None
        texts.append(MONTHS[piece.text.lower()] if piece.macro else piece.text)
    return "".join(texts)
