"""CSL's rendering elements, each compiled to a closure `(state, out) -> None`."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from refconv.csl.program import Context, Render
from refconv.csl.xmlfile import NAMESPACE, tag


def compile_children(element: etree._Element, context: Context) -> tuple[Render, ...]:
    """Compile the children of an element, in order."""
    return tuple(
        compile_element(inner, context)
        for inner in element
        if isinstance(inner.tag, str) and inner.tag.startswith(NAMESPACE)
    )


def compile_element(element: etree._Element, context: Context) -> Render:
    """Compile one rendering element."""
    return _compilers()[tag(element)](element, context)


def _compilers() -> dict[str, Callable[[etree._Element, Context], Render]]:
    global _TABLE
    if _TABLE is None:
        from refconv.csl.elements.choose import choose
        from refconv.csl.elements.date import date
        from refconv.csl.elements.group import group
        from refconv.csl.elements.label import label
        from refconv.csl.elements.names import names
        from refconv.csl.elements.number import number
        from refconv.csl.elements.text import text

        _TABLE = {
            "choose": choose,
            "date": date,
            "group": group,
            "label": label,
            "names": names,
            "number": number,
            "text": text,
        }
    return _TABLE


_TABLE: dict[str, Callable[[etree._Element, Context], Render]] | None = None
