"""EndNote XML records to references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.format import ReadOptions
from refconv.kit import identifiers, pages
from refconv.kit.comma_names import is_et_al, read_name
from refconv.kit.databases import has_pmids, is_database
from refconv.kit.keywords import join_keywords
from refconv.kit.languages import language
from refconv.kit.serials import beside_serials, find_serials
from refconv.kit.short_titles import shortens
from refconv.limits import limit_hit
from refconv.model import ATTRIBUTES, ItemType, Origin, Reference
from refconv.source import Source, Span
from refconv_endnote.dates import read_date
from refconv_endnote.draft import Draft, Value
from refconv_endnote.syntax import TOO_DEEP, TOO_LONG, Record, records
from refconv_endnote.table import (
    BOOKKEEPING,
    BY_NAME,
    BY_NUMBER,
    COUNTED,
    EDITED_BOOK,
    KNOWN,
    NAMES,
    NUMBERED,
    PERIODICALS,
    TEXTS,
    WRITTEN_TYPES,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_COUNT = re.compile(r"(\d+)\s*(?:pp?\.?|pages)?")


def read(source: Source, report: Reporter, options: ReadOptions) -> Iterator[Reference]:
    """Yield the references of an EndNote XML text."""
    longest = options.limits.reference_length
    number = 0
    if "<!DOCTYPE" in source.text[:2000] or "<!ENTITY" in source.text[:2000]:
        report(_found("dtd-ignored", "a DTD", source, Span(0, 0), None, "not looked at"))
    for record in records(source.text, longest):
        number += 1
        if record.tree is None:
            yield _unread(record, source, report, number, longest)
        else:
            yield meaning(record, record.tree, source, report, number)
    if not number:
        report(_found("no-records", "no <record> in it", source, Span(0, 0), None, "nothing read"))


def meaning(
    record: Record, tree: _Element, source: Source, report: Reporter, number: int
) -> Reference:
    """Make a reference of a record."""
    draft = Draft(record, tree, source, report, _id(tree, number))
    if record.fault == TOO_DEEP:
        span = Span(record.start, record.end)
        report(limit_hit("nesting", f"{TOO_DEEP}; read up to there", source, span))
    elif record.fault:
        draft.say("broken-record", record.fault, Severity.WARNING, None, "read as far as it goes")
    code = _read_type(draft, tree)
    edited = code == EDITED_BOOK
    for join in (_names, _dates, _pages, _serials, _identifiers, _urls, _keywords):
        join(draft, edited)
    _texts(draft)
    extra: dict[str, object] = {}
    if code and draft.type and WRITTEN_TYPES[draft.type][0] != code and not _said(draft, edited):
        extra["ref-type"] = code
    if draft.kept:
        extra["fields"] = [[value.path, value.text] for value in draft.kept]
    return Reference(
        id=draft.id,
        type=draft.type,
        et_al=frozenset(draft.et_al),
        custom={"endnote-xml": extra} if extra else {},
        origin=draft.origin(),
        **draft.variables,
    )


def _said(draft: Draft, edited: bool) -> bool:
    return edited and "editor" in draft.variables and "author" not in draft.variables


def _id(tree: _Element, number: int) -> str:
    for key in tree.iterfind("foreign-keys/key"):
        if key.get("app") == "refconv":
            return " ".join((key.text or "").split())
    text = tree.findtext("rec-number") or ""
    return " ".join(text.split()) or f"endnote-{number}"


def _read_type(draft: Draft, tree: _Element) -> str:
    element = tree.find("ref-type")
    name = (element.get("name") or "").strip() if element is not None else ""
    code = "".join((element.text or "").split()) if element is not None else ""
    its = BY_NAME.get(name.lower()) or BY_NUMBER.get(code)
    if its is None:
        shown = name or code or "none at all"
        draft.say("unknown-type", f"unknown type: {shown}", Severity.WARNING, None, "document")
        draft.type = ItemType.DOCUMENT
        return ""
    draft.type = its
    return code if BY_NUMBER.get(code) is its else ""


def _names(draft: Draft, edited: bool) -> None:
    """Take the contributors, list by list."""
    for path in [key for key in draft.paths() if key.startswith("contributors/")]:
        kind = path.split("/")[1]
        variable = NAMES.variable(kind, draft.type)
        if edited and kind == "authors":
            variable = "editor"
        if variable is None or path.count("/") != 2:
            continue
        names = list(draft.variables.get(ATTRIBUTES[variable], ()))
        for value in draft.take(path):
            if is_et_al(value.text):
                draft.et_al.add(variable)
                draft.mark(f"{variable}.et-al", value)
                continue
            name = read_name(value.text)
            if name is None:
                draft.keep([value], "empty-name", "no name in it", Severity.WARNING)
                continue
            draft.mark(f"{variable}.{len(names)}", value)
            names.append(name)
        if names:
            draft.variables[ATTRIBUTES[variable]] = tuple(names)


def _dates(draft: Draft, _: bool) -> None:
    """Take the year with the words beside it, and the day of access."""
    years = draft.take("dates/year")
    words = draft.take("dates/pub-dates/date")
    date = read_date(years[0].text if years else "", words[0].text if words else "")
    if date is not None:
        draft.set("issued", date, *years[:1], *words[:1])
        if years and date.start and years[0].text.strip("ca. ") not in (str(date.year), ""):
            draft.say("date-conflict", "another year", Severity.WARNING, years[0], "left out")
    draft.keep(years[1:] + words[1:], "repeated-field", "stands twice", Severity.WARNING)
    online = read_date("", draft.peek("edition")) if draft.type in PERIODICALS else None
    if online is not None and len(online.start) == 3:  # EndNote's epub date of an article
        draft.set("available-date", online, *draft.take("edition"))
    year = draft.peek("volume").strip()
    looked = read_date(year, draft.peek("number")) if draft.type is ItemType.WEBPAGE else None
    if looked is not None and year.isdigit() and looked.year == int(year) > 1990:
        draft.set("accessed", looked, *draft.take("volume", "number"))  # EndNote's Access Year
    for value in draft.take("access-date"):
        accessed = read_date("", value.text)
        if accessed is not None:
            draft.set("accessed", accessed, value)


def _pages(draft: Draft, _: bool) -> None:
    """Take the pages: a range, an article number, or how many there are."""
    for value in draft.take("pages")[:1]:
        count = _COUNT.fullmatch(value.text)
        if count and draft.type in COUNTED:
            draft.set("number-of-pages", count[1], value)
        else:
            draft.set("page", pages.expand(value.text), value)


def _serials(draft: Draft, _: bool) -> None:
    """Take `isbn`: ISSN or ISBN by their form, or the work's own number."""
    for value in draft.take("isbn"):
        serials = [s for s in find_serials(value.text) if s.right or draft.type not in NUMBERED]
        for kind in ("ISSN", "ISBN"):
            numbers = [serial.number for serial in serials if serial.kind == kind]
            if numbers:
                draft.set(kind, ", ".join(numbers), value)
        beside = beside_serials(value.text) if serials else ""
        if beside:
            message = f"beside the numbers: {beside}"
            draft.say("serial-words", message, Severity.INFO, value, "left out")
        if not serials:
            draft.set("ISSN" if draft.type in PERIODICALS else "number", value.text, value)


