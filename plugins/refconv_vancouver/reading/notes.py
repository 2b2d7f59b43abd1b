"""Remarks behind a reference: retractions, errata, report numbers, sponsors (Citing Medicine)."""

from __future__ import annotations

import re
from itertools import islice

from refconv.kit.pages import expand
from refconv.model import ItemType
from refconv_vancouver.reading.citation import PAGES
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask, mask_all

_MOST = 20
"""How many contracts one report may name."""
_EDGE = f" .;,{MASK}"
_REMARK = re.compile(
    r"(?<=[.;])\s+(?P<remark>(?:(?:partial )?retraction (?:of|in)|erratum (?:in|for)|errata in"
    r"|comments? (?:in|on)|(?:corrected and )?republished (?:from|in)|update (?:of|in)"
    r"|expression of concern (?:in|for)|summary for patients in|original report in"
    r"|reprint(?:ed)? (?:of|in|from)|dataset (?:described )?in|translat(?:ed|ion) (?:from|of)"
    r"|(?:error|fe de erratas|errata)(?: en| em)|reimpreso de|presented at|supported by"
    r"|sponsored by)"
    r"\b[:\s][^\[\]]+)$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d|forthcoming|in press|n\.?d\.", re.IGNORECASE)
"""A remark stands behind the date; before it, "Update of ..." begins a title."""
_NUMBER = re.compile(
    r"(?<=[.;])\s+(?P<lead>(?:technical |final |interim )?report no|publication no)\.?:\s*"
    r"(?P<number>[^\s;,]{2,60}?)(?=\.?(?:\s|$))",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"(?<=[.;])\s+(?P<contract>(?:contract|grant|project) nos?\.?:\s*[^\s;,]{2,60}?)"
    r"(?=\.?(?:\s|$))",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?P<remark>files? updated (?:daily|weekly|monthly|quarterly|annually|yearly))\.?\s*$", re.I
)
_KIND_OF_REPORT = re.compile(
    r"(?<=[a-z)])\.\s+(?P<genre>(?:final|interim|annual|technical|progress|quarterly) report)"
    r"(?=\.\s)",
    re.IGNORECASE,
)
_AFFILIATION = re.compile(
    r"^[^\W\d_][^().;]{2,60}(?P<place>\s\((?=[^()]{0,200}"
    r"\b(?:univ|school|institut|hospital|depart|cent|laborator|college))[^()]{8,200}\))(?=[.,;])",
    re.IGNORECASE,
)


_BRACKETED = re.compile(
    rf"\((?=[Vv]ol\.?\s|[Nn]o\.?\s\d+,)(?:[Vv]ol\.?\s(?P<volume>\w{{1,8}}))?"
    rf"(?:,?\s?[Nn]o\.?\s(?P<issue>[\w-]{{1,8}}))?(?:,?\spp?\.?\s(?P<page>{PAGES}))?\)"
)
_ABSTRACT = re.compile(
    r"(?<=\d)[.,;:]?\s(?P<abstract>abstr?(?:act)?\.?\s(?:no\.?\s)?#?[A-Z]{0,3}-?\d{1,5})\.?\s*$",
    re.IGNORECASE,
)
_REGISTERED = re.compile(
    r"(?P<remark>(?:[^\W\d_][\w.]{2,30}\s)?(?:trial\s)?registration(?:\s(?:number|no\.|identifier))?:\s?"
    r"[\w/-]{4,40})",
    re.IGNORECASE,
)


def take_bracketed_numbers(text: str, draft: Draft) -> str:
    """Take what search engines print behind proceedings and parts: "(Vol. 17, No. 9, p. 16)"."""
    if (match := _BRACKETED.search(text)) is None:
        return text
    for path in ("volume", "issue"):
        if match[path]:
            draft.put(path, match[path], match.span(path))
    if match["page"]:
        draft.put("page", expand(match["page"]), match.span("page"))
    return mask(text, *match.span())


def take_abstract_number(text: str, draft: Draft) -> str:
    """Take the number of a meeting's abstract behind its volume: "2014;124. Abstract 4638"."""
    if (match := _ABSTRACT.search(text)) is None:
        return text
    draft.put("note", match["abstract"], match.span("abstract"))
    return mask(text, match.start("abstract"), match.end())


def take_registration(text: str, draft: Draft) -> str:
    """Take "ClinicalTrials.gov registration number: NCT00065988"."""
    if (match := _REGISTERED.search(text)) is None:
        return text
    draft.put("note", match["remark"], match.span("remark"))
    return mask(text, *match.span())


def take_remarks(text: str, draft: Draft) -> str:
    """Take a remark at the end: "Retraction of: ...", "Erratum in: ...", "Sponsored by ..."."""
    if (match := _UPDATED.search(text)) is not None:
        draft.put("note", match["remark"], match.span("remark"))
        text = mask(text, match.start(), match.end())
    if (match := _REMARK.search(text)) is not None and _DATED.search(text, 0, match.start()):
        start = match.start("remark")
        end = start + len(match["remark"].rstrip(_EDGE))
        draft.put("note", text[start:end], (start, end))
        text = mask(text, start, len(text))
    return text


def take_report_numbers(text: str, draft: Draft) -> str:
    """Take "Report No.: ..." and "Contract No.: ..."; they say that the work is a report."""
    if (match := _NUMBER.search(text)) is not None:
        draft.put("number", match["number"], match.span("number"))
        draft.kind = ItemType.REPORT
        text = mask(text, match.start("lead"), match.end())
    contracts = list(islice(_CONTRACT.finditer(text), _MOST))
    for match in contracts:
        draft.put("note", match["contract"], match.span("contract"))
        draft.kind = ItemType.REPORT
    text = mask_all(text, (match.span("contract") for match in contracts))
    if draft.kind is not ItemType.REPORT:
        return text
    if (match := _KIND_OF_REPORT.search(text)) is not None:
        draft.put("genre", match["genre"], match.span("genre"))
        text = mask(text, match.start() + 1, match.end())
    if (match := _AFFILIATION.match(text)) is not None:
        text = mask(text, *match.span("place"))
    return text
