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

    def enter(self, ref: _Element, id: str) -> None:  # noqa: A002
        """Go to a ref."""
        self.span = self.source.line(int(ref.sourceline or 1))
        self.id = id

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
        place.tell("not-well-formed", Severity.ERROR, message, "read as far as it can be mended")

    text = source.text
    if _FRAGMENT.match(text):
        text = f"{_ROOT}{text}</refs>"
    number = 0
    for element in elements(text, _WANTED, fault):
        number += 1
        own = element.get("id", "") or f"ref{number}"
        place.enter(element, own)
        yield from read_ref(element, own, place, options)


def read_ref(
    ref: _Element,
    id: str,
    place: Place,
    options: JatsReadOptions,
) -> Iterator[Reference]:
    """Read the reference or references of one `ref`; one that breaks costs itself alone."""
    label = _label(ref)
    works = _works(ref)
    if not works:
        yield from _without_citation(ref, id, label, place)
        return
    if len(works) > 1:
        place.tell("several-citations", Severity.INFO, f"{len(works)} works in one ref")
    for index, work in enumerate(works):
        name = id if index == 0 else f"{id}-{index + 1}"
        if sum(len(citation.xpath("string()")) for citation in work) > _most(options):
            place.tell_limit("reference-length", f"ref '{name}' is too long and was left out")
            continue
        yield _read_work(work, name, label, place)


def _most(options: JatsReadOptions) -> int:
    return options.limits.reference_length or 1 << 62


def _works(ref: _Element) -> list[list[_Element]]:
    """Group the citations of a ref by the work they cite.

    What stands in `citation-alternatives` is one work; so are a mixed and an
    element-citation side by side (SciELO).
    """
    if local(ref) in CITATIONS:
        return [[ref]]
    works: list[list[_Element]] = []
    mixed: list[_Element] = []
    others: list[_Element] = []
    parents = [ref] if local(ref) != "citation-alternatives" else []
    if not parents:
        return [[child for child in ref if local(child) in CITATIONS]]
    for child in ref:
        name = local(child)
        if name == "citation-alternatives":
            inner = [cited for cited in child if local(cited) in CITATIONS]
            if inner:
                works.append(inner)
        elif name in CITATIONS:
            (mixed if name == "mixed-citation" else others).append(child)
    if len(mixed) == len(others):
        works.extend([one, other] for one, other in zip(mixed, others, strict=True))
    else:
        works.extend([child] for child in ref if local(child) in CITATIONS)
    return works


def _read_work(work: list[_Element], id: str, label: str | None, place: Place) -> Reference:  # noqa: A002
    drafts = [(_read(citation), citation) for citation in work]
    fielded = [pair for pair in drafts if pair[0].structured]
    draft, citation = fielded[-1] if fielded else drafts[0]
    text_draft = next((its for its, _ in drafts if not its.fielded), draft)
    if not draft.structured:
        return _plain(draft, id, label, place)
    loose.use(draft)
    found = assemble(
        draft,
        attribute(citation, "publication-type") or attribute(citation, "citation-type"),
        attribute(citation, "specific-use"),
        citation.get(LANG, ""),
    )
    found["origin"] = _origin(text_draft, label, place)
    reference = Reference(id=id, **found)
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


def _plain(draft: Draft, id: str, label: str | None, place: Place) -> Reference:  # noqa: A002
    place.tell("plain-text", Severity.INFO, "the citation is text without tags", "kept as text")
    origin = _origin(draft, label, place, sure=0.0)
    return Reference(id=id, origin=origin, **draft.values)  # type: ignore[arg-type]


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
    id: str,
    label: str | None,
    place: Place,
) -> Iterator[Reference]:
    parts = [plain(child) for child in ref if local(child) not in ("", "label")]
    text = " ".join(part for part in parts if part)
    if not text:
        place.tell("empty-ref", Severity.WARNING, f"ref '{id}' cites nothing", "left out")
        return
    place.tell("no-citation", Severity.WARNING, f"ref '{id}' has no citation", "kept as text")
    yield Reference(
        id=id,
        origin=Origin(
            text=text,
            source=place.source.name,
            offset=place.span.start,
            label=label,
            confidence=0.0,
        ),
    )
