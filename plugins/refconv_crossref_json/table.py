"""Crossref's words and CSL's (Crossref REST API, "works"; types of `/types`)."""

from __future__ import annotations

from refconv.model import ItemType

I = ItemType  # noqa: E741

TYPES: dict[str, ItemType] = {
    "journal-article": I.ARTICLE_JOURNAL,
    "journal-issue": I.PERIODICAL,
    "journal-volume": I.PERIODICAL,
    "journal": I.PERIODICAL,
    "book": I.BOOK,
    "monograph": I.BOOK,
    "edited-book": I.BOOK,
    "reference-book": I.BOOK,
    "book-set": I.COLLECTION,
    "book-series": I.COLLECTION,
    "book-chapter": I.CHAPTER,
    "book-section": I.CHAPTER,
    "book-part": I.CHAPTER,
    "book-track": I.CHAPTER,
    "reference-entry": I.ENTRY,
    "proceedings": I.BOOK,
    "proceedings-series": I.COLLECTION,
    "proceedings-article": I.PAPER_CONFERENCE,
    "dissertation": I.THESIS,
    "report": I.REPORT,
    "report-component": I.REPORT,
    "report-series": I.COLLECTION,
    "standard": I.STANDARD,
    "standard-series": I.COLLECTION,
    "dataset": I.DATASET,
    "database": I.DATASET,
    "posted-content": I.ARTICLE,
    "peer-review": I.REVIEW,
    "component": I.DOCUMENT,
    "grant": I.DOCUMENT,
    "other": I.DOCUMENT,
}

TEXTS: dict[str, str] = {
    "publisher": "publisher",
    "publisher-location": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "edition-number": "edition",
    "part-number": "part-number",
    "language": "language",
    "report-number": "number",
    "standard-number": "number",
    "version": "version",
}
"""Keys that hold one text, and their variables."""

NAMES: dict[str, str] = {
    "author": "author",
    "editor": "editor",
    "chair": "chair",
    "translator": "translator",
}

BOOKKEEPING = frozenset(
    "indexed created deposited reference-count references-count is-referenced-by-count score "
    "source member prefix content-domain update-policy reference issn-type isbn-type "
    "resource subject-group published-print published-online published short-container-title "
    "alternative-id article-number journal-issue assertion link content-created "
    "content-updated container-title-short".split()
)
"""What Crossref says of its own record, or says a second time."""
