"""What a format holds, measured: each probe is a reference that is written and read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from refconv.diagnostics import ignore
from refconv.format import Format
from refconv.kit.compare import changes
from refconv.model import ATTRIBUTES, KINDS, Date, ItemType, Kind, Name, Reference, on
from refconv.model.richtext import Mark, parse
from refconv.source import Source
from refconv.testing.corpus import value_for


class Held(StrEnum):
    """Say how much of a feature a format holds."""

    ALL = "all"
    SOME = "some"
    """It comes back in some types of work and not in others."""
    NONE = "none"


class Probe(NamedTuple):
    """Hold a reference that has a feature; `variable` must come back as it was."""

    feature: str
    reference: Reference
    variable: str


_KINDS_OF_WORK = (
    ItemType.ARTICLE_JOURNAL,
    ItemType.BOOK,
    ItemType.CHAPTER,
    ItemType.PAPER_CONFERENCE,
    ItemType.THESIS,
    ItemType.REPORT,
    ItemType.WEBPAGE,
)
_PEOPLE = {
    "name: particle that stays": Name(family="Gogh", given="Vincent", non_dropping_particle="van"),
    "name: particle that goes": Name(family="Humboldt", given="Alexander", dropping_particle="von"),
    "name: suffix": Name(family="King", given="Martin Luther", suffix="Jr."),
    "name: organisation": Name(literal="World Health Organization"),
    "name: full given name": Name(family="Curie", given="Marie"),
    "name: initials": Name(family="Wijdicks", given="E. F. M."),
}
_DATES = {
    "date: month": on(2003, 10),
    "date: day": on(2003, 10, 9),
    "date: range": Date(date_parts=((2003, 10), (2004, 1))),
    "date: season": Date(date_parts=((2003,),), season=1),
    "date: about": Date(date_parts=((2003,),), circa=True),
    "date: words": Date(literal="in press"),
}
_MARKS = {
    "markup: italic": ("a <i>b</i> c", Mark.ITALIC),
    "markup: bold": ("a <b>b</b> c", Mark.BOLD),
    "markup: superscript": ("a <sup>2</sup> c", Mark.SUPERSCRIPT),
    "markup: subscript": ("a <sub>2</sub> c", Mark.SUBSCRIPT),
    "markup: small capitals": (
        'a <span style="font-variant:small-caps;">b</span> c',
        Mark.SMALL_CAPS,
    ),
    "markup: no change of case": ('a <span class="nocase">b</span> c', Mark.NOCASE),
}


def probes() -> Iterator[Probe]:
    """Yield every probe: variables in several types of work, types, names, dates, markup."""
    for variable in KINDS:
        for its in _KINDS_OF_WORK:
            fields = {"title": "A title"} | {ATTRIBUTES[variable]: value_for(variable)}
            yield Probe(variable, Reference(id="x", type=its, **fields), variable)
    for its in ItemType:
        yield Probe(f"type: {its}", Reference(id="x", type=its, title="A title"), "type")
    article = Reference(id="x", type=ItemType.ARTICLE_JOURNAL, title="A title")
    for feature, name in _PEOPLE.items():
        yield Probe(feature, replace(article, author=(name,)), "author")
    more = replace(article, author=(_PEOPLE["name: initials"],), et_al=frozenset({"author"}))
    yield Probe("name: et al.", more, "author.et-al")
    for feature, date in _DATES.items():
        yield Probe(feature, replace(article, issued=date), "issued")
    for feature, (title, _) in _MARKS.items():
        yield Probe(feature, replace(article, title=title), "title")
    yield Probe("custom", replace(article, custom={"mine": {"a": 1}}), "custom.mine")


def held(its: Format) -> dict[str, Held]:
    """Measure what a format that is written and read holds, feature by feature."""
    counts: dict[str, list[bool]] = {}
    for probe in probes():
        counts.setdefault(probe.feature, []).append(_comes_back(its, probe))
    return {feature: _sum(found) for feature, found in counts.items()}


def given(references: Iterable[Reference]) -> dict[str, Held]:
    """List what references hold: what a format that is only read can give."""
    found: set[str] = set()
    for reference in references:
        found |= set(_features(reference))
    features = dict.fromkeys(probe.feature for probe in probes())
    return {feature: Held.ALL if feature in found else Held.NONE for feature in features}


def lost(source: dict[str, Held], target: dict[str, Held]) -> tuple[list[str], list[str]]:
    """Give what goes from one format to another and is not held there: at all, in some types."""
    none = [f for f, how in source.items() if how is not Held.NONE and target[f] is Held.NONE]
    some = [f for f, how in source.items() if how is Held.ALL and target[f] is Held.SOME]
    return none, some


def _comes_back(its: Format, probe: Probe) -> bool:
    assert its.write is not None
    assert its.read is not None
    try:
        pieces = its.write([probe.reference], ignore, its.write_options())
        again = list(its.read(Source("".join(pieces)), ignore, its.read_options()))
    except Exception:  # a format that breaks holds nothing; the conformance kit says how it breaks
        return False
    if len(again) != 1:
        return False
    return probe.variable not in {c.variable for c in changes(probe.reference, again[0])}


def _sum(found: list[bool]) -> Held:
    return Held.ALL if all(found) else Held.SOME if any(found) else Held.NONE


def _features(reference: Reference) -> Iterator[str]:
    if reference.type is not None:
        yield f"type: {reference.type}"
    if reference.et_al:
        yield "name: et al."
    for variable, value in reference.variables():
        yield variable
        if KINDS[variable] is Kind.NAMES:
            for name in reference.names(variable):
                yield from _features_of_name(name)
        elif isinstance(value, Date):
            yield from _features_of_date(value)
        elif isinstance(value, str) and "<" in value:
            marks = {mark for run in parse(value) for mark in run.marks}
            yield from (feature for feature, (_, mark) in _MARKS.items() if mark in marks)


def _features_of_name(name: Name) -> Iterator[str]:
    if name.literal is not None:
        yield "name: organisation"
    if name.non_dropping_particle:
        yield "name: particle that stays"
    if name.dropping_particle:
        yield "name: particle that goes"
    if name.suffix:
        yield "name: suffix"
    if name.given:
        yield "name: initials" if "." in name.given else "name: full given name"


def _features_of_date(date: Date) -> Iterator[str]:
    yield from ("date: month", "date: day")[: max(0, len(date.start) - 1)]
    if len(date.date_parts) > 1:
        yield "date: range"
    if date.season is not None:
        yield "date: season"
    if date.circa:
        yield "date: about"
    if date.literal:
        yield "date: words"
