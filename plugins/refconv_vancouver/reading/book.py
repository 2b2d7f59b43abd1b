"""Books, reports, theses: title, edition, place, publisher, year, pages."""

from __future__ import annotations

import re

from refconv.model import ItemType
from refconv_vancouver.reading.boundary import ABBREVIATED, Split, journal_odds, splits
from refconv_vancouver.reading.confidence import sigmoid
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.editors import take_editors
from refconv_vancouver.reading.imprint import best_imprint, only_imprint
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.places import place_share
from refconv_vancouver.reading.statements import take_series, take_statements
from refconv_vancouver.reading.titles import put_text
from refconv_vancouver.reading.weighing import Imprint
from refconv_vancouver.reading.weights import is_common, is_publisher, publisher_weight

_EDGE = f" \t.,;:({MASK}"
_SERIAL = re.compile(
    r"(?:current protocols|methods in|advances in|encyclop(?:a)?edia|handbook|annual reviews?"
    r"|progress in|topics in|studies in|lecture notes)\b",
    re.IGNORECASE,
)
_PROCEEDINGS = re.compile(r"(?:the )?(?:proceedings|proc\.|transactions) (?:of|in)\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]+")
PERIODICAL = re.compile(
    r"^(?:the )?(?:journal|annals|annales|archives?|bulletin|transactions|revista|revue|rivista"
    r"|zeitschrift|proceedings|review)\b|\b(?:journal|review|magazine|newsletter)$",
    re.I,
)


def put_book(text: str, start: int, end: int, draft: Draft, container: bool) -> ItemType:
    """Read the title of a book, or of a chapter's container, and its imprint."""
    alone = only_imprint(text, start, end) if container else None
    if alone is not None:
        put_imprint(alone, text, draft, 0.9)
        return ItemType.BOOK
    option, draft.lead = best_imprint(text, start, start + len(text[start:end].rstrip(_EDGE)))
    sure = min(0.99, sigmoid(draft.lead))
    thesis = draft.kind is ItemType.THESIS
    if option.form != "none" and not thesis and not convincing(option, text, end):
        option = option._replace(title_end=end, place=None, publisher=None)
    host = None if container or thesis else _host(option, text, draft)
    place = None if option.place == host else option.place
    publisher = None if option.publisher == host else option.publisher
    put_imprint(option._replace(place=place, publisher=publisher), text, draft, sure)
    stop = option.title_end
    text = take_editors(text, start, stop, draft)
    stop = take_statements(text, start, stop, draft)
    if not container:
        before, stop = stop, take_series(text, start, stop, draft)
        if stop < before:
            stop = take_statements(text, start, stop, draft)  # "Vol. X. IARC publications No. 164"
    whole = container or thesis or "event_date" in draft.values
    if host is not None:
        put_text("title", text, start, stop, draft, 0.7)
        put_text("container-title", text, *host, draft, 0.7)
        return ItemType.CHAPTER
    parted = None if whole else _part(text, start, stop, draft, option)
    if parted is not None:
        put_text("title", text, start, parted[0], draft, 0.7)
        put_text("container-title", text, parted[1], stop, draft, 0.7)
        return ItemType.CHAPTER
    put_text("container-title" if container else "title", text, start, stop, draft, sure)
    return ItemType.BOOK


def _host(option: Imprint, text: str, draft: Draft) -> tuple[int, int] | None:
    """Give what stands where a town would, if it is the title of a whole: "Social Ecology: Wiley".

    It is one if its words are words of titles, and there are pages or it says
    that it is a work of many authors.
    """
    if option.publisher is None or option.mark not in ".?!":
        return None
    if _PROCEEDINGS.match(text, *option.publisher) and "page" in draft.values:
        return option.publisher
    if option.place is None:
        return None
    place = text[slice(*option.place)]
    words = _LETTERS.findall(place)
    if len(words) < 2 or place_share(place) > 0 or not all(map(is_common, words)):
        return None
    if "-" in str(draft.values.get("page", "")) or _SERIAL.match(place) is not None:
        return option.place
    return None


def convincing(option: Imprint, text: str, end: int) -> bool:
    """Tell whether a reading names a place or a publisher that sounds like one."""
    if option.publisher is None:
        return option.place is not None and option.mark != " "
    if option.place is not None and place_share(text[slice(*option.place)]) >= 0.5:
        return True
    publisher = text[slice(*option.publisher)]
    if is_publisher(publisher):
        return True
    if PERIODICAL.search(publisher) is not None:
        return False
    if option.place is not None:
        return _odds(publisher) > -0.6
    if option.mark in ":,":
        return _odds(publisher) > 0.0 and journal_odds(publisher) < 1.0
    if text[option.publisher[1] : option.publisher[1] + 3].lstrip(" .").startswith(";"):
        return journal_odds(publisher) < 1.5  # "Name; year": journals have the year first
    return _odds(publisher) > 0.8 and journal_odds(publisher) < 1.0


def _odds(text: str) -> float:
    words = re.findall(r"[^\W\d_]+", text)[:12]
    return sum(map(publisher_weight, words)) / (len(words) or 1)


def _part(
    text: str, start: int, stop: int, draft: Draft, option: Imprint
) -> tuple[int, int] | None:
    """Give where a chapter's title ends and its book's begins, where no "In:" says it.

    Two sentences before an imprint are most often part and whole; a question
    is divided from what answers it only where there are pages. Without pages a
    few words, or a body's report, are followed by what explains them.
    """
    paged = "-" in str(draft.values.get("page", ""))
    least = 1 if "page" in draft.values else 3
    if "page" not in draft.values and draft.people == "body":
        return None
    for split in splits(text, start, stop):
        if (
            split.mark[0] not in (".?!" if paged else ".")
            or text[start : split.title_end].count(" ") < least
        ):
            continue
        if text[split.container_start : stop].count(" ") < 1 and option.mark != ":":
            continue
        if not _may_part(text, start, split):
            continue
        return split.title_end, split.container_start
    return None


def _may_part(text: str, start: int, split: Split) -> bool:
    """Tell whether a stop ends a sentence, no abbreviation, number or bracket."""
    title = text[start : split.title_end]
    if title.count("(") > title.count(")") or not text[split.container_start].isupper():
        return False
    last = title.rsplit(" ", 1)[-1].strip("(“\"'")
    return not (ABBREVIATED.match(last) or last.isdigit() or (len(last) == 3 and last[1] == "."))


def put_imprint(option: Imprint, text: str, draft: Draft, sure: float) -> None:
    """Put place and publisher into the draft."""
    if option.place is not None:
        put_text("publisher-place", text, *option.place, draft, sure)
    if option.publisher is not None:
        put_text("publisher", text, *option.publisher, draft)
