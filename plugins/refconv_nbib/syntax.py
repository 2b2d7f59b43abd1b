"""NBIB text to records: spans only, no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from refconv.kit.tagged import TaggedField, tagged_fields
from refconv_nbib.table import KNOWN

_PADDED = re.compile(r"(?=[^-]{4}-)([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)")
_LOOSE = re.compile(r"([A-Z][A-Z0-9]{1,3}) ?- ?")


class Record(NamedTuple):
    """Hold the fields of one record, and where it begins and ends."""

    fields: tuple[TaggedField, ...]
    start: int
    end: int


def records(text: str, longest: int) -> Iterator[Record | TaggedField]:
    """Yield each record, and each stretch of text that stands in none.

    A record begins at PMID or at a tag after an empty line. `longest` bounds
    the characters whose fields are kept for one record; 0 is no bound.
    """
    fields: list[TaggedField] = []
    start = end = 0
    seen: set[str] = set()
    for field in tagged_fields(text, tag_of):
        if not field.tag:
            yield field
            continue
        again = field.tag == "PMID" and "PMID" in seen
        if fields and (field.after_blank or again):
            yield Record(tuple(fields), start, end)
            fields, seen = [], set()
        if not fields:
            start = field.start
        end = field.end
        if not longest or end - start <= longest or not fields:
            fields.append(field)
            seen.add(field.tag)
    if fields:
        yield Record(tuple(fields), start, end)


def tag_of(line: str, before: str) -> tuple[str, int] | None:
    """Give a line's tag, padded to four, and where its value begins; None for a line without."""
    match = _PADDED.match(line)
    if match is None:
        match = _LOOSE.match(line)
        if match is None or match[1] not in KNOWN or before == "AB":
            return None
    return match[1], match.end()
