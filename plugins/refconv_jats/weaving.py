"""Tags woven into the mixed citations of an article, every other character left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.xmlscan import Token, escape, references, tokens
from refconv.model import Piece, Reference
from refconv_jats.element import put_citation, type_attributes
from refconv_jats.options import Dialect
from refconv_jats.spans import LOOKED, Tag
from refconv_jats.tagging import tags_of
from refconv_jats.words import HREF, XLINK

_RICH = frozenset(("title", "container-title", "collection-title", "part-title"))


class Inline(NamedTuple):
    """Mark an element inside a citation: its stretch of the text, and its places in the source."""

    start: int
    end: int
    open: int
    close: int


class Flat:
    """Hold the text of a citation, white space collapsed, and where each character stands."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._gap = -1

    def add(self, characters: str, start: int, end: int) -> None:
        """Append what stands for one place of the source."""
        for character in characters:
            if character.isspace():
                self._gap = start if self._gap < 0 else self._gap
                continue
            if self._gap >= 0 and self.text:
                self._append(" ", self._gap, start)
            self._gap = -1
            self._append(character, start, end)

    def add_text(self, source: str, start: int, end: int) -> None:
        """Append a stretch of the source between two tags, its references resolved."""
        at = start
        for begin, stop, meaning in references(source, start, end):
            for index in range(at, begin):
                self.add(source[index], index, index + 1)
            self.add(meaning, begin, stop)
            at = stop
        for index in range(at, end):
            self.add(source[index], index, index + 1)

    def _append(self, character: str, start: int, end: int) -> None:
        self.text.append(character)
        self.starts.append(start)
        self.ends.append(end)


class Cited(NamedTuple):
    """Hold a mixed-citation as it stands in the source."""

    open: Token
    close: Token
    text: str
    flat: Flat
    inlines: tuple[Inline, ...]
    beside: bool
    """Whether its ref has an element-citation too."""


def weave(
    source: str, by_text: Mapping[str, Reference], its: Dialect, report: Reporter
) -> Iterator[str]:
    """Give the article in pieces, with the citations that are known by their text tagged."""
    done = 0
    for cited in cited_texts(source):
        reference = by_text.get(cited.text)
        if reference is None or cited.beside:
            continue
        for at, text in _insertions(source, cited, reference, its, report):
            yield source[done:at]
            yield text
            done = at
    yield source[done:]


def cited_texts(source: str) -> Iterator[Cited]:
    """Yield every mixed-citation of an article."""
    found: list[Cited] = []
    beside = False
    stream = tokens(source)
    for token in stream:
        if token.name == "ref" and token.kind == "close":
            yield from (one._replace(beside=beside) for one in found)
            found, beside = [], False
        elif token.name == "element-citation" and token.kind == "open":
            beside = True
        elif token.name == "mixed-citation" and token.kind == "open":
            cited = _cited(source, token, stream)
            if cited is not None:
                found.append(cited)
    yield from (one._replace(beside=beside) for one in found)


def _cited(source: str, first: Token, stream: Iterator[Token]) -> Cited | None:
    flat = Flat()
    inlines: list[Inline] = []
    stack: list[tuple[int, Token]] = []
    at = first.end
    for token in stream:
        flat.add_text(source, at, token.start)
        at = token.end
        if token.name == "mixed-citation" and token.kind == "close":
            text = "".join(flat.text)
            return Cited(first, token, text, flat, tuple(inlines), beside=False)
        if token.kind == "cdata":
            for index in range(token.start + 9, token.end - 3):
                flat.add(source[index], index, index + 1)
        elif token.kind == "open":
            stack.append((len(flat.text), token))
        elif token.kind == "close" and stack:
            start, opener = stack.pop()
            blank = start < len(flat.text) and flat.text[start] == " "
            inlines.append(Inline(start + blank, len(flat.text), opener.start, token.end))
    return None


def _insertions(
    source: str, cited: Cited, reference: Reference, its: Dialect, report: Reporter
) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    if "publication-type" not in cited.open.attributes and its.citation != "element":
        kinds = type_attributes(reference, its)
        out.append((cited.open.end - 1, f' publication-type="{kinds["publication-type"]}"'))
    if its.citation == "alternatives":
        out.insert(0, (cited.open.start, f"<{cited.open.prefix}citation-alternatives>"))
    if its.citation != "element":
        out.extend(_tags(source, cited, reference, its, report))
    if its.citation != "mixed":
        out.append((cited.close.end, _element(source, cited, reference, its)))
    if its.citation == "alternatives":
        out.append((cited.close.end, f"</{cited.open.prefix}citation-alternatives>"))
    return out


