"""Whether a text is a list of references at all."""

from __future__ import annotations

from refconv_vancouver.finding.evidence import is_plain
from refconv_vancouver.finding.headings import opens_list
from refconv_vancouver.finding.labels import label_at
from refconv_vancouver.finding.lines import split

_OTHERS = ("{", "[{", "@", "<?xml", "<!DOCTYPE art", "%", "TY  -", "PMID-", "FN ")
"""How formats begin that are no page of text."""
_SURE, _MAYBE = 0.7, 0.4
_ENOUGH = 3


def sniff(text: str) -> float:
    """Say from 0 to 1 how much the beginning of a text looks like references in Vancouver's way."""
    if text.lstrip("\ufeff \t\n").startswith(_OTHERS):
        return 0.0
    found = 0
    for line in split(text):
        label = label_at(text, line.start, line.end)
        start = label.end if label is not None else line.start
        found += is_plain(text, start, line.end) or opens_list(text, line.start, line.end)
        if found == _ENOUGH:
            return _SURE
    return _MAYBE if found else 0.0
