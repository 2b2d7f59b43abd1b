"""Bytes to text, once, at the door: encoding, byte order mark and line ends are settled here."""

from __future__ import annotations

import codecs
import re

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.errors import UnreadableError
from refconv.source import Source, Span

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY = re.compile("[\udc80-\udcff]")
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9._-]+)["']""")


def decode(data: bytes, name: str, report: Reporter, encoding: str | None = None) -> Source:
    """Make a Source of bytes; say so where the encoding had to be guessed.

    In order: the encoding that was asked for, a byte order mark, an XML
    declaration, UTF-8, UTF-16 without a mark, UTF-8 with stray bytes, Windows-1252. Raises
    UnreadableError for what is no text at all.
    """
    if encoding is not None:
        return _source(_strictly(data, encoding, name), name, encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _source(_strictly(data[len(mark) :], marked, name), name, marked)
    declared = _XML_DECLARATION.match(data)
    if declared:
        said = declared.group(1).decode("ascii")
        try:
            return _source(_decoded(data, said), name, said)
        except (UnicodeError, LookupError):
            pass
    try:
        return _source(data.decode("utf-8"), name, "utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, name, report, error.start)


def normalise(text: str) -> str:
    """Drop a byte order mark and make every line end `\\n`."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _source(text: str, name: str, encoding: str) -> Source:
    if "\0" in text[:100_000]:
        raise UnreadableError(f"{name}: is binary, not text")
    return Source(normalise(text), name, encoding)


def _decoded(data: bytes, encoding: str) -> str:
    """Decode; raise UnicodeEncodeError where half a character came out, as UTF-7 lets through."""
    text = data.decode(encoding)
    if not text.isascii():
        text.encode()
    return text


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return _decoded(data, encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: is not {encoding}: byte {error.start}") from None
    except UnicodeEncodeError as error:
        at = f"character {error.start}"
        raise UnreadableError(f"{name}: is not {encoding}: {at} is half of one") from None
    except (LookupError, UnicodeError):
        raise UnreadableError(f"{name}: unknown encoding '{encoding}'") from None


def _guess(data: bytes, name: str, report: Reporter, wrong_at: int) -> Source:
    head = data[:4000]
    if head.count(0) > len(head) // 8:
        order = "utf-16-be" if head[0:200:2].count(0) > head[1:200:2].count(0) else "utf-16-le"
        try:
            source = _source(data.decode(order), name, order)
        except UnicodeDecodeError:
            raise UnreadableError(f"{name}: is binary, not text") from None
    elif head.count(0):
        raise UnreadableError(f"{name}: is binary, not text")
    elif (mended := _mend(data, name, report)) is not None:
        return mended
    else:
        try:
            order, text = "windows-1252", data.decode("cp1252")
        except UnicodeDecodeError:
            order, text = "latin-1", data.decode("latin-1")
        source = _source(text, name, order)
    line = data.count(b"\n", 0, wrong_at) + 1
    report(
        Diagnostic(
            code="refconv/encoding-guessed",
            severity=Severity.WARNING,
            message=f"not UTF-8 from line {line} on",
            source=source,
            span=_first_odd(data, wrong_at, order, source),
            action=f"read as {order}",
        )
    )
    return source


def _first_odd(data: bytes, wrong_at: int, encoding: str, source: Source) -> Span:
    """Find the letter that the first byte which is no UTF-8 became."""
    if encoding.startswith("utf"):
        return Span(0, 0)
    at = min(len(normalise(data[:wrong_at].decode(encoding))), len(source.text))
    return Span(at, min(at + 1, len(source.text)))


def _mend(data: bytes, name: str, report: Reporter) -> Source | None:
    """Read UTF-8 in which bytes of another encoding stray; None where they are the greater part."""
    text = normalise(data.decode("utf-8", "surrogateescape"))
    strays = _STRAY.findall(text)
    if sum(not letter.isascii() for letter in text) < 2 * len(strays):
        return None
    first = _STRAY.search(text)
    source = _source(_STRAY.sub(_as_windows_1252, text), name, "utf-8")
    many = "1 byte is" if len(strays) == 1 else f"{len(strays)} bytes are"
    report(
        Diagnostic(
            code="refconv/encoding-guessed",
            severity=Severity.WARNING,
            message=f"{many} not UTF-8",
            source=source,
            span=Span(*first.span()) if first else None,
            action="read as windows-1252",
        )
    )
    return source


def _as_windows_1252(stray: re.Match[str]) -> str:
    byte = bytes([ord(stray.group()) - 0xDC00])
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")
