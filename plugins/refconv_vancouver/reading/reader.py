"""The way of one reference, from its text to the model."""

from __future__ import annotations

import re

from refconv.kit.names import dotted
from refconv.kit.pages import expand
from refconv.model import Date, ItemType, Name, Origin, Reference
from refconv_vancouver.flat import flatten
from refconv_vancouver.reading.boundary import best_split, splits
from refconv_vancouver.reading.citation import Citation, find_citation
from refconv_vancouver.reading.dates import month_number
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.extras import take_extras
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.masking import mask
from refconv_vancouver.reading.people import People, Person, read_people

_EDGE = f" \t.,;:{MASK}"


_MEDIUM = re.compile(r"\s*\[(?P<medium>Internet|CD-ROM|DVD|monograph on the Internet|online|serial online|serial on the Internet|database on the Internet|homepage on the Internet|Electronic resource|computer file|videocassette|online database|computer software|software|Web page|website|web)\]", re.I)


def read(text: str, id: str = "", label: str | None = None, offset: int = 0) -> Reference:  # noqa: A002
    """Read one reference; `text` is its original without the label."""
    flat, offsets = flatten(text)
    draft = Draft()
    body = take_extras(flat, draft)
    start = len(body) - len(body.lstrip(_EDGE))
    end = len(body)
    people = read_people(body, start, end)
    if people is not None:
        _put_people(people, body, draft, "author")
        start = people.end
    cited = find_citation(body, start, end)
    if cited is not None:
        _put_citation(cited, body, draft)
        end = cited.start
    _put_middle(body, start, end, draft, people is not None)
    kind = ItemType.ARTICLE_JOURNAL
    origin = Origin(text=text, offset=offset, pieces=tuple(draft.pieces), label=label)
    return Reference(id=id, type=kind, et_al=frozenset(draft.et_al), origin=origin, **draft.values, **draft.names)


def _put_people(people: People, text: str, draft: Draft, role: str) -> None:
    names = []
    for index, person in enumerate(people.names):
        names.append(_name(person, text))
        draft.mark(f"{role}.{index}", (person.start, person.end))
    draft.names[role] = tuple(names)
    if people.et_al is not None:
        draft.et_al.add(role)
        draft.mark(f"{role}.et-al", people.et_al)


def _name(person: Person, text: str) -> Name:
    if person.family is None:
        return Name(literal=text[person.start : person.end])
    return Name(
        family=text[slice(*person.family)],
        given=dotted(text[slice(*person.given)]) if person.given else None,
        non_dropping_particle=text[slice(*person.particle)] if person.particle else None,
        suffix=text[slice(*person.suffix)] if person.suffix else None,
    )


def _put_citation(cited: Citation, text: str, draft: Draft) -> None:
    parts = cited.parts
    _put_issued(cited, text, draft)
    volume, page = parts.get("volume"), parts.get("page")
    if volume and not page and not cited.issue and _is_page(text[slice(*volume)], text[slice(*parts["year"])]):
        volume, page = None, volume
    if volume:
        draft.put("volume", text[slice(*volume)], volume)
    if cited.issue:
        value = " ".join(text[slice(*place)].strip("() ") for place in cited.issue)
        draft.put("issue", value, (cited.issue[0][0], cited.issue[-1][1]))
    if page and text[slice(*page)].strip("n/a-–"):
        draft.put("page", expand(text[slice(*page)]), page)
    if "discussion" in parts:
        draft.put("note", text[slice(*parts["discussion"])].rstrip(" .;"), parts["discussion"])


def _is_page(value: str, year: str) -> bool:
    """Tell whether a lone number after the date is a page, not a volume."""
    if value == year:
        return False
    return len(value) > 3 or not value.isalnum()


def _put_issued(cited: Citation, text: str, draft: Draft) -> None:
    parts = cited.parts
    places = {"year": parts["year"]}
    date = [int(text[slice(*parts["year"])])]
    month = month_number(text[slice(*parts["month"])]) if "month" in parts else None
    if month and "month" in parts:
        places["month"] = parts["month"]
        date.append(month)
        day = int(text[slice(*parts["day"])]) if "day" in parts else 0
        if 1 <= day <= 31:
            places["day"] = parts["day"]
            date.append(day)
    draft.date("issued", Date(date_parts=(tuple(date),)), places)


def _put_middle(text: str, start: int, end: int, draft: Draft, authored: bool) -> None:
    stop = start + len(text[start:end].rstrip(_EDGE + "("))
    medium = _MEDIUM.search(text, start, stop)
    if medium is not None:
        draft.put("medium", medium["medium"], medium.span("medium"))
        text = mask(text, *medium.span())
        stop = start + len(text[start:stop].rstrip(_EDGE + "("))
    best = best_split(text, start, stop)
    if best is None:
        draft.put("title", text[start:stop], (start, stop))
        return
    split, _lead = best
    if not authored:
        start = _put_organisation(text, start, split.title_end, draft)
    draft.put("title", text[start : split.title_end], (start, split.title_end))
    container = text[split.container_start : stop]
    draft.put("container-title", container, (split.container_start, stop))


def _put_organisation(text: str, start: int, end: int, draft: Draft) -> int:
    """Take the first sentence for an organisation where another one follows as the title."""
    for split in splits(text, start, end):
        if split.mark == ".":
            draft.names["author"] = (Name(literal=text[start : split.title_end]),)
            draft.mark("author.0.literal", (start, split.title_end))
            return split.container_start
    return start
