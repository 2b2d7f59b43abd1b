"""Page furniture: running heads, page numbers, what a publisher prints on every page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from refconv_vancouver.finding.cues import TAIL
from refconv_vancouver.finding.heads import begins
from refconv_vancouver.finding.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|pag\.?|p\.|pg\.?|seite|página|pagina)?\s*\d{1,5}"
    r"(?:\s*(?:of|/|de|von|di|sur)\s*\d{1,5})?[-–—|\s]*",
    re.IGNORECASE,
)
_PRINTED_ON_EVERY_PAGE = re.compile(
    r"downloaded\s(?:from|by|on|at|via)|for\s(?:personal|reviewer?s?)\suse\sonly|all\srights\sreserved"
    r"|protected\sby\scopyright|by\sguest\son|author\smanuscript|accepted\s(?:article|manuscript)$"
    r"|available\sin\spmc|first\spublished\sas|journal\shomepage|wileyonlinelibrary|no\sother\suses\s"
    r"|this\sarticle\sis\s(?:protected|licensed|an\sopen)|page\snumber\snot\sfor|see\sfront\smatter"
    r"|^(?:copyright\s(?:©|\(c\)|\d{4}|by)|©\s?(?:\d{4}|the\sauthor)|creative\scommons|unauthori[sz]ed\s"
    r"|terms\sand\sconditions|page\s?\d{1,4}\s?(?:of|/)\s?\d{1,4}|click\shere\sto|submit\syour\smanuscript"
    r"|published\sby\s(?:elsevier|wiley|bmj|springer))",
    re.IGNORECASE,
)
_STEMS = (
    "download", "use only", "rights", "copyright", "©", "guest", "manuscript", "available in pmc",
    "creative", "first published", "homepage", "wileyonline", "authori", "other uses", "conditions",
    "this article", "page", "front matter", "published by", "click here", "submit your",
)  # fmt: skip
"""What has none of these is not printed on every page: cheaper to look for than the pattern."""
_LINK = (
    r"(?:pub\s?med(?:/ncbi|\scentral)?|cross\s?ref|google\sscholar|medline|web\sof\sscience®?|pmc"
    r"|(?:free\s)?full\stext(?:\s?\(?pdf\)?)?|view(?:\s(?:article|record\sin\sscopus|abstract|in\sscopus))?"
    r"|pmc\sfree\sarticle|free\spmc\sarticle|article|abstract|isi|cas|pdf|scopus|scielo|lilacs|ncbi|doi"
    r"|order\sarticle\svia\sinfotrieve|search\sads|links?|go\sto(?:\sref\.?)?)"
)
_ONE_LINK = re.compile(_LINK, re.IGNORECASE)
_LINKS = re.compile(
    rf"(?:pubmed|cross\s?ref|google\sscholar|view\sarticle|\[{_LINK}\])[\s.]*"
    rf"|(?:[\[(]?{_LINK}[\])]?[\s/|,·;.]*){{2,8}}",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"^[^\s,]{2,30}\set\sal\b|^[^,]{2,60}\bet\sal\.?(?:\s*[:|]|\s*$|\s.{0,60}\d$)|\bvol(?:ume)?\.?\s?\d"
    r"|\bissue\b|\bwww\.|\bjournal\s|\|",
    re.IGNORECASE,
)
_PAGE_BEFORE = re.compile(r"[\[(]?\d{1,5}(?:[.)\]]\s*|[\s|–-]+)(?=[^\W\d_])")
_PAGE_AFTER = re.compile(r"[\s|–-]+\d{1,5}\Z")
"""A number before or after a running head: the page's, or a label that begins no head."""
_UNFINISHED = (".", ",", ";", ":", "-")
_NAMED = re.compile(r"\bet\sal\.$", re.IGNORECASE)
_ADDRESS_ALONE = re.compile(r"(?:https?://|www\.)(?!\S*\b10\.\d{4})\S+")
_LONGEST = 160
_SHORT = 100
_LETTERS = 12


def furniture(text: str, lines: Sequence[Line]) -> set[int]:
    """Give the lines, by index, that belong to the page and not to what stands on it.

    Sure: page numbers, imprints, link buttons. Then lines that come again and again; then, beside
    a sure one, what reads like a running head.
    """
    sure: set[int] = set()
    short = [at for at, line in enumerate(lines) if line.end - line.start <= _LONGEST]
    seen = [text[lines[at].start : lines[at].end] for at in short]
    stemmed = _stemmed(seen)
    paged = bool(lines) and "\x0c" in text[lines[0].start : lines[-1].end]
    for place, (index, line) in enumerate(zip(short, seen, strict=True)):
        if _is_furniture(text, lines, index, line, place in stemmed) or (
            paged and _tops_page(text, lines, index)
        ):
            sure.add(index)
    sure |= _repeated(lines, short, seen, sure)
    return sure | _beside(text, lines, sure)


