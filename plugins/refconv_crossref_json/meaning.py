"""What Crossref's keys say, rule by rule; each takes the keys it knows."""

from __future__ import annotations

from typing import Any

from refconv.diagnostics import Severity
from refconv.kit import identifiers, pages
from refconv.kit.comma_names import person
from refconv.kit.keywords import join_keywords
from refconv.model import Date, ItemType, Name
from refconv.model.richtext import plain
from refconv_crossref_json.draft import Draft
from refconv_crossref_json.markup import read_markup
from refconv_crossref_json.table import NAMES, TEXTS

_IN_BOOKS = (ItemType.CHAPTER, ItemType.PAPER_CONFERENCE, ItemType.ENTRY)
_OF_NAMES = frozenset({"given", "family", "name", "literal", "suffix", "sequence", "role"})
_RANGES = ((-9999, 9999), (1, 12), (1, 31))
_EMPTY: tuple[Any, ...] = (None, "", [], {}, False)


def read_titles(draft: Draft) -> None:
    """Take title and subtitle, joined by a colon, and the titles beside them."""
    titles = _marked(draft, "title")
    for index, subtitle in enumerate(_marked(draft, "subtitle")):
        inside = titles and plain(subtitle).lower() in plain(titles[0]).lower()
        if titles and not inside:
            joint = " " if titles[0].endswith(("?", "!", ":", ".")) or index else ": "
            titles[0] += joint + subtitle
        elif not titles:
            titles.append(subtitle)
    if titles:
        draft.set("title", titles[0], "title")
    if len(titles) > 1:
        draft.say("more-titles", "more than one title", Severity.INFO, "title", "kept in custom")
        draft.leave("title")
    for key, variable in (("original-title", "original-title"), ("short-title", "title-short")):
        found = _marked(draft, key)
        if found and plain(found[0]) != plain(titles[0] if titles else ""):
            draft.set(variable, found[0], key)


def read_containers(draft: Draft) -> None:
    """Take the container's titles; of two in a book the first is the series (Springer's LNCS)."""
    titles = _marked(draft, "container-title")
    if len(titles) > 1 and draft.type in _IN_BOOKS:
        draft.set("collection-title", titles[0], "container-title")
        draft.set("container-title", titles[1], "container-title")
    elif titles:
        draft.set("container-title", titles[0], "container-title")
    if len(titles) > (2 if draft.type in _IN_BOOKS else 1):
        draft.say("more-titles", "more titles", Severity.INFO, "container-title", "kept in custom")
        draft.leave("container-title")
    shorts = _marked(draft, "short-container-title") or _marked(draft, "container-title-short")
    if shorts and shorts[0] != draft.variables.get("container-title"):
        draft.set("container-title-short", shorts[0], "short-container-title")


def _marked(draft: Draft, key: str) -> list[str]:
    out = []
    for text in draft.texts(key):
        found, dropped = read_markup(text)
        if dropped:
            names = ", ".join(sorted(dropped))
            message = f"markup that CSL does not know: {names}"
            draft.say("markup-dropped", message, Severity.INFO, key, "text kept")
        out.append(" ".join(found.split()))
    return [text for text in out if text]


def read_names(draft: Draft) -> None:
    """Take the lists of names."""
    for key, variable in NAMES.items():
        people = draft.take(key)
        if people is None:
            continue
        if not isinstance(people, list) or not all(isinstance(its, dict) for its in people):
            draft.say(
                "odd-value", f"'{key}' is no list of names", Severity.WARNING, key, "kept in custom"
            )
            draft.leave(key)
            continue
        names = [_name(its) for its in people]
        kept = tuple(name for name in names if name is not None)
        if len(kept) < len(names):
            draft.say("empty-name", "a name without a text", Severity.WARNING, key, "left out")
        if kept:
            draft.set(variable, kept, key)


def _name(its: dict[str, Any]) -> Name | None:
    """Make a name of an object with family and given, or with the name of an organisation."""
    extra = {
        key: value for key, value in its.items() if key not in _OF_NAMES and value not in _EMPTY
    }
    if isinstance(extra.get("ORCID"), str):
        extra["ORCID"] = extra["ORCID"].rpartition("/")[2]
    family, given, suffix = (_text(its.get(key)) for key in ("family", "given", "suffix"))
    literal = _text(its.get("name")) or _text(its.get("literal"))
    if family:
        return _with(person(family, given, suffix), extra)
    if literal or given:
        return Name(literal=literal or given, extra=extra)
    return None


def _with(name: Name, extra: dict[str, Any]) -> Name:
    from msgspec.structs import replace

    return replace(name, extra=extra) if extra else name


def _text(value: Any) -> str:
    return read_markup(value)[0] if isinstance(value, str) else ""


def read_dates(draft: Draft) -> None:
    """Take the date of issue: `issued`, or else the first that is there of its relatives."""
    draft.take("issued")
    for key in ("issued", "published", "published-print", "published-online", "posted", "accepted"):
        date = _date(draft.peek(key))
        if date is not None:
            draft.set("issued", date, key)
            if not _is_whole(draft.peek(key)):
                draft.say("odd-date", "is no possible date", Severity.WARNING, key, "cut short")
            break
    for key in ("posted", "accepted"):
        if _date(draft.peek(key)) == draft.variables.get("issued"):
            draft.take(key)
    issued = draft.variables.get("issued")
    online = _date(draft.peek("published-online"))
    if online is not None and online != issued:
        draft.set("available-date", online, "published-online")


