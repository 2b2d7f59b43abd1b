"""The declaration of an XML document's type, without the entities that it brings along."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"\s+|<\?xml\s[^>]*>|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(r"""<!DOCTYPE(?:[^\["'>]|"[^"]*"|'[^']*')*\[""")
_EXTERNAL = re.compile(r"\s(?:SYSTEM|PUBLIC)\s")
_SIGN = re.compile(r"""[\]"']|<!--|<\?""")
_CLOSES = {'"': '"', "'": "'", "<!--": "-->", "<?": "?>"}
_END = re.compile(r"\s*>")


def without_entities(text: str) -> str:
    """Cut an internal subset that declares entities; lines keep their numbers.

    libxml2 parses what an entity stands for once, to check it, and frees those nodes; lxml's pull
    parser has shown them by then and goes on to use them. References to the entities stay, as
    those to entities of a DTD that is not loaded do (XML 1.0, 4.1, WFC: Entity Declared).
    """
    if "<!ENTITY" not in text:
        return text
    at = 0
    while (before := _BEFORE.match(text, at)) is not None:
        at = before.end()
    declared = _DECLARED.match(text, at)
    if declared is None:
        return text
    opening = declared.end() - 1
    closing = _closing(text, opening + 1)
    head = text[:opening]
    outside = "" if _EXTERNAL.search(head, at) else ' SYSTEM "none"'
    return f"{head}{outside}>" + "\n" * text.count("\n", opening, closing) + text[closing:]


def _closing(text: str, start: int) -> int:
    """Find the end of a declaration whose subset begins there; the start where it has none."""
    at = start
    while (sign := _SIGN.search(text, at)) is not None:
        if sign.group() == "]":
            end = _END.match(text, sign.end())
            return end.end() if end else sign.end()
        closes = _CLOSES[sign.group()]
        found = text.find(closes, sign.end())
        if found < 0:
            return start
        at = found + len(closes)
    return start
