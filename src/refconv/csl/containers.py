"""Which form of a journal's title a style prints."""

from __future__ import annotations

from refconv.csl.processor import Processor
from refconv.csl.style import Style
from refconv.model import Date, ItemType, Name, Reference

_FULL, _SHORT = "Qzfull", "Qzshort"
_PROBE = Reference(
    id="probe",
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name(family="Doe", given="J."),),
    title="Title",
    container_title=_FULL,
    container_title_short=_SHORT,
    volume="1",
    issue="2",
    page="3-4",
    issued=Date(date_parts=((2000,),)),
)


def abbreviates(style: Style) -> bool | None:
    """Tell whether a style prints an article's journal in its short form; None if in neither.

    A style says so in many ways (`form="short"`, a variable, by type, through
    macros), so it is asked to print an article.
    """
    entries = Processor(style, [_PROBE]).bibliography("text")
    printed = " ".join(entries).casefold()
    if _SHORT.casefold() in printed:
        return True
    return False if _FULL.casefold() in printed else None
