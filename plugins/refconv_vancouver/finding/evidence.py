"""What speaks for a reference, and what against: a table of weighted cues."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from refconv_vancouver.letters import DASH, LOWER, QUOTE, UPPER

_WORD = rf"[{UPPER}][{UPPER}{LOWER}{QUOTE}-]*"
_PARTICLES = (
    r"(?:(?:(?:[Dd](?:e[lrn]?|[aiou]|os|as|alla|ella|ello|egli)|[Vv][ao]n|[Tt](?:er|en|e)|[Ll][aeo]|"
    rf"[Ee]l|[Aa]l|[Bb]in|[Ii]bn|[Zz]u[rm]?|[Ss]t\.?|[{QUOTE}]t|y|e|auf|dem|af|av)\s){{1,3}}|[dlDL][{QUOTE}])?"
)
_INITIALS = rf"[{UPPER}](?:[.\s-]{{0,2}}[{UPPER}]){{0,4}}\.?"
_SUFFIX = r"(?:,?\s(?:[JS]r\.?|II|III|IV|[1-5](?:st|nd|rd|th)))?"
_SURNAME = rf"{_PARTICLES}{_WORD}(?:[\s-](?!and\b|y\b|et\b|&){_WORD}){{0,3}}?"
_VANCOUVER = rf"{_SURNAME}\s{_INITIALS}{_SUFFIX}(?=\s*(?:[,.;:(]|$)|\s(?:et\s+al|and|y|e|und|&|\())"

AUTHORS = re.compile(
    rf"{_VANCOUVER}"
    rf"|{_SURNAME},\s{_INITIALS}{_SUFFIX}(?=\s*[,.;:(&]|\s(?:et|and|y|e|und|&)\s|$)"
    rf"|(?:[{UPPER}]\.[\s-]?){{1,4}}{_PARTICLES}{_WORD}(?:[\s-]{_WORD}){{0,2}}(?=\s*[,.:;(]|\s(?:and|y|et|und|&)\s)"
    rf"|{_SURNAME},\s{_WORD}(?:\s{_INITIALS})?(?=\s*[,.;(&]|\s(?:and|y|et|und|&)\s)"
)
"""How the authors of a reference begin, in Vancouver's way and in others'."""

_PLAIN_HEAD = re.compile(rf"{_VANCOUVER}")

_YEAR = r"(?:1[5-9]|20)\d\d"
_PAGES = (
    rf"[A-Za-z]{{0,3}}\d{{1,7}}[A-Za-z]?(?:\s?[{DASH}]{{1,2}}\s?[A-Za-z]{{0,3}}\d{{1,7}}[A-Za-z]?)?"
)

TAIL = re.compile(
    rf"\b{_YEAR}[^;:.]{{0,14}}[;,:]\s?(?:\w{{1,6}}\s?)?(?:\([^()]{{1,30}}\)|suppl\.?[^:;]{{0,12}})?\s?:\s?{_PAGES}"
    rf"|\b\d{{1,4}}\s?(?:\([^()]{{1,30}}\))?\s?[:,]\s?(?:pp?\.?\s?)?{_PAGES}[,.]?\s?\(?{_YEAR}\)?"
    rf"|\(?\b{_YEAR}\)?[.,:;]?\s\d{{1,4}}\s?(?:\([^()]{{1,30}}\))?\s?[:,]\s?(?:pp?\.?\s?)?{_PAGES}",
    re.IGNORECASE,
)
"""Year, volume and pages in one of their orders."""

_END = re.compile(
    rf"(?:\d[A-Za-z]?|\]|/\S*|\)|[{LOWER}\"”»]|PMC\d+|[{UPPER}]{{2,}})[.]?\s*$",
)


_A_YEAR = re.compile(rf"\b{_YEAR}\b")
_SURE_END = re.compile(rf"[;,]\s?{_YEAR}\.?\Z|\b10\.\d{{4,9}}/|\bPMID")


class Cue(NamedTuple):
    """Hold a sign to look for, what it adds when found, and whether only at the start."""

    name: str
    pattern: re.Pattern[str]
    weight: float
    at_start: bool = False


def _cue(name: str, pattern: str, weight: float, at_start: bool = False, flags: int = re.I) -> Cue:
    return Cue(name, re.compile(pattern, flags), weight, at_start)


CUES = (
    Cue("authors", AUTHORS, 2.2, True),
    Cue("year, volume, pages", TAIL, 3.4),
    _cue("et al.", r"[,\s]\s?et\s+al\b", 0.6),
    _cue("year", rf"\b{_YEAR}[a-z]?\b", 1.0),
    _cue("publisher; year", rf"[{LOWER})],?\s?[;,]\s?(?:c|©)?{_YEAR}\b", 1.8, flags=0),
    _cue("place: publisher", rf"\.\s[{UPPER}][{LOWER}{UPPER}\s().,-]{{2,40}}:\s[{UPPER}][^:.;]{{1,80}}[;,.]\s?c?{_YEAR}", 1.6, flags=0),
    _cue("organisation", r"(?:[^\s.]{1,30}\s){0,9}(?:organi[sz]ation|association|institutes?|ministry|agency|society|committee|"
                         r"cent(?:er|re)s?|council|commission|foundation|group|consortium|academy|college|ministerio|"
                         r"organización|sociedad|asociación|comissão|gesellschaft)\b[^.]{0,60}\.\s", 1.2, True),
    _cue("year at the end", rf"\b{_YEAR}[a-z]?\)?\.?\s*$", 0.9),
    _cue("DOI", r"\bdoi\b|\b10\.\d{4,9}/", 1.6),
    _cue("PMID", r"\bPM(?:C)?ID\b|PubMed", 2.0),
    _cue("address", r"https?://|\bwww\.", 0.6),
    _cue("medium", r"\[(?:internet|cited|updated|abstract|letter|editorial|dissertation|thesis)", 2.2),
    _cue("available from", r"(?:available|retrieved)\s(?:from|at|online)|disponible\s|disponível|acesso em|"
                           r"accessed|verfügbar|consult(?:ado|é)|zugriff", 1.2),
    _cue("pages", rf"\bpp?\.\s?\d|\bS\.\s?\d+[{DASH}]\d|\d[{DASH}]\d+\.?\s*$", 0.9),
    _cue("edition", r"\b\d+(?:st|nd|rd|th)\s+ed\b|\bed(?:n|ition|s|itors?|\.)|\baufl\b|\bhrsg\b|\beds?\b", 0.9),
    _cue("in:", r"[.\s](?:in|en|em|dans)\s?:\s", 1.2),
    _cue("publisher", r"\b(?:press|publish(?:er|ing|ers)|springer|elsevier|wiley|saunders|mosby|"
                      r"university|editora|editorial|verlag)\b", 0.5),
    _cue("report", r"\b(?:report no|unpublished|in press|forthcoming|proceedings|dissertation|thesis|"
                   r"patent|conference|congress|symposium)\b", 0.7),
    _cue("running words", r"\b(?:we|our|was|were|have|had|been|these|which|therefore|however|they|"
                          r"will|should|would|may|whereas|although|then)\b", -1.2),
    _cue("sentence", r"\b(?:is|are|has|can|this|that|it)\b[^.]{0,200}\b(?:is|are|has|can|this|that|it)\b", -1.0),
    _cue("we", r"\b(?:we|our)\s(?:\w+ed|present|report|show|find|found|aim|propose|thank)\b", -2.0),
    _cue("citation", r"[^\W\d]\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|\((?:[A-Z]\w+(?: et al\.?)?,? (?:19|20)\d\d[a-z]?;? ?)+\)|"
                     r"\bet al\.?\s?\(", -2.4, flags=0),
    _cue("caption", r"(?:supplementa\w+\s)?(?:fig(?:ure|\.)?|table|tabla|tabelle|tableau|tabela|tabella|figura|"
                    r"abbildung|abb|appendix|box|scheme|plate|video|file|additional file)\.?\s?[A-Z]?\d{0,3}\b", -3.0, True),
    _cue("front matter", r"(?:how to cite|cite this|citation|keywords?|key words|abstract|background|objectives?|"
                         r"methods?|results?|conclusions?|introduction|discussion|received|accepted|published|"
                         r"copyright|©|correspond|e-?mail|department|departamento|division|from the|funding|"
                         r"competing|conflicts?|acknowledg|author|address|running|summary|resumen|resumo|"
                         r"zusammenfassung|résumé|palabras|palavras|full text|article history|editor|tel|fax|orcid)\b",
         -3.5, True),
    _cue("e-mail", r"\b[\w.+-]{1,64}@[\w-]{1,64}\.", -2.5),
)  # fmt: skip

_BASE = -2.6
_NO_DIGIT = -1.5
_LONG, _PER_LONG = 450, -1.2
"""Characters after which length speaks against a reference, and by how much for each such length."""
_SHORT, _TOO_SHORT = 25, -2.0
_NEAR_END, _SHORT_PLAIN = 48, 60
_SEEN = 3_000
"""Characters of a text that are looked at: no more is needed to tell."""


def looks_like_reference(text: str) -> float:
    """Say from 0 to 1 how much one flat line of text looks like a reference.

    >>> looks_like_reference("Senior K. Gleevec does not cross. Lancet Oncol. 2003;4(4):198.") > 0.9
    True
    >>> looks_like_reference("We present here a case of a 35-year-old male.") < 0.1
    True
    """
    seen = text[:_SEEN].strip()
    if not seen:
        return 0.0
    total = _BASE + max(0, len(text) - _LONG) / _LONG * _PER_LONG
    if len(seen) < _SHORT:
        total += _TOO_SHORT
    if not any(character.isdigit() for character in seen):
        total += _NO_DIGIT
    for _, pattern, weight, at_start in CUES:
        if (pattern.match(seen) if at_start else pattern.search(seen)) is not None:
            total += weight
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def begins(text: str, at: int = 0, most: int | None = None) -> bool:
    """Tell whether the authors of a reference begin at this place."""
    return AUTHORS.match(text, at, len(text) if most is None else most) is not None


def is_plain(text: str, start: int, end: int) -> bool:
    """Tell at little cost of a stretch of text that it surely is a reference."""
    if end - start > _LONG or _PLAIN_HEAD.match(text, start, end) is None:
        return False
    near = max(start, end - _NEAR_END)
    return (
        TAIL.search(text, near, end) is not None
        or _SURE_END.search(text, near, end) is not None
        or (end - start > _SHORT_PLAIN and _A_YEAR.search(text, start, end) is not None)
    )
