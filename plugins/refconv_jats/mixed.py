"""A reference as a mixed-citation: the author's own words, or a style's, with tags around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Date, Reference, Value
from refconv.model.richtext import Mark
from refconv_jats.dates import words
from refconv_jats.element import set_type
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
    phrase = own_words(reference, its)
    if phrase is None:
        phrase = phraser(reference)
        if its.citation == "mixed":
            _tell_unprinted(reference, phrase, report)
    out = SubElement(parent, "mixed-citation")
    set_type(out, reference, its)
    if its.plain_mixed and out.get("publication-type") == "data":
        out.set("publication-type", "database")  # JATS4R asks data for tags that SciELO forbids
    tags = tags_of(reference, phrase.text, phrase.pieces, its)
    put(out, phrase.text, tags, phrase.looks, _FEW if its.plain_mixed else TAGS)
    return out


def _tell_unprinted(reference: Reference, phrase: Phrase, report: Reporter) -> None:
    """Report what the style does not print, and what is therefore nowhere."""
    printed = {piece.path.partition(".")[0] for piece in phrase.pieces}
    for variable, value in reference.variables():
        if variable not in printed and variable not in _ATTRIBUTES:
            report(
                Diagnostic(
                    code="jats/not-printed",
                    severity=Severity.INFO,
                    message=f"the style does not print {variable}: {_shown(value)}",
                    reference=reference.id or None,
                    variable=variable,
                    action="left out",
                )
            )


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    return words(value) if isinstance(value, Date) else "; ".join(str(name) for name in value)


def own_words(reference: Reference, its: Dialect) -> Phrase | None:
    """Give the text that the reference was read from, if it was a sentence.

    A sentence of which no piece is known is used only where no tags are
    wanted, or where nothing else is known.
    """
    origin = reference.origin
    if origin is None or origin.fielded or not origin.text.strip():
        return None
    tagged = any(piece.path != "label" for piece in origin.pieces)
    if not tagged and not (reference.unread or its.plain_mixed or its.citation != "mixed"):
        return None
    looks = looks_of(reference, origin.text, origin.pieces)
    return Phrase(origin.text, origin.pieces, tuple(looks))
