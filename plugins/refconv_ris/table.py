"""RIS's words and CSL's, read both ways (RIS specification of 2011; Zotero's and EndNote's use)."""

from __future__ import annotations

from refconv.kit.table import Row, Table
from refconv.model import ItemType

I = ItemType  # noqa: E741

TYPES: tuple[tuple[str, ItemType], ...] = (
    ("JOUR", I.ARTICLE_JOURNAL),
    ("EJOUR", I.ARTICLE_JOURNAL),
    ("ABST", I.ARTICLE_JOURNAL),
    ("INPR", I.ARTICLE_JOURNAL),
    ("MGZN", I.ARTICLE_MAGAZINE),
    ("NEWS", I.ARTICLE_NEWSPAPER),
    ("BILL", I.BILL),
    ("UNBILL", I.BILL),
    ("BLOG", I.POST_WEBLOG),
    ("BOOK", I.BOOK),
    ("EBOOK", I.BOOK),
    ("EDBOOK", I.BOOK),
    ("CTLG", I.BOOK),
    ("SER", I.BOOK),
    ("CASE", I.LEGAL_CASE),
    ("CHAP", I.CHAPTER),
    ("ECHAP", I.CHAPTER),
    ("CLSWK", I.CLASSIC),
    ("ANCIENT", I.CLASSIC),
    ("COMP", I.SOFTWARE),
    ("CPAPER", I.PAPER_CONFERENCE),
    ("CONF", I.PAPER_CONFERENCE),
    ("DATA", I.DATASET),
    ("AGGR", I.DATASET),
    ("DBASE", I.DATASET),
    ("DICT", I.ENTRY_DICTIONARY),
    ("ELEC", I.WEBPAGE),
    ("WEB", I.WEBPAGE),
    ("ICOMM", I.PERSONAL_COMMUNICATION),
    ("PCOMM", I.PERSONAL_COMMUNICATION),
    ("ENCYC", I.ENTRY_ENCYCLOPEDIA),
    ("FIGURE", I.FIGURE),
    ("CHART", I.FIGURE),
    ("EQUA", I.FIGURE),
    ("ART", I.GRAPHIC),
    ("GEN", I.DOCUMENT),
    ("GRNT", I.DOCUMENT),
    ("MULTI", I.DOCUMENT),
    ("HEAR", I.HEARING),
    ("INTV", I.INTERVIEW),
    ("JFULL", I.PERIODICAL),
    ("STAT", I.LEGISLATION),
    ("LEGAL", I.REGULATION),
    ("MANSCPT", I.MANUSCRIPT),
    ("UNPB", I.MANUSCRIPT),
    ("UNPD", I.MANUSCRIPT),
    ("MAP", I.MAP),
    ("MPCT", I.MOTION_PICTURE),
    ("VIDEO", I.MOTION_PICTURE),
    ("ADVS", I.MOTION_PICTURE),
    ("MUSIC", I.MUSICAL_SCORE),
    ("PAMP", I.PAMPHLET),
    ("PAT", I.PATENT),
    ("RPRT", I.REPORT),
    ("GOVDOC", I.REPORT),
    ("SLIDE", I.SPEECH),
    ("SOUND", I.SONG),
    ("STAND", I.STANDARD),
    ("THES", I.THESIS),
)
"""RIS type and CSL type; where one CSL type has several, the first is written."""

READ_TYPES = dict(TYPES)
WRITTEN_TYPES = {its: code for code, its in reversed(TYPES)} | {I.ARTICLE: "UNPB"}
"""A preprint is unpublished work whose M3 says Preprint, as Zotero writes it."""

PERIODICALS = frozenset(
    {I.ARTICLE, I.ARTICLE_JOURNAL, I.ARTICLE_MAGAZINE, I.ARTICLE_NEWSPAPER, I.REVIEW, I.REVIEW_BOOK}
)
PARTS = frozenset(
    {I.CHAPTER, I.ENTRY, I.ENTRY_DICTIONARY, I.ENTRY_ENCYCLOPEDIA, I.PAPER_CONFERENCE}
)
HOSTED = PERIODICALS | PARTS | {I.POST_WEBLOG, I.WEBPAGE, I.BROADCAST, I.BILL, I.LEGISLATION}
WHOLE = frozenset({I.BOOK, I.REPORT, I.THESIS, I.MAP, I.CLASSIC, I.PAMPHLET, I.SOFTWARE})
COUNTED = frozenset({I.BOOK, I.THESIS, I.MANUSCRIPT, I.CLASSIC, I.PAMPHLET, I.REPORT})
"""Types of which a lone SP says how many pages there are, not which."""
NUMBERED = frozenset({I.REPORT, I.PATENT, I.STANDARD})
"""Types whose SN is a number of their own."""
LAWS = frozenset({I.BILL, I.LEGISLATION, I.HEARING, I.REGULATION, I.BROADCAST})
FILMS = frozenset({I.MOTION_PICTURE})

