"""The words of CSL 1.0.2: item types and variables (CSL 1.0.2, Appendices III and IV)."""

from __future__ import annotations

from enum import StrEnum


class ItemType(StrEnum):
    """Name a kind of work (CSL 1.0.2, Appendix III)."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


class Kind(StrEnum):
    """Name what a variable holds; it decides the Python type of the attribute."""

    TEXT = "text"  # str
    NUMBER = "number"  # str: CSL numbers may be "3-5", "iv" or "S12"
    NAMES = "names"  # tuple[Name, ...]
    DATE = "date"  # Date


_TEXT = """
abstract annote archive archive_collection archive_location archive-place authority call-number
citation-key citation-label collection-title collection-title-short container-title
container-title-short dimensions division DOI event event-place event-title genre ISBN ISSN
journalAbbreviation jurisdiction keyword language license medium note original-publisher
original-publisher-place original-title part-title PMCID PMID publisher publisher-place references
reviewed-genre reviewed-title scale shortTitle source status title title-short URL volume-title
year-suffix
"""
_NUMBER = """
chapter-number citation-number collection-number edition first-reference-note-number issue locator
number number-of-pages number-of-volumes page page-first part-number printing-number section
supplement-number version volume
"""
_DATE = "accessed available-date event-date issued original-date submitted"
_NAMES = """
author chair collection-editor compiler composer container-author contributor curator director
editor editor-translator editorial-director executive-producer guest host illustrator interviewer
narrator organizer original-author performer producer recipient reviewed-author script-writer
series-creator translator
"""

KINDS: dict[str, Kind] = {
    **dict.fromkeys(_TEXT.split(), Kind.TEXT),
    **dict.fromkeys(_NUMBER.split(), Kind.NUMBER),
    **dict.fromkeys(_NAMES.split(), Kind.NAMES),
    **dict.fromkeys(_DATE.split(), Kind.DATE),
}
"""Each CSL variable with its kind. The keys are the words of CSL JSON."""

ATTRIBUTES: dict[str, str] = {name: name.replace("-", "_") for name in KINDS}
"""CSL variable to attribute of `Reference`: hyphens become underscores, nothing else changes."""

VARIABLES: dict[str, str] = {attribute: name for name, attribute in ATTRIBUTES.items()}
"""Attribute of `Reference` to CSL variable."""


def variables(kind: Kind) -> tuple[str, ...]:
    """List the variables of one kind, in alphabetical order of CSL."""
    return tuple(name for name, its in KINDS.items() if its is kind)
