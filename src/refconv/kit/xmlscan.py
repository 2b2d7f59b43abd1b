"""The tags of an XML text with their places, for work that must leave every other byte alone.

A tag that is broken is taken for text. Linear in the text: an attribute's
value holds no `<` (XML 1.0, 2.3), so that no quote is searched for beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[^\s<>/!?&'\"=]++)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?)(?P<empty>/?)>"
)
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));")


class Token(NamedTuple):
    """Mark a tag, or something that is neither tag nor text."""

    kind: str
    """"open", "close", "empty", "cdata" or "other": comments, instructions, the DOCTYPE."""
    name: str
    """The name without its prefix."""
    prefix: str
    """The prefix with its colon."""
    start: int
    end: int
    attributes: str = ""


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield every tag, comment, instruction and CDATA section, in order."""
    at = text.find("<", start)
    while at >= 0:
        token = _special(text, at) if text[at + 1 : at + 2] in ("!", "?") else _tag(text, at)
        if token is not None:
            yield token
        at = text.find("<", token.end if token is not None else at + 1)


def attribute(token: Token, name: str) -> str | None:
    """Give the value of an attribute by its name as written, with its entities resolved."""
    for match in _ATTRIBUTE.finditer(token.attributes):
        if match[1] == name:
            return resolve(match[2] if match[2] is not None else match[3])
    return None


def references(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield each character or entity reference: its start, its end, and what it stands for."""
    for match in _REFERENCE.finditer(text, start, end):
        yield match.start(), match.end(), _meaning(match)


def resolve(text: str) -> str:
    """Replace the references in a text by what they stand for; unknown entities stay."""
    return _REFERENCE.sub(_meaning, text) if "&" in text else text


def escape(text: str) -> str:
    """Write a text as the value of an attribute in double quotes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def _meaning(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(name + ";", match.group())
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _tag(text: str, at: int) -> Token | None:
    match = _TAG.match(text, at)
    if match is None:
        return None
    prefix, colon, name = match["name"].rpartition(":")
    kind = "close" if match["end"] else "empty" if match["empty"] else "open"
    return Token(kind, name, prefix + colon, at, match.end(), match["attributes"])


def _special(text: str, at: int) -> Token:
    if text.startswith("<!--", at):
        return Token("other", "", "", at, _after(text, "-->", at + 4))
    if text.startswith("<![CDATA[", at):
        return Token("cdata", "", "", at, _after(text, "]]>", at + 9))
    if text.startswith("<?", at):
        return Token("other", "", "", at, _after(text, "?>", at + 2))
    return Token("other", "", "", at, _doctype_end(text, at))


def _doctype_end(text: str, at: int) -> int:
    """Find the end of a DOCTYPE, whose internal subset stands in brackets."""
    close = _after(text, ">", at)
    bracket = text.find("[", at, close)
    if bracket < 0:
        return close
    inner = text.find("]", bracket)
    return _after(text, ">", inner) if inner >= 0 else len(text)


def _after(text: str, mark: str, start: int) -> int:
    at = text.find(mark, start)
    return at + len(mark) if at >= 0 else len(text)
