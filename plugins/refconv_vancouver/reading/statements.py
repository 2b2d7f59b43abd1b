"""What stands between a book's title and its imprint: edition, volume, series.

Citing Medicine, ch. 2: "2nd ed.", "Vol. 2, Cardiology"; reference managers print an edition
without its word ("Third.") and a volume without its word ("Brain mapping. 156: Elsevier").
"""

from __future__ import annotations

import re

from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.matching import last_match

_EDGE = f" \t.,;:({MASK}"
_ORDINALS = {
    word: str(number)
    for number, line in enumerate(
        """first primera primeira première erste prima
second segunda deuxième zweite seconda
third terceira tercera troisième dritte terza
fourth cuarta quarta quatrième vierte
fifth quinta cinquième fünfte
sixth sexta sixième sechste
seventh séptima septième siebte
eighth octava huitième achte
ninth novena neuvième neunte
tenth décima dixième zehnte
eleventh elfte
twelfth zwölfte
thirteenth
fourteenth
fifteenth""".splitlines(),
        start=1,
    )
    for word in line.split()
}
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_ORDINAL = "|".join(sorted(_ORDINALS, key=lambda word: (-len(word), word)))
_WORD = (
    r"(?:ed(?:it(?:ion?)?|n|ição|ición|izione|itie)?|éd(?:ition)?|auflage|aufl|edizione"
    r"|utg(?:ave|åva)?|udg(?:ave)?|wyd(?:anie)?|vyd(?:ání|anie)?|izd|druk|baskı|painos|изд)\b\.?"
)
_KIND = (
    r"(?:rev(?:ised)?|enl(?:arged)?|exp(?:anded)?|int(?:ernational)?|updated|student|global"
    r"|illustrated|corrected|completely|thoroughly|fully|english|american|british|german|french"
    r"|spanish|indian|asian|reprint|neubearb(?:eitete)?|überarb(?:eitete)?|erw(?:eiterte)?"
    r"|verb(?:esserte)?|aktualisierte|durchgesehene|völlig)\.?,? ?(?:and |& |und |u\. )?"
)
EDITION = (
    rf"(?:(?:\brev(?:ised)?\.?\s)?"
    r"(?P<edition>\d{1,3}(?:\.\d{1,3})*)\s?(?:st|nd|rd|th|d|\.?[ªº°]|[ao](?=\s)|e|è|ème|de"
    rf"|-е|\.)?,?\s?(?:{_KIND}){{0,4}}{_WORD}"
    r"|\b(?:ed|edn|edition)\b\.?\s(?P<after>\d{1,2})(?=[.,;)\]\s]|$)(?![-–\d])"
    rf"|\b(?P<ordinal>{_ORDINAL}|(?-i:II|III|IV|VI|VII|VIII|IX))\s(?:{_KIND}){{0,2}}{_WORD}"
    r"|\b(?P<revised>(?:rev(?:ised)?|reprint(?:ed)?|new|expanded|illustrated|student|paperback"
    r"|international|facsimile)\.? (?:and enl\.? |and expanded |& updated )?ed(?:ition|n)?)\b\.?)"
    r"(?:\s(?:ed|rev)\b\.?)?"
)
"""An edition with its word, in a dozen languages; use it without regard to case."""
_EDITION = re.compile(rf"[\s.,;(\[]{{0,5}}(?:{EDITION})[)\]]?", re.I)
_BARE_EDITION = re.compile(
    rf"[.,]\s(?:(?P<edition>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{_ORDINAL}))[\s.{MASK}]*\Z", re.I
)
"""An edition that lost its word: "Biometry. Third. Oxford: ..."."""
_VERSION = re.compile(
    rf"(?:[.;]\s|\s\()(?P<version>version \d[\w.]{{0,12}}?)\)?[\s.{MASK}]*\Z", re.I
)
_VOLUME = re.compile(
    rf"[\s.,;:(]{{1,5}}(?i:vol(?:ume)?s?|bd|band|tome?|t|v)\b\.?\s?"
    rf"(?P<volume>\d{{1,4}}[A-Z]?(?:[-–]\d{{1,3}})?|[IVXLC]+\b)"
    r"(?:[,;\s-]{1,3}(?i:no|parts?|pt|teil|book)\b\.? ?"
    r"(?P<part>\d{1,3}[A-Z]?|[A-Z]|[IVX]+)\b)?"
    rf"[)]?(?=[\s.,;:{MASK}]|$)"
)
_VOLUMES = re.compile(rf"[.,]\s(?P<count>\d{{1,2}})\s(?:vols?|bde|t)\.?[\s.{MASK}]*\Z", re.I)
"""How many volumes there are: ". 2 vols."."""
_BARE_VOLUME = re.compile(
    rf"(?:[^\W\d_]{{4}}|\bedn?|[)\]”\"{MASK}])[.?!{MASK}]\s(?P<volume>\d{{1,3}})[\s.:{MASK}]*\Z"
)
"""A volume that lost its word: "Brain mapping. 156: Elsevier; 2006."."""
_BRACKETED = re.compile(
    r"[\s.]{0,4}\((?P<series>[^()]{4,120}?)[;,] (?:vol(?:ume)?|no|nr|n[º°]|series|bd"
    r"|t)\.? ?(?P<number>\d+[A-Z]?)\)[\s.]*$",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:(?<=[a-z)?!])|(?<=Vol\. [IVX]))[.?!]\s(?P<series>[A-Z][^.;:]{4,110}?)"
    r"(?:[,;:]? (?:[Nn]o|[Nn]r|[Nn][º°]|[Nn]umber)\b\.? ?| (?=\d+[\s.]*$))"
    r"(?P<number>\d{1,5}(?:[./-]\d+)?)[\s.]*$",
)


