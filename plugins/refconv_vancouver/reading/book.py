"""Books, reports, theses: title, edition, place, publisher, year, pages."""

from __future__ import annotations

import re
from itertools import islice

from refconv.model import ItemType
from refconv_vancouver.reading.boundary import ABBREVIATED, Split, journal_odds, splits
from refconv_vancouver.reading.confidence import sigmoid
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.imprint import Imprint, best_imprint
from refconv_vancouver.reading.letters import LOWER, MASK, UPPER
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.names import People
from refconv_vancouver.reading.naming import put_people
from refconv_vancouver.reading.people import read_people
from refconv_vancouver.reading.places import place_share
from refconv_vancouver.reading.statements import take_series, take_statements
from refconv_vancouver.reading.titles import put_text
from refconv_vancouver.reading.weights import is_publisher, publisher_weight

_EDGE = f" \t.,;:({MASK}"
_PERIODICAL = re.compile(
    r"^(?:the )?(?:journal|annals|annales|archives?|bulletin|transactions|revista|revue|rivista"
    r"|zeitschrift|proceedings|review)\b|\b(?:journal|review|magazine|newsletter)$",
    re.I,
)
_EDITORS = re.compile(
    r"(?:,| \()\s?(?:eds?|editors?|hrsg|organizadores|coordinadores|editores"
    r"|translators?|compilers?|orgs?|coords?|eds)\b\.?\)?(?=[\s.,;:]|$)",
    re.I,
)
_CAPITAL = re.compile(rf"(?:(?<=[{LOWER}])\s|(?<=[{LOWER})]),\s)(?=[{UPPER}])")
_ED_BEFORE = re.compile(
    r"(?:[.,;]\s(?:and\s)?|\s(?=Edited by\s)|\s\()(?P<lead>(?:edited by|eds?\.|editado por"
    r"|hrsg\. von|herausgegeben von|sous la direction de|a cura di|translated by|trans\.)\s)",
    re.I,
)


def put_book(text: str, start: int, end: int, draft: Draft, container: bool) -> ItemType:
    """Read the title of a book, or of a chapter's container, and its imprint."""
    option, draft.lead = best_imprint(text, start, start + len(text[start:end].rstrip(_EDGE)))
    sure = min(0.99, sigmoid(draft.lead))
    thesis = draft.kind is ItemType.THESIS
    if option.form != "none" and not thesis and not convincing(option, text, end):
        option = option._replace(title_end=end, place=None, publisher=None)
    put_imprint(option, text, draft, sure)
    stop = option.title_end
    text = take_editors(text, start, stop, draft)
    stop = take_statements(text, start, stop, draft)
    if not container:
        stop = take_series(text, start, stop, draft)
    whole = container or thesis or "event_date" in draft.values
    parted = None if whole else _part(text, start, stop, draft, option)
    if parted is not None:
        put_text("title", text, start, parted[0], draft, 0.7)
        put_text("container-title", text, parted[1], stop, draft, 0.7)
        return ItemType.CHAPTER
    put_text("container-title" if container else "title", text, start, stop, draft, sure)
    return ItemType.BOOK


def convincing(option: Imprint, text: str, end: int) -> bool:
    """Tell whether a reading names a place or a publisher that sounds like one."""
    if option.publisher is None:
        return option.place is not None and option.mark != " "
    if option.place is not None and place_share(text[slice(*option.place)]) >= 0.5:
        return True
    publisher = text[slice(*option.publisher)]
    if is_publisher(publisher):
        return True
    if _PERIODICAL.search(publisher) is not None:
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


def _close_editors(text: str, start: int, role: re.Match[str]) -> tuple[int, People | None]:
    """Find names between a title and the word for their role without a stop before them."""
    for match in islice(_CAPITAL.finditer(text, max(start, role.start() - 120), role.start()), 12):
        people = read_people(text, match.end(), role.end())
        if people is not None and people.role is not None and people.end >= role.end() - 1:
            return match.end(), people
    return start, None


def take_editors(text: str, start: int, stop: int, draft: Draft) -> str:
    """Take editors that stand after a book's title: "Smith J, Jones K, editors."."""
    for match in _EDITORS.finditer(text, start, stop):
        first = start
        for mark in (". ", "? ", "! ", " (", ") "):
            at = text.rfind(mark, start, match.start())
            while at > 0 and mark == ". " and read_people(text, at + 2, match.end()) is None:
                at = text.rfind(mark, start, at)
            if at > 0:
                first = max(first, at + 2)
        people = read_people(text, first, match.end()) if first > start else None
        if people is None or people.role is None:
            first, people = _close_editors(text, start, match)
        if people is not None and people.role is not None:
            put_people(people, text, draft, "editor")
            return mask(text, first - 1, match.end())
    before = _ED_BEFORE.search(text, start, stop)
    if before is not None:
        people = read_people(text, before.end(), stop)
        if people is not None:
            role = "translator" if "trans" in before["lead"].lower() else "editor"
            put_people(people, text, draft, role)
            return mask(text, before.start(), people.end)
    return text
