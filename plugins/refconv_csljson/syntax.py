"""JSON text to values with their places; one broken item costs that item."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.limits import Limits, limit_hit
from refconv.source import Source, Span

_SPACE = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r,]*")
_PAIR = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_LIST_KEY = re.compile(r'\{\s*"(?:items|references)"\s*:\s*(?=\[)')
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Item(NamedTuple):
    """Hold one value of the top level with its place in the source."""

    value: Any
    span: Span


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


class _TooLargeError(ValueError):
    """Say that a number is none that JSON's readers can hold, as `1e999`."""


def _number(word: str) -> float:
    number = float(word)
    if math.isinf(number):
        raise _TooLargeError(word)
    return number


_decode = json.JSONDecoder(parse_constant=_refuse, parse_float=_number).raw_decode


class _Text(str):
    """Be a text whose lines `json` need not count: it would, from the top, for each fault."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        """Give no count."""
        return 0

    def rfind(self, *_: object) -> int:
        """Give no place."""
        return -1


def uncounted(source: Source) -> str:
    """Give a source's text for `value_at`."""
    return _Text(source.text)


def items(source: Source, report: Reporter, limits: Limits) -> Iterator[Item]:
    """Yield the items of an array, of an object's `items` or `references`, or one lone object."""
    text = uncounted(source)
    start = _space(text, 0)
    wrapped = _LIST_KEY.match(text, start)
    if wrapped:
        start = wrapped.end()
    if start == len(text):
        return
    if text[start] == "[":
        yield from _elements(source, text, start + 1, report, limits)
        return
    found = value_at(source, text, start, report, limits)
    if found is None:
        return
    yield found
    rest = _space(text, found.span.end)
    if rest < len(text):
        report(_fault(source, "syntax", "text after the end of the JSON", rest, len(text)))


def value_at(
    source: Source, text: str, start: int, report: Reporter, limits: Limits
) -> Item | None:
    """Decode the value that begins at `start`; None, and a finding, where it is broken."""
    try:
        try:
            value, end = _decode(text, start)
        except _TooLargeError:
            value, end = _with_texts(source, text, start, report)
    except json.JSONDecodeError as error:
        report(_fault(source, "syntax", f"broken JSON: {error.msg}", error.pos, error.pos + 1))
        return None
    except RecursionError:
        report(limit_hit("nesting", "JSON nested too deeply", source, Span(start, start + 1)))
        return None
    except ValueError as error:
        report(_fault(source, "syntax", f"broken JSON: {error}", start, start + 1))
        return None
    if limits.reference_length and end - start > limits.reference_length:
        report(
            limit_hit(
                "reference-length",
                f"an item of {end - start} characters is left out",
                source,
                Span(start, end),
            )
        )
        return None
    if "\\ud" in text[start:end] or "\\uD" in text[start:end]:
        value = _mend(value)
    return Item(value, Span(start, end))


def _with_texts(source: Source, text: str, start: int, report: Reporter) -> tuple[Any, int]:
    """Decode a value that holds numbers beyond all bounds; these become texts."""

    def number(word: str) -> float | str:
        if math.isfinite(found := float(word)):
            return found
        large.append(word)
        return word

    large: list[str] = []
    decoder = json.JSONDecoder(parse_constant=_refuse, parse_float=number)
    value, end = decoder.raw_decode(text, start)
    at = start
    for word in large:
        at = text.index(word, at)
        message = f"the number {word} is too large for any program to hold; kept as text"
        report(_fault(source, "wrong-value", message, at, at + len(word), Severity.WARNING))
        at += len(word)
    return value, end


def _elements(
    source: Source, text: str, start: int, report: Reporter, limits: Limits
) -> Iterator[Item]:
    at = _BETWEEN.match(text, start).end()  # type: ignore[union-attr]
    while at < len(text) and text[at] != "]":
        found = value_at(source, text, at, report, limits)
        if found is not None:
            yield found
            end = found.span.end
        else:
            end = max(_after(text, at), at + 1)  # a stray bracket is passed over
        at = _BETWEEN.match(text, end).end()  # type: ignore[union-attr]
    if at >= len(text):
        report(_fault(source, "syntax", "the array is not closed", len(text), len(text)))


def _after(text: str, start: int) -> int:
    """Find where a broken value ends: at its closing bracket, or before the next item's line."""
    depth = 0
    for match in _PAIR.finditer(text, start):
        sign = match.group()
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if depth <= 0:
                return match.end() if depth == 0 else match.start()
    return len(text)


def _space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]


def _mend(value: Any) -> Any:
    """Replace halves of surrogate pairs, which no encoding can write."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mend(item) for item in value]
    if isinstance(value, dict):
        return {_mend(key): _mend(item) for key, item in value.items()}
    return value


def _fault(
    source: Source,
    code: str,
    message: str,
    start: int,
    end: int,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    return Diagnostic(
        code=f"csl-json/{code}",
        severity=severity,
        message=message,
        source=source,
        span=Span(min(start, len(source.text)), min(end, len(source.text))),
    )
