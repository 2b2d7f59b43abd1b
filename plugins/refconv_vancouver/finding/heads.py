"""How a reference begins: with its authors."""

from __future__ import annotations

import re

from refconv_vancouver.letters import LOWER, QUOTE, UPPER

_WORD = rf"[{UPPER}][{UPPER}{LOWER}{QUOTE}]{{0,40}}(?:-[{UPPER}{LOWER}{QUOTE}]{{1,40}}){{0,5}}"
_PARTICLE = (
    r"(?:[Dd](?:e[lrn]?|[aiou]|os|as|alla|ella|ello|egli)|[Vv][ao]n|[Tt](?:er|en|e)|[Ll][aeo]|[Ee]l"
    rf"|[Aa]l|[Bb]in|[Ii]bn|[Zz]u[rm]?|[Ss]t\.?|[{QUOTE}]t|y|e|auf|dem|af|av)"
)
_PARTICLES = rf"(?:(?:{_PARTICLE}\s){{1,3}}|[dlDL][{QUOTE}])?"
_INITIALS = rf"[{UPPER}](?:[.\s-]{{0,2}}[{UPPER}]){{0,4}}\.?"
_SUFFIX = r"(?:,?\s(?:[JS]r\.?|II|III|IV|[1-5](?:st|nd|rd|th)))?"
_SURNAME = rf"{_PARTICLES}{_WORD}(?:\s(?!and\b|y\b|et\b|&){_WORD}){{0,3}}?"
_AND = r"\s(?:and|y|et|e|und|&)\s"

_VANCOUVER = rf"{_SURNAME}\s{_INITIALS}{_SUFFIX}(?=\s*(?:[,.;:(]|$)|{_AND}|\set\s+al|\s\()"
_INVERTED = rf"{_SURNAME},\s{_INITIALS}{_SUFFIX}(?=\s*[,.;:(&]|{_AND}|$)"
_DIRECT = (
    rf"(?:[{UPPER}]\.[\s-]?){{1,4}}{_PARTICLES}{_WORD}(?:\s{_WORD}){{0,2}}(?=\s*[,.:;(]|{_AND})"
)
_WRITTEN_OUT = rf"{_SURNAME},\s{_WORD}(?:\s{_INITIALS})?(?=\s*[,.;(&]|{_AND})"

_UNSPACED = "[\u4e00-\u9fff\u3040-\u30ff]{2,5}(?=\\s?[,\uff0c.\uff0e\u3001;\uff1b])"

AUTHORS = re.compile(f"{_VANCOUVER}|{_INVERTED}|{_DIRECT}|{_WRITTEN_OUT}|{_UNSPACED}")
"""How the authors of a reference begin, in Vancouver's way and in others'."""

VANCOUVER = re.compile(_VANCOUVER)
"""How they begin in Vancouver's way: "Faderl S,"."""


_BODIES = (
    r"organi[sz]ations?|associations?|institutes?|institutions?|ministry|agency|society|committee|cent(?:er|re)s?"
    r"|council|commission|foundation|group|consortium|academy|college|department|bureau|office|board"
    r"|ministerio|organización|sociedad|asociación|instituto|ministério|comissão|sociedade|organização"
    r"|gesellschaft|bundes\w{2,30}|institut|organisation|société|ministère|ministero|istituto|società"
)
ORGANISATION = re.compile(rf"(?:[^\s.]{{1,30}}\s){{0,9}}(?:{_BODIES})\b[^.]{{0,60}}\.\s", re.I)
"""How a reference begins whose author is an organisation."""


_DATED = re.compile(
    rf"[{UPPER}{LOWER}][^;:?!]{{2,240}}?[\s,.]\s?\(?(?:1[5-9]|20)\d\d[a-z]?"
    r"(?:\)|(?=[.,:]\s))|(?:[^?!()]{2,240}?)\((?:1[5-9]|20)\d\d[a-z]?[,)]"
)


_YEAR_SIGN = re.compile(r"[12]\d{3}[a-z]?[).,:]")
_EARLY = 260
"""Characters of names before a year."""
_BODY_DATED = re.compile(
    rf"[{UPPER}][^.;:()!?\d]{{1,80}}[.,]?\s\((?:1[5-9]|20)\d\d[a-z]?\)[.,:]?\s[{UPPER}“\"‘]"
)


def dated(text: str, at: int = 0, end: int | None = None) -> bool:
    """Tell whether authors and behind them a year begin here: "Smith, J. (2004)"."""
    stop = len(text) if end is None else end
    if _YEAR_SIGN.search(text, at, min(stop, at + _EARLY)) is None:
        return False  # as most lines: found sooner than the patterns below fail
    if _BODY_DATED.match(text, at, stop) is not None:
        return True
    return begins(text, at, stop) and _DATED.match(text, at, stop) is not None


def begins(text: str, at: int = 0, end: int | None = None) -> bool:
    """Tell whether the authors of a reference begin at this place."""
    return AUTHORS.match(text, at, len(text) if end is None else end) is not None
