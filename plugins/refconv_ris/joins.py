"""What several RIS fields say together, read; each function takes the fields it knows."""

from __future__ import annotations

import re

from refconv.diagnostics import Severity
from refconv.kit import identifiers, pages
from refconv.kit.databases import has_pmids, is_database
from refconv.kit.keywords import join_keywords
from refconv.kit.serials import beside_serials, find_serials
from refconv.kit.short_titles import shortens
from refconv.model import ItemType
from refconv_ris.dates import merge, read_date
from refconv_ris.draft import Draft, Value
from refconv_ris.table import COUNTED, HOSTED, NUMBERED, PERIODICALS

_PAGE_COUNT = re.compile(r"(\d+)\s*(?:p|pp|pages|p\.|pp\.)?")
_PMC = re.compile(r"PMC\d+", re.IGNORECASE)
_DASHES = "-‐‑–—−"


def read_identifiers(draft: Draft) -> None:
    """Take DO, UR, AN, C2 and an M3 that is a DOI."""
    for value in draft.take("DO", "DI"):
        if draft.has("DOI") and draft.variables["DOI"] != identifiers.doi(value.text):
            draft.keep([value], "repeated-field", "a second DOI", Severity.WARNING)
        elif not draft.has("DOI"):
            bare = identifiers.doi(value.text)
            if bare is None:
                draft.say("odd-doi", "not the form of a DOI", Severity.WARNING, value.field, "kept")
            draft.set("DOI", bare or value.text, value)
    if identifiers.doi(draft.peek("M3")) and not draft.has("DOI"):
        value, *more = draft.take("M3")
        draft.set("DOI", identifiers.doi(value.text), value)
        draft.keep(more, "repeated-field", "stands twice", Severity.WARNING)
    for value in draft.take("AN"):
        number = identifiers.pmid(value.text)
        medline = has_pmids(f"{draft.peek('DB')} {draft.peek('DP')}")
        labelled = value.text.strip().upper().startswith("PMID")
        linked = number is not None and draft.peek("UR").rstrip("/").endswith(f"pubmed/{number}")
        if number and (medline or labelled or linked) and not draft.has("PMID"):
            draft.set("PMID", number, value)
        elif not draft.has("archive_location"):
            draft.set("archive_location", value.text, value)
        else:
            draft.keep([value], "repeated-field", "stands twice", Severity.WARNING)
    _read_addresses(draft)
    if _PMC.fullmatch(draft.peek("C2")):
        value, *more = draft.take("C2")
        draft.set("PMCID", identifiers.pmcid(value.text), value)
        draft.keep(more, "repeated-field", "stands twice", Severity.WARNING)


def read_origins(draft: Draft) -> None:
    """Take DB and DP: a database is CSL's `source`, an archive its `archive` (as Zotero writes)."""
    for value in draft.take("DB", "DP"):
        archive = value.field.tag == "DB" and not is_database(value.text)
        variable = "archive" if archive else "source"
        if not draft.has(variable):
            draft.set(variable, value.text, value)
        elif draft.variables[variable] != value.text:
            draft.keep([value], "kept-aside", f"'{variable}' has a value", Severity.INFO)


def _read_addresses(draft: Draft) -> None:
    values = draft.take("UR")
    for value in values:
        first, *more = [part for part in re.split(r"\s*;\s+|\s+", value.text) if part] or [""]
        if not draft.has("URL"):
            draft.set("URL", value.text if not more else first, value)
            if not more:
                continue
        elif value.text == draft.variables["URL"]:
            continue
        draft.keep([value], "more-urls", "more than one address", Severity.INFO)
    if values and not draft.has("DOI") and "doi.org/" in values[0].text:
        bare = identifiers.doi(values[0].text)
        if bare:
            draft.set("DOI", bare, values[0])


def read_serials(draft: Draft) -> None:
    """Take SN: ISSN or ISBN by their form, or the work's own number."""
    found: dict[str, list[str]] = {}
    for value in draft.take("SN"):
        serials = [s for s in find_serials(value.text) if s.right or draft.type not in NUMBERED]
        for serial in serials:
            if serial.number not in found.setdefault(serial.kind, []):
                found[serial.kind].append(serial.number)
            draft.mark(serial.kind, value)
        if serials:
            beside = beside_serials(value.text)
            if beside:
                message = f"beside the numbers: {beside}"
                draft.say("serial-words", message, Severity.INFO, value.field, "left out")
            continue
        variable = "ISSN" if draft.type in PERIODICALS else "number"
        if draft.has(variable):
            draft.keep([value], "repeated-field", "stands twice", Severity.WARNING)
        else:
            draft.set(variable, value.text, value)
    for kind, numbers in found.items():
        draft.set(kind, ", ".join(numbers))


