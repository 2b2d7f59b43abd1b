"""Pieces of a text made into the tags of a mixed-citation: a table by path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from refconv.kit.date_words import season_number
from refconv.kit.pages import expand, is_locator
from refconv.model import Date, ItemType, Piece, Reference
from refconv.model.richtext import Mark, parse, plain
from refconv_jats import dates
from refconv_jats.element import work_of
from refconv_jats.links import address
from refconv_jats.numbers import precedes
from refconv_jats.options import Dialect
from refconv_jats.people import ROLES, group_attributes
from refconv_jats.spans import Look, Tag, nest
from refconv_jats.words import HREF

_PLAIN: dict[str, str] = {
    "volume": "volume",
    "edition": "edition",
    "publisher": "publisher-name",
    "publisher-place": "publisher-loc",
    "collection-title": "series",
    "collection-number": "volume-series",
    "event-title": "conf-name",
    "event": "conf-name",
    "event-place": "conf-loc",
    "part-title": "part-title",
    "container-title": "source",
    "container-title-short": "source",
    "journalAbbreviation": "source",
    "ISBN": "isbn",
    "ISSN": "issn",
    "issued.day": "day",
    "issued.season": "season",
    "accessed.year": "year",
    "accessed.month": "month",
    "accessed.day": "day",
    "authority": "institution",
}
"""Paths whose tag says everything."""

_COMMENTS = ("genre", "medium", "status", "note", "section", "archive", "dimensions")
_PARTS = {"family": "surname", "given": "given-names", "suffix": "suffix", "literal": "collab"}
_DASH = re.compile(r"\s*[-‐‑‒–—−]{1,3}\s*")
_SPLIT_ISSUE = re.compile(
    r"(?P<head>.*?)(?P<tail>\b(?:Suppl|Supplement|Sup|Supl|Pt|Part)\b.*)", re.IGNORECASE | re.DOTALL
)
_WEB = re.compile(r"(?:https?://|ftp://|www\.)\S+")
_RICH = ("title", "container-title", "collection-title", "part-title", "edition")

Maker = Callable[[Reference, str, Piece], Iterator[Tag]]


def tags_of(reference: Reference, text: str, pieces: Sequence[Piece], its: Dialect) -> list[Tag]:
    """Give the tags of a text, outer ones first, none crossing another."""
    if its.plain_mixed:
        return nest(_links(reference, text, pieces))
    return nest(_all_tags(reference, text, pieces, its))


def looks_of(reference: Reference, text: str, pieces: Sequence[Piece]) -> list[Look]:
    """Give the looks that the values of a reference have, where the text holds these values."""
    out: list[Look] = []
    for piece in pieces:
        if piece.path in _RICH:
            value = reference[piece.path]
            marked = isinstance(value, str) and "<" in value
            if marked and plain(str(value)) == text[piece.start : piece.end]:
                out.extend(_looks(str(value), piece.start))
    return out


def _looks(value: str, start: int) -> Iterator[Look]:
    for run in parse(value):
        for mark in run.marks:
            if mark is not Mark.NOCASE:
                yield Look(start, start + len(run.text), mark)
        start += len(run.text)


def _all_tags(
    reference: Reference, text: str, pieces: Sequence[Piece], its: Dialect
) -> Iterator[Tag]:
    once: set[str] = set()
    people = []
    for piece in _joined(pieces, text):
        role = piece.path.partition(".")[0].replace("-", "_")
        if role == "author" or role in ROLES:
            people.append(piece)
        elif piece.path not in once or piece.path in ("title", "ISBN", "ISSN", "note"):
            for tag in _tags_of_piece(reference, text, piece, its):
                once.add(piece.path)
                yield tag
    yield from _whole_date("accessed", "date-in-citation", reference.accessed, pieces)
    yield from _whole_date("event-date", "conf-date", reference.event_date, pieces)
    yield from _people_tags(reference, text, pieces, people, its)


def _tags_of_piece(reference: Reference, text: str, piece: Piece, its: Dialect) -> Iterator[Tag]:
    name = _PLAIN.get(piece.path)
    maker = _MAKERS.get(piece.path)
    if name is not None:
        yield Tag(piece.start, piece.end, name)
    elif maker is not None:
        yield from maker(reference, text, piece)
    elif piece.path in _COMMENTS:
        kind = (
            "degree" if piece.path == "genre" and reference.type is ItemType.THESIS else piece.path
        )
        yield Tag(
            piece.start, piece.end, "comment", {} if kind == "note" else {"content-type": kind}
        )
    elif piece.path == "number-of-pages":
        yield Tag(piece.start, piece.end, "size", {"units": its.page_unit})


def _joined(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Join what one element holds: "2004" and "a", "Mar" and "Apr" with a dash between."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and _belongs(waiting, piece, text):
            waiting = Piece(waiting.path, waiting.start, piece.end, waiting.confidence)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _belongs(one: Piece, other: Piece, text: str) -> bool:
    if one.path == "issued.year" and other.path == "year-suffix":
        return one.end == other.start
    between = text[one.end : other.start]
    return one.path == other.path == "issued.month" and _DASH.fullmatch(between) is not None


# people


def _people_tags(
    reference: Reference, text: str, pieces: Sequence[Piece], people: Sequence[Piece], its: Dialect
) -> Iterator[Tag]:
    others = sorted(piece.start for piece in pieces if piece not in set(people))
    ordered = sorted(people, key=lambda piece: (piece.start, -piece.end))
    group: list[Piece] = []
    for piece in ordered:
        if group and not _continues(group, piece, others):
            yield from _group(reference, text, group, its)
            group = []
        group.append(piece)
    if group:
        yield from _group(reference, text, group, its)


def _continues(group: list[Piece], piece: Piece, others: list[int]) -> bool:
    if group[0].path.partition(".")[0] != piece.path.partition(".")[0]:
        return False
    end = max(its.end for its in group)
    return not any(end <= start < piece.start for start in others)


def _group(reference: Reference, text: str, group: list[Piece], its: Dialect) -> Iterator[Tag]:
    variable = group[0].path.partition(".")[0]
    inner = list(_names(reference, text, variable, group))
    if not inner:
        return
    start, end = min(tag.start for tag in inner), max(tag.end for tag in inner)
    if variable == "author":
        patent = reference.type is ItemType.PATENT and "inventor" in its.groups
        attributes = {"person-group-type": "inventor" if patent else "author"}
    else:
        attributes = group_attributes(variable.replace("-", "_"), its)
    yield Tag(start, end, "person-group", attributes)
    yield from inner


def _names(reference: Reference, text: str, variable: str, group: list[Piece]) -> Iterator[Tag]:
    """Tag each name: a person's parts in `string-name`, an organisation as `collab`."""
    names = reference.names(variable)
    parts: dict[str, list[Piece]] = {}
    for piece in group:
        key = piece.path.split(".")[1] if "." in piece.path else ""
        if key == "et-al":
            yield Tag(piece.start, piece.end, "etal")
        elif key:
            parts.setdefault(key, []).append(piece)
    for key, its in parts.items():
        start, end = min(p.start for p in its), max(p.end for p in its)
        its = [_with_particle(piece, text, start) for piece in its]
        name = names[int(key)] if key.isdigit() and int(key) < len(names) else None
        if name is not None and name.literal is not None:
            yield Tag(start, end, "collab")
            continue
        given_only = name is not None and name.family is None
        seen: set[str] = set()
        inner = []
        for piece in its:
            tag = _PARTS.get(piece.path.rpartition(".")[2])
            if tag == "collab":
                tag = "given-names" if given_only else None
            if tag is not None and tag not in seen:
                seen.add(tag)
                inner.append(Tag(piece.start, piece.end, tag))
        alone = {"name-style": "given-only"} if seen == {"given-names"} else {}
        yield Tag(start, end, "string-name", alone)
        yield from inner


