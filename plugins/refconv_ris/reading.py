"""RIS records to references."""

from __future__ import annotations

from collections.abc import Iterator

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.format import ReadOptions
from refconv.kit.comma_names import is_et_al, read_name
from refconv.kit.languages import language
from refconv.kit.tagged import TaggedField
from refconv.limits import limit_hit
from refconv.model import ATTRIBUTES, ItemType, Name, Origin, Piece, Reference
from refconv.source import Source, Span
from refconv_ris.draft import Draft, Value, value_of
from refconv_ris.joins import JOINS
from refconv_ris.syntax import Record, records
from refconv_ris.table import KNOWN, NAMES, PARAGRAPHS, READ_TYPES, TEXTS, WRITTEN_TYPES


def read(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Yield the references of a RIS text."""
    longest = options.limits.reference_length
    number = 0
    for found in records(source.text, longest):
        if isinstance(found, TaggedField):
            report(_outside(found, source))
            continue
        number += 1
        yield meaning(found, source, report, number)
        if longest and found.end - found.start > longest:
            message = f"only the first {longest} characters of the reference were read"
            report(limit_hit("reference-length", message, source, Span(found.start, found.end)))


def meaning(record: Record, source: Source, report: Reporter, number: int) -> Reference:
    """Make a reference of a record."""
    draft = Draft(record, source, report, f"ris-{number}")
    named = draft.take("ID")
    if named:
        draft.id = " ".join(named[0].text.split())
        draft.keep(named[1:], "repeated-field", "a second id", Severity.WARNING)
    extra = _read_type(draft)
    for join in JOINS:
        join(draft)
    _read_rest(draft)
    kept = [[field.tag, value_of(field, source.text)] for field in draft.kept]
    if kept:
        extra["fields"] = kept
    return Reference(
        id=draft.id,
        type=draft.type,
        et_al=frozenset(draft.et_al),
        custom={"ris": extra} if extra else {},
        origin=_origin(draft),
        **draft.variables,
    )


def _read_type(draft: Draft) -> dict[str, object]:
    """Take TY; what cannot be said by a CSL type alone is given back for `custom`."""
    record = draft.record
    head = Span(record.start, min(record.end, record.start + 200))
    if not record.opened:
        draft.say("missing-type", "no TY line begins this", Severity.WARNING, head, "type guessed")
    if not record.closed:
        draft.say("missing-end", "no ER line ends this", Severity.WARNING, head, "ended here")
    values = draft.take("TY")
    if not values:
        if not record.opened and (draft.peek("JO") or draft.peek("JF") or draft.peek("T2")):
            draft.type = ItemType.ARTICLE_JOURNAL
        return {}
    code = values[0].text.strip().upper()
    draft.code = code
    draft.type = READ_TYPES.get(code, ItemType.DOCUMENT)
    if draft.type is ItemType.MANUSCRIPT and "preprint" in draft.peek("M3").lower():
        draft.type = ItemType.ARTICLE
    if code not in READ_TYPES:
        draft.say(
            "unknown-type", f"unknown type '{code}'", Severity.WARNING, values[0].field, "document"
        )
    if code == "INPR":
        draft.set("status", "in press", values[0])
    return {} if WRITTEN_TYPES.get(draft.type) == code else {"TY": code}


def _read_rest(draft: Draft) -> None:
    """Take, in the order of the text, what the tables know; put the rest aside."""
    names: dict[str, list[Name]] = {}
    edited = draft.code == "EDBOOK"
    for value in draft.rest():
        tag = value.field.tag
        people = NAMES.variable(tag, draft.type)
        if edited and people == "author":
            people = "editor"  # EndNote's Edited Book has its editors where authors stand
        variable = TEXTS.variable(tag, draft.type)
        if variable is not None:
            _read_text(draft, variable, value)
        elif people is not None:
            _read_name(draft, people, names.setdefault(people, []), value)
        elif tag in KNOWN:
            draft.keep([value], "kept-aside", "has no place in CSL", Severity.INFO)
        else:
            draft.keep([value], "unknown-tag", "unknown tag", Severity.WARNING)
    for people, found in names.items():
        if found:
            draft.variables[ATTRIBUTES[people]] = tuple(found)


def _read_name(draft: Draft, variable: str, names: list[Name], value: Value) -> None:
    if is_et_al(value.text):
        draft.et_al.add(variable)
        draft.mark(f"{variable}.et-al", value)
        return
    name = read_name(value.text)
    if name is None:
        draft.keep([value], "empty-name", "no name in it", Severity.WARNING)
        return
    draft.mark(f"{variable}.{len(names)}", value)
    names.append(name)


def _read_text(draft: Draft, variable: str, value: Value) -> None:
    before = draft.variables.get(ATTRIBUTES[variable])
    if before is None:
        text = language(value.text) if variable == "language" else value.text
        draft.set(variable, text, value)
    elif value.field.tag in PARAGRAPHS and before != value.text:
        draft.set(variable, f"{before}\n{value.text}", value)
    elif before != value.text:
        draft.keep([value], "repeated-field", f"'{variable}' has a value", Severity.WARNING)


def _origin(draft: Draft) -> Origin:
    record, text = draft.record, draft.source.text
    remainder = [
        Piece("", start - record.start, end - record.start)
        for field in draft.kept
        for start, end in field.lines
    ]
    pieces = sorted(draft.pieces, key=lambda piece: (piece.start, -piece.end, piece.path))
    return Origin(
        text=text[record.start : record.end],
        source=draft.source.name,
        offset=record.start,
        pieces=tuple(pieces),
        remainder=tuple(remainder),
        fielded=True,
    )


def _outside(field: TaggedField, source: Source) -> Diagnostic:
    what = "ER without a reference" if field.tag == "ER" else "text outside of any reference"
    return Diagnostic(
        code="ris/outside",
        severity=Severity.WARNING,
        message=what,
        source=source,
        span=field.span,
        action="left out",
    )
