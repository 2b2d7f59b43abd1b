"""Addresses, dates of access, dates of publication ahead of print."""

from __future__ import annotations

import re

from refconv.model import on
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.masking import mask_all, with_stop

ACCESS_WORDS = """
access accessed accession acessado acesso acceso accesso accédé accès retrieved cited citado
citada cité cite zitiert citato consultado consultada consulted consulté consultato abgerufen
zugriff visited viewed checked aufgerufen downloaded referred updated modified actualizado
atualizado aktualisiert aggiornato
"""
"""Words of which one stands before a date of access or of change, in six languages."""

_DAY_OF = (
    r"(?P<month4>\d{1,2})\s(?P<day4>\d{1,2}),\s(?P<year4>(?:19|20)\d\d)"
    rf"|(?P<year5>(?:19|20)\d\d)\s(?P<day5>\d{{1,2}})\s(?P<month5>{MONTH})"  # EndNote
    r"|(?P<year>(?:19|20)\d\d)(?:[\s,/.\-]{1,2}(?P<month>"
    + MONTH
    + r"|\d{1,2}\b)(?:[\s,/.\-]{1,2}(?P<day>\d{1,2})(?:st"
    r"|nd|rd|th)?\b)?)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|º|\.)?[\s/.\-]{1,2}(?:de |of )?(?P<month2>"
    + MONTH
    + r"|\d{1,2})[\s,/.\-]{1,2}(?:de"
    r" |del )?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<month3>" + MONTH + r")[\s.]{1,2}(?:(?P<day3>\d{1,2})(?:st|nd|rd"
    r"|th)?)?,?\s?(?P<year3>(?:19|20)\d\d)"
)
_ACCESS = (
    r"\b(?:access(?:ed|o|ion)?|acessado|acesso|acceso|accesso|accédé|accès|retrieved|cited"
    r"|citad[oa]|cité|cite|zitiert|citato|consultad[oa]|consulted|consulté|consultato"
    r"|abgerufen|zugriff|visited|viewed|checked|aufgerufen|downloaded|referred)\b"
)
_ACCESSED = re.compile(
    rf"(?:\b(?:last|date|data de|fecha de|letzter|zuletzt|updated and|first|page"
    rf"|article)\s)?{_ACCESS}"
    rf"(?:\s?(?:date|on|el|em|le|il|am|at|in|online)\b)?[:,]?\s*(?:on\s|in\s)?[\[(]?(?:{_DAY_OF})",
    re.I,
)
_UPDATED = re.compile(
    rf"\b(?:updated|modified|revised|reviewed|atualizad[oa]|actualizad[oa]|aktualisiert|mis à jour"
    rf"|aggiornato)(?: (?:on|as of|el|em|le|am))?:?\s(?:{_DAY_OF})\s?;?\.?\s*$",
    re.I,
)
_DATE_BEHIND = re.compile(rf"\s?[\[(](?:{_DAY_OF})[\])]", re.I)
"""A date in brackets behind an address: "http://a.org [30 August 2017]"."""
_UNDATED = re.compile(
    rf"\s?[\[(](?:last )?{_ACCESS}[^\])\d]{{0,20}}(?:\d{{1,2}}[ ,]*){{0,2}}[\])]", re.I
)
"""A date of access that lost its year: "(accessed January 28)"."""
_ONLINE = re.compile(
    rf"\b(?:Epub|E-pub|published online(?: first)?|first published online|online first"
    rf"|available online|published ahead of print|electronic publication|prepublished"
    rf" online|advance access published|(?<=\[)posted)\b[.:,]?\s*"
    rf"(?:ahead of print|before print)?[:,]?\s*\(?(?:{_DAY_OF})(?:\s*ahead of print)?",
    re.I,
)
_ORIGINAL = re.compile(
    r"\.?\s?\((?:original work published|first published|originally published)(?: in)?"
    r" (?P<year>1[5-9]\d\d|20\d\d)\)",
    re.I,
)
"""APA, 7th edition, 9.41."""
_URL = re.compile(
    r"(?:(?:https?|ftp)\s?:\s?//\s?|\bwww\.)[^\s<>\"“”\[\]]+"
    r"|(?<![\w@.\-/])(?:[a-z0-9][\w\-]*\.){1,4}(?:[a-z]{2,4})/[^\s<>\"“”\[\]]*"
    r"|(?<![\w@.\-/])(?:[a-z0-9][a-z0-9\-]*\.){1,4}(?-i:org|com|gov|net|edu|int|eu)\b(?!/)",
    re.I,
)
_INSIDE = re.compile(
    r"[/=](?P<doi>10\.\d{4,9}/[^\s?#&]+?)(?:/(?:full|abstract|pdf|epdf|meta|html?))?(?=[?#&]|$)"
    r"|/(?P<pmcid>PMC\d{3,9})\b"
)
"""A DOI or a PubMed Central number within an address, without the page's own name behind it."""
_HEAD = re.compile(
    r"\b(?:(?:(?:also |it is )?available(?: online| free| electronically)?(?: from| at| in| on"
        r"| via| through| as| under)?(?: the)?(?: following)?(?: link| url| website| site|"
        r" address)?"
    r"|accessible (?:from|at|on|via)|accessed (?:from|at|via|through|on)|accessed|retrieved"
        r" (?:from|at)|retrieved|downloaded from|disponible(?: en| sur| à| in)?|disponív?el em"
        r"|disponibile (?:su|presso|da|a|in|all'indirizzo)|verfügbar (?:unter|bei)|erhältlich"
        r" (?:unter|bei)"
    r"|abrufbar unter|url|online(?: at)?|on ?line(?: at)?|from|see|at|website|web ?site|web"
        r"|weblink|link|published online|homepage|internet|https?)\s*:?[\s(<\[:]*)+$",
    re.I,
)  # fmt: skip