def _with_particle(piece: Piece, text: str, start: int) -> Piece:
    """Take the particles before a family name into its piece: JATS puts them in the surname."""
    before = text[start : piece.start].split()
    if piece.path.endswith(".family") and before and all(map(_is_particle, before)):
        return Piece(piece.path, start, piece.end)
    return piece


def _is_particle(word: str) -> bool:
    return word[0].islower() and word.rstrip("'’").isalpha()


# titles, numbers, dates


def _title(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    work = work_of(reference)
    name = work.part if reference.container_title else work.alone
    yield Tag(piece.start, piece.end, name)


def _issue(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    match = _SPLIT_ISSUE.fullmatch(text, piece.start, piece.end)
    if match is None:
        yield Tag(piece.start, piece.end, "issue")
        return
    head = match["head"].rstrip(" ,;(")
    if head:
        yield Tag(piece.start, piece.start + len(head), "issue")
    part = match["tail"].lower().startswith(("pt", "part"))
    yield Tag(match.start("tail"), piece.end, "issue-part" if part else "supplement")


def _page(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    """Split "S45-S58" into fpage and lpage; a range that is cut short ("207-19") stays whole.

    JATS4R refuses an lpage that is smaller than its fpage.
    """
    printed = text[piece.start : piece.end]
    dashes = list(_DASH.finditer(printed))
    if not dashes and not re.search(r"[,;]", printed):
        name = "elocation-id" if is_locator(printed) else "fpage"
        yield Tag(piece.start, piece.end, name)
        return
    if len(dashes) == 1 and not re.search(r"[,;]", printed):
        first, last = printed[: dashes[0].start()], printed[dashes[0].end() :]
        if first and last and precedes(first, last) and _is_full(first, last):
            yield Tag(piece.start, piece.start + len(first), "fpage")
            yield Tag(piece.end - len(last), piece.end, "lpage")
            return
    yield Tag(piece.start, piece.end, "page-range")


def _is_full(first: str, last: str) -> bool:
    return expand(f"{first}-{last}").partition("-")[2].lstrip("SsE") == last.lstrip("SsE")


def _year(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    printed = text[piece.start : piece.end]
    date = reference.issued
    if date is not None and date.start and 0 < date.start[0] <= 9999:
        plainly = printed == str(date.start[0]) and len(date.date_parts) == 1
        iso = dates.iso(date.start) if plainly and dates.is_valid(date) else f"{date.start[0]:04d}"
        yield Tag(piece.start, piece.end, "year", {dates.ISO: iso})
    elif re.fullmatch(r"\d{4}", printed):
        yield Tag(piece.start, piece.end, "year", {dates.ISO: printed})


def _month(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    words = re.split(r"\W+", text[piece.start : piece.end])
    season = len(words) > 1 or season_number(words[0]) is not None
    yield Tag(piece.start, piece.end, "season" if season else "month")


def _issued(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    """Find the year in a date that came in one piece."""
    year = reference.issued.year if reference.issued is not None else None
    at = text.find(str(year), piece.start, piece.end) if year is not None else -1
    if at >= 0 and not any(p.path.startswith("issued.") for p in _pieces(reference)):
        yield from _year(reference, text, Piece("issued.year", at, at + len(str(year))))


def _pieces(reference: Reference) -> Sequence[Piece]:
    return reference.origin.pieces if reference.origin is not None else ()


def _whole_date(path: str, name: str, date: Date | None, pieces: Sequence[Piece]) -> Iterator[Tag]:
    """Tag a date from its first piece to its last."""
    its = [p for p in pieces if p.path == path or p.path.startswith(path + ".")]
    if not its:
        return
    attributes = {"content-type": "access-date"} if path == "accessed" else {}
    if date is not None and date.start and dates.is_valid(date) and date.start[0] > 0:
        attributes[dates.ISO] = dates.iso_range(date)
    yield Tag(min(p.start for p in its), max(p.end for p in its), name, attributes)


def _version(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    yield Tag(piece.start, piece.end, "version", {"designator": text[piece.start : piece.end]})


def _number(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    if reference.type is ItemType.PATENT:
        country = reference.jurisdiction
        yield Tag(piece.start, piece.end, "patent", {"country": country} if country else {})
        return
    kinds = {ItemType.STANDARD: "std-designation", ItemType.DATASET: "accession"}
    kind = kinds.get(reference.type, "other") if reference.type is not None else "other"
    yield Tag(piece.start, piece.end, "pub-id", {"pub-id-type": kind})


# identifiers and links


def _identifier(variable: str, kind: str) -> Maker:
    def make(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
        value = reference[variable]
        if isinstance(value, str) and value and (kind != "pmid" or value.isdecimal()):
            at = text.lower().find(value.lower(), piece.start, piece.end)
            if at >= 0:
                yield Tag(at, at + len(value), "pub-id", {"pub-id-type": kind})

    return make


def _url(reference: Reference, text: str, piece: Piece) -> Iterator[Tag]:
    printed = text[piece.start : piece.end]
    if not _WEB.fullmatch(printed):
        yield Tag(piece.start, piece.end, "uri")
        return
    yield Tag(piece.start, piece.end, "ext-link", {"ext-link-type": "uri", HREF: address(printed)})


def _links(reference: Reference, text: str, pieces: Sequence[Piece]) -> Iterator[Tag]:
    for piece in pieces:
        if piece.path == "URL" and _WEB.fullmatch(text, piece.start, piece.end):
            yield from _url(reference, text, piece)


_MAKERS: dict[str, Maker] = {
    "title": _title,
    "issue": _issue,
    "page": _page,
    "issued": _issued,
    "issued.year": _year,
    "issued.month": _month,
    "version": _version,
    "number": _number,
    "DOI": _identifier("DOI", "doi"),
    "PMID": _identifier("PMID", "pmid"),
    "PMCID": _identifier("PMCID", "pmcid"),
    "URL": _url,
}
