"""Where a reference is printed otherwise than a style prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz.distance import Indel

from refconv.checks.finding import label, odd
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic, ignore
from refconv.journals import Table
from refconv.model import Reference

if TYPE_CHECKING:
    from refconv.csl import Style
    from refconv.transforms.journals import JournalOptions

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST_TOKENS = 5000
_JOINED = 3  # words and signs that are alike between two changes which are shown as one
_MOST_SHOWN = 4  # differences named in one message


def style_deviation(references: Sequence[Reference], options: CheckOptions) -> Iterator[Diagnostic]:
    """Find references that the style prints in other words, signs or order, with a diff.

    Only references that were read from running text are compared. Kinds of
    dashes, quotation marks and blanks make no difference, nor does the number
    before a reference. Raises UnknownStyleError and StyleError.
    """
    if options.style is None:
        return
    texts = [its for its in references if its.origin and not its.origin.fielded and not its.unread]
    for reference, entry in zip(
        texts, _entries(texts, options.style, options.journals), strict=True
    ):
        assert reference.origin is not None
        given = _unlabelled(_plain(reference.origin.text), label(reference))
        changes = list(differences(given, _plain(entry)))
        if changes:
            more = f" and {len(changes) - _MOST_SHOWN} more" if len(changes) > _MOST_SHOWN else ""
            message = f"{options.style} prints: {entry} Differs: "
            message += "; ".join(changes[:_MOST_SHOWN]) + more
            yield odd("style-deviation", reference, message)


def differences(given: str, wanted: str) -> Iterator[str]:
    """Yield each difference between two texts as `before [-given-] {+wanted+}`.

    >>> list(differences("Blood. 2003;101(2):690-698", "Blood. 2003;101(2):690-8."))
    [':690- [-698-] {+8.+}']
    """
    one, other = list(_TOKEN.finditer(given)), list(_TOKEN.finditer(wanted))
    if max(len(one), len(other)) > _MOST_TOKENS:
        return  # that is no reference
    words = [[its.group() for its in side] for side in (one, other)]
    for i, j, k, m in _changes(words[0], words[1]):
        if j > i or m > k:
            before = given[one[max(0, i - 3)].start() : one[i - 1].end()] if i else ""
            old = given[one[i].start() : one[j - 1].end()] if j > i else ""
            new = wanted[other[k].start() : other[m - 1].end()] if m > k else ""
            parts = (before, f"[-{old}-]" if old else "", f"{{+{new}+}}" if new else "")
            yield " ".join(part for part in parts if part)


def _changes(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of two lists of words that differ, as starts and ends in both."""
    start: tuple[int, int] | None = None
    at = (0, 0)
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            near = step.src_end - step.src_start <= _JOINED
            last = step.src_end == len(one) and step.dest_end == len(other)
            if near and start is not None and not last:
                continue  # a few words between two changes do not make them two
            if start is not None:
                yield start[0], step.src_start, start[1], step.dest_start
                start = None
        elif start is None:
            start = (step.src_start, step.dest_start)
        at = (step.src_end, step.dest_end)
    if start is not None:
        yield start[0], at[0], start[1], at[1]


def _entries(references: Sequence[Reference], style: str, journals: Table | bool) -> list[str]:
    """Print each reference in the style, in the order given."""
    from refconv.csl import Processor, Style
    from refconv.transforms.journals import complete

    its = Style.load(style)
    numbered = [
        msgspec.structs.replace(reference, id=f"r{place}")
        for place, reference in enumerate(references)
    ]
    fitted = numbered
    if journals:
        table = journals if isinstance(journals, Table) else None
        fitted = list(complete(_titles(its), table)(numbered, ignore))
    processor = Processor(its, fitted)
    printed = [""] * len(fitted)
    entries = zip(processor.order, processor.bibliography("text"), strict=True)
    for number, (place, entry) in enumerate(entries, 1):
        printed[place] = _unlabelled(" ".join(entry.split()), str(number))
    return printed


def _titles(style: Style) -> JournalOptions:
    """Say which form of journal titles a style prints."""
    from refconv.csl.containers import abbreviates
    from refconv.transforms.journals import JournalOptions

    return JournalOptions(need="abbreviated" if abbreviates(style) else "full")


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_DASHES).translate(_QUOTES)


def _unlabelled(text: str, number: str) -> str:
    """Take the number of a reference away, with its brackets or stop."""
    bare = text.lstrip("[( ")
    if not number or not bare.startswith(number):
        return text
    return bare[len(number) :].lstrip("]). ")
