"""References to EndNote XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lxml import etree
from msgspec.structs import replace

from refconv.diagnostics import Diagnostic, Reporter, Severity, ignore
from refconv.format import ReadOptions, WriteOptions
from refconv.kit import pages
from refconv.kit.aliases import in_todays_names
from refconv.kit.comma_names import write_name
from refconv.kit.compare import Change, changes
from refconv.kit.databases import is_database
from refconv.kit.keywords import split_keywords
from refconv.kit.xml import legal
from refconv.model import KINDS, ItemType, Kind, Reference
from refconv.source import Source
from refconv_endnote.dates import write_date
from refconv_endnote.reading import read
from refconv_endnote.styles import write_styled
from refconv_endnote.table import (
    BY_NUMBER,
    EDITED_BOOK,
    FIRST,
    NAMES,
    ORDER,
    PERIODICALS,
    TEXTS,
    TYPES,
    WRITTEN_TYPES,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES_OF_TYPES = {str(number): name for number, name, _ in TYPES}
_PLACES = {name: place for place, name in enumerate(ORDER)}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
_FOOT = "</records></xml>\n"


def write(
    references: Iterable[Reference], report: Reporter, options: WriteOptions
) -> Iterator[str]:
    """Yield the document piece by piece; what a record cannot hold is reported.

    Each record is read again by our own reader, and every variable that does
    not come back as it was is a finding.
    """
    yield _HEAD
    for number, given in enumerate(references, 1):
        reference = in_todays_names(given)
        if given.unread and given.origin is not None:
            reference = replace(given, note=given.origin.text)
            report(_unread(given))
        text = _serialised(record(reference, number))
        yield text
        for again in read(Source(text), ignore, ReadOptions()):
            for change in changes(reference, again):
                if not _redundant(change, reference):
                    report(_finding(change, reference))
    yield _FOOT


def record(reference: Reference, number: int) -> _Element:
    """Make the element of one reference."""
    tree = etree.Element("record")
    code, name = _type(reference)
    put(tree, "database", "refconv")
    put(tree, "source-app", "refconv")
    put(tree, "rec-number", str(number))
    if reference.id != str(number):
        key = put(tree, "foreign-keys/key", " ".join(reference.id.split()))
        key.set("app", "refconv")
    put(tree, "ref-type", code).set("name", name)
    for path, text in sorted(_fields(reference, code), key=_place):
        if text.strip():
            put(tree, path, text)
    return tree


def put(tree: _Element, path: str, text: str) -> _Element:
    """Append a text at a path below the record; the elements on the way are made or shared."""
    *way, name = path.split("/")
    parent = tree
    for step in way:
        last = parent.find(step)
        parent = last if last is not None else etree.SubElement(parent, step)
    if parent is tree and name in ("database", "source-app", "rec-number", "ref-type"):
        child = etree.SubElement(parent, name)
        child.text = legal(text)
        return child
    if name == "key":
        child = etree.SubElement(parent, name)
        child.text = legal(text)
        return child
    return write_styled(parent, name, text)


def _type(reference: Reference) -> tuple[str, str]:
    kept = reference.custom.get("endnote-xml")
    code = kept.get("ref-type") if isinstance(kept, dict) else None
    if isinstance(code, str) and reference.type and BY_NUMBER.get(code) is reference.type:
        return code, _NAMES_OF_TYPES[code]
    if reference.type is ItemType.BOOK and reference.editor and not reference.author:
        return EDITED_BOOK, _NAMES_OF_TYPES[EDITED_BOOK]
    default = WRITTEN_TYPES[ItemType.DOCUMENT]
    return WRITTEN_TYPES.get(reference.type, default) if reference.type else default


def _fields(reference: Reference, code: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything that the variables make."""
    its = reference.type
    used: dict[str, str] = {}
    for variable, value in reference.variables():
        if KINDS[variable] is Kind.NAMES:
            kind = NAMES.field(variable, its)
            if (code == EDITED_BOOK and variable == "editor") or (
                kind is None and variable == "author"
            ):
                kind = "authors"
            if kind is not None and used.setdefault(kind, variable) == variable:
                for name in reference.names(variable):
                    yield f"contributors/{kind}/author", write_name(name)
        elif isinstance(value, str):
            path = TEXTS.field(variable, its)
            if path is not None and used.setdefault(path, variable) == variable:
                yield path, value
    yield from _joined(reference)
    kept = reference.custom.get("endnote-xml")
    for pair in kept.get("fields", ()) if isinstance(kept, dict) else ():
        if isinstance(pair, list | tuple) and len(pair) == 2 and _is_field(*pair):
            yield pair[0], pair[1]


