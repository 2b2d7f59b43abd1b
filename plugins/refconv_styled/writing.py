"""Entries to a list in the format that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from refconv.csl.catalogue import find
from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Reference

if TYPE_CHECKING:
    from refconv_styled import StyledOptions

OUR_STYLES = "refconv-styles"
"""Who ships `icmje`: its references are settled first, for NLM's rules ask more than CSL can."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_RTF_HEAD = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n"


def write_list(
    references: Iterable[Reference], report: Reporter, options: StyledOptions
) -> Iterator[str]:
    """Render a list and lay it out: text has one entry a line."""
    if options.engine == "citeproc-py":
        from refconv_styled import citeproc_engine

        style = find(options.style)
        entries = citeproc_engine.render(tuple(references), style, report, options)
    else:
        entries = _render(tuple(references), report, options)
    if options.format == "html-page":
        from refconv.csl import Style
        from refconv_styled.page import write_page

        yield from write_page(entries, Style.load(options.style), options.locale)
    else:
        yield from _LAYOUTS[options.format](entries)


def _render(
    references: tuple[Reference, ...], report: Reporter, options: StyledOptions
) -> list[str]:
    """Render with refconv's own engine; a reference that was not read stands as it was."""
    from refconv.csl import Processor, Style
    from refconv.csl.backends import backend
    from refconv.kit.nlm import as_nlm_prints
    from refconv_styled.leftout import LeftOut

    style = Style.load(options.style)
    if options.titles == "sentence":
        from refconv.csl.titles import sentence_case

        references = tuple(sentence_case(references))
    if find(options.style).provider == OUR_STYLES:
        references = tuple(map(as_nlm_prints, references))
    form = options.format.removesuffix("-page")
    write = backend("html-linked" if options.links and form == "html" else form)
    entries: list[str] = []
    left_out = LeftOut(style.name, report)
    for entry in Processor(style, references, options.locale).entries():
        reference = entry.reference
        if reference.unread and reference.origin is not None:
            kept = write([(" ".join(reference.origin.text.split()), "")])
            entries.append(_legal(kept, reference, report))
            continue
        text = _legal(write(entry.pieces), reference, report)
        if text.strip():
            entries.append(text)
            left_out.look(reference, entry.printed)
        else:
            report(_empty(reference, style.name))
    left_out.sum_up()
    return entries


def _legal(text: str, reference: Reference, report: Reporter) -> str:
    """Leave out controls: HTML and RTF do not allow them, and in text they steer a terminal."""
    kept = _CONTROLS.sub("", text)
    if kept != text:
        report(
            Diagnostic(
                code="styled/illegal-character",
                severity=Severity.WARNING,
                message="the entry holds a control character",
                reference=reference.id,
                action="left out",
            )
        )
    return kept


def _empty(reference: Reference, style: str) -> Diagnostic:
    return Diagnostic(
        code="styled/empty-entry",
        severity=Severity.WARNING,
        message=f"the style {style} prints nothing for this reference",
        reference=reference.id,
        action="left out",
    )


def _lines(entries: list[str]) -> Iterator[str]:
    yield from (f"{entry}\n" for entry in entries)


def _html(entries: list[str]) -> Iterator[str]:
    yield '<div class="csl-bib-body">\n'
    yield from (f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
    yield "</div>\n"


def _markdown(entries: list[str]) -> Iterator[str]:
    yield "\n".join(f"{entry}\n" for entry in entries)


def _rtf(entries: list[str]) -> Iterator[str]:
    yield _RTF_HEAD
    yield from (f"{entry}\\par\n" for entry in entries)
    yield "}\n"


_LAYOUTS = {"text": _lines, "html": _html, "markdown": _markdown, "rtf": _rtf}
