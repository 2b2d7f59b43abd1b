"""Entry types and CSL types, as one table read both ways (biblatex manual, section 2.1)."""

from __future__ import annotations

from typing import NamedTuple

from refconv.model import ItemType as T


class Kind(NamedTuple):
    """Say what an entry type means; `genre` is the localisation key that it implies."""

    entry: str
    type: T
    genre: str | None = None
    writes: str = ""
    """The dialects that write this CSL type so: both where it says "both"."""


KINDS: tuple[Kind, ...] = (
    Kind("article", T.ARTICLE_JOURNAL, writes="both"),
    Kind("book", T.BOOK, writes="both"),
    Kind("mvbook", T.BOOK),
    Kind("inbook", T.CHAPTER),
    Kind("bookinbook", T.BOOK),
    Kind("suppbook", T.CHAPTER),
    Kind("booklet", T.PAMPHLET, writes="both"),
    Kind("collection", T.BOOK),
    Kind("mvcollection", T.BOOK),
    Kind("incollection", T.CHAPTER, writes="both"),
    Kind("suppcollection", T.CHAPTER),
    Kind("dataset", T.DATASET, writes="biblatex"),
    Kind("manual", T.REPORT),
    Kind("misc", T.DOCUMENT, writes="both"),
    Kind("online", T.WEBPAGE, writes="biblatex"),
    Kind("electronic", T.WEBPAGE),
    Kind("www", T.WEBPAGE),
    Kind("webpage", T.WEBPAGE),
    Kind("patent", T.PATENT, writes="biblatex"),
    Kind("periodical", T.PERIODICAL, writes="biblatex"),
    Kind("suppperiodical", T.ARTICLE_JOURNAL),
    Kind("proceedings", T.BOOK),
    Kind("mvproceedings", T.BOOK),
    Kind("inproceedings", T.PAPER_CONFERENCE, writes="both"),
    Kind("conference", T.PAPER_CONFERENCE),
    Kind("reference", T.BOOK),
    Kind("mvreference", T.BOOK),
    Kind("inreference", T.ENTRY_ENCYCLOPEDIA, writes="biblatex"),
    Kind("report", T.REPORT, writes="biblatex"),
    Kind("techreport", T.REPORT, writes="bibtex"),
    Kind("thesis", T.THESIS, writes="both"),
    Kind("phdthesis", T.THESIS, "phdthesis", writes="bibtex"),
    Kind("mastersthesis", T.THESIS, "mathesis", writes="bibtex"),
    Kind("mathesis", T.THESIS, "mathesis"),
    Kind("masterthesis", T.THESIS, "mathesis"),
    Kind("bathesis", T.THESIS, "bathesis"),
    Kind("unpublished", T.MANUSCRIPT, writes="both"),
    Kind("preprint", T.ARTICLE),
    Kind("software", T.SOFTWARE, writes="biblatex"),
    Kind("artwork", T.GRAPHIC),
    Kind("image", T.GRAPHIC, writes="biblatex"),
    Kind("audio", T.SONG, writes="biblatex"),
    Kind("music", T.SONG),
    Kind("movie", T.MOTION_PICTURE),
    Kind("video", T.MOTION_PICTURE, writes="biblatex"),
    Kind("broadcast", T.BROADCAST),
    Kind("jurisdiction", T.LEGAL_CASE, writes="biblatex"),
    Kind("legislation", T.LEGISLATION, writes="biblatex"),
    Kind("legal", T.TREATY, writes="biblatex"),
    Kind("standard", T.STANDARD, writes="biblatex"),
    Kind("letter", T.PERSONAL_COMMUNICATION, writes="biblatex"),
    Kind("performance", T.PERFORMANCE, writes="biblatex"),
    Kind("review", T.REVIEW, writes="biblatex"),
    Kind("commentary", T.BOOK),
    Kind("map", T.MAP),
    Kind("presentation", T.SPEECH),
    Kind("talk", T.SPEECH),
    Kind("lecture", T.SPEECH),
    Kind("newspaper", T.ARTICLE_NEWSPAPER),
    Kind("magazine", T.ARTICLE_MAGAZINE),
)

BY_ENTRY: dict[str, Kind] = {kind.entry: kind for kind in KINDS}

