"""The rules of JATS4R, PMC, SciELO and the DTD for references, each a function over a ref-list.

The numbers are those of the table in docs/formats/jats.md. A rule yields a
message for each place that breaks it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

XLINK = "{http://www.w3.org/1999/xlink}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Rule = Callable[[Element, str], Iterator[str]]
RULES: dict[int, Rule] = {}

GROUPS = set(
    "allauthors assignee author compiler curator director editor guest-editor inventor transed "
    "translator illustrator research-assistant custom".split()
)
PMC_IDS = set(
    "art-access-id arxiv coden doaj doi isbn manuscript medline other pii pmcid pmid publisher-id "
    "sici std-designation accession archive index custom".split()
)
DTD_IDS = PMC_IDS | {"ark", "handle", "mr", "zbl"}
SPS_TYPES = set(
    "book confproc data database journal legal-doc letter newspaper patent preprint report "
    "software thesis webpage other".split()
)
LINKS = {"uri", "doi", "ftp", "pmid", "pmcid"}
NAME_PARTS = ("surname", "given-names", "suffix")


def rule(number: int) -> Callable[[Rule], Rule]:
    """Enter a function as the rule of a number."""

    def enter(function: Rule) -> Rule:
        RULES[number] = function
        return function

    return enter


def broken(ref_list: Element, profile: str) -> list[str]:
    """Give every message of every rule."""
    return [
        f"rule {number}: {message}"
        for number, check in sorted(RULES.items())
        for message in check(ref_list, profile)
    ]


def text(element: Element | None) -> str:
    """Give the text of an element."""
    return "" if element is None else "".join(element.itertext()).strip()


def citations(ref_list: Element) -> list[Element]:
    """Give every citation."""
    return list(ref_list.iter("element-citation", "mixed-citation"))


def show(element: Element) -> str:
    """Give the beginning of an element's XML."""
    return etree.tostring(element, encoding="unicode", with_tail=False)[:200]


@rule(1)
def _ids(ref_list: Element, profile: str) -> Iterator[str]:
    seen: Counter[str] = Counter(ref.get("id", "") for ref in ref_list.iter("ref"))
    for name, times in seen.items():
        if times > 1 or not re.fullmatch(r"[^\W\d][\w.-]*", name):
            yield f"id {name!r}, {times} times"


@rule(2)
def _label_first(ref_list: Element, profile: str) -> Iterator[str]:
    for ref in ref_list.iter("ref"):
        names = [child.tag for child in ref]
        if "label" in names[1:] or ref.find(".//*/label") is not None or names == ["label"]:
            yield show(ref)


@rule(3)
def _old_names(ref_list: Element, profile: str) -> Iterator[str]:
    yield from (show(e) for e in ref_list.iter("citation", "nlm-citation"))
    yield from (show(e) for e in ref_list.xpath(".//*[@citation-type]"))


