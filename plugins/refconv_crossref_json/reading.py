"""Crossref's work records to references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.limits import limit_hit
from refconv.model import ATTRIBUTES, ItemType, Origin, Piece, Reference
from refconv.source import Source, Span
from refconv_crossref_json.draft import Draft
from refconv_crossref_json.meaning import RULES
from refconv_crossref_json.syntax import TOO_DEEP, Work, works
from refconv_crossref_json.table import BOOKKEEPING, TYPES

if TYPE_CHECKING:
    from refconv_crossref_json import CrossrefOptions


def read(source: Source, report: Reporter, options: CrossrefOptions) -> Iterator[Reference]:
    """Yield the references of Crossref's work records."""
    longest = options.limits.reference_length
    for number, work in enumerate(works(source.text), 1):
        length = work.span.end - work.span.start
        if work.fault == TOO_DEEP:
            report(limit_hit("nesting", f"{TOO_DEEP}; kept as text", source, work.span))
            yield _kept_as_text(work, source, number)
        elif work.fault:
            yield _unread(work, source, report, number)
        elif longest and length - _cited(work) > longest:
            message = f"a record of more than {longest} characters was not read"
            report(limit_hit("reference-length", message, source, work.span))
            yield _kept_as_text(work, source, number)
        else:
            yield meaning(work, source, report, number, options.keep)


def meaning(work: Work, source: Source, report: Reporter, number: int, keep: str) -> Reference:
    """Make a reference of a record."""
    doi = work.entries.get("DOI")
    name = doi.value if doi is not None and isinstance(doi.value, str) else f"crossref-{number}"
    draft = Draft(work, source, report, name)
    _read_type(draft)
    for rule in RULES:
        rule(draft)
    left = {
        key: entry for key, entry in draft.rest().items() if entry.value not in (None, [], {}, "")
    }
    beside = {key: entry.value for key, entry in left.items() if key not in BOOKKEEPING}
    if beside:
        first = next(iter(beside))
        draft.say(
            "kept-aside",
            f"have no place in CSL: {', '.join(beside)}",
            Severity.INFO,
            first,
            "kept in custom" if keep != "none" else "left out",
        )
    kept = {key: entry.value for key, entry in left.items()} if keep == "all" else beside
    if draft.code:
        kept = {"type": draft.code, **kept}
    return Reference(
        id=name,
        type=draft.type,
        custom={"crossref-json": kept} if kept and keep != "none" else {},
        origin=_origin(work, source, tuple(draft.pieces), 1.0),
        **{ATTRIBUTES[variable]: value for variable, value in draft.variables.items()},
    )


def _read_type(draft: Draft) -> None:
    """Take `type`; what CSL's type does not say of it is kept."""
    code = draft.take("type")
    if isinstance(code, str) and code in TYPES:
        draft.type = TYPES[code]
        first = next(key for key, its in TYPES.items() if its is draft.type)
        draft.code = "" if code == first else code
    elif isinstance(code, str) and code in {str(its) for its in ItemType}:
        draft.type = ItemType(code)
    else:
        draft.type = ItemType.DOCUMENT
        draft.code = code if isinstance(code, str) else ""
        draft.say("unknown-type", f"unknown type: {code!r}", Severity.WARNING, "type", "document")


def _cited(work: Work) -> int:
    """Count the characters of the works that a record cites: they are not part of the reference."""
    entry = work.entries.get("reference")
    return entry.span.end - entry.span.start if entry is not None else 0


def _unread(work: Work, source: Source, report: Reporter, number: int) -> Reference:
    report(
        Diagnostic(
            code="crossref-json/broken-record",
            severity=Severity.ERROR,
            message=f"cannot be read: {work.fault}",
            source=source,
            span=Span(work.span.start, min(work.span.end, work.span.start + 200)),
            reference=f"crossref-{number}",
            action="kept as text",
        )
    )
    return _kept_as_text(work, source, number)


def _kept_as_text(work: Work, source: Source, number: int) -> Reference:
    return Reference(id=f"crossref-{number}", origin=_origin(work, source, (), 0.0))


def _origin(work: Work, source: Source, pieces: tuple[Any, ...], confidence: float) -> Origin:
    start, end = work.span
    found: tuple[Piece, ...] = tuple(sorted(pieces, key=lambda p: (p.start, -p.end, p.path)))
    return Origin(
        text=source.text[start:end],
        source=source.name,
        offset=start,
        pieces=found,
        fielded=True,
        confidence=confidence,
    )
