"""NBIB records to references."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.format import ReadOptions
from refconv.kit import identifiers, pages
from refconv.kit.keywords import join_keywords
from refconv.kit.languages import language
from refconv.kit.tagged import TaggedField
from refconv.limits import limit_hit
from refconv.model import ATTRIBUTES, ItemType, Name, Reference
from refconv.source import Source, Span
from refconv_nbib.composing import lines
from refconv_nbib.dates import read_compact, read_date
from refconv_nbib.draft import Draft
from refconv_nbib.people import is_more, read_full, read_short, with_beside, write_short
from refconv_nbib.syntax import Record, records
from refconv_nbib.table import KNOWN, PEOPLE, READ_TYPES, TEXTS, TITLES, VERBATIM


def read(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Yield the references of an NBIB text."""
    longest = options.limits.reference_length
    number = 0
    for found in records(source.text, longest):
        if isinstance(found, TaggedField):
            report(_say("outside", "text outside of any record", source, found, "left out"))
            continue
        number += 1
        yield meaning(found, source, report, number)
        if longest and found.end - found.start > longest:
            message = f"only the first {longest} characters of the record were read"
            report(limit_hit("reference-length", message, source, Span(found.start, found.end)))


def meaning(record: Record, source: Source, report: Reporter, number: int) -> Reference:
    """Make a reference of a record."""
    draft = Draft(record, source.text)
    its = _type(draft)
    for join in (_identifiers, _serials, _pages, _dates, _words, _people):
        join(draft)
    _texts(draft, its)
    draft.variables |= {ATTRIBUTES[key]: tuple(names) for key, names in draft.names.items()}
    if "container_title_short" in draft.variables and its is not ItemType.CHAPTER:
        draft.variables.setdefault("container_title", draft.variables["container_title_short"])
    pmid = draft.variables.get("PMID")
    name = f"pmid{pmid}" if pmid else f"nbib-{number}"
    _report_aside(draft, source, report, name)
    found = Reference(
        id=name,
        type=its,
        et_al=frozenset(draft.et_al),
        origin=draft.origin(source),
        **draft.variables,
    )
    kept = [[field.tag, field.value(source.text)] for field in draft.aside]
    kept += _beyond(found, [[field.tag, field.value(source.text)] for field in draft.verbatim])
    return replace(found, custom={"nbib": {"fields": kept}}) if kept else found


def _beyond(reference: Reference, fields: list[list[str]]) -> list[list[str]]:
    """Give the fields of those tags that the variables would not make again as they are."""
    made: dict[str, list[str]] = {}
    given: dict[str, list[str]] = {}
    for tag, value in lines(reference):
        made.setdefault(tag, []).append(value)
    for tag, value in fields:
        given.setdefault(tag, []).append(value)
    groups = {VERBATIM[tag] for tag in given if given[tag] != made.get(tag)}
    return [field for field in fields if VERBATIM[field[0]] in groups]


def _type(draft: Draft) -> ItemType:
    """Choose the type by PT; most of its many words say what kind of article it is."""
    values = draft.of("PT")
    found = [READ_TYPES[text.lower()] for text, _ in values if text.lower() in READ_TYPES]
    special = [its for its in found if its is not ItemType.ARTICLE_JOURNAL]
    draft.verbatim.extend(field for _, field in values)
    if special:
        return special[0]
    if found or draft.of("JT", "TA", "JID"):
        return ItemType.ARTICLE_JOURNAL
    if draft.of("BTI"):
        return ItemType.CHAPTER if draft.of("TI") else ItemType.BOOK
    return ItemType.ARTICLE_JOURNAL if draft.of("VI", "IP", "IS") else ItemType.DOCUMENT


def _identifiers(draft: Draft) -> None:
    """Take LID and AID, `VALUE [doi]` and `VALUE [pii]`."""
    for text, field in sorted(draft.of("LID", "AID"), key=lambda pair: pair[1].start):
        value, _, kind = text.rpartition(" [")
        if kind == "doi]":
            draft.set("DOI", identifiers.doi(value) or value, field)
        draft.verbatim.append(field)


def _serials(draft: Draft) -> None:
    """Take IS and ISBN: each number once, what stands in brackets behind it aside."""
    found: dict[str, list[str]] = {}
    for text, field in draft.of("IS", "ISBN"):
        number = text.partition("(")[0].strip().removeprefix("ISBN-").removeprefix("ISSN-")
        kind = "ISBN" if field.tag == "ISBN" or identifiers.isbn(number) else "ISSN"
        shown = number if kind == "ISBN" else identifiers.issn(number) or number
        if shown and shown not in found.setdefault(kind, []):
            found[kind].append(shown)
        draft.mark(kind, field)
        draft.verbatim.append(field)
    for kind, numbers in found.items():
        draft.variables[kind] = ", ".join(numbers)


def _pages(draft: Draft) -> None:
    """Take PG, or else a location id that is an article number."""
    for text, field in draft.of("PG"):
        draft.set("page", pages.expand(text), field)
        draft.verbatim.append(field)
    for text, field in draft.of("LID", "AID"):
        value, _, kind = text.rpartition(" [")
        if kind == "pii]" and "page" not in draft.variables and pages.is_locator(value):
            draft.set("page", value, field)