def _repeated(
    lines: Sequence[Line], short: Sequence[int], seen: Sequence[str], sure: set[int]
) -> set[int]:
    """Give the lines that come again, mostly where a page ends or begins."""
    heads: Counter[str] = Counter()
    for index, line in zip(short, seen, strict=True):
        if _LETTERS <= len(line) <= _SHORT and _stands_apart(lines, index, sure):
            heads[_head(line)] += 1
    twice = {head: count for head, count in heads.items() if count > 1 and _may_run(head)}
    if not twice:
        return set()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in zip(short, seen, strict=True):
        if _LETTERS <= len(line) <= _SHORT and (head := _head(line)) in twice:
            places[head].append(index)
    return {
        index
        for head, found in places.items()
        if twice[head] * 2 > len(found)
        for index in found
        if index not in sure
    }


def _stemmed(lines: Sequence[str]) -> set[int]:
    """Give which lines, by their place among these, have one of the stems."""
    lowered = "\n".join(lines).lower()
    places = [place for stem in _STEMS for place in _places(lowered, stem)]
    ends = list(accumulate(len(line) + 1 for line in lowered.split("\n"))) if places else []
    return {bisect_right(ends, place) for place in places}


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _head(line: str) -> str:
    """Give a line without the page number at its edges, which changes from page to page."""
    start, end = 0, len(line)
    if line[0] in "[(" or line[0].isdigit():
        found = _PAGE_BEFORE.match(line)
        start = found.end() if found else 0
    if line[-1].isdigit():
        found = _PAGE_AFTER.search(line, max(start, end - 12))
        end = found.start() if found else end
    return line[start:end]


def _is_furniture(text: str, lines: Sequence[Line], index: int, line: str, stemmed: bool) -> bool:
    if len(line) <= 24 and _PAGE_NUMBER.fullmatch(line):
        return (
            lines[index].gap
            or not line[0].isdigit()
            or not (index and text[lines[index - 1].end - 1] in ",;:-–(")
        )
    if _LINKS.fullmatch(line):
        return True
    return stemmed and _PRINTED_ON_EVERY_PAGE.search(line) is not None and not begins(line)


def _tops_page(text: str, lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line after a form feed is a running head."""
    line = lines[index]
    if not index or "\x0c" not in text[lines[index - 1].end : line.start]:
        return False
    seen = text[line.start : line.end]
    return len(seen) <= _SHORT and not begins(seen) and _NAMED.search(seen) is not None


def _may_run(head: str) -> bool:
    """Tell whether a repeated line may be a running head: no journal on a line of its own."""
    if len(head) < _LETTERS or "/" in head or TAIL.search(head) or head.endswith((".", ",", ";")):
        return False
    return not begins(head.lstrip("-–•*▪ "))


def _stands_apart(lines: Sequence[Line], at: int, sure: set[int]) -> bool:
    """Tell whether a blank line, the page's end or furniture is next to a line."""
    ends = at + 1 == len(lines) or lines[at + 1].gap
    return lines[at].gap or ends or at - 1 in sure or at + 1 in sure


def _beside(text: str, lines: Sequence[Line], sure: set[int]) -> set[int]:
    """Give the lines next to furniture that read like running heads, at most two on each side."""
    found: set[int] = set()
    for index in sorted(sure):
        for step in (-1, 1):
            for at in (index + step, index + 2 * step):
                if not 0 <= at < len(lines) or not (
                    at in sure or _reads_like_head(text, lines, at, step < 0)
                ):
                    break
                found.add(at)
    return found


def _reads_like_head(text: str, lines: Sequence[Line], at: int, above: bool) -> bool:
    line = lines[at]
    seen = text[line.start : line.end]
    if len(seen) > _SHORT:
        return False
    if (_ADDRESS_ALONE.fullmatch(seen) and seen[-1] != ".") or _ONE_LINK.fullmatch(seen):
        return True
    if seen[0].islower() or (seen.endswith(_UNFINISHED) and not _NAMED.search(seen)):
        return False
    if TAIL.search(seen):
        following = lines[at + 1] if above else line
        alone = _ADDRESS_ALONE.fullmatch(text, following.start, following.end) is not None
        return above and (line.gap or alone) and ". " not in seen
    if at and text[lines[at - 1].end - 1] in ",;:-–" and not line.gap:
        return False
    letters = [character for character in seen if character.isalpha()]
    if len(letters) >= 6 and sum(map(str.isupper, letters)) > 0.8 * len(letters):
        return True
    return _RUNNING.search(seen) is not None and ". " not in seen.replace("al. ", "")
