"""What JATS says beyond the words of CSL: kept in the `custom` object of a reference.

`custom["jats"]` is plain JSON: `translations` (pairs of language and title),
`title-language`, `doi` (attributes of its pub-id), `identifiers` (pairs of
type and text), `xml` (titles whose MathML the model cannot hold).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from lxml.etree import SubElement

from refconv.kit.xml import local, rich
from refconv.model import Reference
from refconv_jats.words import HREF, MARKS

if TYPE_CHECKING:
    from lxml.etree import _Element

KEY = "jats"
_MATHML = "{http://www.w3.org/1998/Math/MathML}"


class Kept(msgspec.Struct, frozen=True):
    """Hold what was kept, checked for its shape: CSL JSON by hand may say anything here."""

    translations: tuple[tuple[str, str], ...] = ()
    title_language: str = ""
    doi: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    xml: tuple[tuple[str, str], ...] = ()

    def restore_doi(self, element: _Element) -> None:
        """Set the attributes that a DOI's element had."""
        for name, value in self.doi:
            element.set(HREF if name == "href" else name, value)

    def restore(self, variable: str, text: str, element: _Element) -> bool:
        """Fill an element with the XML it had, if that still says the same text."""
        for its, source in self.xml:
            if its == variable:
                found = _parse(source)
                if found is not None and rich(found, MARKS) == text and _allowed(found):
                    _graft(element, found)
                    return True
        return False


EMPTY = Kept()


def kept(reference: Reference) -> Kept:
    """Give what a reference keeps for JATS."""
    found = reference.custom.get(KEY) if reference.custom else None
    if not isinstance(found, dict):
        return EMPTY
    return Kept(
        translations=_pairs(found.get("translations")),
        title_language=_text(found.get("title-language")),
        doi=tuple(
            pair for pair in _pairs(found.get("doi")) if pair[0] in ("href", "assigning-authority")
        ),
        identifiers=_pairs(found.get("identifiers")),
        xml=_pairs(found.get("xml")),
    )


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list | tuple):
        return ()
    return tuple(
        (_text(row[0]), _text(row[1]))
        for row in value
        if isinstance(row, list | tuple) and len(row) == 2
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _allowed(element: _Element) -> bool:
    """Tell whether an element holds nothing but looks and MathML."""
    return all(
        str(child.tag).startswith(_MATHML)
        or ((local(child) in MARKS or local(child) == "inline-formula") and _allowed(child))
        for child in element
    )


def _graft(target: _Element, source: _Element) -> None:
    """Copy the content of an element; the prefix of MathML is declared where MathML begins."""
    target.text = source.text
    for child in list(source):
        if str(child.tag).startswith(_MATHML):
            target.append(child)
        else:
            copy = SubElement(target, local(child))
            _graft(copy, child)
            copy.tail = child.tail


def _parse(source: str) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    try:
        found = etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    return found if local(found) else None
