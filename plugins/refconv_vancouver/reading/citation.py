"""The end of an article's reference: "2002 Jul 25;347(4):284-7" and its many relatives.

A citation is a date and, after it, one of a few forms of volume, issue and
pages (Citing Medicine, ch. 1; what authors make of it). Some lists have the
date last. Everything is found by place; nothing is interpreted here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.reading.dates import MONTH, SEASON
from refconv_vancouver.reading.letters import DASH, MASK

Pair = tuple[int, int]

YEAR = r"(?:1[5-9]\d\d|20\d\d)"


class Citation(NamedTuple):
    """Hold the places of the parts of date, volume, issue and pages."""

    form: str
    """Which habit of punctuation it has; a key of `FORMS`, or "last-year" or "date"."""
    start: int
    end: int
    parts: dict[str, Pair]
    """`year`, `month`, `day`, `season`, `year_end`, `stray`, `volume`, `page`, `discussion`."""
    issue: tuple[Pair, ...]
    mark: str = ""
    """What stands between the date and the rest: ";", ":" and so on."""
    strict: bool = True
    """Whether nothing but stops follows."""


# pieces

_DASHES = rf"\s?[{DASH}]{{1,2}}\s?"
_MONTHS = (
    rf"(?i:(?P<month>{MONTH})(?:[{DASH}/ &]{{1,3}}(?P<month_end>{MONTH}))?|(?P<season>{SEASON}))"
)
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_DASHES}(?P<day_end>\d{{1,2}})(?:st|nd|rd|th)?)?\b"
_NUMBER = (
    rf"(?:[A-Z]{{1,5}}-?|[A-Z] (?=\d+\s?[:(]))?\d+(?:[A-Za-z]{{0,2}}| [A-Z](?=:))"
    rf"(?:[{DASH}/+]{{1,2}}[A-Z]{{0,3}}\d*[A-Za-z]?(?![\w]))?"
    rf"|[IVXLC]+(?:-[A-Z])?\b"
)
_VOLUME = (
    rf"(?:(?i:\b(?:vol(?:umen?|ume)?|v|bd|band|tome?"
    rf"|t)\.?\s?(?=[\dIVXLC])))?(?P<volume>{_NUMBER})"
)
_SUPPLEMENT = (
    r"(?i:\b(?:suppl(?:e?ments?|emento?s?)?|supl(?:emento)?|spec(?:ial)?(?: no| issue)?"
    r"|sonderheft|beih(?:eft)?|parts?|pt|fasc|sect(?:ion)?)\b\.?"
    r"(?:\s?(?:[A-Z]{0,2}\d+[A-Za-z]?|[IVX]+\b|[A-Z](?=[\s:;,.(]))(?:[-–]\d+)?)?)"
)
_ISSUE = (
    rf"(?:(?P<outer>(?:\d{{1,4}}\s)?{_SUPPLEMENT})(?:\s?\((?P<nested>[^()]{{1,40}})\))?"
    rf"|\((?P<inner>[^()]{{1,60}}(?:\([^()]{{1,30}}\)[^()]{{0,20}})?)\)(?:[\s,]?(?P<second>{_SUPPLEMENT}"
    rf"|\([^()]{{1,40}}\)))?"
    rf"|\[(?P<square>[^\[\]]{{1,30}})\]"
    rf"|(?i:,?\s?\b(?:no|nos|n|nr|num|núm|iss(?:ue)?|heft|h"
    rf"|n[º°])[.:º°]?\s?)(?P<number>[A-Z]?\d+[A-Za-z]?(?:[{DASH}/]\d+)?)"
    rf"|(?:(?<=\d[.;])|(?<=\d\s))(?P<after>\d{{1,4}}[A-Z]?(?:[{DASH}/]\d{{1,3}})?)(?=\s?:))"
)
_ONE_PAGE = (
    r"(?:(?!pp?\.?\d)(?:[A-Z]\d{1,2}/|[A-Za-z]{1,8}[.\-]?))?\d(?:[\w.]*\w)?(?:-\d+)?(?:\([A-Z]\))?|[ivxlcdm]+\b"
    r"|[IVXLCDM]+\b|n/a"
)
_RANGE = rf"(?:{_ONE_PAGE})(?:{_DASHES}(?:{_ONE_PAGE}|[A-Za-z](?=[\s.;,)]|$)))?"
PAGES = (
    rf"{_RANGE}(?:\s?[,&]\s?(?!\d{{1,2}}\s?[:(]|{YEAR}[\s.]*$){_RANGE}){{0,5}}"
    rf"(?:(?<=\d)[.;,]\s?e\d+(?:{_DASHES}e?\d+)?)?"
)
_PAGE_WORD = (
    r"(?:(?i:pp?\.?\s?(?=\d)|pp?|pgs?|pages?|págs?|pág|s|seiten?|artn|art(?:icle)?(?: (?:no|id"
    r"|number))?|article ?n[o°º]|artículo|unsp|id|paper|pii)\b\s?[.:=]{0,2}\s?#?)?"
)
_PAGE = (
    rf"{_PAGE_WORD}(?P<page>{PAGES})(?:\s(?P<extra>e\d+(?:{_DASHES}e?\d+)?))?"
    rf"(?:[;,.]\s?(?P<discussion>(?i:discussion|quiz|discusión|discussão|diskussion|author"
    rf" reply|reply|passim)[^;]{{0,40}}))?"
)
_DATE = re.compile(
    rf"(?P<year>{YEAR})(?:[a-z]\b|\s(?P=year)(?=\s?;)|[{DASH}/](?P<year_end>{YEAR}|\d\d)(?![\d\-/]))?[)\]]?"
    rf"(?:[\s,./\-]{{0,3}}(?:{_MONTHS}(?:[\s,.]{{1,2}}{_DAY})?"
    rf"|(?P<day_first>\d{{1,2}})[ .]{{1,2}}(?i:(?P<month_second>{MONTH}))(?:\s(?P=year))?"
    r"|(?<=[/\-])(?P<month_number>\d{1,2})(?:[/\-](?P<day_number>\d{1,2}))?\b"
    r"|(?<=\s)(?:19|20)\d\d[/\-](?P<iso_month>\d\d)[/\-](?P<iso_day>\d\d)\b"
    r"|(?<=\s)(?P<bare_month>\d{1,2})\s(?P<bare_day>\d{1,2})(?=\s{0,40};|[\s.]*$)"
    r"|(?<=[\d)]\s)(?P<stray>\d{1,2})(?=\s{0,40};)))?[)\]]?"
)
_SEPARATOR = re.compile(r"\s*[;:,.]?\s*[;,:]?\s*")
_STOP = r"(?=(?:\s?p(?:p|ages)?\b\.?)?[\s.;,\])}\-–]*$)"
_PAUSE = r"(?=[\s.;,)\]([]|$)"

FORMS = (
    ("full", rf"{_VOLUME}(?:[\s.,;]{{0,2}}{_ISSUE})?\s*[:;,.]\s*[:;,]?\s*{_PAGE}", True),
    ("volume: (issue)", rf"{_VOLUME}\s?:\s?{_ISSUE}\s?[:.,]?\s?{_PAGE}", True),
    ("issue", rf"{_ISSUE}\s*[:;,.]\s*[:;,]?\s*{_PAGE}", True),
    ("issue-first", rf"{_ISSUE}\s*[;,]\s*{_VOLUME}\s?[:]\s*{_PAGE}", True),
    ("locator", rf"{_VOLUME}\s(?:pii: ?)?(?P<page>[a-z]\d{{3,}}|\d+{_DASHES}\d+|\d{{4,}})", True),
    (
        "tight",
        rf"{_VOLUME}\s?{_ISSUE}\s?(?P<page>[a-z]\d{{3,}}|\d+{_DASHES}\d+)(?::\d{{1,3}}{_DASHES}\d+)?",
        True,
    ),
    (
        "pages",
        rf"(?:(?<=:)|(?<=[:;,.]\s)|(?<=\s)(?=p)|(?<=;)(?=[a-z]{{1,5}}\d{{3}}))\s?{_PAGE}(?<=\d|a)",
        False,
    ),
    ("volume", rf"{_VOLUME}(?:[\s.,]{{0,2}}{_ISSUE})?:?", False),
    ("issue-only", _ISSUE, False),
)
"""Name of a form, what follows the date, and whether text may follow it."""

_STRICT = tuple((name, re.compile(pattern + _STOP)) for name, pattern, _ in FORMS)
_LOOSE = tuple((name, re.compile(pattern + _PAUSE)) for name, pattern, loose in FORMS if loose)
_UNDATED = tuple(form for form in _STRICT if form[0] in ("full", "volume: (issue)", "tight"))
_YEAR_LAST = re.compile(
    rf"{_VOLUME}(?:[\s.,]{{0,2}}{_ISSUE})?\s*[:,;]\s*{_PAGE}[\s,.;{MASK}]*"
    rf"\(?(?:(?i:(?P<month>{MONTH}))\s)?(?<![^\W_])(?P<year>{YEAR})[a-z]?\)?{_STOP}"
)
_YEAR_INSIDE = re.compile(
    rf"{_VOLUME}(?:[\s.,]{{0,2}}(?:{_ISSUE}|(?P<bare>\d{{1,3}})(?=\s?\()))?\s*[,;]?\s*(?P<open>\()?(?P<year>{YEAR})"
    rf"(?(open)\)\s?[:,;]{{0,1}}|\)?\s?[:,;])\s?{_PAGE}{_STOP}"
)
_YEAR_AMID = re.compile(rf"{_VOLUME}\s\(?(?P<year>{YEAR})\)?\s(?P<page>[a-z]\d{{4,}}){_STOP}")
"""Nothing but spaces: "PLoS One 11 2016 e0163335"."""
_BRACKETED = re.compile(rf"\d\)? \({YEAR}\)")
"""A year in brackets behind a volume, or behind a title that ends in a number."""
_YEARS = re.compile(  # what stands before is looked at last: a digit is found sooner
    r"[12]\d{3}(?!\d)(?<=1[5-9]\d\d|20\d\d)(?<![\d/\-–]\d{4})(?<!\d\.\d{4})"
    r"(?:(?<!: \d{4})(?<!:\d{4})|(?=[^\d\-–]))"
)
_VOLUMES = re.compile(
    r"(?<=[\s,.;])(?<!pp\. )(?:[Vv]ol\.? ?)?[A-Z]?\d+(?:[-–]\d+|[A-Z]|\.\d{1,3}(?=\s?\())?\s?[(,:;]"
)
_ISSUE_PARTS = ("bare", "outer", "nested", "inner", "second", "square", "number", "after")
_ALIASES = (
    ("month", ("month_second", "month_number", "iso_month", "bare_month")),
    ("day", ("day_first", "day_number", "iso_day", "bare_day")),
)
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d")
_MOST = 6
"""Years and volumes that are tried, the last ones; a title may be full of numbers."""


def find_citation(text: str, start: int, end: int) -> Citation | None:
    """Find the date, volume, issue and pages that close `text[start:end]`.

    The first year from which all the rest reads as a citation wins, for what
    stands after it would else stay unread; failing that the first from which
    a full citation can be read.
    """
    years = [match.start() for match in _YEARS.finditer(text, start, end)][-_MOST:]
    found = _first_strict(text, years, end)
    if found is not None and (found.mark == ";" or not _BRACKETED.search(text, start, end)):
        return found
    last = _find_year_last(text, start, end)
    if last is not None or found is not None:
        return last or found
    for place in years:
        if (found := _match(text, place, end, _LOOSE)) is not None:
            return found._replace(strict=False)
    return None


def _first_strict(text: str, years: list[int], end: int) -> Citation | None:
    """Give the citation of the first year from which all the rest reads as one.

    A "volume" that is itself a year with a volume of its own is the year: "Periodontol 2000.
    2013;62:203".
    """
    for place in years:
        found = _match(text, place, end, _STRICT)
        if found is None:
            continue
        volume = found.parts.get("volume", (0, 0))
        if found.mark != ";" and volume[0] in years and volume != found.parts["year"]:
            later = _match(text, volume[0], end, _STRICT)
            if later is not None and later.mark and "volume" in later.parts:
                return later
        return found
    return None


def _find_year_last(text: str, start: int, end: int) -> Citation | None:
    """Find a citation that has its year last or between volume and pages."""
    for place in [match.start() for match in _VOLUMES.finditer(text, start, end)][-_MOST:]:
        match = _YEAR_LAST.match(text, place, end) or _YEAR_INSIDE.match(text, place, end)
        if match is not None:
            return _cite("last-year", match.start(), match.end(), (match,))
    match = _YEAR_AMID.search(text, max(start, end - 40), end)
    return None if match is None else _cite("last-year", match.start(), match.end(), (match,))


def find_undated(text: str, start: int, end: int, year: Pair) -> Citation | None:
    """Find volume, issue and pages that close `text[start:end]` where `year` stands elsewhere.

    "Smith J (2009) Title. Exp Hematol 37:514-524" is what Springer, Elsevier
    and APA print; only the end differs from NLM's form.
    """
    for found in [match.start() for match in _VOLUMES.finditer(text, start, end)][-_MOST:]:
        for name, pattern in _UNDATED:
            match = pattern.match(text, found, end)
            if match is not None:
                cited = _cite(name, match.start(), match.end(), (match,), ":")
                cited.parts["year"] = year
                return cited
    return None


def find_date(text: str, start: int, end: int) -> Citation | None:
    """Find a date that closes `text[start:end]`."""
    for found in [match.start() for match in _YEARS.finditer(text, start, end)][-_MOST:]:
        date = _DATE.match(text, found, end)
        if date is not None and not text[date.end() : end].strip(" .;,)]}\x1f"):
            return _cite("date", date.start(), date.end(), (date,))
    return None


def _match(
    text: str, place: int, end: int, forms: tuple[tuple[str, re.Pattern[str]], ...]
) -> Citation | None:
    date = _DATE.match(text, place, end)
    if date is None:
        return None
    after = _SEPARATOR.match(text, date.end(), end)
    assert after is not None
    for name, pattern in forms:
        match = pattern.match(text, after.end(), end)
        if match is None:
            continue
        if name == "pages" and ":" not in after.group() and _YEAR_ONLY.fullmatch(match["page"]):
            return None  # "survey, 2014. 2016": the title ends in a year
        if name == "issue-only" and match["inner"] and _YEAR_ONLY.fullmatch(match["inner"]):
            return None  # "Cases, 2015-2018. (2018)": the same
        return _cite(name, date.start(), match.end(), (date, match), after.group().strip())
    return None


def _cite(
    form: str, start: int, end: int, matches: tuple[re.Match[str], ...], mark: str = ""
) -> Citation:
    parts: dict[str, Pair] = {}
    for match in matches:
        for name in match.re.groupindex:
            if match.start(name) >= 0:
                parts[name] = match.span(name)
    parts.pop("open", None)
    for name, others in _ALIASES:
        for other in others:
            if other in parts:
                parts[name] = parts.pop(other)
    issue = tuple(parts.pop(name) for name in _ISSUE_PARTS if name in parts)
    return Citation(form, start, end, parts, issue, mark)
