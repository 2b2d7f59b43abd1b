"""DOI, PMID, PMCID, ISBN, arXiv numbers: wherever they stand in a reference."""

from __future__ import annotations

import re

from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.masking import mask_all, with_stop

_DOI = re.compile(
    r"(?P<lead>(?:https?\s?:\s?/\s?/\s?)?(?:(?:dx\.\s?|www\.)?doi\.org\s?/\s?:?\s?){1,2}"
    r"|\bdoi\s*[:=.]?\s*(?:doi\s*:\s?)?(?:(?:https?\s?://)?(?:dx\.)?doi\.org/\s?)?"
    r"|https?://(?=10\.)|(?<![\w/.=&?\-]))"
    r"(?P<doi>10\.\d{4,9}(?:\.\d+)*\s?/\s?[^\s<>\"]+(?:<[^<>\s]{1,30}>[^\s<>\"]+)?)",
    re.I,
)
_LEAD = 80
"""Characters that may stand before the number of a DOI: the link of its resolver."""
_BROKEN = re.compile(r"(?<=[\-/.])\s(?=\d[\w\-.]*(?:[\s.;,]|$))")
_DOI_END = re.compile(
    r"(?i)[.;,]?(?:PMC?ID|PubMed|epub|accessed|https?:|available)"
    r"|\[(?!\d{1,6}[:%])|(?<!\w)\]|\](?!\d)"
)
_HEAD = re.compile(
    r"(?i)(?:available (?:from|at|online at|online)|disponible en|disponível em"
    r"|digital object identifier|cross ?ref|doi)\s*:?\s*$"
)
_PMCID = re.compile(
    r"(?:(?:pubmed )?central,?\s*)?(?:(?:PMCID|(?:pubmed\s+)?PMID|PMC"
    r" ?ID)\s*:?\s*)?(?<![\w/])(?P<pmcid>PMC\s?\d{3,9})\b",
    re.I,
)
_PMID = re.compile(
    r"(?:(?:pubmed|medline)\s*)?\bPMID\s*:?\s*\.?(?P<pmid>\d{1,9})\b(?:;? ?UI:"
    r" ?\d+)?|\bmedline:(?P<other>\d{8})\b",
    re.I,
)
_ISBN = re.compile(
    r"\b(?P<kind>ISBN|ISSN)(?:-1[03])?\s*:?\s*(?P<number>(?:97[89][\- ]?)?\d[\d\-"
    r" ]{6,14}[\dXx])\b",
    re.I,
)
_ARXIV = re.compile(
    r"\barXiv\s*:\s*(?P<arxiv>(?:\d{4}\.\d{4,5}"
    r"|[a-z\-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?:\s?\[[\w.\-]+\])?",
    re.I,
)


def take_dois(text: str, draft: Draft) -> str:
    """Take DOIs, bare or as links of a resolver; the first is the reference's own.

    A resolver's link says the DOI and no more, so it is no address beside it (DOI Handbook, 3.8).
    """
    spans: list[tuple[int, int]] = []
    prefix = text.find("10.")
    if prefix < 0:
        return text
    for match in _DOI.finditer(text, max(0, prefix - _LEAD)):
        start = match.start("doi")
        value = _trim(match["doi"])
        stop = start + len(value)
        broken = _BROKEN.match(text, stop)
        if broken is not None and value[-1] in "-/.":
            rest = re.compile(r"[\w\-.()]+").match(text, broken.end())
            if rest is not None:
                value += rest.group().rstrip(".")
                stop = broken.end() + len(rest.group().rstrip("."))
        if value.endswith("/"):
            continue
        draft.put("DOI", value.replace(" ", ""), (start, stop))
        first = match.start()
        head = _HEAD.search(text, max(0, first - 40), first)
        spans.append(with_stop(text, head.start() if head else first, stop))
    return mask_all(text, spans)


def _trim(raw: str) -> str:
    """Cut what follows a DOI: stops, a bracket that none opened, "PMID:" glued to it."""
    if (match := _DOI_END.search(raw)) is not None:
        raw = raw[: match.start()]
    raw = raw.rstrip(".,;:'\"”’*")
    while raw.endswith(")") and raw.count(")") > raw.count("("):
        raw = raw[:-1].rstrip(".,;:")
    return raw


def take_pmcid(text: str, draft: Draft) -> str:
    """Take a PubMed Central number."""
    spans: list[tuple[int, int]] = []
    for match in _PMCID.finditer(text):
        draft.put("PMCID", match["pmcid"].replace(" ", "").upper(), match.span("pmcid"))
        spans.append(with_stop(text, *match.span()))
    return mask_all(text, spans)


def take_pmid(text: str, draft: Draft) -> str:
    """Take a PubMed number."""
    spans: list[tuple[int, int]] = []
    for match in _PMID.finditer(text):
        group = "pmid" if match["pmid"] else "other"
        draft.put("PMID", match[group].lstrip("0"), match.span(group))
        spans.append(with_stop(text, *match.span()))
    return mask_all(text, spans)


def take_book_numbers(text: str, draft: Draft) -> str:
    """Take an ISBN or ISSN."""
    spans: list[tuple[int, int]] = []
    for match in _ISBN.finditer(text):
        draft.put(match["kind"].upper(), match["number"], match.span("number"))
        spans.append(with_stop(text, *match.span()))
    return mask_all(text, spans)


def take_arxiv(text: str, draft: Draft) -> str:
    """Take an arXiv number."""
    spans: list[tuple[int, int]] = []
    for match in _ARXIV.finditer(text):
        draft.put("number", f"arXiv:{match['arxiv']}", match.span())
        spans.append(with_stop(text, *match.span()))
    return mask_all(text, spans)
