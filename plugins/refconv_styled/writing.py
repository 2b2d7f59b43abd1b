"""Entries to a list in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from refconv.csl.catalogue import find
from refconv.diagnostics import Reporter
from refconv.model import Reference
from refconv_styled import citeproc_engine

if TYPE_CHECKING:
    from refconv_styled import StyledOptions


def write_list(
    references: Iterable[Reference], report: Reporter, options: StyledOptions
) -> Iterator[str]:
    """Render a list and lay it out: text has one entry a line."""
    style = find(options.style)
    entries = citeproc_engine.render(tuple(references), style, report, options)
    if options.format == "html":
        yield '<div class="csl-bib-body">\n'
        yield from (f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
        yield "</div>\n"
    elif options.format == "markdown":
        yield "\n".join(f"{entry}\n" for entry in entries)
    else:
        yield from (f"{entry}\n" for entry in entries)
