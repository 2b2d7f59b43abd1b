"""JSON text to work records, one after the other, with the place of each and of its keys."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

from refconv.source import Span

_HALF = re.compile("[\ud800-\udfff]")
_BLANK = re.compile(r"[ \t\n\r]*")
_decode = JSONDecoder(strict=False).raw_decode
_WRAPPERS = ("message", "items")
_OF_WORKS = frozenset({"DOI", "title", "type", "author", "publisher", "container-title", "prefix"})
_DEEPEST = 4

TOO_DEEP = "nested too deep"
"""The fault that is a limit: JSON that Python's decoder refuses."""


class Entry(NamedTuple):
    """Hold one key's value and where it stands."""

    value: Any
    span: Span


class Work(NamedTuple):
    """Hold one record: its place, its entries, or what is wrong with it."""

    span: Span
    entries: dict[str, Entry]
    fault: str = ""


def works(text: str) -> Iterator[Work]:
    """Yield each work of a record, a list, an API response, or of one of these on each line.

    What is broken is given up to the next line that begins a record, or to
    the end.
    """
    pos = _skip(text, 0)
    while pos < len(text):
        try:
            pos = yield from _inside(text, pos, 0)
        except _BrokenError as broken:
            start = broken.args[1]
            pos = text.find("\n{", start)
            pos = len(text) if pos < 0 else pos
            yield Work(Span(start, pos), {}, broken.args[0])
        pos = _skip(text, pos)


class _BrokenError(Exception):
    """Say what is wrong with the JSON, and where what is broken begins."""


Works = Generator[Work, None, int]
"""Yield works, return the place after the value."""


def _inside(text: str, pos: int, depth: int) -> Works:
    """Yield the works in the value that begins at `pos`."""
    found = text[pos : pos + 1]
    if found == "[" and depth < _DEEPEST:
        return (yield from _list(text, pos, depth))
    if found == "{" and depth < _DEEPEST and _is_wrapper(text, pos):
        return (yield from _response(text, pos, depth))
    if found == "{":
        entries, end = _entries(text, pos)
        yield Work(Span(pos, end), entries)
        return end
    _, end = _value(text, pos, pos)
    yield Work(Span(pos, end), {}, "not a work record")
    return end


def _list(text: str, pos: int, depth: int) -> Works:
    pos = _skip(text, pos + 1)
    while text[pos : pos + 1] != "]":
        start = pos
        pos = yield from _inside(text, pos, depth + 1)
        pos = _comma(text, pos, "]", start)
    return pos + 1


def _response(text: str, pos: int, depth: int) -> Works:
    """Yield the works of `message` or `items`, pass over what else the API says."""
    start, pos = pos, _skip(text, pos + 1)
    while text[pos : pos + 1] != "}":
        key, pos = _key(text, pos, start)
        if key in _WRAPPERS and text[pos : pos + 1] in ("{", "["):
            pos = yield from _inside(text, pos, depth + 1)
        else:
            _, pos = _value(text, pos, start)
        pos = _comma(text, pos, "}", start)
    return pos + 1


def _is_wrapper(text: str, pos: int) -> bool:
    """Tell whether an object holds works instead of being one."""
    start, pos = pos, _skip(text, pos + 1)
    while text[pos : pos + 1] == '"':
        key, pos = _key(text, pos, start)
        if key in _WRAPPERS:
            return text[pos : pos + 1] in ("{", "[")
        if key in _OF_WORKS:
            return False
        _, pos = _value(text, pos, start)
        pos = _comma(text, pos, "}", start)
    return False


def _entries(text: str, pos: int) -> tuple[dict[str, Entry], int]:
    """Decode an object key by key; give the entries and its end."""
    entries: dict[str, Entry] = {}
    start, pos = pos, _skip(text, pos + 1)
    while text[pos : pos + 1] != "}":
        key, pos = _key(text, pos, start)
        value, end = _value(text, pos, start)
        entries[key] = Entry(value, Span(pos, end))
        pos = _comma(text, end, "}", start)
    return entries, pos + 1


def _key(text: str, pos: int, start: int) -> tuple[str, int]:
    if text[pos : pos + 1] != '"':
        raise _BrokenError("a key is missing", start)
    key, pos = _value(text, pos, start)
    pos = _skip(text, pos)
    if text[pos : pos + 1] != ":":
        raise _BrokenError("a colon is missing", start)
    return str(key), _skip(text, pos + 1)


def _value(text: str, pos: int, start: int) -> tuple[Any, int]:
    try:
        value, end = _decode(text, pos)
        return (_mended(value) if "\\u" in text[pos:end] else value), end
    except JSONDecodeError as error:
        raise _BrokenError(error.msg, start) from None
    except RecursionError:
        raise _BrokenError(TOO_DEEP, start) from None
    except ValueError as error:  # an integer of more than 4,300 digits
        raise _BrokenError(str(error).partition(":")[0], start) from None


def _mended(value: Any) -> Any:
    """Replace halves of surrogate pairs, which no encoding can write."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value


def _comma(text: str, pos: int, closing: str, start: int) -> int:
    pos = _skip(text, pos)
    found = text[pos : pos + 1]
    if found == ",":
        return _skip(text, pos + 1)
    if found == closing:
        return pos
    raise _BrokenError("ends in the middle" if not found else "a comma is missing", start)


def _skip(text: str, pos: int) -> int:
    match = _BLANK.match(text, pos)
    return match.end() if match is not None else pos
