"""Works on the Internet and their parts: homepages, databases, blogs, data sets, preprints.

NLM gives them a copyright or an open date ("c2000-01", "2003 Oct - "), and puts a part behind the
imprint of the whole ("... c1995-2002 [cited 2002 Aug 12]. AMA Office; [about 2 screens].").
"""

from __future__ import annotations

import re

from refconv.model import Date, ItemType, on
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.draft import Draft, Pair
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask

_EDGE = f" .;,:{MASK}"
_DAY = rf"(?P<year>(?:1[89]|20)\d\d)(?:\s(?P<month>{MONTH})(?:\s(?P<day>\d{{1,2}}))?)?"
_LASTING = re.compile(
    rf"(?P<all>[;.,]\s*(?P<copyright>[c©]\s?)?{_DAY}(?P<dash>\s?[-–]\s?(?P<last>(?:19|20)\d\d"
    rf"|\d\d)?)?)"
    rf"(?=[\s.{MASK}]*(?:$|[{MASK}.;]))",
    re.IGNORECASE,
)
_DATED = re.compile(rf"[\s;.{MASK}]{_DAY}\Z", re.IGNORECASE)
_IDENTIFIED = re.compile(
    r"[;,.]?\s?\b(?:unique ID|accession no\.?|identifier|ID):?\s(?P<number>[\w.-]{2,40})", re.I
)
_PREPRINT = re.compile(
    rf"[.?!]\s(?P<server>[^\W\d_][^.;:\d{MASK}]{{2,40}}?)\s?:?(?:\s(?P<number>\d[\w.\/-]{{2,30}}))?\Z"
)
_ENTRY = re.compile(r"(?P<year>;\s(?:1[89]|20)\d\d)\.\s+(?P<entry>[^.;:]{2,80});\s(?=pp?\.?\s?\d)")
_VERSION = re.compile(
    rf"(?<=[\s.{MASK}])(?P<all>(?:version|ver\.|v\.?)\s?(?P<version>\d[\w.]{{0,20}}?))(?=\.?(?:\s"
    rf"|$))",
    re.I,
)
_BLOG = re.compile(r"\b(?:we)?blog\b", re.IGNORECASE)
_IN = re.compile(r"\sIn:\s")


def take_entry(text: str, draft: Draft) -> str:
    """Take the entry of a dictionary behind its imprint: "; 2000. Filamin; p. 675."."""
    match = _ENTRY.search(text)
    if match is None:
        return text
    _put_title(text, match.span("entry"), draft)
    draft.kind = ItemType.ENTRY_DICTIONARY
    return mask(text, match.start("entry"), match.end() - 1)


def take_lasting(text: str, draft: Draft) -> str:
    """Take the date of a resource that lasts, and the part that follows it.

    A date with "c" or an open end, beside a medium, says that the work is no monograph.
    """
    if "medium" not in draft.values:
        return text
    at = min(piece.end for piece in draft.pieces if piece.path == "medium")
    found = None
    for found in _LASTING.finditer(text, at):  # years before the medium are the title's
        if found["copyright"] or found["dash"]:
            break
    if found is None or not (found["copyright"] or found["dash"]):
        return text
    draft.kind = draft.kind or ItemType.WEBPAGE
    start, end = found.end(), len(text)
    inside = _IN.search(text, 0, found.start())
    if inside is not None:
        return mask(
            _dated_before(text, inside.start(), draft), found.start("all") + 1, found.end("all")
        )
    text = _take_part(text, start, end, draft)
    _put_lasting(found, draft)
    return mask(text, found.start("all") + 1, found.end("all"))


def _dated_before(text: str, end: int, draft: Draft) -> str:
    """Take the date of a contribution that stands before its "In:"."""
    draft.kind = ItemType.CHAPTER
    end = len(text[:end].rstrip(_EDGE))
    found = _DATED.search(text, max(0, end - 40), end)
    if found is None:
        return text
    _put_day(found, draft)
    first = found.start() + 1
    return mask(text, first, found.end())


def _take_part(text: str, start: int, end: int, draft: Draft) -> str:
    first = start + len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    last = first + len(text[first:end].rstrip(_EDGE))
    if last - first < 3 or first >= last:
        return text
    dated = _DATED.search(text, max(first, last - 40), last)
    if dated is not None:
        _put_day(dated, draft)
        last = first + len(text[first : dated.start()].rstrip(_EDGE))
    number = _IDENTIFIED.search(text, first, last)
    if number is not None:
        draft.put("number", number["number"], number.span("number"))
        first, last = (number.end(), last) if number.start() <= first else (first, number.start())
    first += len(text[first:last]) - len(text[first:last].lstrip(_EDGE))
    last = first + len(text[first:last].rstrip(_EDGE))
    if last > first:
        _put_title(text, (first, last), draft)
        if draft.kind is ItemType.WEBPAGE and _BLOG.search(text, 0, start):
            draft.kind = ItemType.POST_WEBLOG
    return mask(text, start, end)


def _put_title(text: str, span: Pair, draft: Draft) -> None:
    draft.put("title", text[slice(*span)], span)
    draft.part = span


def _put_day(match: re.Match[str], draft: Draft) -> None:
    month = month_number(match["month"]) if match["month"] else None
    day = int(match["day"]) if month and match["day"] else None
    draft.date("issued", on(int(match["year"]), month, day), _places(match))


def _put_lasting(match: re.Match[str], draft: Draft) -> None:
    month = month_number(match["month"]) if match["month"] else None
    first = (int(match["year"]), month) if month else (int(match["year"]),)
    parts: tuple[tuple[int, ...], ...] = (first,)
    if match["dash"]:
        last = match["last"]
        parts = (first, (int(match["year"][:2] + last if last and len(last) == 2 else last or 0),))
    if "issued" not in draft.values and match["last"]:
        draft.mark("issued.year", match.span("last"))
    draft.date("issued", Date(date_parts=parts), _places(match))


def _places(match: re.Match[str]) -> dict[str, Pair]:
    return {name: match.span(name) for name in ("year", "month", "day") if match[name]}


def take_deposit(text: str, draft: Draft, kind: ItemType | None) -> str:
    """Take date and repository of a data set, server of a preprint, version of a program."""
    if kind is ItemType.SOFTWARE and (match := _VERSION.search(text)) is not None:
        draft.put("version", match["version"], match.span("version"))
        return mask(text, match.start("all"), match.end())
    at = next((piece.end + 1 for piece in draft.pieces if piece.path == "genre"), None)
    if at is None or kind not in (ItemType.DATASET, ItemType.ARTICLE):
        return text
    body = text[at:].strip(_EDGE)
    start = text.find(body, at) if body else at
    end = start + len(body)
    dated = re.compile(rf"{_DAY}(?=[\s.;{MASK}]|$)", re.I).match(text, start, end) if body else None
    if dated is None:
        return text
    _put_day(dated, draft)
    text = mask(text, *dated.span())
    if kind is ItemType.ARTICLE:
        stop = len(text[:at].rstrip(_EDGE))
        server = _PREPRINT.search(text, max(0, stop - 90), stop)
        if server is not None:
            draft.put("publisher", server["server"], server.span("server"))
            if server["number"]:
                draft.put("number", server["number"], server.span("number"))
            text = mask(text, server.start() + 1, server.end())
        return text
    first = dated.end() + len(text[dated.end() : end]) - len(text[dated.end() : end].lstrip(_EDGE))
    if first < end and ":" not in text[first:end]:
        draft.put("publisher", text[first:end], (first, end))
        text = mask(text, first, end)
    return text
