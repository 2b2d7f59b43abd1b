"""Text that is safe to show: what would steer a terminal, or is no Unicode text, is escaped."""

from __future__ import annotations

import re

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls but for tab and line feed, and the marks that turn the direction of what follows."""


def printable(text: str) -> str:
    r"""Escape what could steer a terminal, as `\x1b`: inputs and their names are a stranger's."""
    return _STEERING.sub(_escape, text)


def in_json(text: str) -> str:
    r"""Escape the same in text that is JSON already, as `\u001b`: it still says what it said."""
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def encodable(text: str) -> str:
    r"""Escape what UTF-8 has no bytes for, as `\udcff`: a file's name may be any bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def _escape(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
