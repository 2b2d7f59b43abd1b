"""Making references and running one rule over them."""

from __future__ import annotations

from datetime import date
from typing import Any

from refconv.checks import RULES, CheckOptions, check
from refconv.diagnostics import Diagnostic
from refconv.model import Date, ItemType, Name, Origin, Reference


def reference(
    id: str = "r",  # noqa: A002
    authors: str = "Doe J.",
    year: int | None = 2001,
    text: str | None = None,
    label: str | None = None,
    **more: Any,
) -> Reference:
    """Make an article; `authors` are `Family Given` with commas between."""
    names = tuple(
        Name(family=family, given=given or None)
        for family, _, given in (one.strip().partition(" ") for one in authors.split(",") if one)
    )
    origin = None if text is None and label is None else Origin(text=text or "", label=label)
    fields: dict[str, Any] = {
        "type": ItemType.ARTICLE_JOURNAL,
        "title": "A title of some length for this work",
        "container_title": "Blood",
        "volume": "1",
        "page": "10-12",
        "issued": Date(date_parts=((year,),)) if year else None,
    }
    return Reference(id=id, author=names, origin=origin, **(fields | more))


def run(rule: str, *references: Reference, **options: Any) -> list[Diagnostic]:
    """Run one rule over references, and see that it reports under its own name alone."""
    found: list[Diagnostic] = []
    settled = CheckOptions(only=frozenset({rule}), today=date(2026, 11, 23), **options)
    check(references, found.append, settled)
    assert {it.code for it in found} <= {f"check/{rule}"}
    assert {it.severity for it in found} <= {RULES[rule].severity}
    return found
