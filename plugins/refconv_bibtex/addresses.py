"""Addresses and identifiers, which stand in a field letter for letter."""

from __future__ import annotations

import re

from refconv.kit import latex

_URL_COMMAND = re.compile(r"^\\(?:url|path|nolinkurl|href)[ \t\n]*\{(.*?)\}(?:\{.*\})?$", re.DOTALL)
_ESCAPED = re.compile(r"\\([_%&#$~{}])(?:\{\})?|\\textasciitilde[ ]?(?:\{\})?|\{\\textasciitilde\}")


def verbatim(raw: str) -> str:
    """Take a value letter for letter, but for the escapes that people put into addresses.

    >>> verbatim(r"{http://a.b/\\_x\\%20}"), verbatim(r"\\url{http://a.b/~c}")
    ('http://a.b/_x%20', 'http://a.b/~c')
    """
    text = raw.strip(" \t\n")
    if "\\" in text or "{" in text:
        command = _URL_COMMAND.match(text)
        if command:
            text = command[1]
        while text[:1] == "{" and text[-1:] == "}" and latex.group_end(text, 0) == len(text):
            text = text[1:-1].strip()
        text = _ESCAPED.sub(lambda match: match[1] or "~", text)
    return "".join(text.split()) if "\n" in text else text


def address(text: str) -> str:
    """Write a value letter for letter, with what would break it percent-encoded."""
    if verbatim(text) == text and balanced(text) and not text.endswith("\\"):
        return text
    for character in "\\{}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def balanced(text: str) -> bool:
    """Tell whether each brace has its partner, escaped or not, as BibTeX counts."""
    depth = 0
    for character in text:
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
