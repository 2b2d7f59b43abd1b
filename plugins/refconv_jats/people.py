"""Names as JATS writes them: one person-group for each role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import SubElement

from refconv.kit.names import dotted
from refconv.kit.xml import legal
from refconv.model import Name, Reference, full_family
from refconv_jats.options import Dialect
from refconv_jats.words import MARKER

if TYPE_CHECKING:
    from lxml.etree import _Element


class Role(NamedTuple):
    """Say how JATS names a role: its own word, and the nearest where that is not allowed."""

    group: str
    nearest: str


ROLES: dict[str, Role] = {
    "editor": Role("editor", "editor"),
    "collection_editor": Role("collection-editor", "editor"),
    "editorial_director": Role("editorial-director", "editor"),
    "translator": Role("translator", "translator"),
    "editor_translator": Role("editor-translator", "transed"),
    "compiler": Role("compiler", "compiler"),
    "curator": Role("curator", "curator"),
    "director": Role("director", "director"),
    "illustrator": Role("illustrator", "author"),
    "chair": Role("chair", "author"),
    "composer": Role("composer", "author"),
    "container_author": Role("container-author", "author"),
    "contributor": Role("contributor", "author"),
    "executive_producer": Role("executive-producer", "director"),
    "guest": Role("guest", "author"),
    "host": Role("host", "author"),
    "interviewer": Role("interviewer", "author"),
    "narrator": Role("narrator", "author"),
    "organizer": Role("organizer", "author"),
    "original_author": Role("original-author", "author"),
    "performer": Role("performer", "author"),
    "producer": Role("producer", "director"),
    "recipient": Role("recipient", "author"),
    "reviewed_author": Role("reviewed-author", "author"),
    "script_writer": Role("script-writer", "author"),
    "series_creator": Role("series-creator", "author"),
}
"""Every name variable but the author, in the order of output."""


def put_authors(
    out: _Element, reference: Reference, its: Dialect, printed: Mapping[str, str]
) -> None:
    """Write the authors; those of a patent are its inventors."""
    if not reference.author:
        return
    group = "author"
    if reference.type == "patent" and "inventor" in its.groups:
        group = "inventor"
    element = SubElement(out, "person-group", {"person-group-type": group})
    put_names(element, reference, "author", printed)


def put_others(
    out: _Element, reference: Reference, its: Dialect, printed: Mapping[str, str]
) -> None:
    """Write everyone else, a group for each role."""
    for attribute in ROLES:
        if getattr(reference, attribute):
            element = SubElement(out, "person-group", group_attributes(attribute, its))
            put_names(element, reference, attribute, printed)


def group_attributes(attribute: str, its: Dialect) -> dict[str, str]:
    """Name a role within what the dialect allows; what it has no word for is kept beside it."""
    role = ROLES[attribute]
    if role.group in its.groups:
        return {"person-group-type": role.group}
    if role.group == "editor-translator" and role.nearest in its.groups:
        return {"person-group-type": role.nearest}
    if "custom" in its.groups:
        return {"person-group-type": "custom", "custom-type": role.group}
    nearest = role.nearest if role.nearest in its.groups else "author"
    return {"person-group-type": nearest, "specific-use": MARKER + role.group}


def put_names(
    group: _Element, reference: Reference, attribute: str, printed: Mapping[str, str]
) -> None:
    """Write the names of one variable, and `etal` where there were more."""
    variable = attribute.replace("_", "-")
    for index, name in enumerate(getattr(reference, attribute)):
        put_name(group, name, printed.get(f"{variable}.{index}.given"))
    if variable in reference.et_al or attribute in reference.et_al:
        SubElement(group, "etal")


def put_name(group: _Element, name: Name, printed: str | None = None) -> None:
    """Write one name. `printed` is the given name as the source had it: "HM" for "H. M."."""
    family, given = _worded(full_family(name)), _worded(name.given or "")
    if name.literal is not None or not (family or given):
        whole = legal(name.literal or str(name)).strip()
        if whole:
            SubElement(group, "collab").text = whole
        return
    element = SubElement(group, "name")
    if not family:
        element.set("name-style", "given-only")
    elif name.static_ordering:
        element.set("name-style", "eastern")
    if family:
        SubElement(element, "surname").text = legal(family)
    if given:
        if printed is not None and printed != given and dotted(printed) == given:
            given = printed
        SubElement(element, "given-names").text = legal(given)
    if name.suffix:
        SubElement(element, "suffix").text = legal(name.suffix)


def _worded(text: str) -> str:
    """Give a text that has a letter or digit, else nothing: PMC refuses names of punctuation."""
    return text if any(map(str.isalnum, text)) else ""


def printed_givens(reference: Reference) -> dict[str, str]:
    """Give the given names as the source printed them, by path."""
    origin = reference.origin
    if origin is None or not origin.pieces:
        return {}
    return {
        piece.path: origin.text[piece.start : piece.end]
        for piece in origin.pieces
        if piece.path.endswith(".given")
    }
