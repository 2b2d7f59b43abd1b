"""The case of titles: sentence case where nothing protects it, and protection for capitals."""

from __future__ import annotations

import re

from refconv.model.richtext import Mark, Run, parse, serialise

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_CAPITALS = re.compile(r"[^\W\d_][\w'’-]*")
_FIRST_AFTER = re.compile(r"[:.?!]['\")”’]*\s+['\"(“‘]*$|^['\"(“‘\s]*$")


def sentence_case(title: str) -> str:
    """Lower the capitals of a title but for its first letter, each one after a colon, and
    what is protected (biblatex manual, `\\MakeSentenceCase`).

    >>> sentence_case('The Rise of <span class="nocase">DNA</span>: A Study')
    'The rise of <span class="nocase">DNA</span>: A study'
    """
    before = ""
    out: list[Run] = []
    for text, marks in parse(title):
        if Mark.NOCASE not in marks:
            text = _lowered(text, before)
        out.append(Run(text, marks))
        before += text
    return serialise(out)


def _lowered(text: str, before: str) -> str:
    def lower(match: re.Match[str]) -> str:
        word = match[0]
        at = match.start()
        head = before[-40:] + text[max(at - 40, 0) : at] if at < 40 else text[at - 40 : at]
        if _FIRST_AFTER.search(head) and (at or not before or head != ""):
            return word
        if before and not at and before[-1].isalnum():
            return word.lower()
        return word.lower()

    return _WORD.sub(lower, text)


def protected(title: str) -> str:
    """Protect the words of a title that have capitals after their first letter."""
    out: list[Run] = []
    for text, marks in parse(title):
        if Mark.NOCASE in marks:
            out.append(Run(text, marks))
            continue
        at = 0
        for match in _CAPITALS.finditer(text):
            word = match[0]
            if word[1:] != word[1:].lower():
                out.append(Run(text[at : match.start()], marks))
                out.append(Run(word, (*marks, Mark.NOCASE)))
                at = match.end()
        out.append(Run(text[at:], marks))
    return serialise(out)