def _date(value: Any) -> Date | None:
    """Make a date of `date-parts`, whose parts may be null; what is impossible is left out."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(parts, list):
        return None
    found = [_parts(part) for part in parts[:2]]
    kept = tuple(part for part in found if part)
    return Date(date_parts=kept) if kept else None


def _parts(given: Any) -> tuple[int, ...]:
    """Give year, month and day as far as they are numbers that can be."""
    numbers: list[int] = []
    for number in given[:3] if isinstance(given, list) else ():
        if isinstance(number, str) and number.isascii() and number.isdigit():
            number = int(number[:9])
        if not isinstance(number, int) or isinstance(number, bool):
            break
        low, high = _RANGES[len(numbers)]
        if not low <= number <= high:
            break
        numbers.append(number)
    return tuple(numbers)


def _is_whole(value: Any) -> bool:
    """Tell whether each part that is given was taken."""
    parts = value.get("date-parts", ()) if isinstance(value, dict) else ()
    given = [[n for n in part if n is not None] for part in parts if isinstance(part, list)]
    return [len(part) for part in given] == [len(_parts(part)) for part in given]


def read_numbers(draft: Draft) -> None:
    """Take pages or the article number, ISSN, ISBN, DOI, and the address where it is no DOI's."""
    found = draft.texts("page")
    article = draft.texts("article-number")
    if found:
        draft.set("page", pages.expand(found[0]), "page")
        if article and article[0] != found[0]:
            draft.leave("article-number")
            draft.set("number", article[0], "article-number")
    elif article:
        draft.set("page", article[0], "article-number")
    for key in ("ISSN", "ISBN"):
        numbers = [text.rpartition("/")[2] for text in draft.texts(key)]
        if numbers:
            draft.set(key, ", ".join(dict.fromkeys(numbers)), key)
    for text in draft.texts("DOI")[:1]:
        draft.set("DOI", identifiers.doi(text) or text, "DOI")
    for text in draft.texts("URL")[:1]:
        if identifiers.doi(text) != draft.variables.get("DOI") or "DOI" not in draft.variables:
            draft.set("URL", text, "URL")
    issue = draft.peek("journal-issue")
    if not draft.peek("issue") and isinstance(issue, dict) and isinstance(issue.get("issue"), str):
        draft.set("issue", issue["issue"], "journal-issue")


def read_texts(draft: Draft) -> None:
    """Take the keys that hold one text, the abstract and the subjects."""
    for key, variable in TEXTS.items():
        found = draft.texts(key)
        if found and variable not in draft.variables:
            draft.set(variable, _text(found[0]), key)
    for text in draft.texts("abstract")[:1]:
        abstract, dropped = read_markup(text)
        if abstract:
            draft.set("abstract", abstract, "abstract")
        if dropped:
            message = f"markup that CSL does not know: {', '.join(sorted(dropped))}"
            draft.say("markup-dropped", message, Severity.INFO, "abstract", "text kept")
    subjects = draft.texts("subject")
    if subjects:
        draft.set("keyword", join_keywords(subjects), "subject")
    if draft.type is ItemType.THESIS and draft.peek("degree"):
        degrees = draft.texts("degree")
        draft.set("genre", degrees[0], "degree") if degrees else None
    if draft.peek("subtype") == "preprint":
        draft.set("genre", "preprint", "subtype")
        draft.take("subtype")


def read_places(draft: Draft) -> None:
    """Take the event, the institution and the licence, which are objects."""
    event = draft.peek("event")
    if isinstance(event, dict):
        if _text(event.get("name")):
            draft.set("event-title", _text(event["name"]), "event")
        if _text(event.get("location")):
            draft.set("event-place", _text(event["location"]), "event")
        ends = [_date(event.get(key)) for key in ("start", "end")]
        parts = tuple(date.start for date in ends if date is not None)
        if parts:
            draft.set("event-date", Date(date_parts=parts), "event")
        if set(event) <= {"name", "location", "start", "end"}:
            draft.take("event")
    _read_institution(draft)
    body = draft.peek("standards-body")
    if isinstance(body, dict) and _text(body.get("name")):
        draft.set("authority", _text(body["name"]), "standards-body")
        draft.take("standards-body")
    licences = draft.peek("license")
    if isinstance(licences, list):
        addresses = [its.get("URL") for its in licences if isinstance(its, dict)]
        texts = list(dict.fromkeys(text for text in addresses if isinstance(text, str) and text))
        if texts:
            draft.set("license", texts[-1], "license")
        if len(texts) < 2:
            draft.take("license")


def _read_institution(draft: Draft) -> None:
    institutions = draft.peek("institution")
    first = institutions[0] if isinstance(institutions, list) and institutions else institutions
    if not isinstance(first, dict) or not _text(first.get("name")):
        return
    name = _text(first["name"])
    if draft.type in (ItemType.THESIS, ItemType.REPORT) and "publisher" not in draft.variables:
        draft.set("publisher", name, "institution")
    elif draft.type is ItemType.ARTICLE and "container-title" not in draft.variables:
        draft.set("container-title", name, "institution")  # the preprint server
    elif name != draft.variables.get("publisher"):
        return
    places = first.get("place")
    place = _text(places[0]) if isinstance(places, list) and places else _text(places)
    if place and "publisher-place" not in draft.variables:
        draft.set("publisher-place", place, "institution")
    if set(first) <= {"name", "place"} and institutions in (first, [first]):
        draft.take("institution")


RULES = (
    read_titles,
    read_names,
    read_containers,
    read_dates,
    read_numbers,
    read_texts,
    read_places,
)
