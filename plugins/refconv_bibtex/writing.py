"""References to text: keys, the order of entries and fields, and how they are set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.latex_writing import escape
from refconv.model import Reference, full_family
from refconv_bibtex import keys
from refconv_bibtex.composing import Composing

ORDER: tuple[str, ...] = tuple(
    """
    author bookauthor editor editortype editora editoratype editorb editorbtype editorc editorctype
    translator title entrysubtype type maintitle booktitle journal journaltitle shortjournal
    issuetitle series shortseries volume number issue part volumes edition version chapter section
    pages eid pagetotal date year month day pubstate publisher institution school organization
    howpublished location address eventtitle eventdate venue origtitle origdate origpublisher
    origlocation isbn issn doi eprint eprinttype archiveprefix eprintclass primaryclass pmid pmcid
    url urldate langid language medium note addendum
    """.split()
)
"""The usual order of fields; the others follow, and long ones stand last."""

LAST = ("keywords", "annotation", "annote", "abstract")
_MIDDLE = len(ORDER)
_RANK = {name: rank for rank, name in enumerate(ORDER)} | {
    name: _MIDDLE + 1 + rank for rank, name in enumerate(LAST)
}


def entries(references: Iterable[Reference], report: Reporter, options: Any) -> Iterator[str]:
    """Yield the entries one after the other."""
    if options.order != "source":
        references = sorted(references, key=_by_key if options.order == "key" else _by_author)
    first = [name.strip().lower() for name in options.fields.split(",") if name.strip()]
    ranks = _RANK | {name: rank - len(first) for rank, name in enumerate(first)}
    taken: dict[str, int] = {}
    start = ""
    for reference in references:
        yield start + _entry(reference, report, options, ranks, taken)
        start = "\n"


def _entry(
    reference: Reference,
    report: Reporter,
    options: Any,
    ranks: dict[str, int],
    taken: dict[str, int],
) -> str:
    def say(code: str, severity: Severity, message: str, variable: str | None) -> None:
        report(
            Diagnostic(
                code=f"bibtex/{code}",
                severity=severity,
                message=message,
                reference=reference.id or None,
                variable=variable,
                action="left out" if code in ("no-field", "field-left-out") else None,
            )
        )

    key = _key(reference, options, taken)
    if key != reference.id and reference.id and options.keys == "keep":
        message = f"the key '{reference.id}' cannot be used: '{key}' instead"
        say("key-changed", Severity.WARNING, message, "id")
    composing = Composing(reference, say, options)
    fields = composing.compose()
    if reference.unread and reference.origin is not None and not reference.origin.confidence:
        fields["note"] = escape(" ".join(reference.origin.text.split()))
        say("unread-written", Severity.WARNING, "a reference that nobody could read", "note")
    ordered = sorted(fields, key=lambda name: (ranks.get(name, _MIDDLE), name))
    lines = [f"  {name} = {_value(fields[name])},\n" for name in ordered if fields[name]]
    return f"@{composing.kind}{{{key},\n{''.join(lines)}}}\n"


def _value(text: str) -> str:
    """Set a value; a zero character at its beginning marks the name of a macro."""
    return text[1:] if text[0] == "\0" else f"{{{text}}}"


def _key(reference: Reference, options: Any, taken: dict[str, int]) -> str:
    key = keys.clean(reference.id) if options.keys == "keep" else ""
    return keys.unique(key or keys.make(reference, options.key_pattern), taken)


def _by_key(reference: Reference) -> tuple[str, str]:
    return reference.id.lower(), reference.id


def _by_author(reference: Reference) -> tuple[str, int, str, str]:
    people = reference.author or reference.editor
    name = (full_family(people[0]) or people[0].literal or "") if people else ""
    year = (reference.issued.year if reference.issued else None) or 0
    return name.casefold(), year, (reference.title or "").casefold(), reference.id
