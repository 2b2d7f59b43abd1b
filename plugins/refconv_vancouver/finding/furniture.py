"""Page furniture: running heads, page numbers, what a publisher prints on every page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

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
    heads: defaultdict[str, list[int]] = defaultdict(list)
    short = [at for at, line in enumerate(lines) if line.end - line.start <= _LONGEST]
    lowered = "\n".join(text[lines[at].start : lines[at].end] for at in short).lower()
    stems = [stem for stem in _STEMS if stem in lowered]
    for index in short:
        line = lines[index]
        if _is_furniture(text, lines, index, stems) or _tops_page(text, lines, index):
            sure.add(index)
        elif line.end - line.start <= _SHORT:
            head = _head(text, line)
            if len(head) >= _LETTERS and "/" not in head:
                heads[head].append(index)
    for head, places in heads.items():
        if len(places) > 1 and _comes_again(head, text, lines, places, sure):
            sure.update(places)
    return sure | _beside(text, lines, sure)


def _head(text: str, line: Line) -> str:
    """Give a line without the page number at its edges, which changes from page to page."""
    start, end = line.start, line.end
    if text[start].isdigit() or text[start] in "[(":
        found = _PAGE_BEFORE.match(text, start, end)
        start = found.end() if found else start
    if text[end - 1].isdigit():
        found = _PAGE_AFTER.search(text, max(start, end - 12), end)
        end = found.start() if found else end
    return text[start:end]


def _is_furniture(text: str, lines: Sequence[Line], index: int, stems: Sequence[str]) -> bool:
    line = lines[index]
    if line.end - line.start <= 24 and _PAGE_NUMBER.fullmatch(text, line.start, line.end):
        return (
            line.gap
            or not text[line.start].isdigit()
            or not (index and text[lines[index - 1].end - 1] in ",;:-–(")
        )
    if _LINKS.fullmatch(text, line.start, line.end):
        return True
    seen = text[line.start : line.end].lower()
    if not any(stem in seen for stem in stems) or not _PRINTED_ON_EVERY_PAGE.search(seen):
        return False
    return not begins(text, line.start, line.end)


def _tops_page(text: str, lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line after a form feed is a running head."""
    line = lines[index]
    if not index or "\x0c" not in text[lines[index - 1].end : line.start]:
        return False
    seen = text[line.start : line.end]
    return len(seen) <= _SHORT and not begins(seen) and _NAMED.search(seen) is not None


def _comes_again(
    head: str, text: str, lines: Sequence[Line], places: Sequence[int], sure: set[int]
) -> bool:
    """Tell whether a repeated line is a running head rather than a journal on a line of its own."""
    if TAIL.search(head) or head.endswith((",", ";")):
        return False
    apart = sum(_stands_apart(lines, at, sure) for at in places)
    return apart * 2 > len(places) and not begins(head.lstrip("-–•*▪ ")) and not head.endswith(".")


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
