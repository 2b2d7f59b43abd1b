"""From the places of names to names of the model."""

from __future__ import annotations

import re
from functools import lru_cache

from refconv.kit.names import dotted
from refconv.model import Name
from refconv_vancouver.reading.bodies import (
    DOTTED,
    abbreviation,
    capitalised,
    corporate,
    in_small_letters,
    mostly_capitals,
)
from refconv_vancouver.reading.draft import Draft, Pair
from refconv_vancouver.reading.letters import HYPHEN, MASK, QUOTE
from refconv_vancouver.reading.names import People, Person
from refconv_vancouver.reading.places import place_share

_SENTENCE = re.compile(r"(?<=[^\s.])(?P<stop>\.:?|:)\s+(?=\S)")
_EDITING = re.compile(
    r"(?:,? \(?(?:eds?|editors?)\.?\)?)?(?:,? \(?(?P<year>(?:19|20)\d\d)\)?)?$", re.I
)
_LEAD = re.compile(r"(?:^|[\s(.])(?:[A-Z]|St|Dr|Inc|Co|Dept|Univ|Natl|Int|Am|No|vs)$")
_DATED = re.compile(
    r"(?P<body>[^.:;()\d]{2,120}?)(?:[,.]? \((?P<year>(?:19|20)\d\d)[a-z]?(?:, [^()\d]{3,12}"
    r"(?: \d{1,2})?)?\)[.:,]?|[,.] (?P<bare>(?:19|20)\d\d)[a-z]?\.)\s+(?=[^\W\d_])"
)
_GLUED = re.compile(r"[^.:;()\d]{4,120}\([A-Z]{2,9}\)(?=\s[A-Z])")
_COMMA = re.compile(r"(?P<body>[^.:;,()\d]{2,120}?(?: \([A-Z]{2,9}\))?),\s+(?=[A-Z])")
_DOTS = re.compile(r"…|(?<=[\s,])\. ?\. ?\.")
_MOST = 200
_BROKEN = re.compile(rf"(?<=[{HYPHEN}]) |(?<=\bO) (?=[{QUOTE}])")
"""A space that does not belong into a family name: "Szabo- Les", "O ’Shea"."""


def put_people(people: People, text: str, draft: Draft, role: str = "author") -> None:
    """Put a list of names into the draft, after those the role has already."""
    known = draft.names.get(role, ())
    for index, person in enumerate(people.names, start=len(known)):
        _mark(person, f"{role}.{index}", draft)
    draft.names[role] = (*known, *(_name(person, text) for person in people.names))
    if people.et_al is not None:
        draft.et_al.add(role)
        draft.mark(f"{role}.et-al", people.et_al)
    elif (left_out := _left_out(people, text)) is not None:
        draft.et_al.add(role)
        draft.mark(f"{role}.et-al", left_out)
        draft.doubt("names-left-out", "dots stand for names before the last", f"{role}.et-al")


def _left_out(people: People, text: str) -> Pair | None:
    """Give the dots that stand for names before the last one (APA, 7th edition, 9.8)."""
    if len(people.names) < 2:
        return None
    dots = _DOTS.search(text, people.names[-2].end, people.names[-1].start)
    return None if dots is None else dots.span()


def role_of(people: People) -> str:
    """Give the CSL variable for what a list of names says of itself."""
    return people.role or "author"


@lru_cache(maxsize=4096)
def _dotted(given: str) -> str:
    return dotted(_BROKEN.sub("", given))


def _mark(person: Person, path: str, draft: Draft) -> None:
    draft.mark(path, (person.start, person.end))
    if person.family is None:
        draft.mark(f"{path}.literal", (person.start, person.end))
        return
    for part, span in (
        ("non-dropping-particle", person.particle),
        ("family", person.family),
        ("given", person.given),
        ("suffix", person.suffix),
    ):
        if span is not None:
            draft.mark(f"{path}.{part}", span)


