"""What several fields say together, in: titles, dates, numbers, editors, eprints, notes.

Each function takes what it understands out of `fields` and puts it into
`values`; the dictionary that it gives holds fields that it saw and cannot
carry, with their LaTeX.
"""

from __future__ import annotations

import re
from typing import Any

from refconv.diagnostics import Severity
from refconv.model import Date, ItemType, Name
from refconv.model.richtext import plain
from refconv_bibtex import dates
from refconv_bibtex.meaning import Reading, verbatim
from refconv_bibtex.types import ARTICLES, BOOKS, CONFERENCES, PARTS

_ENDS = ("?", "!", ":", ".", "…")
SERIES = (BOOKS | PARTS) - {"manual", "booklet"}
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)[ \t\n]*\{([^{}]*)\}|(https?://[^\s{}\\]+)")
_LINK = re.compile(r"\\href[ \t\n]*\{([^{}]*)\}[ \t\n]*\{([^{}]*)\}")
_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.I)
_MENTIONS = re.compile(
    r"available|online|accessed|at|from|retrieved|website|web|page|site|url|see|[\[\]():;,. \t\n]",
    re.IGNORECASE,
)

EPRINTS: dict[str, tuple[str, str]] = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "hdl": ("HDL", "https://hdl.handle.net/"),
    "googlebooks": ("Google Books", "https://books.google.com?id="),
    "biorxiv": ("bioRxiv", ""),
    "medrxiv": ("medRxiv", ""),
    "ssrn": ("SSRN", ""),
    "hal": ("HAL", "https://hal.science/"),
}
"""Kind of eprint to the archive's name and the address before the identifier."""

ROLES: dict[str, str] = {
    "editor": "editor",
    "compiler": "compiler",
    "director": "director",
    "organizer": "organizer",
    "organiser": "organizer",
    "producer": "producer",
    "composer": "composer",
    "performer": "performer",
    "narrator": "narrator",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "scriptwriter": "script_writer",
    "curator": "curator",
    "chair": "chair",
    "host": "host",
    "guest": "guest",
    "recipient": "recipient",
    "serieseditor": "collection_editor",
    "editorialdirector": "editorial_director",
    "execproducer": "executive_producer",
    "seriescreator": "series_creator",
    "contributor": "contributor",
    "originalauthor": "original_author",
    "reviewedauthor": "reviewed_author",
    "editortranslator": "editor_translator",
}
"""What `editortype` says to the CSL variable; the second half are words of our own."""


def join(
    reading: Reading, fields: dict[str, str], values: dict[str, Any], more: set[str]
) -> dict[str, str]:
    """Do all the joins for one entry."""
    kept: dict[str, str] = {}
    kind = reading.entry.kind
    _titles(reading, kind, fields, values, kept)
    _dates(reading, fields, values)
    _numbers(reading, kind, fields, values)
    _editors(reading, fields, values, more, kept)
    if "eprint" in fields:
        _eprint(reading, fields, values, kept)
    if "howpublished" in fields:
        _howpublished(reading, fields, values)
    if "organization" in fields or "institution" in fields or "school" in fields:
        _publishers(reading, kind, fields, values)
    if "addendum" in fields:
        fields["note"] = _sentences(fields.get("note", ""), fields.pop("addendum"))
    if "note" in fields:
        text = reading.text(fields.pop("note"), "note")
        if text:
            values["note"] = text
    return kept


def _sentences(first: str, second: str) -> str:
    first = first.strip()
    if not first or not second.strip():
        return first or second
    return f"{first}{' ' if first.endswith(_ENDS) else '. '}{second}"


# titles


