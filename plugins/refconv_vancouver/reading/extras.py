"""What stands beside the reference proper, and how it is taken away before the rest is read."""

from __future__ import annotations

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
)
from refconv_vancouver.reading.draft import Draft

Take = Callable[[str, Draft], str]
"""Put what is found into the draft, and give the text with that masked."""

TAKERS: tuple[tuple[tuple[str, ...], Take], ...] = (
    (("10.",), identifiers.take_dois),
    (("pmc",), identifiers.take_pmcid),
    (("pmid", "medline:", "pubmed"), identifiers.take_pmid),
    (("isbn", "issn"), identifiers.take_book_numbers),
    (("arxiv",), identifiers.take_arxiv),
    (("epub", "e-pub", "online", "ahead of"), links.take_published_online),
    (links.ACCESS_HINTS, links.take_accessed),
    (("http", "www", "ftp:", ".org", ".com", ".gov", ".net", ".edu", ".info", ".eu/", ".de/", ".uk/"), links.take_urls),
    (("ahead", "early view", "in press", "online early", "advance", "forthcoming", "prensa", "prelo", "im druck", "sous presse", "stampa"), remarks.take_status),
    (("[", " p", "screens"), extent.take_extent),
    ((" of:", " in:", " from:", " on:", "for:", "updated", "sponsored", "supported"), notes.take_remarks),
    (("report no", "contract no", "grant no", "publication no", "project no"), notes.take_report_numbers),
    (("; 19", "; 20"), events.take_event),
    (("sect",), newspapers.take_section),
    (("; p",), resources.take_entry),
    (remarks.NOISE_HINTS, remarks.take_noise),
    (("ish", "ese", "ian", "ench", "german", "dutch", "arabic", "greek", "hebrew", "ês", "és", "alemán", "deutsch"), remarks.take_language),
)
"""Words of which one must be in the text in small letters, and what they may belong to."""


def take_extras(text: str, draft: Draft) -> str:
    """Read what stands beside the reference and mask it, so that the rest is the reference."""
    low = text.lower()
    for hints, take in TAKERS:
        for hint in hints:
            if hint in low:
                text = take(text, draft)
                break
    return text
