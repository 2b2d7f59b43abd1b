"""EndNote's words and CSL's, read both ways (EndNote's reference types and XML export)."""

from __future__ import annotations

from refconv.kit.table import Row, Table
from refconv.model import ItemType

I = ItemType  # noqa: E741

TYPES: tuple[tuple[int, str, ItemType], ...] = (
    (17, "Journal Article", I.ARTICLE_JOURNAL),
    (43, "Electronic Article", I.ARTICLE_JOURNAL),
    (19, "Magazine Article", I.ARTICLE_MAGAZINE),
    (23, "Newspaper Article", I.ARTICLE_NEWSPAPER),
    (6, "Book", I.BOOK),
    (28, "Edited Book", I.BOOK),
    (44, "Electronic Book", I.BOOK),
    (8, "Catalog", I.BOOK),
    (57, "Serial", I.BOOK),
    (5, "Book Section", I.CHAPTER),
    (60, "Electronic Book Section", I.CHAPTER),
    (10, "Conference Proceedings", I.PAPER_CONFERENCE),
    (47, "Conference Paper", I.PAPER_CONFERENCE),
    (32, "Thesis", I.THESIS),
    (27, "Report", I.REPORT),
    (46, "Government Document", I.REPORT),
    (12, "Web Page", I.WEBPAGE),
    (48, "Online Multimedia", I.WEBPAGE),
    (56, "Blog", I.POST_WEBLOG),
    (59, "Dataset", I.DATASET),
    (45, "Online Database", I.DATASET),
    (55, "Aggregated Database", I.DATASET),
    (9, "Computer Program", I.SOFTWARE),
    (52, "Dictionary", I.ENTRY_DICTIONARY),
    (53, "Encyclopedia", I.ENTRY_ENCYCLOPEDIA),
    (25, "Patent", I.PATENT),
    (58, "Standard", I.STANDARD),
    (4, "Bill", I.BILL),
    (31, "Statute", I.LEGISLATION),
    (50, "Legal Rule or Regulation", I.REGULATION),
    (7, "Case", I.LEGAL_CASE),
    (14, "Hearing", I.HEARING),
    (36, "Manuscript", I.MANUSCRIPT),
    (34, "Unpublished Work", I.MANUSCRIPT),
    (26, "Personal Communication", I.PERSONAL_COMMUNICATION),
    (24, "Pamphlet", I.PAMPHLET),
    (20, "Map", I.MAP),
    (37, "Figure", I.FIGURE),
    (38, "Chart or Table", I.FIGURE),
    (39, "Equation", I.FIGURE),
    (2, "Artwork", I.GRAPHIC),
    (21, "Film or Broadcast", I.MOTION_PICTURE),
    (3, "Audiovisual Material", I.MOTION_PICTURE),
    (61, "Music", I.SONG),
    (49, "Classical Work", I.CLASSIC),
    (51, "Ancient Text", I.CLASSIC),
    (13, "Generic", I.DOCUMENT),
    (54, "Grant", I.DOCUMENT),
)
"""Number, name and CSL type; where one CSL type has several, the first is written."""

BY_NAME = {name.lower(): its for _, name, its in TYPES}
BY_NUMBER = {str(number): its for number, _, its in TYPES}
WRITTEN_TYPES = {its: (str(number), name) for number, name, its in reversed(TYPES)}
EDITED_BOOK = "28"

PERIODICALS = frozenset(
    {I.ARTICLE, I.ARTICLE_JOURNAL, I.ARTICLE_MAGAZINE, I.ARTICLE_NEWSPAPER, I.REVIEW, I.REVIEW_BOOK}
)
PARTS = frozenset(
    {I.CHAPTER, I.ENTRY, I.ENTRY_DICTIONARY, I.ENTRY_ENCYCLOPEDIA, I.PAPER_CONFERENCE}
)
WHOLE = frozenset({I.BOOK, I.REPORT, I.THESIS, I.MAP, I.CLASSIC, I.PAMPHLET, I.SOFTWARE})
COUNTED = frozenset({I.BOOK, I.THESIS, I.MANUSCRIPT, I.CLASSIC, I.PAMPHLET, I.REPORT})
"""Types of which a lone number in `pages` says how many there are, not which."""
NUMBERED = frozenset({I.REPORT, I.PATENT, I.STANDARD})
"""Types whose `isbn` is a number of their own."""
FILMS = frozenset({I.MOTION_PICTURE})

