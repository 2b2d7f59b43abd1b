"""The way of one reference, from its text to the model."""

from __future__ import annotations

import re

from refconv.diagnostics import Diagnostic, Reporter, Severity, ignore
from refconv.limits import limit_hit
from refconv.model import ItemType, Origin, Reference
from refconv.source import Source, Span
from refconv_vancouver.flat import flatten
from refconv_vancouver.hyphens import in_doubt
from refconv_vancouver.reading.citation import YEAR, find_citation, find_date
from refconv_vancouver.reading.dates import MONTH
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.extras import take_extras
from refconv_vancouver.reading.finishing import finish, report_doubts
from refconv_vancouver.reading.kinds import take_brackets
from refconv_vancouver.reading.legal import read_legal
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.naming import put_dated_body, put_people, role_of
from refconv_vancouver.reading.people import read_people
from refconv_vancouver.reading.programs import tidy_programs
from refconv_vancouver.reading.resources import take_deposit, take_lasting
from refconv_vancouver.reading.routing import put_part, put_rest

_EDGE = f" \t.,;:{MASK}"
_EARLY = re.compile(
    rf"\s*\((?P<year>{YEAR})[a-z]?(?:,? {MONTH}(?:,? \d{{1,2}})?)?\)\s*[.:,]?\s*", re.I
)
_NO_YEAR = re.compile(
    rf"\s*\((?:n\. ?d\.|no date|s\. ?f\.|o\. ?J\.|s\. ?d\.)?[\s{MASK}]*\)[a-z]?\s*[.:,]\s+", re.I
)
"""What stands for a year: "(n.d.)", or brackets around a remark that was taken out of them."""
_BARE_YEAR = re.compile(rf"\s*\(?(?P<year>{YEAR})[a-z]?[).:,]\s+(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def read(
    text: str,
    id: str = "",  # noqa: A002
    label: str | None = None,
    offset: int = 0,
    *,
    source: Source | None = None,
    report: Reporter = ignore,
    longest: int = 0,
) -> Reference:
    """Read one reference, whatever it is; never fails.

    `text` is the original without its label; it stands at `offset` in
    `source`. More than `longest` characters are not read (0: no bound). What
    cannot be read keeps its text and gets confidence 0.
    """
    origin = Origin(
        text=text, source=source.name if source else "", offset=offset, label=label, confidence=0.0
    )
    if longest and len(text) > longest:
        span = Span(offset, offset + len(text))
        report(limit_hit("reference-length", "too long for a reference", source, span))
        return Reference(id=id, type=ItemType.DOCUMENT, origin=origin)
    flat, offsets = flatten(text)
    if "\n" in text and report is not ignore:
        _report_hyphens(text, source, offset, id, report)
    draft = Draft()
    kind = read_flat(flat, draft)
    if kind is None:
        report(_unread(source, offset, len(text), id))
        return Reference(id=id, type=ItemType.DOCUMENT, origin=origin)
    reference, doubts = finish(draft, kind, flat, offsets, origin, id)
    if doubts and report is not ignore:
        report_doubts(reference, doubts, source, report)
    return reference


def read_flat(flat: str, draft: Draft) -> ItemType | None:
    """Fill a draft; give the kind of work, None where there is nothing to read."""
    kind = read_legal(flat, draft)
    if kind is not None:
        draft.form = "legal"
        return kind
    body = take_extras(tidy_programs(flat, draft), draft)
    body, kind = take_brackets(body, draft)
    body = take_deposit(take_lasting(body, draft), draft, kind)
    kind = kind or draft.kind
    start = len(body) - len(body.lstrip(_EDGE))
    end = len(body.rstrip(_EDGE))
    if _LETTERS.search(body) is None and not draft.values:
        return None
    people = read_people(body, start, end)
    if people is not None:
        put_people(people, body, draft, role_of(people))
        draft.people = "sure" if people.sure else "unsure"
        start = people.end
    elif draft.part is None:
        start = put_dated_body(body, start, end, draft)
    early = _EARLY.match(body, start) or _bare_year(body, start, end)
    if early is not None:
        draft.early = early.span("year")
        start = early.end()
    elif (undated := _NO_YEAR.match(body, start)) is not None:
        start = undated.end()
    if draft.part is not None:
        return put_part(body, start, end, draft)
    return put_rest(body, start, end, draft, kind)


def _bare_year(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find a year without brackets behind the names; with a later date it is part of a title."""
    year = _BARE_YEAR.match(text, start, end)
    if year is None:
        return None
    later = find_citation(text, year.end(), end) or find_date(text, year.end(), end)
    if later is not None and text[slice(*later.parts["year"])] != year["year"]:
        return None
    return year


def _report_hyphens(
    text: str,
    source: Source | None,
    offset: int,
    id: str,  # noqa: A002
    report: Reporter,
) -> None:
    for start, end, word in in_doubt(text):
        report(
            Diagnostic(
                code="vancouver/hyphen-at-line-end",
                severity=Severity.INFO,
                message=f"a hyphen at a line's end may be the word's or the line's: '{word}'",
                source=source,
                span=Span(offset + start, offset + end) if source else None,
                reference=id or None,
                action="kept" if "-" in word or "\u2010" in word else "dropped",
            )
        )


def _unread(source: Source | None, offset: int, length: int, id: str) -> Diagnostic:  # noqa: A002
    return Diagnostic(
        code="vancouver/unread",
        severity=Severity.ERROR,
        message="this could not be read as a reference",
        source=source,
        span=Span(offset, offset + length) if source else None,
        reference=id or None,
        action="its text is kept",
    )
