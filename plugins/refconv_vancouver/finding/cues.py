"""The cues: what in a line of text speaks for a reference, and what against it, with weights."""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_vancouver.finding.heads import AUTHORS, ORGANISATION
from refconv_vancouver.letters import DASH, LOWER, UPPER

YEAR = r"(?:1[5-9]|20)\d\d"
_PAGE = r"[A-Za-z]{0,3}\d{1,7}[A-Za-z]?"
_PAGES = rf"{_PAGE}(?:\s?[{DASH}]{{1,2}}\s?[A-Za-z]{{0,3}}\d{{1,7}}[A-Za-z]?)?"
_ISSUE = r"(?:[(\[][^()\[\]]{1,30}[)\]])"
_COLON = r"[:,]\s?(?:pp?\.?\s?)?"

TAIL = re.compile(
    rf"\b{YEAR}[^;:.]{{0,14}}[;,:]\s?(?:\w{{1,6}}\s?)?(?:{_ISSUE}|suppl\.?[^:;]{{0,12}})?\s?:\s?{_PAGES}"
    rf"|\b{YEAR}(?:\s[A-Z][a-z]{{2,8}}\.?(?:\s\d{{1,2}})?)?:{_PAGES}"
    rf"|\b\d{{1,4}}\s?{_ISSUE}?\s?{_COLON}{_PAGES}[,.]?\s?\(?{YEAR}\)?"
    rf"|\(?\b{YEAR}\)?[.,:;]?\s\d{{1,4}}\s?{_ISSUE}?\s?{_COLON}{_PAGES}",
    re.IGNORECASE,
)
"""Year, volume and pages in one of their orders."""


class Cue(NamedTuple):
    """Hold a sign to look for, what it adds when found, and whether only at the start."""

    name: str
    pattern: re.Pattern[str]
    weight: float
    at_start: bool = False


def _cue(name: str, weight: float, *parts: str) -> Cue:
    return Cue(name, re.compile("".join(parts), re.IGNORECASE), weight)


def _exact(name: str, weight: float, *parts: str) -> Cue:
    return Cue(name, re.compile("".join(parts)), weight)


def _words(name: str, weight: float, words: str) -> Cue:
    """Make a cue of words, of which one must be met as a whole."""
    return _cue(name, weight, rf"\b(?:{_alternatives(words)})\b")


def _opening(name: str, weight: float, words: str, before: str = "", after: str = "") -> Cue:
    """Make a cue of words with which a text begins."""
    pattern = re.compile(rf"{before}(?:{_alternatives(words)})\b{after}", re.IGNORECASE)
    return Cue(name, pattern, weight, at_start=True)


def _alternatives(words: str) -> str:
    return "|".join(word.strip().replace(" ", r"\s") for word in words.split("/"))


CUES = (
    # for a reference
    Cue("authors", AUTHORS, 2.2, at_start=True),
    Cue("year, volume, pages", TAIL, 3.4),
    _cue("et al.", 0.6, r"[,\s]\s?et\s+al\b"),
    _cue("year", 1.0, rf"\b{YEAR}[a-z]?\b"),
    _cue("year at the end", 0.9, rf"\b{YEAR}[a-z]?\)?\.?\s*$"),
    _exact("publisher; year", 1.8, rf"[{LOWER})],?\s?[;,]\s?(?:c|©)?{YEAR}\b"),
    _exact(
        "place: publisher; year",
        1.6,
        rf"\.\s[{UPPER}][{LOWER}{UPPER}\s().,-]{{2,40}}:\s",
        rf"[{UPPER}][^:.;]{{1,80}}[;,.]\s?c?{YEAR}",
    ),
    Cue("organisation", ORGANISATION, 1.2, at_start=True),
    _cue("DOI", 1.6, r"\bdoi\b|\b10\.\d{4,9}/"),
    _cue("PMID", 2.0, r"\bPM(?:C)?ID\b|PubMed"),
    _cue("address", 0.6, r"https?://|\bwww\."),
    _cue(
        "medium", 2.2, r"\[(?:internet|cited|updated|abstract|letter|editorial|dissertation|thesis)"
    ),
    _cue(
        "available from",
        1.2,
        r"(?:available|retrieved)\s(?:from|at|online)|disponible\s|disponível|acesso em|accessed",
        r"|verfügbar|consult(?:ado|é)|zugriff",
    ),
    _cue("pages", 0.9, rf"\bpp?\.\s?\d|\bS\.\s?\d+[{DASH}]\d|\d[{DASH}]\d+\.?\s*$"),
    _cue(
        "edition",
        0.9,
        r"\b\d+(?:st|nd|rd|th)\s+ed\b|\bed(?:n|ition|s|itors?|\.)|\baufl\b|\bhrsg\b|\beds?\b",
    ),
    _cue("in:", 1.2, r"[.\s](?:in|en|em|dans)\s?:\s"),
    _words(
        "publisher",
        0.5,
        "press/publish(?:er|ing|ers)/springer/elsevier/wiley/saunders/mosby/university/editora/"
        "editorial/verlag",
    ),
    _words(
        "kind",
        0.7,
        "report no/unpublished/in press/forthcoming/proceedings/dissertation/thesis/patent/"
        "conference/congress/symposium",
    ),
    # against one
    _words(
        "running words",
        -1.2,
        "we/our/was/were/have/had/been/these/which/therefore/however/they/will/should/would/may/"
        "whereas/although/then",
    ),
    _cue(
        "sentence", -1.0, r"\b(?:is|are|has|can|this|that|it)\b[^.]{0,200}\b(?:is|are|has|can|it)\b"
    ),
    _cue("we", -2.0, r"\b(?:we|our)\s(?:\w+ed|present|report|show|find|found|aim|propose|thank)\b"),
    _exact(
        "citation",
        -2.4,
        r"[^\W\d]\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\]|\bet al\.?\s?\(",
        r"|\((?:[A-Z]\w{1,30}(?: et al\.?)?,? (?:19|20)\d\d[a-z]?;? ?){1,9}\)",
    ),
    _opening(
        "caption",
        -3.0,
        "fig(?:ure|\\.)?/table/tabla/tabelle/tableau/tabela/tabella/figura/abbildung/abb/appendix/box/"
        "scheme/plate/video/file/additional file",
        before=r"(?:supplementa\w{0,5}\s)?",
    ),
    _opening(
        "front matter",
        -3.5,
        "how to cite/cite this/citation/keywords?/key words/abstract/background/objectives?/"
        "methods?/results?/conclusions?/introduction/discussion/received/accepted/published/copyright/"
        "correspond\\w*/e-?mail/department/departamento/division/from the/funding/competing/"
        "conflicts?/acknowledg\\w*/author/address/running/summary/resumen/resumo/zusammenfassung/résumé/palabras/"
        "palavras/full text/article history/editor/tel/fax/orcid",
        before="©?",
    ),
    _cue("e-mail", -2.5, r"\b[\w.+-]{1,64}@[\w-]{1,64}\."),
)
"""Weights add up to log odds; they were set by hand on real references and on articles' prose."""
