"""Settle how titles are shown, and learn from the lists what words become."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from refconv.journals.folding import fold_words
from refconv.journals.record import Listing
from refconv.journals.words import SKIPPED, stands_for

ENOUGH = 0.8  # share of the lists' rows that must abbreviate a word in one way
CLEAR = 0.9  # share of the lists' rows in which a short form must mean words of one abbreviation
_ISO = {Listing.REFCONV, Listing.MEDLINE, Listing.JABREF, Listing.KBIBTEX}
_SMALL = frozenset("a an and as at but by for from in into nor of on or the to via with".split())
_FOREIGN = frozenset(
    "de la le les des du et y e el los las der die das und fur für für di della dei degli delle il "
    "en van voor i da do dos za na w z och og".split()
)
_FOREIGN_SMALL = frozenset(
    "de du des et y und fur für der den di da do della dei degli delle".split()
)
_BRACKETS = re.compile(r"\([^()]*\)")
_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_MEDLINE_SUBTITLE = re.compile(r" : | / |; | = ")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Rowlike(Protocol):
    """Stand for a row of `make_journals`."""

    @property
    def title(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def source(self) -> Listing: ...


def shown(title: str) -> str:
    """Drop what MEDLINE adds to a title: a place in brackets at the end, a subtitle after ` : `."""
    bare = _QUALIFIER.sub("", title).strip() or title
    return _MEDLINE_SUBTITLE.split(bare, maxsplit=1)[0].strip() or bare


def settle_case(rows: list[Rowlike]) -> str:
    """Choose the spelling of one title: title case where a list has it, made where none has."""
    best = min(rows, key=lambda row: (_case_rank(row), row.title))
    title = best.title
    if best.source is Listing.REFCONV:
        return title
    capitals = _odd_capitals(rows)
    foreign = not _FOREIGN.isdisjoint(title.casefold().split())
    sentence = sentence_case(title)
    first = True

    def word(match: re.Match[str]) -> str:
        nonlocal first
        text, low = match[0], match[0].casefold()
        begins, first = first or title[: match.start()].rstrip().endswith((":", "-", "/")), False
        if low in capitals:
            return capitals[low]
        hyphened = title[match.start() - 1 : match.start()] == "-"
        letter = low == "a" and not title[match.end() + 1 : match.end() + 2].isalpha()
        if (low in _SMALL or low in _FOREIGN_SMALL) and (hyphened or not begins) and not letter:
            return low
        if (sentence or hyphened) and not foreign and text.islower():
            return text[0].upper() + text[1:]
        return text

    settled = _TOKEN.sub(word, title)
    article = any(row.title.startswith("The ") for row in rows if row.source is Listing.MEDLINE)
    return f"The {settled}" if article and not settled.startswith("The ") else settled


def _case_rank(row: Rowlike) -> int:
    order = [Listing.REFCONV, Listing.JABREF, Listing.KBIBTEX, Listing.MEDLINE, Listing.WOS]
    rank = order.index(row.source)
    return rank + 10 if sentence_case(row.title) else rank


def sentence_case(title: str) -> bool:
    """Tell whether a word of weight beyond the first is written small."""
    words = [word.strip("()[],:;.") for word in _BRACKETS.sub("", title).split()[1:]]
    return any(word.islower() and word.isalpha() and word not in _SMALL for word in words)


def _odd_capitals(rows: list[Rowlike]) -> dict[str, str]:
    """Collect the words that a list writes with capitals inside: DNA, PLoS, NeuroImage."""
    return {
        word.casefold(): word
        for row in sorted(rows, key=lambda row: row.title)
        if not row.title.isupper()
        for word in _TOKEN.findall(row.title)
        if len(word) > 1 and not word[1:].islower() and not word.isdigit() and "'" not in word
    }


def learn(rows: Iterable[Rowlike]) -> dict[str, str]:
    """Learn from the lists what ISO 4 makes of a word, and of other ways to shorten it.

    A word counts where most rows of MEDLINE's and ISO 4's lists abbreviate it in
    one way; a short form where most rows that have it mean words of one abbreviation.
    """
    pairs = [(row.source, *pair) for row in rows for pair in _word_pairs(row)]
    known = _most(((word, mark) for source, word, mark in pairs if source in _ISO), ENOUGH, 1)
    others = ((mark, known[word]) for _, word, mark in pairs if word in known)
    standard = {
        mark: word for mark, word in _most(others, CLEAR, 2).items() if mark not in known
    } | known
    return {word: mark for word, mark in standard.items() if word != mark}


def _word_pairs(row: Rowlike) -> Iterator[tuple[str, str]]:
    """Yield each word of a title with what the abbreviation has for it, where that is plain."""
    words = [word for word in fold_words(row.title) if word not in SKIPPED]
    marks = fold_words(row.short)
    if len(words) == len(marks) > 1 and all(map(stands_for, marks, words)):
        yield from zip(words, marks, strict=True)


def _most(pairs: Iterable[tuple[str, str]], share: float, least: int) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, mark in pairs:
        seen[word][mark] += 1
    chosen = {}
    for word, marks in seen.items():
        mark, times = marks.most_common(1)[0]
        if times >= max(least, share * marks.total()):
            chosen[word] = mark
    return chosen