def read_pages(draft: Draft) -> None:
    """Take SP and EP, and C7 (EndNote's article number) where there are no pages."""
    starts, ends = draft.take("SP"), draft.take("EP")
    draft.keep(starts[1:] + ends[1:], "repeated-field", "stands twice", Severity.WARNING)
    first = starts[0].text if starts else ""
    last = ends[0].text if ends else ""
    count = _PAGE_COUNT.fullmatch(first)
    if draft.type in COUNTED and count and not last:
        draft.set("number-of-pages", count[1], starts[0])
        return
    ranged = any(dash in first[1:] for dash in _DASHES)
    if first and last and not ranged and first != last:
        first = last if any(dash in last[1:] for dash in _DASHES) else f"{first}-{last}"
    if first or last:
        draft.set("page", pages.expand(first or last), *starts[:1], *ends[:1])
    elif draft.peek("C7"):
        value, *more = draft.take("C7")
        draft.set("page", value.text, value)
        draft.keep(more, "repeated-field", "stands twice", Severity.WARNING)


def read_dates(draft: Draft) -> None:
    """Take PY, Y1, DA and YR as the date of issue, and Y2 as the day of access."""
    values = draft.take("PY", "Y1", "DA", "YR")
    dated = [(read_date(value.text), value) for value in values]
    issued = [date for date, _ in dated if date is not None]
    if issued:
        best, other = merge(issued)
        used = [value for date, value in dated if date is not None and date not in other]
        draft.set("issued", best, *used)
        against = [value for date, value in dated if date in other]
        draft.keep(against, "date-conflict", "another date than the one taken", Severity.WARNING)
    online = read_date(draft.peek("ET")) if draft.type in PERIODICALS else None
    if online is not None and len(online.start) == 3:  # EndNote's epub date of an article
        draft.set("available-date", online, *draft.take("ET"))
    if draft.type is ItemType.WEBPAGE and not draft.peek("Y2"):
        _read_access(draft)
    for value in draft.take("Y2"):
        accessed = read_date(value.text)
        if accessed is not None and not draft.has("accessed"):
            draft.set("accessed", accessed, value)
        else:
            draft.keep([value], "repeated-field", "stands twice", Severity.WARNING)


def _read_access(draft: Draft) -> None:
    """Take the day of access of EndNote's web pages: the year in VL, the day in M1 or IS."""
    year = draft.peek("VL")
    for tag in ("M1", "IS"):
        date = read_date(draft.peek(tag))
        if year.isdigit() and date is not None and date.year == int(year) and len(date.start) == 3:
            draft.set("accessed", date, *draft.take("VL", tag))
            return


def read_containers(draft: Draft) -> None:
    """Take the journal's or book's title in all its tags: T2, JF, BT, JO, JA, J1, J2."""
    if draft.type is ItemType.PAPER_CONFERENCE:
        _read_proceedings(draft)
    shorts = draft.take("J2", "JA", "J1", "JI")
    if draft.type in HOSTED or not draft.peek("T2"):
        hosts = draft.take("T2", "JF", "BT") if draft.type in HOSTED else draft.take("JF")
        names = draft.take("JO", "T3") if draft.type in PERIODICALS else draft.take("JO")
        if not hosts:
            hosts, names = (names or shorts[:1]), []
        shorts = names + shorts if hosts else shorts
        _set_distinct(draft, "container-title", hosts)
    _set_distinct(draft, "container-title-short", shorts)
    if draft.type in PERIODICALS:
        _turn_titles(draft)


def _turn_titles(draft: Draft) -> None:
    """Turn T2 and J2 where J2 has the full title, as in what EndNote takes from PubMed."""
    title, other = (draft.variables.get(f"container_title{end}", "") for end in ("", "_short"))
    if title and other and shortens(title, other):
        draft.variables["container_title"] = other
        draft.variables["container_title_short"] = title
        draft.turn("container-title", "container-title-short")


def _set_distinct(draft: Draft, variable: str, values: list[Value]) -> None:
    for value in values:
        known = {draft.variables.get("container_title"), draft.variables.get("collection_title")}
        if not draft.has(variable):
            if variable == "container-title" or value.text not in known or value.field.tag == "J2":
                draft.set(variable, value.text, value)
        elif value.text not in known | {draft.variables.get("container_title_short")}:
            draft.keep([value], "repeated-field", "another title", Severity.INFO)


def _read_proceedings(draft: Draft) -> None:
    """Tell the conference from its proceedings: with C3, T2 is the conference (EndNote, Zotero)."""
    proceedings = draft.take("C3")
    if proceedings:
        draft.set("container-title", proceedings[0].text, proceedings[0])
        for value in draft.take("T2"):
            if value.text != proceedings[0].text:
                draft.set("event-title", value.text, value)
    published = draft.take("C1")
    if published:
        draft.set("publisher-place", published[0].text, published[0])
        for value in draft.take("CY"):
            draft.set("event-place", value.text, value)


def read_words(draft: Draft) -> None:
    """Take keywords, and N2, which is an abstract where AB is none (RIS of 2001)."""
    values = draft.take("KW", "K1", "DE")
    if values:
        words = [word for value in values for word in re.split(r"\s*;\s*|\n", value.text)]
        draft.set("keyword", join_keywords(words), *values)
    if draft.peek("N2") and not draft.peek("AB"):
        value, *more = draft.take("N2")
        draft.set("abstract", value.text, value)
        draft.keep(more, "repeated-field", "stands twice", Severity.WARNING)


JOINS = (
    read_identifiers,
    read_origins,
    read_serials,
    read_pages,
    read_dates,
    read_containers,
    read_words,
)