NAMES = Table(
    (
        Row("authors", "author"),
        Row("authors", "director", FILMS),
        Row("authors", "composer", frozenset({I.SONG})),
        Row("secondary-authors", "collection-editor", WHOLE),
        Row("secondary-authors", "recipient", frozenset({I.PERSONAL_COMMUNICATION})),
        Row("secondary-authors", "performer", frozenset({I.SONG})),
        Row("secondary-authors", "editor"),
        Row("tertiary-authors", "editor", WHOLE),
        Row("tertiary-authors", "producer", FILMS),
        Row("tertiary-authors", "collection-editor"),
        Row("subsidiary-authors", "translator"),
    )
)
"""Lists under `contributors`."""

TEXTS = Table(
    (
        Row("titles/title", "title"),
        Row("titles/short-title", "title-short"),
        Row("titles/secondary-title", "collection-title", WHOLE),
        Row("titles/secondary-title", "event-title", frozenset({I.SPEECH})),
        Row("titles/secondary-title", "container-title", also=("periodical/full-title",)),
        Row("titles/tertiary-title", "collection-title"),
        Row("periodical/abbr-1", "container-title-short", also=("alt-periodical/abbr-1",)),
        Row("volume", "volume"),
        Row("number", "number", frozenset({I.BILL, I.LEGISLATION, I.LEGAL_CASE})),
        Row("number", "collection-number", WHOLE | {I.CHAPTER}),
        Row("number", "issue", also=("issue",)),
        Row("num-vols", "number-of-volumes"),
        Row("edition", "version", frozenset({I.SOFTWARE})),
        Row("edition", "edition"),
        Row("section", "chapter-number", frozenset({I.CHAPTER})),
        Row("section", "section"),
        Row("pub-location", "publisher-place"),
        Row("publisher", "authority", frozenset({I.LEGAL_CASE})),
        Row("titles/tertiary-title", "authority", frozenset({I.BILL, I.HEARING})),
        Row("publisher", "publisher"),
        Row("call-num", "call-number"),
        Row("label", "citation-key"),
        Row("abstract", "abstract"),
        Row("notes", "note"),
        Row("research-notes", "annote"),
        Row("work-type", "genre"),
        Row("reviewed-item", "reviewed-title"),
        Row("language", "language"),
        Row("size", "dimensions"),
    )
)
"""Elements that hold one text; the others have functions of their own."""

ORDER = (
    "contributors titles periodical alt-periodical pages volume number num-vols edition section "
    "keywords dates pub-location publisher isbn accession-num call-num label "
    "electronic-resource-num abstract notes research-notes work-type reviewed-item size urls "
    "custom2 remote-database-name remote-database-provider language access-date"
).split()
"""EndNote's own order of the elements of a record."""

FIRST = ("titles/title", "titles/secondary-title", "periodical/full-title", "dates/year")
"""What stands first among its neighbours."""

BOOKKEEPING = frozenset({"database", "source-app", "foreign-keys", "ref-type", "rec-number"})
"""What a library says about itself, not about the work."""
KNOWN = frozenset(
    "auth-address auth-affiliation orig-pub reprint-edition reprint-status report-id coden image "
    "caption availability remote-source meeting-place work-location work-extent pack-method "
    "repro-ratio modified-date custom1 custom2 custom3 custom4 custom5 custom6 custom7 custom8 "
    "misc1 misc2 misc3 secondary-volume secondary-issue titles/alt-title titles/translated-title "
    "alt-periodical/full-title periodical/abbr-2 periodical/abbr-3 section accession-num "
    "contributors/translated-authors dates/copyright-dates urls/pdf-urls urls/text-urls "
    "urls/image-urls urls/web-urls urls/related-urls dates/pub-dates isbn added-date".split()
)
"""Elements that EndNote writes and CSL has no variable for."""