def take_statements(text: str, start: int, stop: int, draft: Draft) -> int:
    """Take edition, volume and series in brackets from the end of a title; give where it ends."""
    stop = _take_volumes(text, start, stop, draft)
    for take in (_take_edition, _take_bracketed, _take_volume, _take_edition, _take_bare_volume):
        stop = take(text, start, stop, draft)
    if "volume" in draft.values and "edition" not in draft.values:
        stop = _take_edition(text, start, stop, draft)
    return stop


def _closing(pattern: re.Pattern[str], text: str, start: int, stop: int) -> re.Match[str] | None:
    """Find the last match of a pattern if nothing but stops follows it."""
    match = last_match(pattern, text, start, stop)
    return None if match is None or text[match.end() : stop].strip(_EDGE) else match


def _take_edition(text: str, start: int, stop: int, draft: Draft) -> int:
    if "edition" in draft.values:
        return stop
    match = _closing(_EDITION, text, start, stop)
    if match is None:
        return _take_bare_edition(text, start, stop, draft)
    name = next(name for name in ("edition", "after", "ordinal", "revised") if match[name])
    draft.put("edition", _number(match[name]), match.span(name))
    return match.start()


def _take_bare_edition(text: str, start: int, stop: int, draft: Draft) -> int:
    first = max(start + 2, stop - 24)
    if (match := _BARE_EDITION.search(text, first, stop)) is not None:
        name = "edition" if match["edition"] else "ordinal"
        draft.put("edition", _number(match[name]), match.span(name))
        return match.start()
    if (match := _VERSION.search(text, first, stop)) is not None:
        draft.put("edition", match["version"], match.span("version"))
        return match.start()
    return stop


def _number(word: str) -> str:
    return _ORDINALS.get(word.lower()) or _ROMAN.get(word) or word


def _take_volume(text: str, start: int, stop: int, draft: Draft) -> int:
    match = _closing(_VOLUME, text, start, stop)
    if match is None or "volume" in draft.values:
        return stop
    draft.put("volume", match["volume"], match.span("volume"))
    if match["part"]:
        draft.put("part-number", match["part"], match.span("part"))
    return match.start()


def _take_volumes(text: str, start: int, stop: int, draft: Draft) -> int:
    match = _VOLUMES.search(text, max(start + 4, stop - 16), stop)
    if match is None:
        return stop
    draft.put("number-of-volumes", match["count"], match.span("count"))
    return match.start()


def _take_bare_volume(text: str, start: int, stop: int, draft: Draft) -> int:
    if "volume" in draft.values:
        return stop
    match = _BARE_VOLUME.search(text, max(start + 4, stop - 10), stop)
    if match is None:
        return stop
    draft.put("volume", match["volume"], match.span("volume"))
    return match.start("volume")


def _take_bracketed(text: str, start: int, stop: int, draft: Draft) -> int:
    match = _closing(_BRACKETED, text, start, stop)
    return stop if match is None else _put_series(match, draft)


def take_series(text: str, start: int, stop: int, draft: Draft) -> int:
    """Take a numbered series at the end: "Handbooks for Genebanks, No. 8"; give where it begins."""
    match = _NUMBERED.search(text, start + 8, stop)
    return stop if match is None else _put_series(match, draft)


def _put_series(match: re.Match[str], draft: Draft) -> int:
    draft.put("collection-title", match["series"], match.span("series"))
    draft.put("collection-number", match["number"], match.span("number"))
    return match.start()
