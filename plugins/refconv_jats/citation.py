"""A citation element read into a draft: a table of what each element says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from refconv.kit import identifiers
from refconv.kit.xml import attribute, character, is_entity, local, plain, rich
from refconv.source import Span
from refconv_jats import reading_dates as dates
from refconv_jats.comments import read_comment
from refconv_jats.draft import Draft, Title, Year
from refconv_jats.links import address
from refconv_jats.names import GROUP_ROLES, read_person
from refconv_jats.words import HREF, LANG, MARKER, MARKS

if TYPE_CHECKING:
    from lxml.etree import _Element

Handler = Callable[["_Element", Draft, Span], None]

PERSONS = frozenset(
    "name string-name collab anonymous name-alternatives collab-alternatives".split()
)
LINKS = frozenset("ext-link uri email pub-id object-id".split())
_TITLES = (
    "article-title chapter-title data-title part-title source trans-title trans-source issue-title"
).split()
_DATE_PARTS = ("year", "month", "day", "season", "string-date", "era")
_NUMBERS = ("issue", "supplement", "issue-part", "fpage", "lpage", "page-range", "elocation-id")


def read_citation(citation: _Element, draft: Draft) -> None:
    """Read a citation element of any kind into a draft."""
    _walk(citation, draft, "")


def _walk(element: _Element, draft: Draft, role: str) -> None:
    _loose(draft, element.text)
    for child in element:
        name = local(child)
        if name:
            if draft.fielded:
                draft.words.gap()
            _take(name, child, draft, role)
            if draft.fielded:
                draft.words.gap()
        elif is_entity(child):
            _loose(draft, character(child))
        _loose(draft, child.tail)


def _take(name: str, child: _Element, draft: Draft, role: str) -> None:
    handler = _HANDLERS.get(name)
    if handler is not None:
        before = len(draft.words.text)
        draft.words.add(_text(child, " " if draft.fielded else ""))
        draft.structured |= name not in LINKS
        handler(child, draft, draft.words.since(before))
    elif name in PERSONS:
        draft.structured = True
        read_person(child, draft, role or _role_of_place(draft))
    elif name == "person-group":
        draft.structured = True
        _walk(child, draft, _group_role(child, draft))
    elif name == "etal":
        before = len(draft.words.text)
        draft.words.add(_text(child))
        its = role or _role_of_place(draft)
        draft.et_al.add(its.replace("_", "-"))
        draft.mark(f"{its.replace('_', '-')}.et-al", draft.words.since(before))
    elif name == "comment":
        read_comment(child, draft, _walk)
    else:
        _walk(child, draft, role)


def _loose(draft: Draft, text: str | None) -> None:
    before = len(draft.words.text)
    draft.words.add(text)
    span = draft.words.since(before)
    if span.end > span.start:
        draft.loose.append(span)


def _parted(element: _Element) -> bool:
    """Tell whether an element holds elements alone: the parts of a date."""
    return (
        len(element) > 0 and local(element).startswith("date") and not (element.text or "").strip()
    )


def _text(element: _Element, between: str = "") -> str:
    """Give all text of an element as it stands, for the text of the whole citation."""
    if _parted(element):
        return between.join(_text(child) + (child.tail or "") for child in element)
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        if local(child):
            parts.append(_text(child))
        elif is_entity(child):
            parts.append(character(child))
        parts.append(child.tail or "")
    return "".join(parts)


# persons


def _group_role(group: _Element, draft: Draft) -> str:
    use = attribute(group, "specific-use").removeprefix(MARKER)
    kind = attribute(group, "person-group-type").lower()
    for word in (use, attribute(group, "custom-type") or kind, kind):
        if word in GROUP_ROLES:
            return GROUP_ROLES[word]
    return _role_of_place(draft) if not kind else "contributor"


def _role_of_place(draft: Draft) -> str:
    """Guess who names without a group are: authors before any title, editors after it."""
    if not draft.titles or "author" not in draft.names:
        return "author"
    containing = any(title.tag in ("chapter-title", "article-title") for title in draft.titles)
    return "editor" if containing else "author"


# titles


def _title(element: _Element, draft: Draft, span: Span) -> None:
    text = rich(element, MARKS)
    if not text:
        return
    xml = ""
    if element.find(".//{*}math") is not None and not str(element.tag).startswith("{"):
        from lxml import etree

        xml = etree.tostring(element, encoding="unicode", with_tail=False)
    draft.titles.append(
        Title(
            tag=local(element),
            text=text,
            language=element.get(LANG, ""),
            use=attribute(element, "specific-use").removeprefix(MARKER),
            span=span,
            xml=xml,
        )
    )


# plain values


def _value(name: str, element: _Element, draft: Draft, span: Span) -> None:
    if not draft.put(name, rich(element, MARKS), span):
        draft.loose.append(span)


def _many(name: str, element: _Element, draft: Draft, span: Span) -> None:
    """Read an element that may stand several times: ISBN and ISSN."""
    text, before = plain(element), draft.values.get(name)
    if text and text not in (before or "").split():
        draft.values[name] = f"{before} {text}" if before else text
        draft.mark(name, span)


def _number(element: _Element, draft: Draft, span: Span) -> None:
    """Read a part of the issue or the pages; which of them there are decides what it means."""
    name, text = local(element), plain(element)
    if not text or draft.numbers.get(name, text) != text:
        draft.loose.append(span)
        return
    draft.numbers[name] = text
    draft.mark("issue" if name in _NUMBERS[:3] else "page", span)


def _size(element: _Element, draft: Draft, span: Span) -> None:
    units = attribute(element, "units").lower()
    if units not in ("", "page", "pages") or not draft.put("number_of_pages", plain(element), span):
        draft.loose.append(span)


def _date_part(element: _Element, draft: Draft, span: Span) -> None:
    name, text = local(element), plain(element)
    kind = attribute(element, "content-type")
    if name == "string-date" and kind in dates.OTHER_DATES:
        draft.dates[dates.OTHER_DATES[kind]] = dates.read_date(element)
    elif text or attribute(element, dates.ISO):
        draft.issued.append(Year(name, text, attribute(element, dates.ISO), kind))
        if name in ("year", "month", "day", "season"):
            draft.mark(f"issued.{name}", span)
            return
    draft.mark("issued", span)


def _date(element: _Element, draft: Draft, span: Span) -> None:
    kind = attribute(element, "date-type").lower()
    name = dates.OTHER_DATES.get(kind, "issued")
    if name not in draft.dates:
        draft.dates[name] = dates.read_date(element)
        draft.mark(name.replace("_", "-"), span)
    else:
        draft.loose.append(span)


def _cited(element: _Element, draft: Draft, span: Span) -> None:
    kind = attribute(element, "content-type").lower()
    if "accessed" in draft.dates or kind.startswith(("updat", "copyr", "original", "publi")):
        draft.loose.append(span)
    else:
        draft.dates["accessed"] = dates.read_date(element)
        draft.mark("accessed", span)


def _conference(element: _Element, draft: Draft, span: Span) -> None:
    name = "event" if attribute(element, "specific-use") == f"{MARKER}event" else "event_title"
    _value(name, element, draft, span)


def _conference_date(element: _Element, draft: Draft, span: Span) -> None:
    draft.dates["event_date"] = dates.read_date(element)
    draft.mark("event-date", span)


def _patent(element: _Element, draft: Draft, span: Span) -> None:
    if not draft.put("number", plain(element), span):
        draft.loose.append(span)
    draft.put("jurisdiction", attribute(element, "country"))


# identifiers and links


def _identifier(element: _Element, draft: Draft, span: Span) -> None:
    text = plain(element)
    kind = (attribute(element, "pub-id-type") or attribute(element, "content-type")).lower()
    known = local(element) in ("pub-id", "object-id") or identifiers.doi(text)
    if not known or not read_identifier(kind, text, element, draft, span):
        draft.mark("custom", span)


def read_identifier(kind: str, text: str, element: _Element, draft: Draft, span: Span) -> bool:
    """Read an identifier of a type; without a type, one that looks like a DOI."""
    if not kind or kind in ("doi", "url", "uri"):
        found = identifiers.doi(text) or (
            identifiers.doi(attribute(element, "href")) if kind else ""
        )
        if found:
            _keep_doi(element, draft)
            return draft.put("DOI", found, span)
        return kind in ("url", "uri") and draft.put("URL", text, span)
    reader = _NUMBERED.get(kind)
    if reader is not None:
        name, tidy = reader
        return draft.put(name, tidy(text) or text, span)
    if kind == "arxiv" and not text.lower().startswith("arxiv:"):
        draft.put("archive", "arXiv")
        return draft.put("archive_location", text, span)
    if kind in _WORK_NUMBERS and draft.put("number", text, span):
        draft.put("authority", attribute(element, "assigning-authority"))
        draft.put("URL", attribute(element, "href"))
        return True
    draft.keep("identifiers", [kind, text])
    draft.mark("custom", span)
    return bool(text)


def _keep_doi(element: _Element, draft: Draft) -> None:
    for name in ("assigning-authority", "href"):
        value = element.get(HREF, "") if name == "href" else attribute(element, name)
        if value and local(element) == "pub-id":
            draft.keep("doi", [name, value])


_WORK_NUMBERS = ("other", "accession", "arxiv", "std-designation", "publisher-id")
_NUMBERED: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "pmid": ("PMID", identifiers.pmid),
    "medline": ("PMID", identifiers.pmid),
    "pubmed": ("PMID", identifiers.pmid),
    "pmcid": ("PMCID", lambda text: identifiers.pmcid(text) or identifiers.pmcid("PMC" + text)),
    "pmc": ("PMCID", lambda text: identifiers.pmcid(text) or identifiers.pmcid("PMC" + text)),
    "isbn": ("ISBN", str),
    "issn": ("ISSN", str),
}


def _link(element: _Element, draft: Draft, span: Span) -> None:
    """Read a link: a DOI where it leads to one, else a URL."""
    text = plain(element)
    href = attribute(element, "href") or text
    if href == address(text):
        href = text
    kind = attribute(element, "ext-link-type").lower()
    found = identifiers.doi(href) or (identifiers.doi(text) if kind == "doi" else None)
    if found and ("doi.org/" in href.lower() or kind == "doi" or href == found):
        if not draft.put("DOI", found, span):
            draft.loose.append(span)
    elif kind in ("pmid", "pmcid", "arxiv"):
        read_identifier(kind, text, element, draft, span)
    elif ("@" in href and "/" not in href) or not draft.put("URL", href, span):
        draft.loose.append(span)


_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_TITLES, _title),
    **dict.fromkeys(_DATE_PARTS, _date_part),
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(("pub-id", "object-id", "issue-id", "volume-id"), _identifier),
    **dict.fromkeys(("ext-link", "uri"), _link),
    **dict.fromkeys(("date-in-citation", "access-date"), _cited),
    "date": _date,
    "conf-date": _conference_date,
    "patent": _patent,
    "size": _size,
    "page-count": _size,
    "isbn": partial(_many, "ISBN"),
    "issn": partial(_many, "ISSN"),
    "volume": partial(_value, "volume"),
    "edition": partial(_value, "edition"),
    "version": partial(_value, "version"),
    "series": partial(_value, "collection_title"),
    "volume-series": partial(_value, "collection_number"),
    "publisher-name": partial(_value, "publisher"),
    "publisher-loc": partial(_value, "publisher_place"),
    "conf-name": _conference,
    "conf-loc": partial(_value, "event_place"),
    "gov": partial(_value, "number"),
    "institution": partial(_value, "authority"),
}
