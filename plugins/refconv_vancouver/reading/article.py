"""An article: title, journal, citation."""

from __future__ import annotations

import re

from refconv import journals
from refconv_vancouver.reading.boundary import Split, best_split, known, splits
from refconv_vancouver.reading.confidence import sigmoid
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.naming import put_organisation, put_people
from refconv_vancouver.reading.people import read_people
from refconv_vancouver.reading.places import is_region, place_share
from refconv_vancouver.reading.titles import put_text
from refconv_vancouver.reading.untitled import put_untitled
from refconv_vancouver.reading.weights import is_publisher, word_weight

_EDGE = f" \t.,;:({MASK}"
_EDITED = re.compile(r",? ?\(?(?:academic )?editors?\)?[.,]?\s", re.I)
_VOLUME = re.compile(r",? [Vv]ol(?:ume)?\.? ?(?P<volume>\d{1,4})$")
_BEFORE_YEAR = re.compile(r"(?<=[^\W\d_.]|\.)\.?[\s,](?P<volume>\d{1,3})\s?[:;,]?$")
"""A volume before its year: "Mem Inst Oswaldo Cruz 97 2002; Suppl 1: 149"."""
_IN = re.compile(r"[Ii]n: |In (?=[Pp]roceedings\b)")
_COUNTRY = re.compile(
    r"(?P<country>[A-Z]{2,3}|[A-Z][a-z]{4,12}(?: [A-Z][a-z]{2,10})?)\.\s+(?=[A-Z])"
)
_PERIODICAL = re.compile(
    r"(?:The |[A-Z]{2,5} )?(?:Journal|Zeitschrift|Revista|Revue|Rivista|Annals|Archives)\s"
)
"""How the name of a journal begins."""
_SAYS = re.compile(r"\b(?:journal|magazine|revista|revue|rivista|zeitschrift|review)\b", re.I)
_CLIPPED = re.compile(r"(?:\w{4}|[)\]”\"\d])(?P<mark>[.?!])\s+(?P<word>[A-Z][a-z]{2,7})$")
"""A word alone behind the end of a sentence that may be cut short: "Metabol", "Renew"."""
_TITLE_WORD = -1.5
"""A word of less weight is one of titles, not of journals' names."""
_LAST = re.compile(r"\.\s+(?P<last>[^.;:]{3,50}(?:\bB\.V|\bInc|\bLtd)?)\.?\s*;?\s*$")


def put_article(text: str, start: int, end: int, draft: Draft) -> None:
    """Read title and journal from `text[start:end]`."""
    stop = start + len(text[start:end].rstrip(_EDGE))
    text = _take_editor(text, start, stop, draft)
    stop = _take_publisher(text, start, stop, ";" in text[stop:end], draft)
    volume = _VOLUME.search(text, max(start, stop - 20), stop)
    if volume is not None:
        draft.put("volume", volume["volume"], volume.span("volume"))
        stop = volume.start()
    stop = _take_volume_before(text, start, stop, draft)
    if not draft.names.get("author"):
        start = put_organisation(text, start, stop, draft, left=2)
    if put_untitled(text, start, stop, draft):
        return
    best = best_split(text, start, stop)
    if best is None:
        draft.lead = -1.0
        if draft.names.get("author") and known(text[start:stop].strip(_EDGE)):
            put_text("container-title", text, start, stop, draft, 0.7)  # a style without titles
            return
        put_text("title", text, start, stop, draft, 0.5)
        return
    split, draft.lead = best
    split = settle(text, start, stop, split)
    if split.mark[0] == ":" and not _may_be_journal(text[split.container_start : stop]):
        put_text("title", text, start, stop, draft, 0.5)  # a colon within a title, no border
        return
    sure = min(0.99, sigmoid(draft.lead))
    if not draft.names.get("author"):
        start = put_organisation(text, start, split.title_end, draft, left=1)
    put_text("title", text, start, split.title_end, draft, sure)
    first = split.container_start
    if (lead := _IN.match(text, first)) is not None:
        first = lead.end()
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


def _take_publisher(text: str, start: int, stop: int, imprint: bool, draft: Draft) -> int:
    """Take a publisher that stands between a journal and its year; give where it begins.

    `imprint` tells that a semicolon divides it from the year, as in "Front Microbiol. Frontiers;
    2013;4:375"; what stands there behind a known journal is a publisher, or the journal again.
    """
    match = _LAST.search(text, max(start, stop - 70), stop)
    if match is None or text[match.start() - 2 : match.start() - 1] in " .":
        return stop
    last = match["last"].strip()
    if not imprint and (not is_publisher(last) or known(last)):
        return stop
    best = best_split(text, start, match.start())
    if best is None:
        return stop  # no journal stands before it: it is itself taken for one
    journal = text[best[0].container_start : match.start()].strip(_EDGE)
    if imprint and best[0].mark[0] in ".?!" and known(journal):
        if _same_journal(journal, last):
            return match.start()
    elif not is_publisher(last) or known(last):
        return stop
    its = "publisher-place" if place_share(last) == 1 else "publisher"
    draft.put(its, last, match.span("last"))
    return match.start()


def _same_journal(one: str, other: str) -> bool:
    titles = {match.journal.title for match in journals.lookup(one)}
    return any(match.journal.title in titles for match in journals.lookup(other))


def settle(text: str, start: int, stop: int, split: Split) -> Split:
    """Move a cut that falls within a journal's name, or before a country of the title's.

    "Metabol. Eng." is one name though "Eng" stands behind a stop; in "from Colorado, USA. Megalops"
    the country ends the title.
    """
    country = _COUNTRY.match(text, split.container_start, stop)
    if country is not None and is_region(country["country"]):
        return Split(country.end("country"), country.end(), ".")
    if split.mark[0] == ".":
        return _widen(text, start, stop, split)
    if split.mark[0] not in ":,":
        return split
    before = [its for its in splits(text, start, stop) if its.title_end < split.title_end]
    if not before or before[-1].mark[0] not in ".?!":
        return split
    wide = text[before[-1].container_start : stop].strip(_EDGE)
    if split.mark[0] == ":":
        within = is_journal(wide)
    else:
        within = known(wide) or _PERIODICAL.match(wide) is not None
    return before[-1] if within else split


def _widen(text: str, start: int, stop: int, split: Split) -> Split:
    """Take a clipped word before a container into it, if it makes the name of a journal."""
    clipped = _CLIPPED.search(text, max(start, split.title_end - 16), split.title_end)
    if clipped is None or word_weight(clipped["word"].lower()) < _TITLE_WORD:
        return split
    first = clipped.start("word")
    container = text[split.container_start : stop].strip(_EDGE)
    if known(container) and not journals.lookup(text[first:stop].strip(_EDGE)):
        return split
    mark = clipped["mark"]
    return Split(clipped.start("mark") + (mark != "."), first, mark)


def is_journal(container: str) -> bool:
    """Tell whether a text is the name of a journal, known whole or by one side of its colon."""
    if known(container):
        return True
    name, colon, more = container.partition(": ")
    if not colon:
        return False
    says = _SAYS.search(more) is not None
    return (known(name) and says) or (known(more) and (says or name.isupper()))


def _may_be_journal(container: str) -> bool:
    container = container.strip(_EDGE)
    return is_journal(container) or _PERIODICAL.match(container) is not None


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
