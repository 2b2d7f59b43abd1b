"""No word is lost in silence: what a reference does not hold of its citation is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from refconv.diagnostics import Severity
from refconv.kit.date_words import month_short
from refconv.model import Date, Reference
from refconv.model.richtext import plain
from refconv_jats.draft import Draft
from refconv_jats.links import is_arxiv
from refconv_jats.loose import CONNECTING, words

if TYPE_CHECKING:
    from refconv_jats.reading import Place

_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")


def tell_lost_words(reference: Reference, draft: Draft, place: Place, beside: bool = False) -> None:
    """Report the words of a citation that no field of its reference has.

    `beside` is for a mixed-citation that stands beside the element-citation
    that was read.
    """
    held = {word for text in _texts(reference, draft) for word in _split(text)}
    lost = [m for m in _words_of(draft) if m.group() not in held]
    if not lost:
        return
    if beside:
        said = " ".join(m.group() for m in lost)
        place.tell("mixed-says-more", Severity.INFO, f"only in the mixed-citation: {said}")
        return
    inside = {i for piece in draft.pieces for i in range(piece.start, piece.end)}
    joining: list[str] = []
    odd: list[str] = []
    for match in lost:
        quiet = match.start() in inside or match.group() in CONNECTING
        (joining if quiet else odd).append(match.group())
    if joining:
        place.tell("reworded", Severity.INFO, f"not kept in these words: {' '.join(joining)}")
    if odd:
        said = " ".join(odd)
        place.tell("text-not-kept", Severity.WARNING, f"text between the tags: {said}", "left out")


def _words_of(draft: Draft) -> Iterator[re.Match[str]]:
    """Give the words of a citation; where elements touch, a word ends."""
    text, edges = draft.words.text, draft.words.edges
    for start, end in pairwise((*edges, len(text))):
        yield from words(text, start, end)


def _split(text: str) -> Iterator[str]:
    for match in words(text):
        yield match.group()


def _texts(reference: Reference, draft: Draft) -> Iterator[str]:
    for variable, value in reference.variables():
        if isinstance(value, str):
            if variable != "archive" or not is_arxiv(reference):
                yield from _TAG.split(value)
        elif isinstance(value, Date):
            yield from _date_texts(value)
        else:
            for name in value:
                yield " ".join(
                    part for part in (name.family, name.given, name.suffix, name.literal) if part
                )
    for piece in draft.pieces:
        if piece.path.endswith(".given"):
            yield draft.words.text[piece.start : piece.end]
    if reference.year_suffix and reference.issued is not None:
        yield f"{reference.issued.year}{reference.year_suffix}"
    for row in draft.kept.get("identifiers", ()):
        yield row[1]
    for row in draft.kept.get("translations", ()):
        yield plain(row[1])


def _date_texts(date: Date) -> Iterator[str]:
    for parts in date.date_parts:
        for number in parts:
            yield str(number)
            yield f"{number:02d}"
        if len(parts) > 1:
            yield month_short(parts[1])
    for text in (date.literal, date.raw, date.season):
        if text:
            yield str(text)
