"""What is odd about a reading: diagnostics that say what and why."""

from __future__ import annotations

import re

from refconv import journals
from refconv.kit.pages import ends
from refconv.model import ItemType
from refconv_vancouver.reading.boundary import known
from refconv_vancouver.reading.draft import Draft

_LIKELY = 0.5
"""A confidence below which a reading is more likely wrong than right."""
_CITED = re.compile(
    r"\b(?:19|20)\d\d\)?[;,]\s?\d{1,4}(?:\s?\(\d{1,4}\))?[,:]\s?[A-Za-z]?\d"
    r"|\b\d{1,4},\s?\d{1,6} \((?:19|20)\d\d\)"
)
"""Year, volume and page: "2010;7(8):e100", "1993, 98, 5648", "30, 1343 (1973)"."""
_TEXTS = ("title", "container_title", "publisher")
_NUMBER = re.compile(r"([A-Za-z]*)(\d+)([A-Za-z]?)")


def find_doubts(draft: Draft, kind: ItemType) -> None:
    """Put into the draft what a copy-editor would ask about."""
    values = draft.values
    page = values.get("page")
    if isinstance(page, str) and _backwards(page):
        draft.doubt("pages-backwards", f"page range {page} runs backwards", "page")
    for attribute in _TEXTS:
        text = str(values.get(attribute, ""))
        if ("20" in text or "19" in text) and _CITED.search(text):
            path = attribute.replace("_", "-")
            draft.doubt("two-references", f"the {path} holds year, volume and page", path)
    container = values.get("container_title")
    if kind is ItemType.ARTICLE_JOURNAL and isinstance(container, str) and not _found(container):
        draft.doubt(
            "unknown-journal", f"no journal called '{container}' is known", "container-title"
        )
    if "issued" not in values and kind is not ItemType.WEBPAGE and "status" not in values:
        draft.doubt("no-date", "no year was found", "issued")


def weigh_doubts(draft: Draft, sure: float) -> float:
    """Note that a reading is likely wrong; give its confidence, less where two works are in one."""
    if any(code == "two-references" for code, _, _ in draft.doubts):
        return min(sure, 0.1)
    if sure < _LIKELY:
        draft.doubt("unsure", f"more likely read wrongly than rightly ({sure:.2f})", "")
    return sure


def _found(container: str) -> bool:
    """Tell whether a journal is in the table, be it in words near to these."""
    return known(container) or bool(journals.lookup(container[:200]))


def _backwards(page: str) -> bool:
    first, last = ends(page)
    if last is None:
        return False
    one, other = _NUMBER.fullmatch(first), _NUMBER.fullmatch(last)
    if one is None or other is None or (one[1], one[3]) != (other[1], other[3]):
        return False
    return int(other[2]) < int(one[2])