NAMES = Table(
    (
        Row("AU", "author", also=("A1",)),
        Row("AU", "director", FILMS, also=("A1",)),
        Row("AU", "composer", frozenset({I.MUSICAL_SCORE, I.SONG}), also=("A1",)),
        Row("A2", "collection-editor", WHOLE),
        Row("A2", "recipient", frozenset({I.PERSONAL_COMMUNICATION})),
        Row("A2", "interviewer", frozenset({I.INTERVIEW})),
        Row("A2", "performer", frozenset({I.SONG, I.MUSICAL_SCORE})),
        Row("ED", "editor", WHOLE, also=("A3",)),
        Row("A2", "editor", also=("ED",)),
        Row("A3", "producer", FILMS),
        Row("A3", "collection-editor"),
        Row("A4", "translator"),
    )
)
"""Name fields, one line for each name."""

TEXTS = Table(
    (
        Row("TI", "title", also=("T1", "CT")),
        Row("TI", "title", WHOLE, also=("BT",)),
        Row("ST", "title-short"),
        Row("T2", "container-title", HOSTED),
        Row("T2", "collection-title", WHOLE, also=("T3",)),
        Row("T2", "event-title", frozenset({I.SPEECH})),
        Row("T2", "container-title"),
        Row("T3", "collection-title"),
        Row("AB", "abstract"),
        Row("RN", "annote"),
        Row("N1", "note"),
        Row("CN", "call-number"),
        Row("LB", "citation-key"),
        Row("LA", "language"),
        Row("VL", "volume"),
        Row("IS", "issue", frozenset({I.PAPER_CONFERENCE}), also=("M1",)),
        Row("IS", "issue"),
        Row("NV", "number-of-volumes", frozenset({I.CHAPTER}), also=("M1",)),
        Row("NV", "number-of-volumes"),
        Row("ET", "version", frozenset({I.SOFTWARE})),
        Row("ET", "edition"),
        Row("SE", "chapter-number", frozenset({I.CHAPTER})),
        Row("SE", "section"),
        Row("M1", "number", LAWS),
        Row("M1", "collection-number", WHOLE),
        Row("SV", "collection-number", PARTS),
        Row("SV", "number", frozenset({I.LEGAL_CASE})),
        Row("M3", "genre"),
        Row("PB", "authority", frozenset({I.LEGAL_CASE})),
        Row("T3", "authority", frozenset({I.BILL, I.HEARING})),
        Row("A2", "authority", frozenset({I.PATENT})),
        Row("A2", "container-title", frozenset({I.LEGAL_CASE})),
        Row("PB", "publisher", also=("PU",)),
        Row("CY", "publisher-place", also=("PP", "CP", "PI")),
        Row("C1", "scale", frozenset({I.MAP})),
        Row("C3", "dimensions", frozenset({I.GRAPHIC})),
        Row("RI", "reviewed-title"),
    )
)
"""Fields that hold one text; of a tag that names hold too, the text comes first.

What joins several fields is in `joins`.
"""

KNOWN = frozenset(
    "A1 A2 A3 A4 A5 A6 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP "
    "DS ED EP ER ET ID IP IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OL OP "
    "PA PB PM PMID PP PY RD RI RN RP RT SE SF SL SN SP SR ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 "
    "U5 UR VL VO WP WT WV Y1 Y2 YR "
    # Web of Science
    "EI FU FX J9 JI OA PI PU SC TC WC WE Z9".split()
)
"""Every tag that the specification or a well-known program writes."""

PARAGRAPHS = frozenset({"AB", "N1", "N2", "RN", "AD"})
"""Fields whose lines stay lines."""
