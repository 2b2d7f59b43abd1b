"""Finished pieces to strings: text, HTML, Markdown, RTF."""

from __future__ import annotations

from collections.abc import Callable

from refconv.csl.backends.html import html, linked_html
from refconv.csl.backends.markdown import markdown
from refconv.csl.backends.rtf import rtf
from refconv.csl.backends.text import text
from refconv.csl.finish import Piece
from refconv.errors import OptionError, nearest

Backend = Callable[[list[Piece]], str]

BACKENDS: dict[str, Backend] = {
    "text": text,
    "html": html,
    "html-linked": linked_html,
    "markdown": markdown,
    "rtf": rtf,
}


def backend(output: str | Backend) -> Backend:
    """Give a back end by its name."""
    if not isinstance(output, str):
        return output
    if output not in BACKENDS:
        raise OptionError(f"unknown output '{output}': {nearest(output, BACKENDS)}")
    return BACKENDS[output]
