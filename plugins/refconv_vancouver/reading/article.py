"""An article: title, journal, citation."""

from __future__ import annotations

import re

from refconv_vancouver.reading.boundary import best_split, known
from refconv_vancouver.reading.confidence import sigmoid
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.naming import put_organisation, put_people
from refconv_vancouver.reading.people import read_people
from refconv_vancouver.reading.titles import put_text
from refconv_vancouver.reading.weights import is_publisher

_EDGE = f" \t.,;:({MASK}"
_EDITED = re.compile(r",? ?\(?(?:academic )?editors?\)?[.,]?\s", re.I)
_VOLUME = re.compile(r",? [Vv]ol(?:ume)?\.? ?(?P<volume>\d{1,4})$")
_BEFORE_YEAR = re.compile(r"(?<=[^\W\d_.]|\.)\.?[\s,](?P<volume>\d{1,3})\s?[:;,]?$")
"""A volume before its year: "Mem Inst Oswaldo Cruz 97 2002; Suppl 1: 149"."""
_LAST = re.compile(r"\.\s+(?P<last>[^.;:]{3,50}(?:\bB\.V|\bInc|\bLtd)?)\.?\s*;?\s*$")


def put_article(text: str, start: int, end: int, draft: Draft) -> None:
    """Read title and journal from `text[start:end]`."""
    stop = start + len(text[start:end].rstrip(_EDGE))
    text = _take_editor(text, start, stop, draft)
    stop = _take_publisher(text, start, stop, draft)
    volume = _VOLUME.search(text, max(start, stop - 20), stop)
    if volume is not None:
        draft.put("volume", volume["volume"], volume.span("volume"))
        stop = volume.start()
    stop = _take_volume_before(text, start, stop, draft)
    best = best_split(text, start, stop)
    if best is None:
        draft.lead = -1.0
        if draft.names.get("author") and known(text[start:stop].strip(_EDGE)):
            put_text("container-title", text, start, stop, draft, 0.7)  # a style without titles
            return
        put_text("title", text, start, stop, draft, 0.5)
        return
    split, draft.lead = best
    sure = min(0.99, sigmoid(draft.lead))
    if not draft.names.get("author"):
        start = put_organisation(text, start, split.title_end, draft, left=1)
    put_text("title", text, start, split.title_end, draft, sure)
    first = split.container_start
    if text.startswith(("In: ", "in: "), first):
        first += 4
    put_text("container-title", text, first, stop, draft, sure)


def _take_volume_before(text: str, start: int, stop: int, draft: Draft) -> int:
    """Take a volume between a journal and its year, where issue or pages follow the year."""
    if "volume" in draft.values or not {"page", "issue"} & draft.values.keys():
        return stop
    match = _BEFORE_YEAR.search(text, max(start, stop - 8), stop)
    if match is None:
        return stop
    best = best_split(text, start, match.start())
    if best is None or not known(text[best[0].container_start : match.start()].strip(_EDGE)):
        return stop
    draft.put("volume", match["volume"], match.span("volume"))
    return match.start()


def _take_publisher(text: str, start: int, stop: int, draft: Draft) -> int:
    """Take a publisher that stands between a journal and its year; give where it begins."""
    match = _LAST.search(text, max(start, stop - 70), stop)
    if match is None or text[match.start() - 2 : match.start() - 1] in " .":
        return stop
    if not is_publisher(match["last"]) or known(match["last"]):
        return stop
    if best_split(text, start, match.start()) is None:
        return stop  # no journal stands before it: it is itself taken for one
    draft.put("publisher", match["last"].strip(), match.span("last"))
    return match.start()


def _take_editor(text: str, start: int, stop: int, draft: Draft) -> str:
    """Take the academic editor that some journals name between title and journal."""
    if "editor" not in text[start:stop]:
        return text
    match = _EDITED.search(text, start, stop)
    if match is None:
        return text
    first = max(text.rfind(". ", start, match.start()), text.rfind("? ", start, match.start()))
    if first < 0:
        return text
    people = read_people(text, first + 2, match.end())
    if people is None or people.role is None:
        return text
    put_people(people, text, draft, "editor")
    return mask(text, first + 1, match.end())
