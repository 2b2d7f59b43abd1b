"""What stands beside the reference proper: identifiers, links, dates of access, notes of databases."""

from __future__ import annotations

import re

from refconv.model import Date, on
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK

HINT = re.compile(r"10\.\d|doi|PMC|PMID|www\.|http|epub|\[|access|retriev|dispon|cited|avail|WOS|medline|ISBN|issn|in press|ahead|\.(?:org|com|gov|net|edu)/|consult|abgerufen|zugriff|pubmed|google|crossref|reference source|arxiv|visited|view|german|print|Full Text", re.I)
"""A quick look whether there may be anything of the kind."""

_URL = r"(?:(?:https?|ftp)\s?:\s?//|www\.)\S+|\b[\w\-]+(?:\.[\w\-]+){1,5}/\S*(?<![\d.])|\b(?:[a-z\-]+\.)+(?:org|com|gov|net|edu|int|eu|info)\b(?!/)"
_TODAY = (
    r"(?P<year>(?:19|20)\d\d)(?:[\s,/.\-]{1,2}(?P<month>" + MONTH + r"|\d{1,2}\b)(?:[\s,/.\-]{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?\b)?)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|º|\.)?[\s/.\-]{1,2}(?:de |of )?(?P<month2>" + MONTH + r"|\d{1,2})[\s,/.\-]{1,2}(?:de |del )?(?P<year2>(?:19|20)\d\d)"
    r"|(?P<month3>" + MONTH + r")[\s.]{1,2}(?:(?P<day3>\d{1,2})(?:st|nd|rd|th)?)?,?\s?(?P<year3>(?:19|20)\d\d)"
    r"|(?P<month4>\d{1,2})\s(?P<day4>\d{1,2}),\s(?P<year4>(?:19|20)\d\d)"
)
_ACCESS_WORD = (
    r"(?:(?:last |date |data de |fecha de )?(?:accessed|access(?:o)?(?: em| on| date)?|acessado(?: em)?|acesso(?: em)?|retrieved|cited|citad[oa]|citado el|cité(?: le)?|cite|zitiert|citato"
    r"|consultado(?: el| em)?|consulted|consulté(?: le)?|consultato(?: il)?|abgerufen(?: am)?|zugriff(?: am)?|letzter zugriff|visited|viewed|checked|aufgerufen(?: am)?|zuletzt abgerufen(?: am)?|accesso|accès|downloaded|referred|date accessed|updated and accessed|accessed date)"
    r"(?: on| el| em| le| il| am| at| in)?)"
)
_ACCESSED = re.compile(
    rf"[\s.;,]*[\[(]?\s*(?:updated [^\[\];]{{4,25}}; )?{_ACCESS_WORD}[:,]?\s+(?:on )?(?:{_TODAY})\.?\s*[\])]?", re.I
)
_AVAILABLE = (
    r"(?:(?:also )?(?:available(?: online| free| electronically)?(?: from| at| in| on| via| through| as)?(?: the)?"
    r"|accessible (?:from|at|on|via)|accessed (?:from|at|via|through|on)|accessed|retrieved (?:from|at)|retrieved|downloaded from|disponible(?: en| sur| à| in)?|disponív?el em|disponibile (?:su|presso|da|a|in|all'indirizzo)|verfügbar (?:unter|bei)|erhältlich (?:unter|bei)"
    r"|abrufbar unter|url|online|on line|online at|from|see|at|website|web site|web|weblink|link|accessed online|published online|homepage|in)\s*:?\s*)"
)
_LINK = re.compile(rf"(?P<head>[\s.;,(\[<]*(?:\b{_AVAILABLE})?[\s(<\[:]*)(?P<url>{_URL})", re.I)
_DOI = re.compile(
    r"(?P<head>[\s.;,(\[]*(?:\b(?:available (?:from|at|online at|online)|disponible en|disponível em|digital object identifier|cross ?ref)\s*:?\s*)?)"
    r"(?:(?:https?\s?:\s?/\s?/\s?)?(?:dx\.\s?|www\.)?doi\.org\s?/\s?:?\s?|(?:https?://)?[a-z.\-]*/doi/(?:abs/|full/|pdf/|epdf/)?|\bdoi\s*[:=.]?\s*(?:doi:\s?)?(?:https?\s?://(?:dx\.)?doi\.org/\s?)?|(?<![\w/.\-]))"
    r"(?P<doi>10\.\d{4,9}(?:\.\d+)*\s?/\s?[^\s\]<>\"]+)",
    re.I,
)
_PMCID = re.compile(
    r"[\s.;,(\[]*(?:\b(?:pubmed central|central)?,?\s*(?:PMCID|pubmed\s+PMID|PMID|PMC ?ID)?\s*:?\s*)(?P<pmcid>PMC\s?\d{3,9})\b[.\])]*", re.I
)
_PMID = re.compile(r"[\s.;,(\[]*(?:\b(?:pubmed|medline)\s*)?\bPMID\s*:?\s*(?P<pmid>\d{1,9})\b[.\])]*(?:;? ?UI: ?\d+)?|[\s.;,(\[]*\bmedline:(?P<medline>\d{8})\b", re.I)
_EPUB = re.compile(
    rf"[\s.;,(\[]*\b(?:Epub|E-pub|epub ahead of print|published online|first published online|online first|available online|published ahead of print|electronic publication|prepublished online|e-?pub\.?)[:,]?\s*(?:ahead of print|before print)?[:,]?\s*(?:{_TODAY})(?:\s*ahead of print)?[.;\])]*",
    re.I,
)
_AHEAD = re.compile(r"[\s.;,(\[]*\b(?:e-?pub(?:lication)? ahead of print|ahead of print|online ahead of print|published online ahead of print|advance(?:d)? online publication|advance access|early view|article in press|online early|ahead-of-print)\b[.;\])]*", re.I)
_STATUS = re.compile(r"[\s.;,(\[]*\b(?P<status>in press|forthcoming|in print|im druck|en prensa|no prelo|sous presse|in stampa|in corso di stampa|submitted|accepted|in preparation|under review)\b(?=[\s.;,)\]]|$)[)\]]?", re.I)
_NOISE = re.compile(
    r"[\s.;,]*(?:\[(?:pii|pubmed|medline|cross ?ref|google scholar|pmc free article|free full text|pmc|doi|web of science|abstract/free full text|ref list)\]"
    r"|\bWOS:\w+|\b(?:reference source|view article|pubmed abstract|publisher full text|full text|free full text|google scholar|crossref|medline|pubmed(?! central))\b[.|]*(?=[\s.;,|]|$)|\S{3,40} \[pii\]|\bPubMed Central\b(?=[\s.;,]*$))",
    re.I,
)
_ISBN = re.compile(r"[\s.;,(\[]*\b(?P<kind>ISBN|ISSN)(?:-1[03])?\s*:?\s*(?P<number>(?:97[89][\- ]?)?\d[\d\- ]{6,14}[\dXx])\b[)\]]?", re.I)
_ARXIV = re.compile(r"[\s.;,(\[]*\barXiv\s*:\s*(?P<arxiv>(?:\d{4}\.\d{4,5}|[a-z\-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?:\s?\[[\w.\-]+\])?", re.I)
_LANGUAGE = re.compile(
    r"[\s.;,]*[\[(]\s*(?:(?:article )?(?:in|written in|original in|text in|en|em|auf) )?(?P<language>English|French|German|Spanish|Portuguese|Italian|Japanese|Chinese|Russian|Norwegian|Dutch|Swedish|Danish|Finnish|Polish|Czech|Hungarian|Turkish|Korean|Hebrew|Arabic|Greek|Serbian|Croatian|Romanian|Bulgarian|Ukrainian|Persian|Farsi|Slovak|Slovenian|Catalan|Latin|Icelandic|Thai|Vietnamese|Indonesian|español|português|inglés|inglês|francés|alemán|Deutsch|französisch|Englisch)"
    r"(?: with english (?:abstract|summary))?(?:,? (?:with|and) [^\])]{1,40})?\s*[\])]",
    re.I,
)


