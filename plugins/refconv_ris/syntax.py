"""RIS text to records: spans only, no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from refconv.kit.tagged import TaggedField, tagged_fields
from refconv_ris.table import KNOWN, PARAGRAPHS

_STRICT = re.compile(r"[ \t]{0,8}([A-Z][A-Z0-9])  -[ \t]?")
_LOOSE = re.compile(r"[ \t]{0,8}([A-Z][A-Z0-9])[ \t]{0,4}-(?:[ \t]+|$)")


class Record(NamedTuple):
    """Hold the fields of one reference: `opened` by a TY or not, `closed` by an ER or not.

    `start` and `end` enclose it all, its own TY and ER included.
    """

    fields: tuple[TaggedField, ...]
    start: int
    end: int
    opened: bool
    closed: bool


def records(text: str, longest: int) -> Iterator[Record | TaggedField]:
    """Yield each record, and each stretch of text that stands in none.

    `longest` bounds the characters whose fields are kept for one record (0: no
    bound); the record itself still ends where its ER is.
    """
    fields: list[TaggedField] = []
    opened, start, end = False, -1, 0
    for field in tagged_fields(text, tag_of, closing="ER"):
        if field.tag == "" and start < 0:
            yield field
            continue
        if field.tag == "EF" and start < 0:
            continue  # the end of a file of Web of Science
        if field.tag == "TY" and start >= 0:
            yield Record(tuple(fields), start, end, opened, False)
            fields, opened, start = [], False, -1
        if start < 0:
            if field.tag == "ER":
                yield field
                continue
            start, opened = field.start, field.tag == "TY"
        end = field.end
        if field.tag == "ER":
            yield Record(tuple(fields), start, end, opened, True)
            fields, opened, start = [], False, -1
        elif not longest or end - start <= longest:
            fields.append(field)
    if start >= 0:
        yield Record(tuple(fields), start, end, opened, False)


def tag_of(line: str, before: str) -> tuple[str, int] | None:
    """Give a line's tag and where its value begins; None for a line without.

    Two spaces and a hyphen make a tag. With other spacing the tag must be a
    known one, and a line inside an abstract or a note is then text ("ER -
    positive").
    """
    match = _STRICT.match(line)
    if match is None:
        match = _LOOSE.match(line)
        if match is None or match[1] not in KNOWN:
            return None
        if match[1] == "ER" and line[match.end() :].strip():
            return None
        if before in PARAGRAPHS and match[1] not in ("TY", "ER"):
            return None
    return match[1], match.end()
