"""The case of titles: sentence case where nothing protects it, and protection for capitals."""

from __future__ import annotations

import re

from refconv.model.richtext import Mark, Run, parse, plain, serialise

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_CAPITALS = re.compile(r"[^\W\d_][\w'’-]*")
_AFTER_STOP = re.compile(r"[:.?!]['\")”’]*\s+['\"(“‘\[]*$")
_OPENING = " '\"(“‘["
_REACH = 40
"""How many characters before a word are looked at."""


def sentence_case(title: str) -> str:
    """Lower the capitals of a title but for its first letter, each one after a colon or stop, and
    what is protected (biblatex manual, `\\MakeSentenceCase`).

    >>> sentence_case('The Rise of <span class="nocase">DNA</span>: A Study')
    'The rise of <span class="nocase">DNA</span>: A study'
    """
    before = ""
    out: list[Run] = []
    for text, marks in parse(title):
        lowered = text if Mark.NOCASE in marks else _lowered(text, before)
        out.append(Run(lowered, marks))
        before = (before + text)[-_REACH:]
    return serialise(out)


def _lowered(text: str, before: str) -> str:
    """Lower the words of a stretch that do not begin a sentence."""
    whole = before + text

    def lower(match: re.Match[str]) -> str:
        at = match.start() + len(before)
        ahead = whole[max(at - _REACH, 0) : at]
        begins = _AFTER_STOP.search(ahead) if ahead.strip(_OPENING) else True
        return match[0] if begins else match[0].lower()

    return _WORD.sub(lower, text)


def protected(title: str) -> str:
    """Protect the words of a title that have capitals after their first letter: DNA, pH, McCoy.

    A capital that stands alone inside the title (vitamin D, E. coli) is protected too. A title all
    in capitals has none that mean something.

    >>> protected("The DNA of E. coli")
    'The <span class="nocase">DNA</span> of <span class="nocase">E</span>. coli'
    """
    if plain(title).isupper():
        return title
    out: list[Run] = []
    begun = False
    for text, marks in parse(title):
        at = 0
        for match in _CAPITALS.finditer(text) if Mark.NOCASE not in marks else ():
            word = match[0]
            alone = begun and len(word) == 1 and word.isupper() and word != "A"
            if alone or word[1:] != word[1:].lower():
                out.append(Run(text[at : match.start()], marks))
                out.append(Run(word, (*marks, Mark.NOCASE)))
                at = match.end()
            begun = True
        out.append(Run(text[at:], marks))
        begun = begun or bool(text.strip())
    return serialise(out)
