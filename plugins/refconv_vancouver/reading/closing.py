"""How a book's reference closes: year, pages or extent, and what else stands around them.

NLM prints "; 2009. p. 3-12." (Citing Medicine, ch. 2); reference managers and authors print the
year twice, an original year in brackets, pages before the year, a month before it, a publisher
behind it. Whatever is found is put into the draft, and the text ends where the imprint ends.
"""

from __future__ import annotations

import re

from refconv.kit.pages import expand
from refconv.model import Date, on
from refconv_vancouver.reading.citation import PAGES, YEAR, Citation, find_date
from refconv_vancouver.reading.dates import MONTH, month_number
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.issuing import put_citation, put_date
from refconv_vancouver.reading.letters import DASH, MASK
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.matching import last_match
from refconv_vancouver.reading.titles import put_text
from refconv_vancouver.reading.weights import is_publisher

_END = rf"[\s.,;)\]{MASK}]*\Z"
_REMARK = re.compile(
    r"(?<=\d{4})[a-z]?,?\s?\[(?P<remark>(?=[^\[\]]*(?:\d{3}|\b(?:ad|bc|rev|orig|repr|reprint(?:ed)?"
    rf"|first|erstausgabe|updated)\b))[^\[\]]{{2,60}})\]{_END}",
    re.IGNORECASE,
)
"""What is said of a year: "1855 [AD 77-79]", "2013 [rev. January 2014]"."""
_DOCUMENT = re.compile(
    rf"(?<=\d{{4}})\.?\s\((?P<number>(?=[^()]*\d)[A-Z]{{2,}}[\w.-]*[/-][\w./-]{{2,40}})\){_END}"
)
"""The number of a body's document behind the year: "2014 (WHO/MSD/14.1)"."""
_DOUBLED = re.compile(
    rf"[;:,.(]\s?(?P<year>{YEAR})[\s,.]{{1,3}}(?=(?:[^\W\d_]{{3,10}}\.?\s\d{{1,2}},?\s)?(?P=year)\b)"
)
_FIRST_YEAR = re.compile(rf"(?P<year>{YEAR})[.,:]?\s(?=[^\W\d_])")
"""A year before the title that closes the reference too: "2003 Ecosystems ... 2003."."""
_DATED = re.compile(
    rf"(?:[;:,.(\]){MASK}]\s?|\A)(?P<all>(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s(?:de\s|of\s)?)?"
    rf"(?P<month>{MONTH})(?:\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[{DASH}]\s?\d{{1,2}})?)?"
    rf"[\s,]{{1,2}}(?:de\s|del\s)?(?P<year>{YEAR})){_END}",
    re.IGNORECASE,
)
"""A date with its month first: "August 2016", "May 15, 2014", "15 mayo de 2014"."""
_NUMBERED = re.compile(
    rf"(?:[;:,.(\]]\s)(?P<all>(?:(?P<month>1[0-2]|[1-9])\s(?P<day>3[01]|[12]?\d)"
    rf"|(?P<day2>3[01]|[12]?\d)(?:st|nd|rd|th)\s(?P<month2>1[0-2]|[1-9])),?\s(?P<year>{YEAR})){_END}"
)
"""A date whose month an archive made a number: "1 12, 2009", "17th 1 2006"."""
_COLON_YEAR = re.compile(rf"(?<=[^\W\d_]):\s(?P<year>{YEAR}){_END}")
_UNDATED = re.compile(
    r"[;,.:]\s?[(\[]?(?:n\. ?d|nd|no date|date unknown|s\. ?d|s\. ?a|o\. ?J)\b[.)\]\s]*\Z",
    re.IGNORECASE,
)
"""What is printed where no year is known (Citing Medicine, ch. 2: "[date unknown]")."""
_LATE = re.compile(rf"(?<=\d{{4}})[;,]\s?(?P<publisher>[^\W\d_][^\d;\[\]]{{2,60}}?){_END}")
"""A publisher behind the year: "1970;Springer."."""
_STRAY = re.compile(rf"\({YEAR}\)(?P<stray>\s\d{{1,4}}){_END}")
"""A number that is said to be nothing, behind a year in brackets: "Elsevier (2008) 464"."""
_EARLY_WORD = re.compile(
    rf"(?P<word>\bpp?\.\s)(?={YEAR}\s?[;:])|(?<=\d\s)(?P<behind>pp?\.\s)(?={YEAR}{_END})"
)
"""The word for pages before a year that stands between it and them, or behind them."""
_INNER = re.compile(
    rf"(?P<lead>[\s.,;:(]+)(?P<year>{YEAR})\)?(?:[\s,;:]{{1,2}}pp?\b\s?[.:]?\s?(?P<page>{PAGES}))?"
    r"(?=[\s.,;:])"
)
_LEAF = re.compile(
    rf"[\s.,;:(\[]{{0,5}}(?:(?<![\w])|(?<=[12]\d\d\d)(?=p))(?:(?i:p\.?\s)?(?i:pp?(?=\d)"
    rf"|(?:pp?|pgs?|pages?|págs?|pág|s|seiten?)\b)\s?[.:]?\s?)"
    rf"(?P<page>{PAGES})(?:\s?(?i:pp?)\b)?[\s.()\];,]*$"
)
_RANGE = re.compile(
    rf"[.,;:]\s?(?P<page>\d{{1,4}}\s?[{DASH}]\s?\d{{1,4}})\s?(?P<word>pp?\b)?[\s.()\];,]*$"
)
"""Pages without a word before them: ", 303-315 pp.", "; 299-328 p"."""
_CHAPTER = re.compile(
    r"[\s.,;(]{0,5}\b(?:chapter|chap|ch|cap|capítulo|kapitel"
    r"|chapitre)\b\.?\s(?P<chapter>\d+|[IVXLC]+)\b[\s.);,]*$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"[\s.,;(]{1,5}(?:[ivxlc]+,?\s?\+?\s?)?(?P<total>\d{1,4})\s?(?:(?:p|pp)\.?(?:\s(?:p|pp)\b)?|pages|s"
    r"|seiten|páginas|págs?|leaves)\b\.?[\s.)\];,]*$",
    re.IGNORECASE,
)
_EXTENT = re.compile(r"\d+\s?pp?\Z")
_PAGE_WORD = re.compile(r"\s?pp?\b")
_LEFT_OVER = re.compile(r"[\s.,;(]{1,5}pp?[.:]?\s*$")
_FAR = 80


def tidy_closing(text: str, start: int, end: int, draft: Draft) -> str:
    """Mask what is odd around the last year, so that year and pages can be read."""
    first = max(start, end - _FAR)
    tail = text[first:end]
    if "[" in tail and (match := _REMARK.search(text, first, end)) is not None:
        draft.put("note", match["remark"], match.span("remark"))
        text = mask(text, match.start("remark") - 1, end)
        end = match.start("remark") - 1
    if (match := _DOCUMENT.search(text, first, end)) is not None:
        draft.put("number", match["number"], match.span("number"))
        text = mask(text, match.start("number") - 1, end)
        end = match.start("number") - 1
    match = _DOUBLED.search(text, first, end)
    if match is not None and not text[match.end() + 4 : end].strip(" .;,)").startswith(":"):
        text = mask(text, *match.span("year"))
    match = _EARLY_WORD.search(text, first, end)
    if match is not None:
        text = mask(text, *match.span())
    match = _STRAY.search(text, first, end)
    if match is not None:
        text = mask(text, *match.span("stray"))
    return text


def take_first_year(text: str, start: int, end: int, draft: Draft) -> str:
    """Mask a year before the title if it is the year of issue too."""
    match = _FIRST_YEAR.match(text, start, end)
    issued = draft.values.get("issued")
    if match is None or not isinstance(issued, Date) or issued.year != int(match["year"]):
        return text
    draft.mark("issued.year", match.span("year"))
    return mask(text, *match.span("year"))


def is_extent(text: str, cited: Citation) -> bool:
    """Tell whether a lone number after the year is an extent: "1992; 274p."."""
    number = cited.parts.get("page" if cited.form == "pages" else "volume")
    if cited.form not in ("pages", "volume") or cited.issue or number is None:
        return False
    return _EXTENT.match(text, *number) is not None or (
        text[slice(*number)].isdecimal() and _PAGE_WORD.match(text, number[1]) is not None
    )


def put_closing(
    text: str, start: int, end: int, draft: Draft, cited: Citation | None
) -> tuple[str, int]:
    """Take what follows an imprint, the year and the pages; give the text and where they begin."""
    if cited is not None and cited.form not in ("volume", "issue-only") and cited.start > start:
        dated = _put_dated(text, start, cited.parts["year"][1], draft)
        put_citation(cited, text, draft)
        first = cited.start if dated is None else dated
        return text, find_leaf(text, start, _before(text, first), draft)
    stop = find_leaf(text, start, end, draft)
    if (match := _UNDATED.search(text, max(start, stop - 24), stop)) is not None:
        return text, match.start()
    text, stop = _take_late_publisher(text, start, stop, draft)
    dated = _put_dated(text, start, stop, draft)
    if dated is not None:
        return text, find_leaf(text, start, dated, draft)
    date = find_date(text, start, stop)
    if date is not None and not _of_title(text, date, draft):
        put_date(date, text, draft)
        return text, find_leaf(text, start, _before(text, date.start), draft)
    colon = _COLON_YEAR.search(text, max(start, stop - 10), stop)
    if colon is not None:
        draft.date("issued", on(int(colon["year"])), {"year": colon.span("year")})
        return text, colon.start()
    if draft.early is not None:
        return text, stop
    return _take_inner(text, start, stop, draft), stop


def _of_title(text: str, date: Citation, draft: Draft) -> bool:
    """Tell whether a year at the end is the title's, for one stands behind the names already."""
    if draft.early is None or text[slice(*draft.early)] == text[slice(*date.parts["year"])]:
        return False
    return text[: date.start].rstrip(" (")[-1:] not in ";,"


def _before(text: str, place: int) -> int:
    """Give where a bracket around what stands at `place` opens: "Springer; [1983]"."""
    while place > 0 and text[place - 1] in "[( ":
        place -= 1
    return place


def _put_dated(text: str, start: int, stop: int, draft: Draft) -> int | None:
    """Put a date with its month first; give where it begins."""
    first = max(start, stop - 40)
    match = _DATED.search(text, first, stop)
    if match is None:
        match = _NUMBERED.search(text, first, stop)
        if match is None:
            return None
    groups = ("month", "month2") if "month2" in match.re.groupindex else ("month",)
    month = next(name for name in groups if match[name])
    day = next((name for name in ("day", "day2") if match[name]), None)
    places = {"year": match.span("year"), "month": match.span(month)}
    parts = [int(match["year"]), month_number(match[month]) or 1]
    if day is not None and 1 <= int(match[day]) <= 31:
        places["day"] = match.span(day)
        parts.append(int(match[day]))
    draft.date("issued", on(*parts), places)
    return match.start("all")


def _take_late_publisher(text: str, start: int, stop: int, draft: Draft) -> tuple[str, int]:
    """Take a known publisher behind the year; give where the year ends."""
    match = _LATE.search(text, max(start, stop - 70), stop)
    if match is None or not is_publisher(match["publisher"]):
        return text, stop
    put_text("publisher", text, *match.span("publisher"), draft)
    return mask(text, *match.span("publisher")), match.start()


def _take_inner(text: str, start: int, stop: int, draft: Draft) -> str:
    """Take a year, with pages behind it or not, that stands before place and publisher."""
    inner = last_match(_INNER, text, max(start, stop - 110), stop)
    if inner is None:
        return text
    date = find_date(text, inner.start("year"), inner.end("year"))
    if date is None:
        return text
    put_date(date, text, draft)
    if inner["page"] and "page" not in draft.values:
        draft.put("page", expand(inner["page"]), inner.span("page"))
        return mask(text, inner.start(), inner.end())
    return mask(text, inner.start(), inner.end("year"))


def find_leaf(text: str, start: int, end: int, draft: Draft) -> int:
    """Take the pages, the chapter's number or the extent after the year; give where they begin."""
    for _ in range(2):
        match = _CHAPTER.search(text, max(start, end - 40), end)
        if match is not None:
            draft.put("chapter-number", match["chapter"], match.span("chapter"))
            end = match.start()
        match = _LEAF.search(text, max(start, end - 60), end) or _bare_range(text, start, end)
        if match is not None:
            draft.put("page", expand(match["page"]), match.span("page"))
            end = match.start()
            continue
        match = _TOTAL.search(text, max(start, end - 30), end)
        if match is not None:
            draft.put("number-of-pages", match["total"], match.span("total"))
            end = match.start()
    left_over = _LEFT_OVER.search(text, max(start, end - 8), end)
    return end if left_over is None else left_over.start()


def _bare_range(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find pages that only a word behind them, or a comma before them, says to be pages."""
    match = _RANGE.search(text, max(start, end - 30), end)
    if match is None:
        return None
    first, _, last = match["page"].replace(" ", "").translate(_DASHES).partition("-")
    years = len(first) == 4 and first[:2] in ("18", "19", "20")
    return match if match["word"] or (not years and int(last) > int(first)) else None


_DASHES = {ord(sign): "-" for sign in "‐‑‒–—−"}
