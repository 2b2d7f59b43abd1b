"""References to a ref-list, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec
from lxml import etree
from lxml.etree import SubElement

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.untagged import is_untagged
from refconv.kit.xml import is_id, legal
from refconv.kit.xmlfile import read_exactly
from refconv.model import Reference
from refconv_jats.article import around
from refconv_jats.characters import watched
from refconv_jats.element import homeless, put_citation
from refconv_jats.mixed import put_mixed
from refconv_jats.options import Dialect, JatsWriteOptions, dialect
from refconv_jats.phrasing import Phraser, StylePhraser
from refconv_jats.weaving import weave
from refconv_jats.words import XLINK

if TYPE_CHECKING:
    from lxml.etree import _Element


def write_references(
    references: Iterable[Reference], report: Reporter, options: JatsWriteOptions
) -> Iterator[str]:
    """Write a ref-list, reference by reference."""
    if options.tag:
        yield from write_tagged(references, report, options)
        return
    before, after = around(options)
    yield before
    yield from write_list(references, report, options, declared=bool(after))
    yield after


def write_tagged(
    references: Iterable[Reference], report: Reporter, options: JatsWriteOptions
) -> Iterator[str]:
    """Write the article that references were read from, its citations tagged in place."""
    its = dialect(options)
    if options.citation == "auto":
        its = msgspec.structs.replace(its, citation="mixed")
    known: dict[str, Reference] = {}
    for reference in references:
        if reference.origin is not None and not is_untagged(reference):
            known.setdefault(reference.origin.text, reference)
    yield from weave(read_exactly(options.tag)[0], known, its, report)


def write_list(
    references: Iterable[Reference],
    report: Reporter,
    options: JatsWriteOptions,
    declared: bool = False,
) -> Iterator[str]:
    """Write the ref-list element alone.

    `declared` says that an element around it declares the prefix `xlink`;
    the DTD does not let a ref-list do so.
    """
    its = dialect(options)
    ids = Ids(options)
    phraser = StylePhraser(options.style)
    yield "<ref-list>" if declared else f'<ref-list xmlns:xlink="{XLINK}">'
    if options.title:
        title = etree.Element("title")
        title.text = legal(options.title)
        yield serialise(title)
    yield "\n"
    parent = etree.Element("refs", nsmap={"xlink": XLINK})
    for number, reference in enumerate(watched(references, report), 1):
        ref = SubElement(parent, "ref", {"id": ids.give(reference, number, report)})
        put_label(ref, reference, number, options)
        put_citations(ref, reference, its, phraser, report)
        report_homeless(reference, its, report)
        if options.layout == "indent":
            indent(ref)
        yield serialise(ref) + "\n"
        parent.clear()
    yield "</ref-list>\n"


def put_citations(
    ref: _Element, reference: Reference, its: Dialect, phraser: Phraser, report: Reporter
) -> None:
    """Write the citation or citations of one reference."""
    kind = its.citation
    if is_untagged(reference) and kind != "both":
        kind = "mixed"
    if kind == "element":
        put_citation(ref, reference, its)
    elif kind == "mixed":
        put_mixed(ref, reference, its, phraser, report)
    else:
        parent = SubElement(ref, "citation-alternatives") if kind == "alternatives" else ref
        put_mixed(parent, reference, its, phraser, report)
        put_citation(parent, reference, its)


def put_label(ref: _Element, reference: Reference, number: int, options: JatsWriteOptions) -> None:
    """Write the label that the source gave, or a running number, or none."""
    label = ""
    if options.labels == "number":
        label = str(number)
    elif options.labels == "keep" and reference.origin is not None:
        label = legal(reference.origin.label or "").strip()
    if label:
        SubElement(ref, "label").text = label


def report_homeless(reference: Reference, its: Dialect, report: Reporter) -> None:
    """Say what JATS has no place for."""
    for variable, value in homeless(reference, its):
        report(
            Diagnostic(
                code="jats/no-place",
                severity=Severity.INFO,
                message=f"a JATS citation has no place for {variable}: {value}",
                reference=reference.id or None,
                variable=variable,
                action="left out",
            )
        )


class Ids:
    """Give each reference an id that is an XML name and that no other has."""

    def __init__(self, options: JatsWriteOptions) -> None:
        self._keep = options.ids == "keep"
        self._prefix = options.id_prefix if is_id(options.id_prefix) else "ref"
        self._given: set[str] = set()

    def give(self, reference: Reference, number: int, report: Reporter) -> str:
        """Give the reference's own id where it can be one, else the prefix and a number."""
        own = reference.id
        if self._keep and own and is_id(own) and own not in self._given:
            self._given.add(own)
            return own
        made = f"{self._prefix}{number}"
        while made in self._given:
            number += 1
            made = f"{self._prefix}{number}"
        self._given.add(made)
        if self._keep and own:
            report(
                Diagnostic(
                    code="jats/id-changed",
                    severity=Severity.INFO,
                    message=f"'{own}' cannot be the id of this ref",
                    reference=own,
                    action=f"written as {made}",
                )
            )
        return made


_CONTAINERS = frozenset(
    (
        *("ref", "citation-alternatives", "element-citation", "person-group", "name"),
        *("date-in-citation", "date"),
    )
)


def indent(element: _Element, depth: int = 0) -> None:
    """Put each child on a line of its own where an element holds elements alone."""
    if element.tag not in _CONTAINERS or not len(element) or element.text:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth


def serialise(element: _Element) -> str:
    """Write an element as text without the namespace declarations that its list makes."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(f' xmlns:xlink="{XLINK}"', "", 1)
