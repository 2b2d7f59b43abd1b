"""Which form of a journal's title a style prints."""

from __future__ import annotations

from lxml import etree

from refconv.csl.style import Style
from refconv.csl.xmlfile import tag

_SHORT = {"container-title-short", "journalAbbreviation"}


def abbreviates(style: Style) -> bool | None:
    """Tell whether the bibliography prints the short form of container titles; None if no form.

    The short form is `form="short"` or a variable that holds it (CSL 1.0.2,
    Text). A style without a bibliography is asked by its citations.
    """
    start = style.bibliography if style.bibliography is not None else style.citation
    found: bool | None = None
    waiting = [start] if start is not None else []
    seen: set[str] = set()
    while waiting:
        for element in waiting.pop().iter(etree.Element):
            name = element.get("macro", "")
            if name in style.macros and name not in seen:
                seen.add(name)
                waiting.append(style.macros[name])
            if tag(element) != "text":
                continue
            variable = element.get("variable", "")
            if variable in _SHORT or (variable == "container-title" and _is_short(element)):
                return True
            found = False if variable == "container-title" else found
    return found


def _is_short(element: etree._Element) -> bool:
    return element.get("form") == "short"
