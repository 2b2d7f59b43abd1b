"""The way of one reference, from its text to the model."""

from __future__ import annotations

from refconv.kit.names import dotted
from refconv.kit.pages import expand
from refconv.model import Date, ItemType, Name, Origin, Reference
from refconv_vancouver.reading.article import splits
from refconv_vancouver.reading.citation import Citation, find_citation
from refconv_vancouver.reading.dates import month_number
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.extras import take_extras
from refconv_vancouver.reading.letters import MASK
from refconv_vancouver.reading.people import People, Person, read_people
from refconv_vancouver.reading.view import look

_EDGE = f" \t.,;:{MASK}"


def read(text: str, id: str = "", label: str | None = None, offset: int = 0) -> Reference:  # noqa: A002
    """Read one reference; `text` is its original without the label."""
    view = look(text)
    draft = Draft()
    body = take_extras(view.text, draft)
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
    year = int(text[slice(*cited.year)])
    parts = {"year": cited.year}
    date = [year]
    month = month_number(text[slice(*cited.month)]) if cited.month else None
    if month:
        parts["month"] = cited.month
        date.append(month)
        if cited.day:
            parts["day"] = cited.day
            date.append(int(text[slice(*cited.day)]))
    draft.date("issued", Date(date_parts=(tuple(date),)), parts)
    volume, page = cited.volume, cited.page
    if volume and not page and not cited.issue:
        value = text[slice(*volume)]
        if "-" in value or "–" in value or len(value) > 3:
            volume, page = None, volume
    if volume:
        draft.put("volume", text[slice(*volume)], volume)
    if cited.issue:
        draft.put("issue", " ".join(text[slice(*i)].strip("() ") for i in cited.issue), (cited.issue[0][0], cited.issue[-1][1]))
    if page:
        draft.put("page", expand(text[slice(*page)]), page)


def _put_middle(text: str, start: int, end: int, draft: Draft, authored: bool) -> None:
    stop = start + len(text[start:end].rstrip(_EDGE + "("))
    found = splits(text, start, stop)
    if not found:
        draft.put("title", text[start:stop], (start, stop))
        return
    best = found[-1]
    if not authored and len(found) > 1:
        first = found[0]
        draft.names["author"] = (Name(literal=text[start : first.title_end]),)
        start = first.container_start
    draft.put("title", text[start : best.title_end], (start, best.title_end))
    draft.put("container-title", text[best.container_start : stop], (best.container_start, stop))
