"""The end of an article's reference: "2002 Jul 25;347(4):284-7" and its many relatives."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.reading.dates import MONTH, SEASON
from refconv_vancouver.reading.letters import DASH

Pair = tuple[int, int]

YEAR = r"(?:1[5-9]\d\d|20\d\d)"


class Citation(NamedTuple):
    """Hold the places of the parts of date, volume, issue and pages; None where one is not."""

    start: int
    end: int
    year: Pair
    month: Pair | None = None
    day: Pair | None = None
    season: Pair | None = None
    year_end: Pair | None = None
    stray: Pair | None = None
    """A number between year and volume that is neither month nor day."""
    volume: Pair | None = None
    issue: tuple[Pair, ...] = ()
    page: Pair | None = None
    form: str = ""
    """Which habit of punctuation it has."""


_DASHES = rf"\s?[{DASH}]{{1,2}}\s?"
_YEAR = rf"(?P<year>{YEAR})(?:[a-z]\b|(?:[{DASH}/](?P<year_end>{YEAR}|\d\d)\b))?"
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_DASHES}(?P<day_end>\d{{1,2}})(?:st|nd|rd|th)?)?\b"
_MONTHS = rf"(?i:(?P<month>{MONTH})(?:[{DASH}/ ]{{1,3}}(?P<month_end>{MONTH}))?|(?P<season>{SEASON}))"
_WHEN = (
    rf"(?:[\s,./\-]{{0,3}}(?:{_MONTHS}(?:[\s,.]{{1,2}}{_DAY})?"
    rf"|(?P<day_first>\d{{1,2}})[ .]{{1,2}}(?i:(?P<month_second>{MONTH}))"
    rf"|(?<=[/\-])(?P<month_number>\d{{1,2}})(?:[/\-](?P<day_number>\d{{1,2}}))?\b"
    rf"|(?<=\s)(?P<stray>\d{{1,2}})(?=\s?;)))?"
)
_NUMBER = rf"[A-Z]{{0,3}}\d+[A-Za-z]{{0,2}}(?:[{DASH}/+]{{1,2}}[A-Z]{{0,3}}\d+[A-Za-z]?)?|[IVXLC]+(?:-[A-Z])?"
_VOLUME = rf"(?:(?i:vol(?:ume)?|v|bd|band|tome?|t)\b\.?\s?)?(?P<volume>{_NUMBER})"
_SUPPLEMENT = (
    r"(?i:suppl(?:e?ments?|emento?s?)?|supl(?:emento)?|spec(?:ial)?(?: no| issue)?|sonderheft|beih(?:eft)?|parts?|pt|fasc|sect(?:ion)?)\b\.?"
    r"(?:\s?(?:[A-Z]{0,2}\d+[A-Za-z]?|[IVX]+\b|[A-Z](?=[\s:;,.(]))(?:[-–]\d+)?)?"
)
_ISSUE = (
    rf"(?P<outer>(?:\d{{1,3}}\s)?{_SUPPLEMENT})(?:\s?\((?P<nested>[^()]{{1,40}})\))?"
    rf"|\((?P<inner>[^()]{{1,60}}(?:\([^()]{{1,30}}\)[^()]{{0,20}})?)\)(?:[\s,]?(?P<second>{_SUPPLEMENT}|\([^()]{{1,40}}\)))?"
    rf"|(?i:,\s?(?:no|nos|n|nr|num|núm|iss(?:ue)?|heft|h|n[º°])[.:º°]?\s?)(?P<number>\d+[A-Za-z]?(?:[{DASH}/]\d+)?)"
)
_ONE_PAGE = r"(?:[A-Za-z]{0,6}[.\-]?)?\d[\w.]*\w|\d|[A-Z]?\d+|[ivxlcdm]+\b|[IVXLCDM]+\b|[A-Z]\d+(?:-\d+)+"
PAGES = (
    rf"(?:(?:{_ONE_PAGE})(?:{_DASHES}(?:{_ONE_PAGE}))?(?:\s?[,;&]\s?(?!\d{{1,2}}\s?[:(])(?:{_ONE_PAGE})(?:{_DASHES}(?:{_ONE_PAGE}))?){{0,5}})"
)
_PAGE_WORD = (
    r"(?:(?i:pp?|pgs?|pages?|págs?|pág|s|seiten?|artn|art(?:icle)?(?: (?:no|id|number))?|article ?n[o°º]|artículo|unsp|id|paper)\b\.?:?\s?|:?ARTN\s)?"
)
_PAGE = rf"{_PAGE_WORD}(?P<page>{PAGES})"
_END = r"(?=(?:\s?p(?:p|ages)?\b\.?)?[\s.;,\])}]*$)"

_STRICT = re.compile(
    rf"{_YEAR}(?P<close>[)\]])?{_WHEN}[)\]]?\s*[;:,.]?\s*[;,:]?\s*"
    rf"(?:{_VOLUME}(?:[\s.,]{{0,2}}(?:{_ISSUE}))?|(?:{_ISSUE.replace('?P<', '?P<x')}))"
    rf"(?:\s*[:;,.]\s*[:;,]?\s*{_PAGE}|\s?(?=[\s.;,\])]*$))"
    rf"{_END}"
)
_PAGES_ONLY = re.compile(
    rf"{_YEAR}(?P<close>[)\]])?{_WHEN}[)\]]?\s*[:;,.]+\s*{_PAGE}{_END}"
)
_DATE_ONLY = re.compile(rf"{_YEAR}(?P<close>[)\]])?{_WHEN}[)\]]?{_END}")
_YEAR_PLACES = re.compile(rf"(?<![\d/.\-–]){YEAR}(?!\d)")
_LAST_YEAR = re.compile(
    rf"(?:(?i:vol(?:ume)?|v)\b\.?\s?)?(?P<volume>{_NUMBER})(?:[\s.,]{{0,2}}(?:{_ISSUE}))?"
    rf"\s*[:,;]\s*{_PAGE}\s?[,.;]?\s*\(?(?:(?i:(?P<month>{MONTH}))\s)?(?P<year>{YEAR})[a-z]?\)?{_END}"
)
_VOLUME_PLACES = re.compile(r"(?<=[\s,.;])(?:[Vv]ol\.? ?)?[A-Z]?\d+[A-Z]?\s?[(,:;]")


def find_citation(text: str, start: int, end: int) -> Citation | None:
    """Find the date, volume, issue and pages that close `text[start:end]`.

    The first year from which the rest reads as a citation wins, for what
    follows it would else stay unread.
    """
    years = [match.start() for match in _YEAR_PLACES.finditer(text, start, end)]
    for place in years[-6:]:
        match = _STRICT.match(text, place, end)
        if match is not None:
            return _cited(match, "volume")
        match = _PAGES_ONLY.match(text, place, end)
        if match is not None:
            return _cited(match, "pages")
    for place in [match.start() for match in _VOLUME_PLACES.finditer(text, start, end)][-6:]:
        match = _LAST_YEAR.match(text, place, end)
        if match is not None:
            return _cited(match, "last-year")
    for place in years[-3:]:
        match = _DATE_ONLY.match(text, place, end)
        if match is not None:
            return _cited(match, "date")
    return None


def _cited(match: re.Match[str], form: str) -> Citation:
    spans = {name: match.span(name) for name in match.re.groupindex if match.start(name) >= 0}
    issue = [spans[name] for name in _ISSUE_PARTS if name in spans]
    month = spans.get("month") or spans.get("month_second") or spans.get("month_number")
    day = spans.get("day") or spans.get("day_first") or spans.get("day_number")
    return Citation(
        match.start(), match.end(), spans["year"], month, day, spans.get("season"),
        spans.get("year_end"), spans.get("stray"), spans.get("volume"), tuple(issue),
        spans.get("page"), form,
    )  # fmt: skip


_ISSUE_PARTS = (
    "outer", "nested", "inner", "second", "number",
    "xouter", "xnested", "xinner", "xsecond", "xnumber",
)  # fmt: skip
