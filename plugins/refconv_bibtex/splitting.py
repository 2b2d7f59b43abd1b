"""Text to blocks: `strict` takes the plain entries, bibtexparser splits the rest, and what it
splits wrongly is split again by `recovery` (docs/decisions/0070).

bibtexparser 2.1 is sturdy, but it loses some things without a word: it
takes a missing comma for a part of the value, a `%` line for a part of the next
field's name, `@ article {` for a comment, and drops an entry for a second
field of the same name. So each block is looked at, and wherever it cannot be
right, the stretch is read again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterator

from bibtexparser import model as parsed
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library

from refconv_bibtex import strict
from refconv_bibtex.recovery import Fault, Stretch, next_head
from refconv_bibtex.syntax import Block, Entry, Field, Macro, Piece, Rest, Value

_LOGGER = logging.getLogger("bibtexparser.splitter")
_NAME = re.compile(r"[^\s=,{}\"#%()]+")
_KEY = re.compile(r"[^\s=,{}\"%]+")
_BRACE = re.compile(r"[{}]")


def blocks(text: str, found: list[Fault]) -> Iterator[Block]:
    """Yield the blocks of a text in order; what was guessed goes to `found` beforehand."""
    again = Stretch(text)
    at = bound = 0
    while at < len(text):
        first = text.find("@", at)
        if bound <= first or first < 0:
            line = text.find("\n@", first + 1) if first >= 0 else -1
            bound = line + 1 if line >= 0 else len(text)
        plain = strict.entry(text, at, bound)
        if plain is not None:
            yield plain
            at = plain.end
        else:
            at = yield from _doubtful(text, at, bound, again, found)


def _doubtful(
    text: str, at: int, end: int, again: Stretch, found: list[Fault]
) -> Generator[Block, None, int]:
    """Yield the blocks of a stretch that bibtexparser splits; return the place after it."""
    for block in _parse(text[at:end]).blocks:
        raw = block.raw or ""
        start = text.find(raw, at)
        if not raw or start < 0 or start >= end or isinstance(block, parsed.ImplicitComment):
            continue  # reading again has gone past it, or what is between blocks is read below
        if start > at:
            at = yield from _between(text, at, start, again, found)
            if at > start:
                continue
        mine = _own(block, start, start + len(raw)) or again.block(start, found)
        yield mine
        at = mine.end
    if at < end:
        at = yield from _between(text, at, end, again, found)
    return at


def _between(
    text: str, at: int, end: int, again: Stretch, found: list[Fault]
) -> Generator[Block, None, int]:
    """Yield what stands between two blocks: text, and entries that were taken for text."""
    while at < end:
        head = next_head(text, at, end)
        if text[at:head].strip():
            yield Rest("text", at, head)
        if head >= end:
            return end
        block = again.block(head, found)
        yield block
        at = block.end
    return at


def _parse(text: str) -> Library:
    """Let bibtexparser split a text; what it says of faults is said better here."""
    silenced, _LOGGER.disabled = _LOGGER.disabled, True
    try:
        return parse_string(text, parse_stack=[])
    finally:
        _LOGGER.disabled = silenced


def _own(block: parsed.Block, start: int, end: int) -> Block | None:
    """Make our block of bibtexparser's; None where it cannot be right."""
    if isinstance(block, parsed.DuplicateBlockKeyBlock):
        inner = block.ignore_error_block
        return _own(inner, start, end) if inner is not None else None
    if isinstance(block, parsed.Entry):
        return _entry(block, start, end)
    if isinstance(block, parsed.String):
        value = _value(block.value)
        if value is None or not _NAME.fullmatch(block.key):
            return None
        return Macro(block.key.lower(), value, start, end)
    if isinstance(block, parsed.ExplicitComment):
        return Rest("comment", start, end)
    if isinstance(block, parsed.Preamble):
        return Rest("preamble", start, end)
    return None


def _entry(block: parsed.Entry, start: int, end: int) -> Entry | None:
    if not block.entry_type or not _KEY.fullmatch(block.key):
        return None
    fields: list[Field] = []
    names: set[str] = set()
    for field in block.fields:
        name = field.key.lower()
        value = _value(field.value)
        if value is None or name in names or not (name.isalpha() or _NAME.fullmatch(name)):
            return None
        names.add(name)
        fields.append(Field(name, value))
    return Entry(block.entry_type.strip(), block.key, fields, start, end)


def _value(raw: str) -> Value | None:
    """Take the delimiters off a value, and its operands apart; None where it is no value."""
    first = raw[:1]
    if (first == "{" and raw[-1] == "}") or (first == '"' and raw[-1] == '"' and len(raw) > 1):
        inner = raw[1:-1]
        if "{" not in inner and "}" not in inner:
            if first == "{" or '"' not in inner:
                return inner
        elif _one_group(raw if first == "{" else inner, first):
            return inner
    elif raw.isdigit():
        return raw
    elif raw.isalpha():
        return (Piece(raw, True),)
    return _operands(raw)


def _one_group(text: str, first: str) -> bool:
    """Tell whether a text in braces is one group, or a text in quotes is balanced throughout."""
    if "\\{" in text or "\\}" in text or ('"' in text and first == '"'):
        return False
    depth, last = 0, len(text) - 1
    for brace in _BRACE.finditer(text):
        depth += 1 if brace[0] == "{" else -1
        if depth <= 0 and (depth < 0 or (first == "{" and brace.start() != last)):
            return False
    return depth == 0


def _operands(raw: str) -> Value | None:
    """Read operands with `#` between them; None where something else stands there."""
    found: list[Fault] = []
    whole = Stretch(raw + ",")
    value, at = whole.value(0, "}", found)
    if found or at != len(raw):
        return None
    return value