def _identifiers(draft: Draft, _: bool) -> None:
    """Take DOI, PMID and PMCID from where EndNote and PubMed's filter put them."""
    for value in draft.take("electronic-resource-num"):
        bare = identifiers.doi(value.text)
        if bare is None:
            draft.say("odd-doi", "not the form of a DOI", Severity.WARNING, value, "kept")
        draft.set("DOI", bare or value.text, value)
    database = draft.peek("remote-database-name") + " " + draft.peek("remote-database-provider")
    for value in draft.take("accession-num"):
        number = identifiers.pmid(value.text)
        labelled = value.text.upper().startswith("PMID")
        if number and (labelled or has_pmids(database)) and "PMID" not in draft.variables:
            draft.set("PMID", number, value)
        else:
            draft.set("archive_location", value.text, value)
    _origins(draft)
    if identifiers.pmcid(draft.peek("custom2")):
        for value in draft.take("custom2"):
            draft.set("PMCID", identifiers.pmcid(value.text), value)


def _origins(draft: Draft) -> None:
    """Take the database: CSL's `source`, or its `archive` where it is no database."""
    for value in draft.take("remote-database-name", "remote-database-provider"):
        archive = value.path == "remote-database-name" and not is_database(value.text)
        draft.set("archive" if archive else "source", value.text, value)


