"""The references of a JATS or NLM article, or of a fragment of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.xml import attribute, local, plain
from refconv.kit.xmlstream import elements
from refconv.limits import limit_hit
from refconv.model import Origin, Piece, Reference
from refconv.source import Source, Span
from refconv_jats import loose
from refconv_jats.assembly import assemble
from refconv_jats.citation import read_citation
from refconv_jats.draft import Draft
from refconv_jats.options import JatsReadOptions
from refconv_jats.wording import tell_lost_words
from refconv_jats.words import LANG, XLINK

if TYPE_CHECKING:
    from lxml.etree import _Element

CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_WANTED = frozenset(("ref", "citation-alternatives", *CITATIONS))
_FRAGMENT = re.compile(r"\s*<(?:ref|citation-alternatives|(?:element-|mixed-|nlm-)?citation)[\s>/]")
_ROOT = f'<refs xmlns:xlink="{XLINK}" xmlns:mml="http://www.w3.org/1998/Math/MathML">'
_BRACKETS = "[](){}. \t\n"


class Place:
    """Know where in the source a ref stands, and tell what is odd about it."""

    def __init__(self, source: Source, report: Reporter) -> None:
        self.source = source
        self.span = Span(0, 0)
        self.id = ""
        self._report = report

    def enter(self, ref: _Element, own: str) -> None:
        """Go to a ref."""
        self.span = self.source.line(int(ref.sourceline or 1))
        self.id = own

    def tell(self, code: str, severity: Severity, message: str, action: str = "") -> None:
        """Report something about the ref."""
        self._report(
            Diagnostic(
                code=f"jats/{code}",
                severity=severity,
                message=message,
                source=self.source,
                span=self.span,
                reference=self.id or None,
                action=action or None,
            )
        )

    def tell_limit(self, name: str, message: str) -> None:
        """Report that a limit was reached."""
        self._report(limit_hit(name, message, self.source, self.span))


def read_references(
    source: Source, report: Reporter, options: JatsReadOptions
) -> Iterator[Reference]:
    """Read all references of a text, one `ref` after the other."""
    place = Place(source, report)

    def fault(message: str, line: int) -> None:
        place.span = source.line(line)
        if message.startswith("Excessive depth"):
            place.tell_limit("nesting", "elements too deep in each other; read up to there")
        else:
            place.tell(
                "not-well-formed", Severity.ERROR, message, "read as far as it can be mended"
            )

    text = source.text
    if _FRAGMENT.match(text):
        text = f"{_ROOT}{text}</refs>"
    for number, element in enumerate(elements(text, _WANTED, fault), 1):
        own = element.get("id", "") or f"ref{number}"
        place.enter(element, own)
        yield from read_ref(element, own, place, options)


def read_ref(
    ref: _Element, own: str, place: Place, options: JatsReadOptions
) -> Iterator[Reference]:
    """Read the reference or references of one `ref`; one that breaks costs itself alone."""
    label = _label(ref)
    works = _works(ref)
    if not works:
        yield from _without_citation(ref, own, label, place)
        return
    if len(works) > 1:
        place.tell("several-citations", Severity.INFO, f"{len(works)} works in one ref")
    for index, work in enumerate(works):
        name = own if index == 0 else f"{own}-{index + 1}"
        length = sum(len(plain(citation)) for citation in work)
        if 0 < options.limits.reference_length < length:
            place.tell_limit("reference-length", f"ref '{name}' has {length} characters: left out")
            continue
        try:
            yield _read_work(work, name, label, place)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            why = f"ref '{name}' cannot be read: {type(error).__name__}: {error}"
            place.tell("ref-not-read", Severity.ERROR, why, "kept as text")
            yield _as_text(plain(work[0]), name, label, place)


def _works(ref: _Element) -> list[list[_Element]]:
    """Group the citations of a ref by the work they cite.

    What stands in `citation-alternatives` is one work; so are a mixed and an
    element-citation side by side (SciELO).
    """
    if local(ref) in CITATIONS:
        return [[ref]]
    if local(ref) == "citation-alternatives":
        return [_citations(ref)] if _citations(ref) else []
    works = [_citations(child) for child in ref if local(child) == "citation-alternatives"]
    mixed = [child for child in _citations(ref) if local(child) == "mixed-citation"]
    others = [child for child in _citations(ref) if local(child) != "mixed-citation"]
    if len(mixed) == len(others):
        works.extend([one, other] for one, other in zip(mixed, others, strict=True))
    else:
        works.extend([child] for child in _citations(ref))
    return [work for work in works if work]


def _citations(element: _Element) -> list[_Element]:
    return [child for child in element if local(child) in CITATIONS]


def _read_work(work: list[_Element], own: str, label: str | None, place: Place) -> Reference:
    drafts = [(_read(citation), citation) for citation in work]
    fielded = [pair for pair in drafts if pair[0].structured]
    draft, citation = fielded[-1] if fielded else drafts[0]
    text_draft = next((its for its, _ in drafts if not its.fielded), draft)
    if not draft.structured:
        return _plain(draft, own, label, place)
    loose.use(draft)
    found = assemble(
        draft,
        attribute(citation, "publication-type") or attribute(citation, "citation-type"),
        attribute(citation, "specific-use"),
        citation.get(LANG, ""),
    )
    found["origin"] = _origin(text_draft, label, place)
    reference = Reference(id=own, **found)
    tell_lost_words(reference, draft, place)
    if text_draft is not draft:
        tell_lost_words(reference, text_draft, place, beside=True)
    return reference


def _read(citation: _Element) -> Draft:
    draft = Draft(fielded=_is_fielded(citation))
    read_citation(citation, draft)
    return draft


def _is_fielded(citation: _Element) -> bool:
    """Tell whether a citation is fields without the punctuation of a sentence."""
    if local(citation) == "element-citation":
        return True
    texts = [citation.text, *(child.tail for child in citation)]
    return len(citation) > 1 and not any(text and text.strip() for text in texts)


def _plain(draft: Draft, own: str, label: str | None, place: Place) -> Reference:
    place.tell("plain-text", Severity.INFO, "the citation is text without tags", "kept as text")
    origin = _origin(draft, label, place, sure=0.0)
    return Reference(id=own, origin=origin, **draft.values)  # type: ignore[arg-type]


def _origin(draft: Draft, label: str | None, place: Place, sure: float = 1.0) -> Origin:
    pieces = sorted(draft.pieces, key=lambda piece: (piece.start, -piece.end))
    return Origin(
        text=draft.words.text,
        source=place.source.name,
        offset=place.span.start,
        pieces=tuple(pieces),
        remainder=tuple(Piece("", *span) for span in draft.loose) if draft.structured else (),
        label=label,
        fielded=draft.fielded,
        confidence=sure,
    )


def _label(ref: _Element) -> str | None:
    for child in ref.iter("{*}label"):
        text = plain(child)
        return (text.strip(_BRACKETS) if text.strip(_BRACKETS).isalnum() else text) or None
    return None


def _without_citation(
    ref: _Element,
    own: str,
    label: str | None,
    place: Place,
) -> Iterator[Reference]:
    parts = [plain(child) for child in ref if local(child) not in ("", "label")]
    text = " ".join(part for part in parts if part)
    if not text:
        place.tell("empty-ref", Severity.WARNING, f"ref '{own}' cites nothing", "left out")
        return
    place.tell("no-citation", Severity.WARNING, f"ref '{own}' has no citation", "kept as text")
    yield _as_text(text, own, label, place)


def _as_text(text: str, own: str, label: str | None, place: Place) -> Reference:
    origin = Origin(
        text=text,
        source=place.source.name,
        offset=place.span.start,
        label=label,
        confidence=0.0,
    )
    return Reference(id=own, origin=origin)
