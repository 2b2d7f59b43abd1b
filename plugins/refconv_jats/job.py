"""What the steps that write an element-citation share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec
from lxml.etree import SubElement

from refconv.kit.xml import fill
from refconv.model import Reference
from refconv_jats.kept import Kept
from refconv_jats.options import Dialect
from refconv_jats.words import TAGS, Work

if TYPE_CHECKING:
    from lxml.etree import _Element


class Job(msgspec.Struct):
    """Hold what the steps of one citation share."""

    its: Dialect
    work: Work
    printed: Mapping[str, str]
    kept: Kept


Step = Callable[["_Element", Reference, Job], None]


def put_comment(out: _Element, kind: str, text: str) -> None:
    """Write a comment that says what it is."""
    fill(SubElement(out, "comment", {"content-type": kind}), text, TAGS)