def _tags(
    source: str, cited: Cited, reference: Reference, its: Dialect, report: Reporter
) -> list[tuple[int, str]]:
    pieces = reference.origin.pieces if reference.origin is not None else ()
    free = [piece for piece in pieces if _is_free(piece, cited.inlines)]
    whole = [_trimmed(tag, cited.text) for tag in tags_of(reference, cited.text, free, its)]
    tags = [tag for tag in whole if tag.start < tag.end and _fits(tag, cited.inlines)]
    stuck = sorted({piece.path for piece in pieces} - {piece.path for piece in free})
    if stuck:
        report(_stuck(reference, stuck))
    opens: list[tuple[int, int, int, str]] = []
    declared = f'xmlns:xlink="{XLINK}"' in source
    for order, tag in enumerate(tags):
        start, end = _places(tag, cited)
        name = cited.open.prefix + tag.name
        opens.append((start, 1, order, f"<{name}{_attributes(tag, declared)}>"))
        opens.append((end, 0, -order, f"</{name}>"))
    return [(at, text) for at, _, _, text in sorted(opens)]


def _is_free(piece: Piece, inlines: Sequence[Inline]) -> bool:
    """Tell whether a tag can go around a piece in spite of the elements that are there.

    Titles may hold italics and the like, or stand in one altogether; nothing else may.
    """
    for inline in inlines:
        if piece.end <= inline.start or inline.end <= piece.start:
            continue
        if piece.path not in _RICH or not (piece.start <= inline.start and inline.end <= piece.end):
            return False
    return True


def _trimmed(tag: Tag, text: str) -> Tag:
    """Leave blanks at the ends out: a collapsed blank has no one place in the source."""
    start, end = tag.start, tag.end
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return tag._replace(start=start, end=end)


def _fits(tag: Tag, inlines: Sequence[Inline]) -> bool:
    """Check a tag that may be wider than its pieces, as a person-group is."""
    for inline in inlines:
        if tag.end <= inline.start or inline.end <= tag.start:
            continue
        if tag.name not in LOOKED or not (tag.start <= inline.start and inline.end <= tag.end):
            return False
    return True


def _places(tag: Tag, cited: Cited) -> tuple[int, int]:
    """Give the places of a tag in the source, around the elements that begin or end with it."""
    start, end = cited.flat.starts[tag.start], cited.flat.ends[tag.end - 1]
    for inline in cited.inlines:
        if tag.start <= inline.start and inline.end <= tag.end and inline.start < inline.end:
            if inline.start == tag.start:
                start = min(start, inline.open)
            if inline.end == tag.end:
                end = max(end, inline.close)
    return start, end


def _attributes(tag: Tag, declared: bool) -> str:
    out = []
    for name, value in tag.attributes.items():
        if name == HREF:
            out.append(f' xlink:href="{escape(value)}"')
            if not declared:
                out.insert(0, f' xmlns:xlink="{XLINK}"')
        else:
            out.append(f' {name}="{escape(value)}"')
    return "".join(out)


def _element(source: str, cited: Cited, reference: Reference, its: Dialect) -> str:
    """Write the element-citation, set off by the white space that stands before the other."""
    root = etree.Element("refs", nsmap={"xlink": XLINK})
    element = put_citation(root, reference, its)
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    if f'xmlns:xlink="{XLINK}"' in source or "xlink:href" not in text:
        text = text.replace(f' xmlns:xlink="{XLINK}"', "", 1)
    if cited.open.prefix:
        text = re.sub(r"<(/?)(?=[a-z])(?![\w-]+:)", rf"<\1{cited.open.prefix}", text)
    before = source[: cited.open.start]
    return before[len(before.rstrip()) :] + text


def _stuck(reference: Reference, paths: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        code="jats/not-tagged",
        severity=Severity.INFO,
        message=f"stands inside or across other elements: {', '.join(paths)}",
        reference=reference.id or None,
        action="not tagged",
    )