def _titles(
    reading: Reading, kind: str, fields: dict[str, str], values: dict[str, Any], kept: dict[str, str]
) -> None:
    title = _title(reading, fields, "title", "subtitle", "titleaddon")
    main = issue = book = ""
    if "maintitle" in fields:
        main = _title(reading, fields, "maintitle", "mainsubtitle", "maintitleaddon")
    if "issuetitle" in fields:
        issue = _title(reading, fields, "issuetitle", "issuesubtitle", "issuetitleaddon")
    if kind in ARTICLES:
        _journal(reading, fields, values)
    if kind in BOOKS:
        _same_book(reading, fields, title, kept)
    elif "booktitle" in fields:
        book = _title(reading, fields, "booktitle", "booksubtitle", "booktitleaddon")
    if kind == "periodical" and issue:
        title, issue, values["container_title"] = issue, "", title
    if kind in PARTS:
        values["container_title"], values["volume_title"] = (main, book) if main else (book, issue)
    elif main:
        values["title"], values["volume_title"] = main, title
        title = main
        if book:
            values["container_title"] = book
    else:
        values["volume_title"] = issue
        if book:
            values["container_title"] = book
    values["title"] = title
    for variable in ("title", "container_title", "volume_title"):
        if variable in values and not values[variable]:
            del values[variable]


def _title(reading: Reading, fields: dict[str, str], name: str, sub: str, addon: str) -> str:
    """Join a title, its subtitle and its addition as biblatex prints them."""
    raw = fields.pop(name, "")
    text = reading.title(raw, name) if raw else ""
    if sub in fields:
        below = reading.title(fields.pop(sub), sub)
        if below:
            text = f"{text}{' ' if plain(text).endswith(_ENDS) else ': '}{below}" if text else below
    if addon in fields:
        text = _sentences(text, reading.title(fields.pop(addon), addon))
    return text


def _journal(reading: Reading, fields: dict[str, str], values: dict[str, Any]) -> None:
    """Join the title of a journal; MathSciNet's `fjournal` says that `journal` is short."""
    if "fjournal" in fields and "journal" in fields:
        fields.setdefault("shortjournal", fields["journal"])
        fields["journal"] = fields.pop("fjournal")
    name = "journaltitle" if "journaltitle" in fields else "journal"
    text = _title(reading, fields, name, "journalsubtitle", "journaltitleaddon")
    if text:
        values["container_title"] = text


def _same_book(reading: Reading, fields: dict[str, str], title: str, kept: dict[str, str]) -> None:
    """Keep the `booktitle` of a book, which is there for those that inherit it, where it differs."""
    for name in ("booktitle", "booksubtitle", "booktitleaddon"):
        raw = fields.pop(name, "")
        if raw and plain(reading.title(raw, name)) not in plain(title):
            kept[name] = raw


# dates

_DATES = (
    ("issued", "date", "year", "month", "day"),
    ("event_date", "eventdate", "eventyear", "eventmonth", "eventday"),
    ("original_date", "origdate", "origyear", "origmonth", "origday"),
    ("accessed", "urldate", "urlyear", "urlmonth", "urlday"),
)
_ACCESSED = ("lastchecked", "lastaccessed", "accessed", "dateaccessed", "date-accessed")

_DATE_FIELDS = frozenset({*_ACCESSED, *(name for row in _DATES for name in row[1:])})


def _dates(reading: Reading, fields: dict[str, str], values: dict[str, Any]) -> None:
    present = fields.keys() & _DATE_FIELDS
    if not present:
        return
    for name in _ACCESSED:
        if name in present and "urldate" not in fields:
            fields["urldate"] = fields.pop(name)
    for variable, whole, year, month, day in _DATES:
        if whole in fields:
            date = _whole_date(reading, fields.pop(whole), whole)
            if date is not None:
                values[variable] = date
        if year in present or month in present or day in present:
            _parted_date(reading, fields, values, variable, (year, month, day))


def _whole_date(reading: Reading, raw: str, name: str) -> Date | None:
    text = reading.plain(raw, name) if "\\" in raw or "{" in raw else raw.strip()
    if not text:
        return None
    date = dates.edtf(text)
    if date is None:
        date = dates.free(text)
    if date is None:
        reading.report("odd-date", Severity.WARNING, f"no date: '{text}'", name, "kept as text")
        return Date(literal=text)
    if len(text) > 10 and dates.has_time(text):
        reading.report("time-left-out", Severity.INFO, f"time of day in '{text}'", name)
    return date


