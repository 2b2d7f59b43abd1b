"""Remarks of databases and editors: status, language, and the noise of web pages."""

from __future__ import annotations

import re

from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask_all, with_stop
from refconv_vancouver.reading.matching import last_match

_AHEAD = re.compile(
    r"\b(?:e-?pub(?:lication)? ahead of print|(?:published )?online ahead of"
    r" print|ahead[\- ]of[\- ]print|advance(?:d)? online publication|advance access|early"
    r" view|article in press|online early)\b",
    re.I,
)
_PRESS = re.compile(
    r"\b(?P<status>in press|forthcoming|in print|im druck|en prensa|no prelo|sous"
    r" presse|in stampa|in corso di stampa)\b(?=[\s.;,)\]:\d]|$)",
    re.I,
)
NOISE_WORDS = (
    "pii wos pmid pubmed cross crossref google pmc free doi web ref reference view full medline"
)
_NOISE = re.compile(
    r"(?:\[(?:pii|pubmed|medline|cross ?ref|google scholar|pmc free article|free full text|pmc"
    r"|doi|web of science|abstract/free full text|ref list)\]"
    r"|(?:\bPubMed )?\b(?:PMID:? ?)?WOS:\w*|\b(?:PubMed )?PMC?ID"
    r" ?:\s*(?:\w{1,20}\s*)?(?=[.;]|$)|\bdoi ?[:.]? ?(?!10\.\d{4,9}/\w)[\w/.]{0,20}(?=[\s.]*$)"
    r"|\b(?:reference source|view article|pubmed abstract|publisher full text|full text|free"
    r" full text|google scholar|crossref|medline|pubmed central|pubmed)\b[\s.;,|]*$)",
    re.I,
)
_PII = re.compile(r"\S{3,40} \[pii\]")
_LANGUAGES = (
    r"(?P<language>English|French|German|Spanish|Portuguese|Italian|Japanese|Chinese|Russian"
    r"|Norwegian|Dutch|Swedish|Danish|Finnish|Polish|Czech|Hungarian|Turkish|Korean|Hebrew"
    r"|Arabic|Greek|Serbian|Croatian|Romanian|Bulgarian|Ukrainian|Persian|Farsi|Slovak"
    r"|Slovenian|Catalan|Latin|Icelandic|Thai|Vietnamese|Indonesian|español|português"
    r"|inglés|inglês|francés|alemán|Deutsch|französisch|Englisch)"
)
LANGUAGE_WORDS = _LANGUAGES[_LANGUAGES.index(">") + 1 : -1].replace("|", " ").lower()
_LANGUAGE = re.compile(
    rf"[\[(]\s*(?:(?:article )?(?:in|written in|original in|text in|en|em|auf) )?{_LANGUAGES}"
    r"(?: with english (?:abstract|summary))?(?:,? (?:with|and) [^\])]{1,40})?\s*[\])]",
    re.I,
)
_LANGUAGE_LAST = re.compile(rf"(?<=[\d.\]{MASK}])\s*\.?\s+(?:in )?{_LANGUAGES}(?=[\s.]*$)")


def take_status(text: str, draft: Draft) -> str:
    """Take "in press", "ahead of print" and the like."""
    spans: list[tuple[int, int]] = []
    for match in _AHEAD.finditer(text):
        draft.put("status", "ahead of print", match.span())
        spans.append(with_stop(text, *match.span()))
    last = last_match(_PRESS, text)
    if last is not None:
        draft.put("status", "in press" if last["status"].isascii() else last["status"], last.span())
        spans.append(last.span())
    return mask_all(text, spans)


def take_noise(text: str, draft: Draft) -> str:
    """Mask the links and numbers that databases hang on a reference; they go to the remainder."""
    spans = [with_stop(text, *match.span()) for match in _NOISE.finditer(text)]
    if "[pii]" in text:
        spans += [with_stop(text, *match.span()) for match in _PII.finditer(text)]
    return mask_all(text, spans)


def take_language(text: str, draft: Draft) -> str:
    """Take "[in Norwegian]", "(in Chinese)" or a last word "Italian."."""
    match = _LANGUAGE.search(text) or _LANGUAGE_LAST.search(text, max(0, len(text) - 40))
    if match is not None:
        draft.put("language", match["language"], match.span("language"))
        return mask_all(text, [with_stop(text, *match.span())])
    return text
