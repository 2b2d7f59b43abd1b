"""Settle how titles are shown, and abbreviate the ones that no list abbreviates."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Protocol

from refconv.journals.folding import fold, fold_words
from refconv.journals.record import Listing
from refconv.journals.words import SKIPPED, stands_for

ENOUGH = 0.8  # share of the lists' rows that must abbreviate a word in one way
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
        if (low in _SMALL or low in _FOREIGN_SMALL) and (hyphened or not begins):
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


def derive(journals: list[list[Rowlike]], count: Counter[str]) -> list[str | None]:
    """Abbreviate each title as ISO 4 does, where it is known what its words become.

    That is learned from the rows of the lists. An abbreviation that some list
    gives to another journal is left out.
    """
    trusted = {Listing.REFCONV, Listing.MEDLINE, Listing.JABREF, Listing.KBIBTEX}
    known = _learn([row for rows in journals for row in rows if row.source in trusted])
    taken = {fold(name) for rows in journals for row in rows for name in (row.title, row.short)}
    made: list[str | None] = []
    for rows in journals:
        title = shown(min(rows, key=lambda row: (len(row.title), row.title)).title)
        short = _abbreviated(title, known)
        own = {fold(row.short) for row in rows}
        if short is None or (fold(short) in taken and fold(short) not in own):
            made.append(None)
        else:
            made.append(short)
            count["abbreviations derived"] += 1
    return made


def _learn(rows: list[Rowlike]) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        words = [word for word in fold_words(row.title) if word not in SKIPPED]
        marks = fold_words(row.short)
        if len(words) == len(marks) > 1 and all(map(stands_for, marks, words)):
            for word, mark in zip(words, marks, strict=True):
                seen[word][mark] += 1
    known = {}
    for word, marks_of in seen.items():
        mark, times = marks_of.most_common(1)[0]
        if times >= ENOUGH * marks_of.total():
            known[word] = mark
    return known


def _abbreviated(title: str, known: dict[str, str]) -> str | None:
    words = [word for word in fold_words(title) if word not in SKIPPED]
    marks = [known.get(word) for word in words]
    if len(words) < 2 or None in marks:
        return None
    return " ".join(mark.capitalize() for mark in marks if mark)
