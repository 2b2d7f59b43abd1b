"""References to RIS records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from refconv.diagnostics import Diagnostic, Reporter, Severity, ignore
from refconv.format import ReadOptions
from refconv.kit import pages
from refconv.kit.aliases import in_todays_names
from refconv.kit.comma_names import write_name
from refconv.kit.compare import changes
from refconv.kit.databases import is_database
from refconv.kit.keywords import split_keywords
from refconv.model import KINDS, Date, ItemType, Kind, Reference
from refconv.source import Source
from refconv_ris import RisWriteOptions
from refconv_ris.dates import write_date, write_year
from refconv_ris.reading import read
from refconv_ris.syntax import tag_of
from refconv_ris.table import NAMES, PARAGRAPHS, PERIODICALS, TEXTS, WRITTEN_TYPES

Line = tuple[str, str]

_ORDER = (
    "TY ID AU A2 ED A3 A4 TI ST T2 C3 T3 J2 PY DA VL IS M1 SP EP NV ET SE PB CY C1 SN DO C2 "
    "AN UR Y2 LA KW AB N1"
)
_PLACES = {tag: place for place, tag in enumerate(_ORDER.split())}
"""The order in which fields are written; others follow."""


def write(
    references: Iterable[Reference], report: Reporter, options: RisWriteOptions
) -> Iterator[str]:
    """Yield one record for each reference; what it cannot hold is reported.

    Each record is read again by our own reader, and every variable that does
    not come back as it was is a finding: nothing is lost in silence.
    """
    for given in references:
        reference = in_todays_names(given)
        if given.unread and given.origin is not None:
            reference = replace(given, note=given.origin.text)
            report(_unread(given))
        fields = sorted(
            lines(reference, options), key=lambda line: _PLACES.get(line[0], len(_PLACES))
        )
        text = "".join(f"{tag}  - {value}\n" for tag, value in fields) + "ER  - \n\n"
        yield text
        for again in read(Source(text), ignore, ReadOptions()):
            _report_changes(reference, again, report)


def lines(reference: Reference, options: RisWriteOptions) -> Iterator[Line]:
    """Yield the fields of a reference, TY first."""
    for tag, value in _fields(reference):
        whole = tag not in PARAGRAPHS or options.paragraphs == "join"
        if tag == "N1" and whole:
            yield from ((tag, _flat(part)) for part in value.split("\n") if part.strip())
        else:
            yield tag, _flat(value) if whole else _wrapped(tag, value)


def _fields(reference: Reference) -> Iterator[Line]:
    kept = reference.custom.get("ris")
    kept = kept if isinstance(kept, dict) else {}
    its = reference.type
    code = kept.get("TY") if isinstance(kept.get("TY"), str) else None
    yield "TY", _flat(code or (WRITTEN_TYPES.get(its, "GEN") if its else "GEN"))
    if reference.id:
        yield "ID", _flat(reference.id)
    used: dict[str, str] = {}
    for variable, value in reference.variables():
        yield from _variable(reference, variable, value, used)
    yield from _joined(reference)
    for pair in kept.get("fields", ()):
        if isinstance(pair, list | tuple) and len(pair) == 2 and _is_field(*pair):
            yield pair[0], pair[1]


def _variable(
    reference: Reference, variable: str, value: object, used: dict[str, str]
) -> Iterator[Line]:
    """Write what the tables know; of two variables with one field the first has it."""
    its = reference.type
    if KINDS[variable] is Kind.NAMES:
        tag = NAMES.field(variable, its)
        if tag is not None and TEXTS.variable(tag, its):
            tag = None  # in works of this type the tag holds a text
        if tag is None and variable == "author":
            tag = "AU"  # a film's author stands where its director would
        if tag is not None and used.setdefault(tag, variable) == variable:
            for name in reference.names(variable):
                yield tag, _flat(write_name(name))
    elif isinstance(value, str):
        tag = None if variable in _BY_HAND.get(its, ()) else TEXTS.field(variable, its)
        if tag is not None and used.setdefault(tag, variable) == variable:
            yield tag, value


_BY_HAND: dict[ItemType | None, tuple[str, ...]] = {
    ItemType.PAPER_CONFERENCE: ("container-title", "event-title", "publisher-place", "event-place")
}


def _joined(reference: Reference) -> Iterator[Line]:
    """Write what stands in several fields, or in one field with others."""
    if reference.type is ItemType.PAPER_CONFERENCE:
        yield from _proceedings(reference)
    if reference.type is ItemType.ARTICLE and not reference.genre:
        yield "M3", "Preprint"
    if reference.container_title_short:
        yield "J2", _flat(reference.container_title_short)
    if isinstance(reference.issued, Date):
        yield from _issued(reference.issued)
    if reference.available_date and reference.type in PERIODICALS and not reference.edition:
        yield "ET", write_date(reference.available_date).rstrip("/")
    if reference.accessed is not None:
        yield "Y2", write_date(reference.accessed)
    if reference.page:
        first, last = pages.ends(reference.page)
        simple = last is not None and f"{first}-{last}" == reference.page
        yield "SP", _flat(first if simple else reference.page)
        if simple:
            yield "EP", _flat(last or "")
    elif reference.number_of_pages:
        yield "SP", _flat(reference.number_of_pages)
    for number in (reference.ISBN, reference.ISSN, _own_number(reference)):
        if number:
            yield "SN", _flat(number)
    for tag, value in (("DO", reference.DOI), ("UR", reference.URL), ("C2", reference.PMCID)):
        if value:
            yield tag, _flat(value)
    if reference.PMID:
        yield "AN", f"PMID:{_flat(reference.PMID)}"
    if reference.archive_location:
        yield "AN", _flat(reference.archive_location)
    if reference.archive:
        yield "DB", _flat(reference.archive)
    if reference.source:
        alone = is_database(reference.source) and not reference.archive
        yield "DB" if alone else "DP", _flat(reference.source)
    for word in split_keywords(reference.keyword or ""):
        yield "KW", _flat(word)


def _issued(date: Date) -> Iterator[Line]:
    year = write_year(date)
    if year:
        yield "PY", year
    written = write_date(date)
    if written.strip("/") != year:
        yield "DA", written


def _proceedings(reference: Reference) -> Iterator[Line]:
    """Write the conference as T2 and its proceedings as C3, as EndNote and Zotero read them."""
    event = reference.event_title or reference.container_title
    if event:
        yield "T2", _flat(event)
    if reference.container_title:
        yield "C3", _flat(reference.container_title)
    if reference.publisher_place:
        yield "C1", _flat(reference.publisher_place)
    if reference.event_place:
        yield "CY", _flat(reference.event_place)


def _own_number(reference: Reference) -> str | None:
    return reference.number if TEXTS.field("number", reference.type) is None else None


def _is_field(tag: object, value: object) -> bool:
    return isinstance(tag, str) and isinstance(value, str) and tag_of(f"{tag}  - ", "") is not None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wrapped(tag: str, text: str) -> str:
    """Keep the lines of a paragraph field, unless one would read as a field of its own."""
    parts = [_flat(part) for part in text.split("\n") if part.strip()]
    if tag not in PARAGRAPHS or any(tag_of(part, tag) for part in parts):
        return _flat(" ".join(parts))
    return "\n".join(parts)


def _unread(reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="ris/unread",
        severity=Severity.WARNING,
        message="the reference was not read",
        reference=reference.id,
        action="its text is written as a note (N1)",
    )


def _report_changes(reference: Reference, again: Reference, report: Reporter) -> None:
    for change in changes(reference, again):
        if change.variable == "page-first" and pages.ends(reference.page or "")[0] == change.before:
            continue  # the page says it
        if isinstance(change.before, str) and change.before.split() == str(change.after).split():
            report(_joined_lines(change.variable, reference))
            continue
        gone = "has no place in RIS" if change.lost else "does not come back from RIS as it was"
        report(
            Diagnostic(
                code="ris/lost" if change.lost else "ris/changed",
                severity=Severity.WARNING,
                message=f"'{change.variable}' {gone}",
                reference=reference.id,
                variable=change.variable,
                action="left out" if change.lost else f"reads back as {str(change.after)[:80]!r}",
            )
        )


def _joined_lines(variable: str, reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="ris/lines-joined",
        severity=Severity.INFO,
        message=f"the lines of '{variable}' stand on one line",
        reference=reference.id,
        variable=variable,
        action="written so that every program can read it",
    )
