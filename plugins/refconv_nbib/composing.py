"""The NBIB fields that the variables of a reference make."""

from __future__ import annotations

from collections.abc import Iterator

from refconv.kit import pages
from refconv.kit.keywords import split_keywords
from refconv.kit.languages import library_code
from refconv.model import ItemType, Reference
from refconv.model.richtext import plain
from refconv_nbib.dates import write_compact, write_date
from refconv_nbib.people import beside, write_full, write_short
from refconv_nbib.table import BOOKS, TEXTS, WRITTEN_TYPES

Line = tuple[str, str]

PLAIN_TITLES = BOOKS | {ItemType.CHAPTER}
"""Types whose titles MEDLINE prints without a period behind."""

_ENDS = (".", "?", "!")


def lines(reference: Reference) -> Iterator[Line]:
    """Yield the fields that the variables of a reference make."""
    its = reference.type
    if its is not None and its in WRITTEN_TYPES:
        yield "PT", WRITTEN_TYPES[its]
    used: dict[str, str] = {}
    for variable, value in reference.variables():
        tag = TEXTS.field(variable, its) if isinstance(value, str) else None
        if tag is not None and isinstance(value, str) and used.setdefault(tag, variable):
            text = plain(value)
            period = tag == "TI" and its not in PLAIN_TITLES and not text.endswith(_ENDS)
            yield tag, f"{text}." if period else text
    yield from _names(reference)
    yield from _joined(reference)


def _names(reference: Reference) -> Iterator[Line]:
    for full, short, names in (("FAU", "AU", reference.author), ("FED", "ED", reference.editor)):
        for name in names:
            if name.literal is not None and full == "FAU":
                yield "CN", name.literal
            elif name.literal is not None:
                yield full, name.literal
            else:
                yield full, write_full(name)
                yield short, write_short(name)
            yield from beside(name)
    if "author" in reference.et_al:
        yield "AU", "et al."


def _joined(reference: Reference) -> Iterator[Line]:
    for number in (reference.ISSN or "").split(", "):
        if number:
            yield "IS", number
    for number in (reference.ISBN or "").split(", "):
        if number:
            yield "ISBN", number
    if reference.page:
        yield "PG", pages.abbreviate(reference.page)
    if reference.DOI:
        yield "LID", f"{reference.DOI} [doi]"
        yield "AID", f"{reference.DOI} [doi]"
    if reference.issued is not None:
        yield "DP", write_date(reference.issued)
    compact = write_compact(reference.available_date) if reference.available_date else None
    if compact:
        yield "DEP", compact
    if reference.language:
        yield "LA", library_code(reference.language)
    for word in split_keywords(reference.keyword or ""):
        yield "OT", word