def take_extras(text: str, draft: Draft) -> str:
    """Read what stands beside the reference and mask it, so that the rest is the reference."""
    if HINT.search(text) is None:
        return text
    text = _take_dois(text, draft)
    for take in (_take_numbers, _take_dates, _take_links, _take_words):
        text = take(text, draft)
    return text


def mask(text: str, start: int, end: int) -> str:
    """Give the text with a stretch masked."""
    return f"{text[:start]}{MASK * (end - start)}{text[end:]}"


def _take_dois(text: str, draft: Draft) -> str:
    if "10." not in text:
        return text
    for match in _DOI.finditer(text):
        start, end = match.span("doi")
        value = _clean_doi(text[start:end])
        if not value:
            continue
        draft.put("DOI", value.replace(" ", ""), (start, start + len(value)))
        url_start = match.start() + len(match["head"])
        if text.startswith(("http", "www"), url_start) and "URL" not in draft.values:
            draft.put("URL", text[url_start : start + len(value)], (url_start, start + len(value)))
        text = mask(text, match.start(), start + len(value))
    return text


def _clean_doi(raw: str) -> str:
    """Cut what follows a DOI: stops, a bracket that none opened, "PMID:" glued to it."""
    raw = re.split(r"(?i)[.;,]?(?:PMC?ID|epub|accessed|\[|\]|https?:)", raw, maxsplit=1)[0]
    raw = raw.rstrip(".,;:'\"’”*")
    while raw.endswith(")") and raw.count(")") > raw.count("("):
        raw = raw[:-1].rstrip(".,;:")
    return raw