def _joined(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.container_title and reference.type in PERIODICALS:
        yield "periodical/full-title", reference.container_title
    if reference.issued is not None:
        year, words = write_date(reference.issued)
        yield "dates/year", year
        yield "dates/pub-dates/date", words
    online = reference.available_date.start if reference.available_date else ()
    if len(online) == 3 and reference.type in PERIODICALS and not reference.edition:
        yield "edition", f"{online[0]:04}/{online[1]:02}/{online[2]:02}"
    if reference.accessed is not None:
        year, words = write_date(reference.accessed)
        yield "access-date", f"{year} {words}".strip()
    yield "pages", reference.page or reference.number_of_pages or ""
    numbers = (reference.ISBN, reference.ISSN, _own_number(reference))
    for number in numbers:
        yield "isbn", number or ""
    yield "electronic-resource-num", reference.DOI or ""
    yield "custom2", reference.PMCID or ""
    yield "accession-num", f"PMID:{reference.PMID}" if reference.PMID else ""
    yield "accession-num", reference.archive_location or ""
    yield "urls/related-urls/url", reference.URL or ""
    yield "remote-database-name", reference.archive or ""
    if reference.source:
        alone = is_database(reference.source) and not reference.archive
        name = "remote-database-name" if alone else "remote-database-provider"
        yield name, reference.source
    for word in split_keywords(reference.keyword or ""):
        yield "keywords/keyword", word


def _own_number(reference: Reference) -> str | None:
    return reference.number if TEXTS.field("number", reference.type) is None else None


def _is_field(path: object, text: object) -> bool:
    if not isinstance(path, str) or not isinstance(text, str):
        return False
    steps = path.split("/")
    return len(steps) <= 4 and all(
        step.isascii() and step[:1].isalpha() and step.replace("-", "").isalnum() for step in steps
    )


def _place(field: tuple[str, str]) -> tuple[int, int]:
    path = field[0]
    inside = FIRST.index(path) if path in FIRST else len(FIRST)
    return _PLACES.get(path.partition("/")[0], len(_PLACES)), inside


def _serialised(tree: _Element) -> str:
    """Write a record with each of its elements on a line, nothing added inside them."""
    lines = [etree.tostring(child, encoding="unicode") for child in tree]
    return "<record>\n" + "\n".join(lines) + "\n</record>\n"


def _redundant(change: Change, reference: Reference) -> bool:
    if change.variable != "page-first":
        return False
    return bool(pages.ends(reference.page or "")[0] == change.before)


def _unread(reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="endnote-xml/unread",
        severity=Severity.WARNING,
        message="the reference was not read",
        reference=reference.id,
        action="its text is written as a note",
    )


def _finding(change: Change, reference: Reference) -> Diagnostic:
    gone = "has no place in EndNote" if change.lost else "does not come back as it was"
    return Diagnostic(
        code="endnote-xml/lost" if change.lost else "endnote-xml/changed",
        severity=Severity.WARNING,
        message=f"'{change.variable}' {gone}",
        reference=reference.id,
        variable=change.variable,
        action="left out" if change.lost else f"reads back as {str(change.after)[:80]!r}",
    )
