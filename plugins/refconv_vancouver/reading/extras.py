"""What stands beside the reference proper, and how it is taken away before the rest is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from refconv_vancouver.reading import (
    events,
    extent,
    identifiers,
    links,
    newspapers,
    notes,
    remarks,
    resources,
    series,
)
from refconv_vancouver.reading.draft import Draft

Take = Callable[[str, Draft], str]
"""Put what is found into the draft, and give the text with that masked."""

TAKERS: tuple[tuple[str, Take], ...] = (
    ("10", identifiers.take_dois),
    ("pmc", identifiers.take_pmcid),
    ("pmid medline pubmed", identifiers.take_pmid),
    ("isbn issn", identifiers.take_book_numbers),
    ("arxiv", identifiers.take_arxiv),
    (
        "epub pub online advance electronic prepublished published posted",
        links.take_published_online,
    ),
    (links.ACCESS_WORDS, links.take_accessed),
    ("registration", notes.take_registration),
    ("vol no", notes.take_bracketed_numbers),
    ("abstract abstr abs", notes.take_abstract_number),
    ("http https www ftp org com gov net edu info eu de uk int", links.take_urls),
    (
        "ahead view press online advance advanced forthcoming print prensa prelo druck presse"
        " stampa",
        remarks.take_status,
    ),
    ("p pp pages screens páginas seiten about approx aprox ca cerca", extent.take_extent),
    (
        "retraction erratum errata comment comments republished update expression summary original"
        " reprint reprinted dataset translated translation presented supported sponsored updated fe"
        " error reimpreso",
        notes.take_remarks,
    ),
    ("series no vol nr bd", series.take_series),
    ("report contract grant publication project", notes.take_report_numbers),
    (";", events.take_event),
    ("sect section", newspapers.take_section),
    (";", resources.take_entry),
    (remarks.NOISE_WORDS, remarks.take_noise),
    (remarks.LANGUAGE_WORDS, remarks.take_language),
)
"""Words of which one must be in the text, in small letters, and what they may belong to.

`10` stands for the beginning of a DOI, `;` for a semicolon before a year or a page.
"""

_WORD = re.compile(r"[^\W\d_]+")
_TAKERS_OF: dict[str, tuple[int, ...]] = {}
for _place, (_words, _) in enumerate(TAKERS):
    for _word in _words.split():
        _TAKERS_OF[_word] = (*_TAKERS_OF.get(_word, ()), _place)
_HINTS = frozenset(_TAKERS_OF)
_SEMICOLONS = ("; 19", "; 20", "; p")


def take_extras(text: str, draft: Draft) -> str:
    """Read what stands beside the reference and mask it, so that the rest is the reference."""
    hints = _HINTS.intersection(_WORD.findall(text.lower()))
    places = {place for word in hints for place in _TAKERS_OF[word]}
    if "10." in text:
        places.update(_TAKERS_OF["10"])
    if any(sign in text for sign in _SEMICOLONS):
        places.update(_TAKERS_OF[";"])
    for place in sorted(places):
        text = TAKERS[place][1](text, draft)
    return text
