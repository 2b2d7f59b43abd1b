from __future__ import annotations

import codecs

import pytest

from refconv.decoding import decode
from refconv.diagnostics import Diagnostic
from refconv.errors import UnreadableError


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Zürich\n".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Zürich\n".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "Zürich\n".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Zürich\n".encode("utf-16-be"), "utf-16-be"),
        ("Zürich\r\n".encode(), "utf-8"),
        ("Zürich\r".encode(), "utf-8"),
    ],
)
def test_what_is_certain_is_not_reported(data: bytes, encoding: str) -> None:
    found: list[Diagnostic] = []
    source = decode(data, "x", found.append)
    assert (source.text, source.encoding) == ("Zürich\n", encoding)
    assert not found


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"a\nZ\xfcrich \x96 x", "windows-1252", "a\nZürich – x"),
        (b"a\nZ\xfcrich \x81", "latin-1", "a\nZürich \x81"),
        ("Zürich, ÄÖÜ".encode("utf-16-le"), "utf-16-le", "Zürich, ÄÖÜ"),
        ("Zürich, Ω\n".encode() + b"Gen\xe8ve \x96 x", "utf-8", "Zürich, Ω\nGenève – x"),
        (codecs.BOM_UTF8 + "Zürich\n".encode() + b"Gen\xe8ve", "utf-8", "Zürich\nGenève"),
        (codecs.BOM_UTF8 + b"Gen\xe8ve", "windows-1252", "Genève"),
        ("Zürich, Ж".encode()[:-1], "utf-8", "Zürich, Ð"),
    ],
)
def test_what_is_guessed_is_said(data: bytes, encoding: str, text: str) -> None:
    found: list[Diagnostic] = []
    source = decode(data, "refs.bib", found.append)
    assert (source.text, source.encoding) == (text, encoding)
    assert [d.code for d in found] == ["refconv/encoding-guessed"]


def test_stray_bytes_are_pointed_at() -> None:
    """A file put together of several keeps its UTF-8; only the odd bytes are guessed."""
    found: list[Diagnostic] = []
    source = decode("Ω é\r\n".encode() + b"a\x93b\x94\r\n", "x", found.append)
    (diagnostic,) = found
    assert diagnostic.span is not None
    assert source.position(diagnostic.span.start) == (2, 2)
    assert diagnostic.message == "2 bytes are not UTF-8"
    assert diagnostic.action == "read as windows-1252"


def test_the_declaration_of_xml_is_believed() -> None:
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>'.encode("latin-1")
    found: list[Diagnostic] = []
    assert decode(data, "x", found.append).text.endswith("<a>ü</a>")
    assert not found


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 20])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data, "x.png", lambda _: None)


@pytest.mark.parametrize("encoding", ["undefined", "punycode", "idna", "zlib", "no-such"])
def test_a_declaration_of_no_encoding_for_files_is_not_believed(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><a>ü...</a>'.encode()
    assert decode(data, "x", lambda _: None).text == data.decode()


def test_the_encoding_that_is_asked_for_is_used_or_refused() -> None:
    assert decode(b"\xe9", "x", lambda _: None, "latin-1").text == "é"
    with pytest.raises(UnreadableError, match="is not utf-8: byte 0"):
        decode(b"\xe9", "x", lambda _: None, "utf-8")
    with pytest.raises(UnreadableError, match="unknown encoding"):
        decode(b"x", "x", lambda _: None, "no-such")
    with pytest.raises(UnreadableError, match="unknown encoding"):
        decode(b"x", "x", lambda _: None, "undefined")


HALVES = [("utf-7", b"a+2AA-"), ("unicode_escape", rb"a\ud800")]


@pytest.mark.parametrize(("encoding", "half"), HALVES)
def test_half_a_character_does_not_come_in(encoding: str, half: bytes) -> None:
    with pytest.raises(UnreadableError, match=f"is not {encoding}: character 1 is half of one"):
        decode(half, "x", lambda _: None, encoding)
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + half
    assert decode(declared, "x", lambda _: None).encoding == "utf-8"


def test_the_first_byte_that_is_no_utf_8_is_pointed_at() -> None:
    found: list[Diagnostic] = []
    source = decode(b"one\r\ntwo\r\nZ\xfcrich \x96 x", "x", found.append)
    (diagnostic,) = found
    assert diagnostic.span is not None
    assert source.position(diagnostic.span.start) == (3, 2)
    assert source.text[diagnostic.span.start : diagnostic.span.end] == "ü"
