"""Titles in sentence case, as APA prints them, keeping the names they hold.

Nothing tells a name from a word in "The Impact of Darwin on Biology". What is
kept: words with capitals inside (DNA, mRNA, McDonald), stretches marked as
`nocase`, the first word and what follows a colon or question mark, and words
that the list at hand writes with a capital in titles that are in sentence
case already, and never without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from refconv.model import ItemType, Reference
from refconv.model.richtext import Mark, Run, parse, plain, serialise

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LEADS = re.compile(r"(?:^|[:?!.])[\s\"“‘'(\[]*$")
_SMALL = 4
"""Words shorter than this stay small in most title case, so they tell nothing."""
_IN_BOOKS = frozenset({ItemType.CHAPTER, ItemType.PAPER_CONFERENCE, ItemType.ENTRY_ENCYCLOPEDIA})


def sentence_case(references: Sequence[Reference]) -> list[Reference]:
    """Give references with the titles of works, and of books around chapters, in sentence case."""
    names = _names(_titles(references))
    return [_changed(reference, names) for reference in references]


def _changed(reference: Reference, names: frozenset[str]) -> Reference:
    fields = ["title", "volume_title", "title_short"]
    if reference.type in _IN_BOOKS:
        fields.append("container_title")
    new = {
        field: lowered(value, names)
        for field in fields
        if (value := getattr(reference, field)) and in_title_case(plain(value))
    }
    return msgspec.structs.replace(reference, **new) if new else reference


def _titles(references: Iterable[Reference]) -> list[str]:
    found = (value for r in references for value in (r.title, r.volume_title) if value)
    return [plain(value) for value in found]


def in_title_case(title: str) -> bool:
    """Tell whether a title has most of its longer words in capitals, past the first."""
    words = [m[0] for m in _WORD.finditer(title) if not _LEADS.search(title[: m.start()])]
    long = [word for word in words if len(word) >= _SMALL]
    raised = sum(word[0].isupper() for word in long)
    return len(long) >= 2 and 2 * raised > len(long)


def _names(titles: Iterable[str]) -> frozenset[str]:
    """Gather the words that titles in sentence case write with a capital, and never without."""
    raised: set[str] = set()
    small: set[str] = set()
    for title in titles:
        if in_title_case(title):
            continue
        for match in _WORD.finditer(title):
            word = match[0]
            if word[0].islower():
                small.add(word)
            elif not _LEADS.search(title[: match.start()]):
                raised.add(word)
    return frozenset(word for word in raised if word.lower() not in small)


def lowered(title: str, names: frozenset[str] = frozenset()) -> str:
    """Lower the words of a title, but for names, acronyms and first words."""
    runs: list[Run] = []
    before = ""
    for run in parse(title):
        text = run.text
        if Mark.NOCASE not in run.marks:
            text = _lowered(text, before, names)
        before += run.text
        runs.append(Run(text, run.marks))
    return serialise(runs)


def _lowered(text: str, before: str, names: frozenset[str]) -> str:
    def one(match: re.Match[str]) -> str:
        word = match[0]
        first, *rest = word.split("-")
        if word in names or any(part[1:] != part[1:].lower() for part in (first, *rest)):
            return word
        if _LEADS.search((before + text[: match.start()])[-40:]):
            return "-".join((first, *(part.lower() for part in rest)))
        if len(word) == 1 and word != "A":
            return word
        return word.lower()

    return _WORD.sub(one, text)