def _dates(draft: Draft) -> None:
    """Take DP, and DEP where it is a whole date."""
    for text, field in draft.of("DP"):
        draft.set("issued", read_date(text), field)
        draft.verbatim.append(field)
    for text, field in draft.of("DEP"):
        date = read_compact(text)
        if date is None or not draft.set("available-date", date, field):
            draft.aside.append(field)


def _words(draft: Draft) -> None:
    """Take keywords of authors and of MeSH, and the language."""
    values = draft.of("OT", "KW", "MH")
    if values:
        draft.set("keyword", join_keywords(text.lstrip("*") for text, _ in values))
        for _, field in values:
            draft.mark("keyword", field)
            draft.verbatim.append(field)
    languages = [(language(text), field) for text, field in draft.of("LA")]
    if languages:
        draft.set("language", languages[0][0], languages[0][1])
        draft.verbatim.extend(field for _, field in languages)


def _people(draft: Draft) -> None:
    """Take the names in order; an AU after its FAU is the same person."""
    waiting: dict[str, int] = {}
    last = ""
    for text, field in draft.of(*PEOPLE, "AD", "AUID", "IR", "FIR"):
        variable = PEOPLE.get(field.tag, "")
        if not variable:
            _beside(draft, last, text, field)
            continue
        names = draft.names.setdefault(variable, [])
        if is_more(text):
            draft.et_al.add(variable)
            draft.mark(f"{variable}.et-al", field)
            continue
        if field.tag in ("AU", "ED") and waiting.get(variable):
            waiting[variable] -= 1
            if write_short(names[-1]) != text:
                draft.differing.append(field)
            draft.mark(f"{variable}.{len(names) - 1}", field)
            continue
        name = _name(text, field.tag)
        if name is None:
            draft.aside.append(field)
            continue
        if field.tag in ("FAU", "FED"):
            waiting[variable] = 1
        draft.mark(f"{variable}.{len(names)}", field)
        names.append(name)
        last = variable


def _name(text: str, tag: str) -> Name | None:
    if tag == "CN":
        return Name(literal=text.rstrip("."))
    return read_full(text) if tag in ("FAU", "FED") else read_short(text)


def _beside(draft: Draft, variable: str, text: str, field: TaggedField) -> None:
    names = draft.names.get(variable)
    changed = with_beside(names[-1], field.tag, text) if names and field.tag[0] == "A" else None
    if names and changed is not None:
        draft.mark(f"{variable}.{len(names) - 1}", field)
        names[-1] = changed
    else:
        draft.aside.append(field)


def _texts(draft: Draft, its: ItemType) -> None:
    """Take the fields of the table, put aside what is left."""
    done = {*PEOPLE, *VERBATIM, "AD", "AUID", "IR", "FIR", "DEP"}
    for text, field in draft.values:
        if field.tag in done:
            continue
        variable = TEXTS.variable(field.tag, its)
        if variable == "PMID":
            text = identifiers.pmid(text) or text
        elif variable == "PMCID":
            text = identifiers.pmcid(text) or text
        elif field.tag in TITLES:
            text = _without_period(text)
        if variable is None or not draft.set(variable, text, field):
            draft.aside.append(field)


def _without_period(title: str) -> str:
    """Drop the period that MEDLINE sets behind every title, not one of an abbreviation (`U.S.`)."""
    if title.endswith(("..", "et al.")) or (title[-3:-2] == "." and title[-2:-1].isalpha()):
        return title
    return title.removesuffix(".")


def _report_aside(draft: Draft, source: Source, report: Reporter, name: str) -> None:
    """Report what is kept aside: one finding for unknown tags, one for known ones."""
    odd = [field for field in draft.aside if field.tag not in KNOWN]
    if odd:
        message = f"unknown tags: {_tags(odd)}"
        report(_say("unknown-tag", message, source, odd[0], "kept in custom", reference=name))
    known = [field for field in draft.aside if field.tag in KNOWN]
    if known:
        message = f"have no place in CSL: {_tags(known)}"
        action = "kept in custom"
        report(_say("kept-aside", message, source, known[0], action, Severity.INFO, name))
    for field in draft.differing:
        shown = field.value(source.text)
        message = f"'{shown}' is not the short form of the full name before it"
        report(_say("short-name", message, source, field, "left out", Severity.INFO, name))


def _tags(fields: list[TaggedField]) -> str:
    return ", ".join(dict.fromkeys(field.tag for field in fields))


def _say(
    code: str,
    message: str,
    source: Source,
    field: TaggedField,
    action: str,
    severity: Severity = Severity.WARNING,
    reference: str | None = None,
) -> Diagnostic:
    return Diagnostic(
        code=f"nbib/{code}",
        severity=severity,
        message=message,
        source=source,
        span=field.span,
        reference=reference,
        variable=field.tag or None,
        action=action,
    )
