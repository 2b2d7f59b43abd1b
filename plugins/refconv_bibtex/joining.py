"""What several fields say together, in: titles, dates, numbers, editors, eprints, notes.

Each function takes what it understands out of `fields` and puts it into
`values`; the dictionary that it gives holds fields that it saw and cannot
carry, with their LaTeX.
"""

from __future__ import annotations

from typing import Any

from refconv.diagnostics import Severity
from refconv.model import Name
from refconv_bibtex.eprints import read_eprint, read_howpublished
from refconv_bibtex.joined_dates import read_dates
from refconv_bibtex.joined_titles import sentences, titles
from refconv_bibtex.meaning import Reading
from refconv_bibtex.types import ARTICLES, BOOKS, CONFERENCES, PARTS

SERIES = (BOOKS | PARTS) - {"manual", "booklet"}
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
    titles(reading, kind, fields, values, kept)
    read_dates(reading, fields, values)
    _numbers(reading, kind, fields, values)
    _editors(reading, fields, values, more, kept)
    if "eprint" in fields:
        read_eprint(reading, fields, values, kept)
    if "howpublished" in fields:
        read_howpublished(reading, fields, values)
    if "organization" in fields or "institution" in fields or "school" in fields:
        _publishers(reading, kind, fields, values)
    if "addendum" in fields:
        fields["note"] = sentences(fields.get("note", ""), fields.pop("addendum"))
    if "note" in fields:
        text = reading.text(fields.pop("note"), "note")
        if text:
            values["note"] = text
    return kept


# numbers


def _numbers(reading: Reading, kind: str, fields: dict[str, str], values: dict[str, Any]) -> None:
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
