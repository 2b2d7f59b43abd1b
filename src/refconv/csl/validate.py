"""A style file held against CSL's schema and against what the schema cannot say."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from refconv.csl.check import findings
from refconv.csl.style import parent_of
from refconv.csl.xmlfile import NAMESPACE, data_folder, parse
from refconv.errors import StyleError

_SCHEMA = "schema/schemas/styles/csl.rng"


class Fault(NamedTuple):
    """Say what is wrong in a style, and where; the line counts from 1."""

    line: int
    message: str
    kind: str
    """`xml`, `schema` or `style`."""


def faults(data: bytes, name: str = "style") -> list[Fault]:
    """List all that is wrong in a style by XML, by the schema of CSL 1.0.2, and by its macros.

    CSL-M's `institution`, which the schema lacks and our engine knows, is no fault.
    """
    try:
        root = parse(data, name)
    except StyleError as error:
        return [_from_error(str(error), name)]
    found: set[Fault] = set()
    if parent_of(root) is None:
        found.update(Fault(line, message, "style") for line, message in findings(root))
    for institution in list(root.iter(NAMESPACE + "institution")):
        parent = institution.getparent()
        if parent is not None:
            parent.remove(institution)
    schema = _schema()
    schema.validate(root.getroottree())
    found.update(Fault(entry.line, _clean(entry.message), "schema") for entry in schema.error_log)
    return sorted(found)


@lru_cache(maxsize=1)
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(data_folder() / _SCHEMA)))


def _clean(message: str) -> str:
    return message.replace("{http://purl.org/net/xbiblio/csl}", "")


def _from_error(text: str, name: str) -> Fault:
    rest = text.removeprefix(f"{name}:")
    line, _, message = rest.partition(": ")
    number = int(line) if line.strip().isdigit() else 1
    return Fault(number, message or text, "xml")