def take_published_online(text: str, draft: Draft) -> str:
    """Take a date of publication ahead of print: "Epub 2002 Jul 15"."""
    spans: list[tuple[int, int]] = []
    for match in _ONLINE.finditer(text):
        _put_date(match, "available-date", draft)
        spans.append(with_stop(text, *match.span()))
    original = _ORIGINAL.search(text)
    if original is not None:
        _put_date(original, "original-date", draft)
        spans.append(original.span())
    return mask_all(text, spans)


def take_accessed(text: str, draft: Draft) -> str:
    """Take a date of access: "[cited 2002 Aug 12]", "Acesso em 12 ago. 2002"."""
    spans: list[tuple[int, int]] = []
    for match in _ACCESSED.finditer(text):
        _put_date(match, "accessed", draft)
        before = _UPDATED.search(text, max(0, match.start() - 40), match.start())
        if before is not None:
            updated = before.group().rstrip(" ;")
            draft.put("note", updated, (before.start(), before.start() + len(updated)))
        spans.append(with_stop(text, before.start() if before else match.start(), match.end()))
    changed = None if spans else _UPDATED.search(text, max(0, len(text) - 50))
    if changed is not None:
        draft.put("note", changed.group().rstrip(" .;"), changed.span())
        spans.append(with_stop(text, *changed.span()))
    spans += [match.span() for match in _UNDATED.finditer(text)]
    return mask_all(text, spans)


def _put_date(match: re.Match[str], path: str, draft: Draft) -> None:
    parts: dict[str, tuple[int, int]] = {}
    for name in ("year", "month", "day"):
        for group in (name, *(f"{name}{n}" for n in (2, 3, 4, 5))):
            if group in match.re.groupindex and match[group]:
                parts[name] = match.span(group)
    text = match.string
    year = int(text[slice(*parts["year"])])
    month = month_number(text[slice(*parts["month"])]) if "month" in parts else None
    day = int(text[slice(*parts["day"])]) if month and "day" in parts else None
    if day is not None and not 1 <= day <= 31:
        day = None
    draft.date(path, on(year, month, day), parts)


def take_urls(text: str, draft: Draft) -> str:
    """Take addresses with the words before them: "Available from: http://..."."""
    spans: list[tuple[int, int]] = []
    for match in _URL.finditer(text):
        start = match.start()
        url = match.group().rstrip(".,;:'’>*")
        while url.endswith((")", "]")) and url.count(url[-1]) > url.count(
            "(" if url[-1] == ")" else "["
        ):
            url = url[:-1].rstrip(".,;:>")
        if len(url) < 6 or (text.startswith(" [", match.end()) and "/" not in url):
            continue  # a homepage may have its address for a title: "Cancer-Pain.org [Internet]"
        stop = start + len(url)
        draft.put("URL", url.replace(" ", ""), (start, stop))
        if (inside := _INSIDE.search(text, start, stop)) is not None:
            path = "DOI" if inside["doi"] else "PMCID"
            draft.put(path, inside[inside.lastgroup or 0], inside.span(inside.lastgroup or 0))
        head = _HEAD.search(text, max(0, start - 70), start)
        behind = _DATE_BEHIND.match(text, stop)
        if behind is not None and not behind.group().strip(" ()").isdigit():
            _put_date(behind, "accessed", draft)
            stop = behind.end()
        spans.append(with_stop(text, head.start() if head else start, stop))
    return mask_all(text, spans)
