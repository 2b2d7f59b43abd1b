"""CSL files read safely: no entities, no network, no document type."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from refconv.errors import StyleError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_BYTES = 8_000_000


def parse(data: bytes, name: str) -> etree._Element:
    """Parse a style or locale; raise StyleError where it is not plain XML."""
    if len(data) > _MOST_BYTES:
        raise StyleError(f"{name}: too large for a style ({len(data)} bytes)")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise StyleError(f"{name}:{line}: not well-formed XML: {error.msg}") from None
    if root.getroottree().docinfo.doctype:
        raise StyleError(f"{name}: a style may have no document type (entities are refused)")
    return root


def tag(element: etree._Element) -> str:
    """Give an element's name without CSL's namespace."""
    name = str(element.tag)
    return name[len(NAMESPACE) :] if name.startswith(NAMESPACE) else name


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Give an attribute of an element that may be missing."""
    return element.get(name) if element is not None else None


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Give the first child of a name."""
    return element.find(NAMESPACE + name)


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Give the children of a name."""
    return element.findall(NAMESPACE + name)


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """Give the folder of locales and schema that citeproc-py ships."""
    spec = find_spec("citeproc")
    if spec is None or not spec.submodule_search_locations:
        raise StyleError("citeproc-py is not installed: it holds the CSL locales")
    return Path(next(iter(spec.submodule_search_locations))) / "data"