def _parted_date(
    reading: Reading,
    fields: dict[str, str],
    values: dict[str, Any],
    variable: str,
    names: tuple[str, str, str],
) -> None:
    """Read year, month and day; beside a whole date they add nothing and are only compared."""
    year, month, day = (_part(reading, fields, name) for name in names)
    if not year and not month and not day:
        return
    if not month and not day and variable not in values and len(year) == 4 and year.isdecimal():
        values[variable] = Date(date_parts=((int(year),),)) if year != "0000" else Date(literal=year)
        return
    known = values.get(variable)
    if known is not None:
        if year and str(known.year) != year:
            message = f"'{names[0]}' differs from the date beside it: {year}"
            reading.report("ignored-field", Severity.INFO, message, names[0], "left out")
        return
    if not year and variable != "issued" and not month:
        return
    date, rest = dates.year_month_day(year, month, day)
    if date is not None:
        values[variable] = date
        if date.literal and any(character.isdigit() for character in date.literal):
            message = f"no date: '{date.literal}'"
            reading.report("odd-date", Severity.WARNING, message, names[0], "kept as text")
    if rest:
        message = f"no month or day: '{rest}'"
        reading.report("odd-date", Severity.WARNING, message, names[1], "left out")


def _part(reading: Reading, fields: dict[str, str], name: str) -> str:
    raw = fields.pop(name, "")
    return raw if raw.isdigit() else reading.plain(raw, name)


# numbers


def _numbers(
    reading: Reading, kind: str, fields: dict[str, str], values: dict[str, Any]
) -> None:
    number = _number(reading, fields, "number") if "number" in fields else ""
    issue = _number(reading, fields, "issue") if "issue" in fields else ""
    if kind in ARTICLES:
        number, issue = "", ", ".join(filter(None, (number, issue)))
    elif kind in CONFERENCES and not issue and not fields.get("series", "").strip():
        number, issue = "", number
    if number:
        values["collection_number" if kind in SERIES else "number"] = number
    if issue:
        values["issue"] = issue
    volume = _number(reading, fields, "volume") if "volume" in fields else ""
    part = _number(reading, fields, "part") if "part" in fields else ""
    if volume or part:
        values["volume"] = ".".join(filter(None, (volume, part)))
    _pages(reading, fields, values)


def _number(reading: Reading, fields: dict[str, str], name: str) -> str:
    raw = fields.pop(name, "")
    return raw if raw.isdigit() else reading.text(raw, name)


def _pages(reading: Reading, fields: dict[str, str], values: dict[str, Any]) -> None:
    """Take an article number for a page where there is none; say what `pages` counts."""
    if "pages" not in fields or not fields["pages"].strip():
        for name in ("eid", "articleno", "article-number", "elocation-id"):
            if fields.get(name, "").strip():
                values["page"] = reading.text(fields.pop(name), name)
                fields.pop("pages", None)
                return
    elif fields.get("bookpagination") == "section" and "section" not in fields:
        del fields["bookpagination"]
        fields["section"] = fields.pop("pages")


# names


def _editors(
    reading: Reading,
    fields: dict[str, str],
    values: dict[str, Any],
    more: set[str],
    kept: dict[str, str],
) -> None:
    for name in ("editor", "editora", "editorb", "editorc"):
        if name not in fields:
            continue
        raw = fields.pop(name)
        role = fields.pop(f"{name}type", "")
        if not raw.strip():
            continue
        word = role.strip().lower() or ("editor" if name == "editor" else "")
        variable = ROLES.get(word)
        if variable is None and name == "editor":
            variable = "editor"
            kept["editortype"] = role
        if variable is None or variable in values:
            kept[name] = raw
            if role:
                kept[f"{name}type"] = role
            reading.report(
                "field-kept",
                Severity.INFO,
                f"no variable of CSL for '{name}'" + (f" of type '{role}'" if role else ""),
                name,
                "kept under custom.bibtex",
            )
            continue
        people, et_al = reading.people(raw, name)
        if people:
            values[variable] = people
        if et_al:
            more.add(variable.replace("_", "-"))


