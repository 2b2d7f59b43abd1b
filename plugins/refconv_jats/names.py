"""Names read from JATS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from refconv.kit.names import dotted
from refconv.kit.xml import character, is_entity, local, plain
from refconv.model import Name
from refconv.source import Span
from refconv_jats.people import ROLES

if TYPE_CHECKING:
    from lxml.etree import _Element

    from refconv_jats.draft import Draft

GROUP_ROLES: dict[str, str] = {
    **{role.group: attribute for attribute, role in ROLES.items()},
    "author": "author",
    "allauthors": "author",
    "authors": "author",
    "inventor": "author",
    "editors": "editor",
    "ed": "editor",
    "guest-editor": "editor",
    "transed": "editor_translator",
    "assignee": "assignee",
}
"""What a group's type says, to the attribute of the model; an assignee is a publisher's like."""

_INITIALS_FIRST = re.compile(r"((?:[^\W\d_]\.[\s-]*)+)([^\W\d_][^.,]*)")
_FAMILY_FIRST = re.compile(r"([^,.]*[^\W\d_]{2}[^,.]*?),?\s+((?:[A-Z]\.?[\s-]?)+)")
_LONGEST_NAME = 100
_BARE = re.compile(r"[^\W\d_a-z]{1,4}(?:\s[^\W\d_a-z]{1,4})*")
_PARTS = {"surname": "family", "given-names": "given", "suffix": "suffix"}


def read_person(element: _Element, draft: Draft, role: str) -> None:
    """Read a name, an organisation, or the first of several ways to write one."""
    if local(element).endswith("-alternatives"):
        inner = next((child for child in element if local(child)), None)
        if inner is not None:
            read_person(inner, draft, role)
            return
    variable = role.replace("_", "-")
    index = len(draft.names.get(role, ()))
    path = f"{variable}.{index}"
    before = len(draft.words.text)
    name = _collab(element, draft) if local(element) == "collab" else _name(element, draft, path)
    span = draft.words.since(before)
    if name is None:
        return
    if role == "assignee":
        draft.put("publisher", str(name), span)
        return
    draft.names.setdefault(role, []).append(name)
    draft.mark(path, span)


def _name(element: _Element, draft: Draft, path: str) -> Name | None:
    before = len(draft.words.text)
    parts: dict[str, str] = {}
    draft.words.add(element.text)
    for child in element:
        if draft.fielded:
            draft.words.gap()
        start = len(draft.words.text)
        if local(child):
            draft.words.add(plain(child))
        elif is_entity(child):
            draft.words.add(character(child))
        span = draft.words.since(start)
        part = _PARTS.get(local(child))
        if part is not None and part not in parts and span.end > span.start:
            parts[part] = draft.words.text[span.start : span.end]
            draft.mark(f"{path}.{part}", span)
        elif span.end > span.start:
            draft.loose.append(span)
        draft.words.add(child.tail)
    if not parts:
        span = draft.words.since(before)
        return split_name(draft.words.text[span.start : span.end])
    style = element.get("name-style", "")
    return Name(
        family=parts.get("family"),
        given=_given(parts["given"]) if "given" in parts else None,
        suffix=parts.get("suffix"),
        static_ordering=True if style == "eastern" else None,
    )


def _given(text: str) -> str:
    """Dot bare initials, which CSL processors take for one name; leave every other form alone."""
    return dotted(text) if _BARE.fullmatch(text) else text


def split_name(text: str) -> Name | None:
    """Split a name that has no parts where its initials show how; else keep it whole.

    >>> split_name("A. C. Wall"), split_name("Wall AC")
    (Name(family='Wall', given='A. C.'), Name(family='Wall', given='A. C.'))
    """
    text = text.strip(" ,;")
    if not text:
        return None
    if len(text) > _LONGEST_NAME:
        return Name(literal=text)
    first = _INITIALS_FIRST.fullmatch(text)
    if first:
        return Name(family=first[2].strip(), given=dotted(first[1].strip()))
    last = _FAMILY_FIRST.fullmatch(text)
    if last:
        return Name(family=last[1].strip(), given=dotted(last[2].strip()))
    if " " not in text:
        return Name(family=text)
    return Name(literal=text)


def _collab(element: _Element, draft: Draft) -> Name | None:
    before = len(draft.words.text)
    draft.words.add(plain(element))
    span: Span = draft.words.since(before)
    text = draft.words.text[span.start : span.end]
    return Name(literal=text) if text else None