SUBTYPES: dict[tuple[str, str], T] = {
    ("article", "magazine"): T.ARTICLE_MAGAZINE,
    ("article", "newspaper"): T.ARTICLE_NEWSPAPER,
    ("article", "preprint"): T.ARTICLE,
    ("article", "review"): T.REVIEW,
    ("article", "review-book"): T.REVIEW_BOOK,
    ("book", "classic"): T.CLASSIC,
    ("collection", "collection"): T.COLLECTION,
    ("image", "figure"): T.FIGURE,
    ("image", "map"): T.MAP,
    ("inreference", "dictionary"): T.ENTRY_DICTIONARY,
    ("inreference", "entry"): T.ENTRY,
    ("legal", "hearing"): T.HEARING,
    ("legislation", "bill"): T.BILL,
    ("legislation", "regulation"): T.REGULATION,
    ("letter", "interview"): T.INTERVIEW,
    ("misc", "event"): T.EVENT,
    ("audio", "musical_score"): T.MUSICAL_SCORE,
    ("online", "post"): T.POST,
    ("online", "post-weblog"): T.POST_WEBLOG,
    ("unpublished", "speech"): T.SPEECH,
    ("video", "broadcast"): T.BROADCAST,
}
"""Entry type and `entrysubtype` to CSL type: what a type of biblatex is divided into."""

IN_BIBTEX: dict[T, str] = {
    T.ENTRY_ENCYCLOPEDIA: "incollection",
    T.ENTRY_DICTIONARY: "incollection",
    T.ENTRY: "incollection",
    T.COLLECTION: "book",
}
"""Which of BibTeX's own fourteen types comes near a CSL type; for the others it is @misc.

The CSL type itself stands in `entrysubtype`, which BibTeX's styles pass over.
"""

BOOKS = frozenset(
    "book mvbook collection mvcollection proceedings mvproceedings reference mvreference "
    "booklet manual commentary".split()
)
PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference "
    "inreference".split()
)
ARTICLES = frozenset("article suppperiodical periodical newspaper magazine review preprint".split())
CONFERENCES = frozenset("inproceedings conference proceedings mvproceedings".split())
REPORTS = frozenset("report techreport".split())
THESES = frozenset("thesis phdthesis mastersthesis mathesis masterthesis bathesis".split())
BARE = frozenset({"set", "xdata"})
"""Types that are no works: they hold data for others."""


def _writing(dialect: str) -> dict[T, str]:
    found: dict[T, str] = {}
    for kind in KINDS:
        if kind.writes in (dialect, "both") and kind.genre is None:
            found.setdefault(kind.type, kind.entry)
    return found


_WRITING = {dialect: _writing(dialect) for dialect in ("bibtex", "biblatex")}
SUBTYPE_OF: dict[T, tuple[str, str]] = {its: pair for pair, its in SUBTYPES.items()}
_ANY_SUBTYPE = frozenset({"misc", "article", "book", "incollection"})
_NAMES = {its.value: its for its in T}
_CLASSIC = frozenset({"article", "book", "misc", "unpublished"})
_DEGREES = {"PhD thesis": "phdthesis", "Master’s thesis": "mastersthesis"}


def subtyped(entry: str, subtype: str) -> T | None:
    """Give the CSL type that an entry type and an `entrysubtype` name together, if they do."""
    found = SUBTYPES.get((entry, subtype))
    return found or (_NAMES.get(subtype) if entry in _ANY_SUBTYPE else None)


def entry_for(
    its: T | None, genre: str | None, dialect: str, contained: bool = False
) -> tuple[str, str | None, bool]:
    """Give the entry type that writes a CSL type, its subtype, and whether it reads as the same.

    `contained` says that there is a container: a book in a book has a type of its own.
    """
    if its is None:
        return "misc", None, False
    if its is T.THESIS and dialect == "bibtex":
        if genre is None:
            return "thesis", None, True
        return _DEGREES.get(genre, "phdthesis"), None, True
    if its is T.BOOK and contained and dialect == "biblatex":
        return "bookinbook", None, True
    plain = _WRITING[dialect].get(its)
    if plain is not None:
        return plain, None, True
    if its in SUBTYPE_OF and (dialect == "biblatex" or SUBTYPE_OF[its][0] in _CLASSIC):
        return *SUBTYPE_OF[its], True
    return IN_BIBTEX.get(its, "misc"), its.value, True
