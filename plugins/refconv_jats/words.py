"""The words of JATS and those of CSL, side by side: kinds of work, inline markup."""

from __future__ import annotations

from typing import NamedTuple

from refconv.model import ItemType
from refconv.model.richtext import Mark

MARKER = "refconv:"
"""Begins the `specific-use` that keeps a word of CSL for which JATS has none."""

XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
HREF = f"{{{XLINK}}}href"
LANG = f"{{{XML}}}lang"

TAGS: dict[Mark, str] = {
    Mark.ITALIC: "italic",
    Mark.BOLD: "bold",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
    Mark.SMALL_CAPS: "sc",
    Mark.NOCASE: "fixed-case",
}
MARKS: dict[str, Mark] = {tag: mark for mark, tag in TAGS.items()}


class Work(NamedTuple):
    """Say how JATS writes a kind of work.

    `part` is the element of its title where a `source` holds the container's,
    `alone` the element where there is no container.
    """

    publication: str
    part: str
    alone: str


_ARTICLE = ("article-title", "article-title")
_CHAPTER = Work("book", "chapter-title", "chapter-title")
_BOOK = Work("book", "chapter-title", "source")
_LEGAL = Work("legal-doc", "article-title", "source")
_OTHER = Work("other", "article-title", "source")
_WEB = Work("webpage", "article-title", "source")

WORKS: dict[ItemType, Work] = {
    **dict.fromkeys(ItemType, _OTHER),
    ItemType.ARTICLE: Work("preprint", *_ARTICLE),
    ItemType.ARTICLE_JOURNAL: Work("journal", *_ARTICLE),
    ItemType.ARTICLE_MAGAZINE: Work("magazine", *_ARTICLE),
    ItemType.ARTICLE_NEWSPAPER: Work("newspaper", *_ARTICLE),
    ItemType.BILL: _LEGAL,
    ItemType.BOOK: _BOOK,
    ItemType.CHAPTER: _CHAPTER,
    ItemType.CLASSIC: _BOOK,
    ItemType.COLLECTION: _BOOK,
    ItemType.DATASET: Work("data", "data-title", "data-title"),
    ItemType.ENTRY: _CHAPTER,
    ItemType.ENTRY_DICTIONARY: _CHAPTER,
    ItemType.ENTRY_ENCYCLOPEDIA: _CHAPTER,
    ItemType.HEARING: _LEGAL,
    ItemType.LEGAL_CASE: _LEGAL,
    ItemType.LEGISLATION: _LEGAL,
    ItemType.PAPER_CONFERENCE: Work("confproc", *_ARTICLE),
    ItemType.PATENT: Work("patent", *_ARTICLE),
    ItemType.PERIODICAL: _BOOK,
    ItemType.PERSONAL_COMMUNICATION: Work("letter", *_ARTICLE),
    ItemType.POST: _WEB,
    ItemType.POST_WEBLOG: _WEB,
    ItemType.REGULATION: _LEGAL,
    ItemType.REPORT: Work("report", "article-title", "source"),
    ItemType.REVIEW: Work("journal", *_ARTICLE),
    ItemType.REVIEW_BOOK: Work("journal", *_ARTICLE),
    ItemType.SOFTWARE: Work("software", "article-title", "source"),
    ItemType.SPEECH: Work("confproc", *_ARTICLE),
    ItemType.STANDARD: Work("standard", "article-title", "source"),
    ItemType.THESIS: Work("thesis", "article-title", "source"),
    ItemType.TREATY: _LEGAL,
    ItemType.WEBPAGE: _WEB,
}
NO_TYPE = _OTHER

PUBLICATIONS: dict[str, ItemType] = {
    "journal": ItemType.ARTICLE_JOURNAL,
    "article": ItemType.ARTICLE_JOURNAL,
    "journal-article": ItemType.ARTICLE_JOURNAL,
    "article-journal": ItemType.ARTICLE_JOURNAL,
    "magazine": ItemType.ARTICLE_MAGAZINE,
    "article-magazine": ItemType.ARTICLE_MAGAZINE,
    "newspaper": ItemType.ARTICLE_NEWSPAPER,
    "article-newspaper": ItemType.ARTICLE_NEWSPAPER,
    "news": ItemType.ARTICLE_NEWSPAPER,
    "book": ItemType.BOOK,
    "monograph": ItemType.BOOK,
    "edited-book": ItemType.BOOK,
    "inbook": ItemType.CHAPTER,
    "chapter": ItemType.CHAPTER,
    "book-chapter": ItemType.CHAPTER,
    "bookchapter": ItemType.CHAPTER,
    "book chapter": ItemType.CHAPTER,
    "incollection": ItemType.CHAPTER,
    "entry-encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA,
    "encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA,
    "entry-dictionary": ItemType.ENTRY_DICTIONARY,
    "confproc": ItemType.PAPER_CONFERENCE,
    "conf-proc": ItemType.PAPER_CONFERENCE,
    "conference": ItemType.PAPER_CONFERENCE,
    "paper-conference": ItemType.PAPER_CONFERENCE,
    "conference-paper": ItemType.PAPER_CONFERENCE,
    "proc": ItemType.PAPER_CONFERENCE,
    "proceedings": ItemType.PAPER_CONFERENCE,
    "inproceedings": ItemType.PAPER_CONFERENCE,
    "thesis": ItemType.THESIS,
    "dissertation": ItemType.THESIS,
    "report": ItemType.REPORT,
    "techreport": ItemType.REPORT,
    "gov": ItemType.REPORT,
    "government": ItemType.REPORT,
    "web": ItemType.WEBPAGE,
    "webpage": ItemType.WEBPAGE,
    "web-page": ItemType.WEBPAGE,
    "website": ItemType.WEBPAGE,
    "online": ItemType.WEBPAGE,
    "weblink": ItemType.WEBPAGE,
    "post": ItemType.POST,
    "post-weblog": ItemType.POST_WEBLOG,
    "data": ItemType.DATASET,
    "dataset": ItemType.DATASET,
    "database": ItemType.DATASET,
    "software": ItemType.SOFTWARE,
    "program": ItemType.SOFTWARE,
    "computer-program": ItemType.SOFTWARE,
    "preprint": ItemType.ARTICLE,
    "eprint": ItemType.ARTICLE,
    "working-paper": ItemType.ARTICLE,
    "patent": ItemType.PATENT,
    "legal-doc": ItemType.LEGISLATION,
    "legislation": ItemType.LEGISLATION,
    "bill": ItemType.BILL,
    "legal_case": ItemType.LEGAL_CASE,
    "standard": ItemType.STANDARD,
    "std": ItemType.STANDARD,
    "commun": ItemType.PERSONAL_COMMUNICATION,
    "letter": ItemType.PERSONAL_COMMUNICATION,
    "personal-communication": ItemType.PERSONAL_COMMUNICATION,
    "personal_communication": ItemType.PERSONAL_COMMUNICATION,
    "periodical": ItemType.PERIODICAL,
    "audiovisual": ItemType.MOTION_PICTURE,
    "video": ItemType.MOTION_PICTURE,
    "map": ItemType.MAP,
    "interview": ItemType.INTERVIEW,
    "manuscript": ItemType.MANUSCRIPT,
    "discussion": ItemType.POST,
    "blog": ItemType.POST_WEBLOG,
}
"""What `publication-type` says, in lower case, to a type of CSL. "other", "misc" and words that
are not here say nothing: the elements of the citation decide."""
