"""A reference as a mixed-citation: the author's own words, or a style's, with tags around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.untagged import is_untagged
from refconv.model import Date, Reference, Value
from refconv.model.richtext import Mark
from refconv_jats.dates import words
from refconv_jats.element import set_type
from refconv_jats.kept import kept
from refconv_jats.locating import locate
from refconv_jats.options import Dialect
from refconv_jats.phrasing import Phrase, Phraser
from refconv_jats.spans import put
from refconv_jats.tagging import looks_of, tags_of
from refconv_jats.words import TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATTRIBUTES = ("language", "jurisdiction")
_FEW = {mark: TAGS[mark] for mark in (Mark.BOLD, Mark.ITALIC, Mark.SUPERSCRIPT, Mark.SUBSCRIPT)}


def put_mixed(
    parent: _Element, reference: Reference, its: Dialect, phraser: Phraser, report: Reporter
) -> _Element:
    """Append the mixed-citation of a reference to a parent."""
    phrase = own_words(reference)
    read = phrase is not None and reference.origin is not None and reference.origin.pieces
    phrase = phrase or phraser(reference)
    if its.citation == "mixed" and not read and not is_untagged(reference):
        _tell_unprinted(reference, phrase, report)
    out = SubElement(parent, "mixed-citation")
    set_type(out, reference, its)
    if its.plain_mixed and out.get("publication-type") == "data":
        out.set("publication-type", "database")  # JATS4R asks data for tags that SciELO forbids
    tags = tags_of(reference, phrase.text, phrase.pieces, its)
    put(out, phrase.text, tags, phrase.looks, _FEW if its.plain_mixed else TAGS)
    return out


def _tell_unprinted(reference: Reference, phrase: Phrase, report: Reporter) -> None:
    """Report what the text does not say, or not in these words, and what is therefore nowhere."""
    printed = {piece.path.partition(".")[0] for piece in phrase.pieces}
    beside = kept(reference)
    unprinted = [
        (variable, _shown(value))
        for variable, value in reference.variables()
        if variable not in printed and variable not in _ATTRIBUTES
    ]
    for name, text in (*unprinted, *beside.identifiers, *beside.translations):
        report(
            Diagnostic(
                code="jats/not-printed",
                severity=Severity.INFO,
                message=f"the text does not say {name or 'a translation'}: {text}",
                reference=reference.id or None,
                variable=name or None,
                action="left out",
            )
        )


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    return words(value) if isinstance(value, Date) else "; ".join(str(name) for name in value)


def own_words(reference: Reference) -> Phrase | None:
    """Give the text that the reference was read from, if it was a sentence."""
    origin = reference.origin
    if origin is None or not origin.text.strip() or (origin.fielded and not reference.unread):
        return None
    pieces = origin.pieces
    if not reference.unread and all(piece.path == "label" for piece in pieces):
        pieces = locate(reference, origin.text)
    return Phrase(origin.text, pieces, tuple(looks_of(reference, origin.text, pieces)))