def _urls(draft: Draft, _: bool) -> None:
    """Take the first web address; files and further addresses are kept aside."""
    values = draft.take("urls/web-urls/url", "urls/related-urls/url")
    if values:
        draft.set("URL", values[0].text, values[0])
        draft.keep(values[1:], "more-urls", "more than one address", Severity.INFO)


def _keywords(draft: Draft, _: bool) -> None:
    values = draft.take("keywords/keyword")
    words = [word for value in values for word in re.split(r"\n|\s*;\s*", value.text)]
    if words:
        draft.set("keyword", join_keywords(words), *values)


def _texts(draft: Draft) -> None:
    """Take what the table knows, keep the rest."""
    left: list[Value] = []
    for path in draft.paths():
        variable = TEXTS.variable(path, draft.type)
        for value in draft.take(path):
            if variable == "language":
                draft.set(variable, language(value.text), value)
            elif path in _OTHER_TITLES and _alternative(draft, value):
                continue
            elif variable is not None:
                draft.set(variable, value.text, value)
            else:
                left.append(value)
    for value in left:
        steps = value.path.split("/")
        if steps[0] in BOOKKEEPING:
            continue
        if value.path in KNOWN or steps[0] in KNOWN or "/".join(steps[:2]) in KNOWN:
            draft.keep([value], "kept-aside", "has no place in CSL", Severity.INFO)
        else:
            draft.keep([value], "unknown-element", "unknown element", Severity.WARNING)


_OTHER_TITLES = ("titles/alt-title", "periodical/full-title", "alt-periodical/full-title")


def _alternative(draft: Draft, value: Value) -> bool:
    """Take a journal's other title; the shorter of the two is the short form."""
    title = draft.variables.get("container_title", "")
    short = draft.variables.get("container_title_short", "")
    if draft.type not in PERIODICALS or not title:
        return False
    if _letters(value.text) in (_letters(title), _letters(short)):
        return True
    alone = not short and value.path == "titles/alt-title"
    if shortens(title, value.text) or (alone and len(value.text) > len(title)):
        draft.variables["container_title"] = value.text
        draft.variables.setdefault("container_title_short", title)
        draft.pieces = [its for its in draft.pieces if its.path != "container-title"]
        draft.mark("container-title", value)
        return True
    if alone or (not short and shortens(value.text, title)):
        draft.set("container-title-short", value.text, value)
        return True
    return False


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _unread(
    record: Record, source: Source, report: Reporter, number: int, longest: int
) -> Reference:
    name = f"endnote-{number}"
    span = Span(record.start, record.end)
    if record.fault == TOO_LONG:
        message = f"a record of more than {longest} characters was not read"
        report(limit_hit("reference-length", message, source, span))
    elif record.fault == TOO_DEEP:
        report(limit_hit("nesting", f"{TOO_DEEP}; kept as text", source, span))
    else:
        report(_found("broken-record", record.fault, source, span, name, "kept as text"))
    text = source.text[record.start : record.end]
    origin = Origin(text=text, source=source.name, offset=record.start, confidence=0.0)
    return Reference(id=name, origin=origin)


def _found(
    code: str, message: str, source: Source, span: Span, name: str | None, action: str
) -> Diagnostic:
    return Diagnostic(
        code=f"endnote-xml/{code}",
        severity=Severity.ERROR if code != "dtd-ignored" else Severity.WARNING,
        message=message,
        source=source,
        span=span,
        reference=name,
        action=action,
    )