def _name(person: Person, text: str) -> Name:
    if person.family is None:
        return Name(literal=text[person.start : person.end])
    family = text[slice(*person.family)]
    if " " in family:
        family = _BROKEN.sub("", family)
    return Name(
        family=family,
        given=_dotted(text[slice(*person.given)]) if person.given else None,
        non_dropping_particle=text[slice(*person.particle)] if person.particle else None,
        suffix=text[slice(*person.suffix)].rstrip(".") if person.suffix else None,
    )


def put_organisation(text: str, start: int, end: int, draft: Draft, left: int) -> int:
    """Take the first sentence of `text[start:end]` for the author if it names an organisation.

    `left` is how many sentences must follow. Gives where the rest begins:
    `start` where there is no organisation.
    """
    dotted = DOTTED.match(text, start, end)
    if dotted is not None:
        _put_literal(text, dotted.span(), draft)
        return dotted.end()
    for match in _SENTENCE.finditer(text, start, min(end, start + _MOST)):
        head = text[start : match.start()]
        if match["stop"] == "." and (_LEAD.search(head) or place_share(head) == 1):
            continue
        first, comma, _ = head.partition(", ")
        if match["stop"] == ":" and (not corporate(head) or (comma and corporate(first))):
            continue
        more = _EDITING.search(head)
        head = (head[: more.start()] if more else head).rstrip(f" {MASK}")
        if not _is_body(head, text[match.end() : end], left, draft):
            break
        if more is not None and more["year"] and draft.early is None:
            draft.early = (start + more.start("year"), start + more.end("year"))
        for span in _apart(text, start, start + len(head)):
            _put_literal(text, span, draft)
        return match.end()
    return _body_before_comma(text, start, end, draft)


def _is_body(head: str, rest: str, left: int, draft: Draft) -> bool:
    """Tell whether a sentence names a body, by its words or by what follows it."""
    sentences = sum(1 for _ in _SENTENCE.finditer(rest))
    if sentences < left - 1:
        return False
    if corporate(head) or abbreviation(head):
        return True
    linked = "URL" in draft.values
    if linked and head.isalpha() and head[:1].isupper() and len(head) > 2:
        return rest.strip().count(" ") > 2  # "Arthrex. FiberTape with tapered ends"
    return capitalised(head) and (sentences >= left or linked or in_small_letters(rest))


def _body_before_comma(text: str, start: int, end: int, draft: Draft) -> int:
    """Take an organisation that a comma or its abbreviation divides from the title.

    "FAO, Dimensions of need", "Centers for Disease Control (CDC) Dengue outbreak".
    """
    match = _GLUED.match(text, start, end) or _COMMA.match(text, start, end)
    if match is None:
        return start
    head = match.groupdict().get("body") or match.group()
    if not abbreviation(head) and not (corporate(head) and mostly_capitals(head)):
        return start
    stop = start + len(head)
    _put_literal(text, (start, stop), draft)
    return match.end() + (len(match.group()) == len(head))


def put_dated_body(text: str, start: int, end: int, draft: Draft) -> int:
    """Take an organisation with its year for the author: "IPCC (2014)", "FAO, 2010."."""
    match = _DATED.match(text, start, end)
    if match is None:
        return start
    head = match["body"]
    if not (corporate(head) or abbreviation(head) or (match["year"] and capitalised(head))):
        return start
    _put_literal(text, match.span("body"), draft)
    group = "year" if match["year"] else "bare"
    draft.early = match.span(group)
    return match.end()


def _apart(text: str, start: int, stop: int) -> list[Pair]:
    """Part organisations at semicolons (Citing Medicine, ch. 1: "Hospital; University")."""
    spans: list[Pair] = []
    at = start
    for part in text[start:stop].split(";"):
        if part.strip():
            first = at + len(part) - len(part.lstrip())
            spans.append((first, at + len(part.rstrip())))
        at += len(part) + 1
    return spans


def _put_literal(text: str, span: Pair, draft: Draft) -> None:
    draft.people = "body"
    draft.names["author"] = (*draft.names.get("author", ()), Name(literal=text[slice(*span)]))
    place = f"author.{len(draft.names['author']) - 1}"
    draft.mark(place, span)
    draft.mark(f"{place}.literal", span)
