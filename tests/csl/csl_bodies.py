"""Styles made for the tests: a body put into a whole style."""

from __future__ import annotations

from refconv.csl import Processor, Style
from refconv.model import Reference

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" {root}>'


def style(
    body: str, bibliography: str = "", *, before: str = "", root: str = "", citation: str = ""
) -> Style:
    """Make a style whose citation layout, and bibliography layout, hold these elements."""
    text = HEAD.format(root=root) + before
    text += f"<citation {citation}><layout delimiter='; '>{body}</layout></citation>"
    if bibliography:
        text += f"<bibliography><layout>{bibliography}</layout></bibliography>"
    return Style.parse(text + "</style>", "test")


def entry(element: str, reference: Reference, output: str = "html", **parts: str) -> str:
    """Render one reference by one element."""
    made = style("<text value='x'/>", element, **parts)
    return "".join(Processor(made, [reference]).bibliography(output))