def _take_numbers(text: str, draft: Draft) -> str:
    for pattern, path in ((_PMCID, "pmcid"), (_PMID, "pmid"), (_ISBN, "number"), (_ARXIV, "arxiv")):
        for match in pattern.finditer(text):
            group = path if match[path] else "medline"
            value, span = match[group].replace(" ", ""), match.span(group)
            if path == "pmcid":
                draft.put("PMCID", value.upper(), span)
            elif path == "number":
                draft.put(match["kind"].upper(), value, span)
            elif path == "arxiv":
                draft.put("number", f"arXiv:{value}", span)
            else:
                draft.put("PMID", value.lstrip("0"), span)
            text = mask(text, *match.span())
    return text


def _take_dates(text: str, draft: Draft) -> str:
    for pattern, path in ((_EPUB, "available-date"), (_ACCESSED, "accessed")):
        for match in pattern.finditer(text):
            _put_date(match, path, draft)
            text = mask(text, *match.span())
    return text


def _put_date(match: re.Match[str], path: str, draft: Draft) -> None:
    parts: dict[str, tuple[int, int]] = {}
    for name in ("year", "month", "day"):
        for group in (name, *(f"{name}{n}" for n in (2, 3, 4))):
            if group in match.re.groupindex and match[group]:
                parts[name] = match.span(group)
    text = match.string
    year = int(text[slice(*parts["year"])])
    month = month_number(text[slice(*parts["month"])]) if "month" in parts else None
    day = int(text[slice(*parts["day"])]) if month and "day" in parts else None
    draft.date(path, on(year, month, day), parts)


def _take_links(text: str, draft: Draft) -> str:
    if "/" not in text and "www" not in text and not re.search(r"\.(?:org|com|gov|net|edu)\b", text):
        return text
    for match in _LINK.finditer(text):
        start, end = match.span("url")
        url = text[start:end].rstrip(".,;:'\"’”>")
        while url.endswith((")", "]")) and url.count(")") + url.count("]") > url.count("(") + url.count("["):
            url = url[:-1].rstrip(".,;:>")
        if len(url) < 5:
            continue
        draft.put("URL", url.replace(" ", ""), (start, start + len(url)))
        text = mask(text, match.start(), start + len(url))
    return text


def _take_words(text: str, draft: Draft) -> str:
    for match in _AHEAD.finditer(text):
        draft.put("status", "ahead of print", match.span())
        text = mask(text, *match.span())
    for match in _NOISE.finditer(text):
        text = mask(text, *match.span())
    match_ = _LANGUAGE.search(text)
    if match_ is not None:
        draft.put("language", match_["language"], match_.span("language"))
        text = mask(text, *match_.span())
    return text
