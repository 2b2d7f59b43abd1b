"""Read an entry that is beyond doubt, quickly; leave every other one to those who look closer.

Beyond doubt is: `@type{key,` and then fields with commas between them, each
value a number, a macro, or one text in braces or quotes, without escaped
braces, and no line that begins with `@` before the closing brace.
"""

from __future__ import annotations

import re

from refconv_bibtex.syntax import Entry, Field, Piece, Value

_HEAD = re.compile(r"[ \t\n]*@([A-Za-z]+)\{[ \t\n]*([^\s,={}\"%]+)[ \t]*(?=[,}])")
_GROUP = r"\{[^{}]*+\}"
for _ in range(3):
    _GROUP = rf"\{{[^{{}}]*+(?:{_GROUP}[^{{}}]*+)*+\}}"
_FIELD = re.compile(
    r"[ \t\n]*,[ \t\n]*([A-Za-z_][\w+:-]*)[ \t\n]*=[ \t\n]*"
    rf"(?:({_GROUP})|\"([^\"{{}}]*+)\"|([0-9]+)|([A-Za-z][\w-]*))(?=[ \t\n]*[,}}])",
    re.ASCII,
)
_END = re.compile(r"[ \t\n]*,?[ \t\n]*\}")
_OTHERS = frozenset({"string", "preamble", "comment"})


def entry(text: str, at: int, bound: int) -> Entry | None:
    """Read the entry at a place, white space before it aside; None where there is any doubt.

    `bound` is where the next line that begins with `@` begins, or the text ends.
    """
    head = _HEAD.match(text, at)
    if head is None:
        return None
    kind = head[1].lower()
    if kind in _OTHERS:
        return None
    fields: list[Field] = []
    names: set[str] = set()
    end = head.end()
    match = _FIELD.scanner(text, end, bound).match  # type: ignore[attr-defined]
    while (found := match()) is not None:
        name, group, quoted, number, macro = found.groups()
        name = name.lower()
        value: Value
        if group is not None:
            if "\\{" in group or "\\}" in group:
                return None
            value = group[1:-1]
        elif quoted is not None:
            value = quoted
        elif number is not None:
            value = number
        else:
            value = (Piece(macro, True),)
        if name in names:
            return None
        names.add(name)
        fields.append(Field(name, value, found.start(1)))
        end = found.end()
    close = _END.match(text, end, bound)
    if close is None:
        return None
    return Entry(kind, head[2], fields, head.start(1) - 1, close.end())
