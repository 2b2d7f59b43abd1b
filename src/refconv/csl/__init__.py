"""A CSL 1.0.2 engine: citations and bibliographies in any style.

    style = Style.load("apa")                       # name, alias or path of a .csl file
    processor = Processor(style, references, locale="de-DE")
    processor.bibliography("html")                  # list[str]; also text, markdown, rtf
    processor.cite([[Cite(id="a", locator="3")]])   # list[str], one for each citation
    tagged(processor)                               # list[list[Run]]: entries as tagged runs

`Run(text, marks, path)`: `marks` are words (`italic`, `bold`, `small-caps`,
`underline`, `sup`, `sub`), `path` is as in `refconv.model.Piece` (`title`,
`author.0.family`, `issued.year`, `page`), `""` for what the style adds.
`processor.order` holds, for each entry, the index of its reference.

Names are imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refconv.csl.backends.tagged import Run
    from refconv.csl.cites import Citation, Cite, Position
    from refconv.csl.processor import Processor, tagged
    from refconv.csl.style import Style

_HOMES = {
    "Citation": "cites",
    "Cite": "cites",
    "Position": "cites",
    "Processor": "processor",
    "Run": "backends.tagged",
    "Style": "style",
    "tagged": "processor",
}

__all__ = ["Citation", "Cite", "Position", "Processor", "Run", "Style", "tagged"]


def __getattr__(name: str) -> Any:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'refconv.csl' has no attribute '{name}'")
    return getattr(import_module(f"refconv.csl.{_HOMES[name]}"), name)
