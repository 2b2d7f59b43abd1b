"""Titles with their subtitles and additions, of the work and of what contains it."""

from __future__ import annotations

from typing import Any

from refconv.model.richtext import plain
from refconv_bibtex.meaning import Reading
from refconv_bibtex.types import ARTICLES, BOOKS, PARTS

_ENDS = ("?", "!", ":", ".", "…")


def titles(
    reading: Reading,
    kind: str,
    fields: dict[str, str],
    values: dict[str, Any],
    kept: dict[str, str],
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
        text = sentences(text, reading.title(fields.pop(addon), addon))
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
    """Keep the `booktitle` of a book, which others inherit, where it says something else."""
    for name in ("booktitle", "booksubtitle", "booktitleaddon"):
        raw = fields.pop(name, "")
        if raw and plain(reading.title(raw, name)) not in plain(title):
            kept[name] = raw


def sentences(first: str, second: str) -> str:
    first = first.strip()
    if not first or not second.strip():
        return first or second
    return f"{first}{' ' if first.endswith(_ENDS) else '. '}{second}"
