"""MEDLINE's words and CSL's, read both ways (NLM, "MEDLINE/PubMed Data Element Descriptions")."""

from __future__ import annotations

from refconv.kit.table import Row, Table
from refconv.model import ItemType

I = ItemType  # noqa: E741

TYPES: tuple[tuple[str, ItemType], ...] = (
    ("Journal Article", I.ARTICLE_JOURNAL),
    ("Book", I.BOOK),
    ("Books", I.BOOK),
    ("Book Chapter", I.CHAPTER),
    ("Newspaper Article", I.ARTICLE_NEWSPAPER),
    ("Preprint", I.ARTICLE),
    ("Technical Report", I.REPORT),
    ("Academic Dissertation", I.THESIS),
    ("Dataset", I.DATASET),
    ("Video-Audio Media", I.MOTION_PICTURE),
    ("Legislation", I.LEGISLATION),
    ("Legal Case", I.LEGAL_CASE),
    ("Interview", I.INTERVIEW),
    ("Patent", I.PATENT),
    ("Map", I.MAP),
    ("Webcast", I.BROADCAST),
    ("Periodical Index", I.PERIODICAL),
)
"""Publication type and CSL type; where a CSL type has several, the first is written."""

READ_TYPES = {word.lower(): its for word, its in reversed(TYPES)}
WRITTEN_TYPES = {its: word for word, its in reversed(TYPES)}

BOOKS = frozenset({I.BOOK, I.REPORT, I.THESIS})

TEXTS = Table(
    (
        Row("BTI", "title", BOOKS),
        Row("TI", "title"),
        Row("TT", "original-title"),
        Row("BTI", "container-title", frozenset({I.CHAPTER})),
        Row("JT", "container-title"),
        Row("TA", "container-title-short"),
        Row("CTI", "collection-title"),
        Row("VTI", "volume-title"),
        Row("VI", "volume"),
        Row("IP", "issue"),
        Row("EN", "edition"),
        Row("PB", "publisher"),
        Row("PL", "publisher-place"),
        Row("AB", "abstract"),
        Row("PMID", "PMID"),
        Row("PMC", "PMCID"),
        Row("GN", "note"),
    )
)
"""Fields that hold one text; the others have functions of their own."""

TITLES = frozenset({"TI", "BTI", "TT"})
"""Fields that end in a period that is not part of the text."""

PEOPLE = {"FAU": "author", "AU": "author", "CN": "author", "FED": "editor", "ED": "editor"}

VERBATIM = {
    **{tag: tag for tag in ("IS", "ISBN", "PT", "LA", "PG", "DP")},
    **dict.fromkeys(("MH", "OT", "KW"), "words"),
    **dict.fromkeys(("LID", "AID"), "ids"),
}
"""Fields that say more than their variable: written again as they were while they mean the same.

Each has a group; the fields of a group stand for one another.
"""

KNOWN = frozenset(
    "AB AD AID AU AUID BTI CDAT CDDT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI DA DCOM "
    "DDIN DEP DP DRDT DRIN ECF ECI ED EDAT EFR EIN EN FAU FED FIR FPS GN GR GS IP IR IRAD IS "
    "ISBN JID JT KW LA LID LR MH MHDA MID MHDA NM OAB OABL OCI OID ORI OT OTO OWN PB PG PHST "
    "PL PMC PMCR PMID PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB SFM SI SO "
    "SPIN STAT TA TI TT UIN UOF VI VTI".split()
)