def _publishers(
    reading: Reading, kind: str, fields: dict[str, str], values: dict[str, Any]
) -> None:
    """Join those who published: what organised a conference is no publisher beside one."""
    if "publisher" in fields and "organization" in fields and kind in CONFERENCES:
        text = reading.plain(fields.pop("organization"), "organization")
        if text:
            values["organizer"] = (*values.get("organizer", ()), Name(literal=text))
    found: list[str] = []
    for name in ("school", "institution", "organization", "publisher"):
        raw = fields.pop(name, "")
        text = reading.listed(raw, name) if raw else ""
        if text and text not in found:
            found.append(text)
    if found:
        values["publisher"] = "; ".join(found)


# what stands somewhere else


def _eprint(
    reading: Reading, fields: dict[str, str], values: dict[str, Any], kept: dict[str, str]
) -> None:
    """Read an eprint as an archive and a place in it, and as an address where there is none."""
    number = verbatim(fields.pop("eprint"))
    kinds = [fields.pop(name, "") for name in ("eprinttype", "archiveprefix")]
    kind = reading.plain(kinds[0] or kinds[1], "eprinttype")
    parts = [fields.pop(name, "") for name in ("eprintclass", "primaryclass")]
    part = parts[0] or parts[1]
    if not number:
        return
    word = kind.lower()
    if not kind and _ARXIV.fullmatch(number):
        word = "arxiv"
    if word in ("pubmed", "pmid"):
        values["PMID"] = number
        return
    if word in ("pmc", "pmcid"):
        values["PMCID"] = number
        return
    if word not in EPRINTS:
        kept.update({"eprint": number, "eprinttype": kind, "eprintclass": part})
        for field in ("eprint", "eprinttype", "eprintclass"):
            if not kept[field]:
                del kept[field]
        message = f"an eprint of an unknown kind: '{kind}'"
        action = "kept under custom.bibtex"
        reading.report("field-kept", Severity.INFO, message, "eprint", action)
        return
    name, address = EPRINTS[word]
    if word == "arxiv":
        number = re.sub(r"^arxiv:", "", number, flags=re.IGNORECASE)
    values["archive"] = name
    values["archive_location"] = number
    if part:
        values["archive_collection"] = reading.text(part, "eprintclass")
    if address and not fields.get("url", "").strip() and not fields.get("link"):
        values["URL"] = address + number


def _howpublished(reading: Reading, fields: dict[str, str], values: dict[str, Any]) -> None:
    """Read an address out of `howpublished`; what is left, if it says anything, is a publisher."""
    raw = fields.pop("howpublished")
    address = _ADDRESS.search(raw) or _LINK.search(raw)
    rest = raw
    if address and "URL" not in values and not fields.get("url", "").strip():
        values["URL"] = verbatim(address[1] or address[2])
        rest = raw[: address.start()] + (
            address[2] if address.re is _LINK else ""
        ) + raw[address.end() :]
        if not _MENTIONS.sub("", rest.replace("\\", "").replace("{", "").replace("}", "")):
            return
    text = reading.text(rest, "howpublished").strip(" ,;:")
    if not text:
        return
    if address:
        fields["note"] = _sentences(rest.strip(" ,;:"), fields.get("note", ""))
    elif any(fields.get(name, "").strip() for name in ("publisher", "institution", "school", "organization")):
        values["medium"] = text
    else:
        values["publisher"] = text


__all__ = ["EPRINTS", "ROLES", "ItemType", "join"]
