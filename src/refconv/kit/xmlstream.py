"""Elements of an XML text, one after the other, in memory that does not grow with the text.

No DTD and no entity is fetched or expanded (lxml, "XMLParser": `load_dtd`, `no_network`,
`resolve_entities`); libxml2's own limits on depth and size stay on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from lxml import etree
from lxml.etree import _Element

from refconv.kit.doctype import without_entities
from refconv.kit.xml import local

_BLOCK = 1 << 16

Fault = Callable[[str, int], None]
"""Take what is wrong with the XML, and the line."""


def elements(text: str, wanted: Collection[str], fault: Fault) -> Iterator[_Element]:
    """Yield the outermost elements with these local names, complete; each is emptied afterwards.

    Text that is not well-formed is told once to `fault`, and the rest is read
    as libxml2 can mend it. Entities are as good as undeclared (`refconv.kit.doctype`).
    """
    given = 0
    text = without_entities(text)
    try:
        for element in _stream(text, wanted, recover=False):
            given += 1
            yield element
        return
    except etree.XMLSyntaxError as error:
        fault(error.msg or "not well-formed", error.position[0] if error.position else 1)
    try:
        for number, element in enumerate(_stream(text, wanted, recover=True)):
            if number >= given:
                yield element
    except etree.XMLSyntaxError:
        return  # told already


def _stream(text: str, wanted: Collection[str], recover: bool) -> Iterator[_Element]:
    parser = etree.XMLPullParser(
        events=("start", "end"),
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
        recover=recover,
    )
    inside = 0
    for _ in _fed(parser, text):
        for event, element in parser.read_events():
            if local(element) not in wanted:
                if event == "end" and not inside:
                    _drop(element)
            elif event == "start":
                inside += 1
            else:
                inside -= 1
                if not inside:
                    yield element
                    _drop(element)


def _fed(parser: etree.XMLPullParser, text: str) -> Iterator[None]:
    """Feed a parser block by block, and say when there may be events: also after the end."""
    for start in range(0, len(text), _BLOCK):
        parser.feed(text[start : start + _BLOCK])
        yield
    parser.close()
    yield


def _drop(element: _Element) -> None:
    """Empty an element that was read, and take away what stands before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
