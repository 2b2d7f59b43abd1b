"""Variables that CSL has under two names: citeproc-js's own and CSL 1.0.1's beside today's."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from refconv.model import ATTRIBUTES, Reference

TODAY = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}
"""The other name and today's (CSL 1.0.2, Appendix IV; citeproc-js manual)."""


def in_todays_names(reference: Reference) -> Reference:
    """Move what stands under another name to today's, where that is free or says the same."""
    changed: dict[str, Any] = {}
    for old, new in TODAY.items():
        value, other = getattr(reference, ATTRIBUTES[old]), getattr(reference, ATTRIBUTES[new])
        if value is not None and other in (None, value):
            changed |= {ATTRIBUTES[old]: None, ATTRIBUTES[new]: value}
    return replace(reference, **changed) if changed else reference