@rule(4)
def _typed(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in citations(ref_list):
        kind = citation.get("publication-type")
        if not kind or (profile == "scielo" and kind not in SPS_TYPES):
            yield show(citation)


@rule(5)
def _no_text_in_elements(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in ref_list.iter("element-citation"):
        loose = (citation.text or "") + "".join(child.tail or "" for child in citation)
        if loose.strip() or not len(citation):
            yield show(citation)


@rule(6)
def _both_for_scielo(ref_list: Element, profile: str) -> Iterator[str]:
    if profile != "scielo":
        return
    for ref in ref_list.iter("ref"):
        if [c.tag for c in ref if c.tag != "label"] != ["mixed-citation", "element-citation"]:
            yield show(ref)
        inside = {e.tag for e in ref.find("mixed-citation").iterdescendants()}  # type: ignore[union-attr]
        if inside - {"bold", "italic", "sup", "sub", "ext-link"}:
            yield show(ref)


@rule(7)
def _alternatives(ref_list: Element, profile: str) -> Iterator[str]:
    for both in ref_list.iter("citation-alternatives"):
        if len({child.tag for child in both}) != len(both):
            yield show(both)


@rule(8)
def _nothing_empty(ref_list: Element, profile: str) -> Iterator[str]:
    for element in ref_list.iter():
        if element.tag != "etal" and not len(element) and not text(element):
            yield show(element)


@rule(9)
def _groups(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in citations(ref_list):
        seen: Counter[str] = Counter()
        for child in citation:
            if child.tag in ("name", "string-name", "collab", "etal"):
                yield show(citation)
        for group in citation.iter("person-group"):
            kind, custom = group.get("person-group-type"), group.get("custom-type")
            seen[f"{kind} {custom} {group.get('specific-use')}"] += 1
            if kind not in GROUPS or (kind == "custom") != bool(custom):
                yield show(group)
        if citation.tag == "element-citation" and any(times > 1 for times in seen.values()):
            yield show(citation)


@rule(10)
def _name_elements(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in citations(ref_list):
        wrong = "string-name" if citation.tag == "element-citation" else "name"
        yield from (show(e) for e in citation.iter(wrong))


@rule(11)
def _name_parts(ref_list: Element, profile: str) -> Iterator[str]:
    for name in ref_list.iter("name", "string-name"):
        parts = Counter(child.tag for child in name)
        only = name.get("name-style") == "given-only"
        if name.tag == "name" and (parts["surname"] == 0) != only:
            yield show(name)
        if parts["surname"] > 1 or parts["given-names"] > 1:
            yield show(name)
        for child in name:
            if not re.search(r"\w", text(child)):
                yield show(name)


@rule(12)
def _et_al(ref_list: Element, profile: str) -> Iterator[str]:
    for etal in ref_list.iter("etal"):
        if etal.getparent().tag != "person-group":  # type: ignore[union-attr]
            yield show(etal.getparent())  # type: ignore[arg-type]


@rule(13)
def _titles(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in citations(ref_list):
        kind, has = citation.get("publication-type"), {e.tag for e in citation.iter()}
        if kind == "book" and "article-title" in has:
            yield show(citation)
        if "chapter-title" in has and kind != "book":
            yield show(citation)


@rule(14)
def _data(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in citations(ref_list):
        has = {e.tag for e in citation.iter()}
        if citation.get("publication-type") == "data":
            if "article-title" in has or not has & {"data-title", "source"}:
                yield show(citation)
        elif "data-title" in has:
            yield show(citation)


@rule(15)
def _software(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in ref_list.iter("element-citation"):
        if citation.get("publication-type") == "software" and citation.find("source") is None:
            yield show(citation)


@rule(16)
def _preprint(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in ref_list.iter("element-citation"):
        if citation.get("publication-type") == "preprint" and (
            (citation.find("year") is not None)
            and citation.find("date[@date-type='published']") is not None
        ):
            yield show(citation)


@rule(17)
def _translations(ref_list: Element, profile: str) -> Iterator[str]:
    for element in ref_list.iter("trans-source", "trans-title"):
        if not element.get(LANG):
            yield show(element)
    if profile == "scielo":
        yield from (show(e) for e in ref_list.iter("article-title") if e.get(LANG))


@rule(18)
def _markup(ref_list: Element, profile: str) -> Iterator[str]:
    for element in ref_list.iter("article-title", "source", "chapter-title", "data-title"):
        if re.search(r"</?(i|b|sup|sub|sc|span)\b[^<>]*>.*</", text(element)):
            yield show(element)


@rule(19)
def _years(ref_list: Element, profile: str) -> Iterator[str]:
    for year in ref_list.iter("year"):
        plain, iso = text(year), year.get("iso-8601-date", "")
        if year.getparent().tag == "date-in-citation":  # type: ignore[union-attr]
            continue
        if not re.fullmatch(r"\d{4}", plain) and not re.fullmatch(r"\d{4}", iso):
            yield show(year)
        if iso and not 1000 <= int(iso[:4]) <= 2029:
            yield show(year)


@rule(20)
def _months(ref_list: Element, profile: str) -> Iterator[str]:
    for tag, most in (("month", 12), ("day", 31)):
        for element in ref_list.iter(tag):
            inside = any(parent.tag == "mixed-citation" for parent in element.iterancestors())
            if not inside and not (text(element).isdigit() and 1 <= int(text(element)) <= most):
                yield show(element)


@rule(21)
def _pages(ref_list: Element, profile: str) -> Iterator[str]:
    for citation in citations(ref_list):
        has = {e.tag for e in citation.iter()}
        if "elocation-id" in has and has & {"fpage", "lpage", "page-range"}:
            yield show(citation)
        first, last = (re.sub(r"\D", "", text(citation.find(t))) for t in ("fpage", "lpage"))
        if first and last and int(last) < int(first) and "page-range" not in has:
            yield show(citation)


@rule(22)
def _access(ref_list: Element, profile: str) -> Iterator[str]:
    for date in ref_list.iter("date-in-citation"):
        if date.get("content-type") not in ("access-date", "updated"):
            yield show(date)


@rule(23)
def _sizes(ref_list: Element, profile: str) -> Iterator[str]:
    for size in ref_list.iter("size"):
        if size.get("units") not in (("pages",) if profile == "scielo" else ("page", "pages")):
            yield show(size)


@rule(24)
def _versions(ref_list: Element, profile: str) -> Iterator[str]:
    yield from (show(e) for e in ref_list.iter("version") if e.get("designator") == "")


@rule(25)
def _comments(ref_list: Element, profile: str) -> Iterator[str]:
    yield from (show(e) for e in ref_list.iter("genre", "degree"))


@rule(26)
def _id_types(ref_list: Element, profile: str) -> Iterator[str]:
    allowed = DTD_IDS if profile == "jats4r" else PMC_IDS
    yield from (show(e) for e in ref_list.iter("pub-id") if e.get("pub-id-type") not in allowed)


@rule(27)
def _ids_bare(ref_list: Element, profile: str) -> Iterator[str]:
    patterns = {"doi": r"10\.\S+/\S+", "pmid": r"[1-9]\d*"}
    for element in ref_list.iter("pub-id"):
        pattern = patterns.get(element.get("pub-id-type", ""))
        if pattern and not re.fullmatch(pattern, text(element)):
            yield show(element)
    for citation in citations(ref_list):
        kinds = Counter(e.get("pub-id-type") for e in citation.iter("pub-id"))
        if any(times > 1 for times in kinds.values()):
            yield show(citation)


@rule(28)
def _authorities(ref_list: Element, profile: str) -> Iterator[str]:
    for element in ref_list.xpath(".//*[@assigning-authority]"):
        if not element.get("assigning-authority").islower():
            yield show(element)


@rule(29)
def _book_numbers(ref_list: Element, profile: str) -> Iterator[str]:
    yield from (
        show(e) for e in ref_list.xpath(".//pub-id[@pub-id-type='isbn' or @pub-id-type='issn']")
    )


@rule(30)
def _links(ref_list: Element, profile: str) -> Iterator[str]:
    for link in ref_list.iter("ext-link"):
        href = link.get(XLINK + "href", "")
        good = href == href.strip() and re.match(r"(https?|ftp)://|www\.", href)
        if not good or link.get("ext-link-type") not in LINKS or not text(link):
            yield show(link)
        if link.prefix not in (None, "") or link.nsmap.get("xlink") != XLINK[1:-1]:
            yield show(link)


@rule(31)
def _languages(ref_list: Element, profile: str) -> Iterator[str]:
    for element in ref_list.iter():
        lang = element.get(LANG)
        if lang is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
            yield show(element)
        if any(str(name).startswith("lang-") for name in element.attrib):
            yield show(element)
