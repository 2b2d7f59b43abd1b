"""`cs:date`: a date by the locale's format or by the style's own parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from refconv.csl.atoms import END, LOOKS, Atom, Mark
from refconv.csl.dates import Parts, sort_text, spans
from refconv.csl.elements.look import dress, strip_periods
from refconv.csl.elements.text import mark_done
from refconv.csl.locale import Locale
from refconv.csl.markup import rich
from refconv.csl.program import Context, Render
from refconv.csl.state import State
from refconv.csl.textcase import CASES, Case
from refconv.csl.xmlfile import children
from refconv.model import ATTRIBUTES, KINDS, Date, Kind

_ORDER = {"year": 0, "month": 1, "day": 2}


class _Part(NamedTuple):
    """Hold one date part, ready to render."""

    rank: int
    """0 year, 1 month, 2 day."""
    path: str
    form: str
    prefix: str
    suffix: str
    marks: tuple[Mark, ...]
    case: Case | None
    strip: bool
    dash: str


def date(element: etree._Element, context: Context) -> Render:
    """Compile a date element (CSL 1.0.2, Date)."""
    variable = element.get("variable", "")
    if KINDS.get(variable) is not Kind.DATE:
        return lambda state, out: None
    parts, delimiter = _format(element, variable, context)
    names = "-".join(name for name, index in _ORDER.items() if any(p.rank == index for p in parts))
    writer = _Writer(parts, delimiter, variable, context)
    attribute = ATTRIBUTES[variable]
    accessed = variable == "accessed"  # tells no works apart

    def run(state: State, out: list[Atom]) -> None:
        state.called += 1
        if state.done is not None and variable in state.done:
            return
        value: Date | None = getattr(state.reference, attribute)
        if value is None or (accessed and state.tally is not None):
            return
        start = len(out)
        if state.sorting:
            text = sort_text(value, names)
            if text:
                out.append((text, variable))
        else:
            writer.write(value, state, out)
        if len(out) > start:
            state.filled += 1
            if state.substituting:
                mark_done(state, variable)

    return dress(run, element, context)


def _format(
    element: etree._Element, variable: str, context: Context
) -> tuple[tuple[_Part, ...], str]:
    """Give the parts of a date in order, and the delimiter between them."""
    form = element.get("form")
    own = {e.get("name", ""): {str(k): str(v) for k, v in e.attrib.items()}
           for e in children(element, "date-part")}  # fmt: skip
    if form is None:
        made = tuple(_part(variable, name, found) for name, found in own.items() if name in _ORDER)
        return made, element.get("delimiter", "")
    localised = context.locale.date(form)
    wanted = element.get("date-parts", "year-month-day").split("-")
    parts: list[_Part] = []
    for name, attributes in localised.parts:
        if name in wanted and name in _ORDER:
            over = {k: v for k, v in own.get(name, {}).items() if k not in ("prefix", "suffix")}
            parts.append(_part(variable, name, {**attributes, **over}))
    return tuple(parts), localised.delimiter


def _part(variable: str, name: str, attributes: Mapping[str, str]) -> _Part:
    default = {"year": "long", "month": "long", "day": "numeric"}[name]
    return _Part(
        _ORDER[name],
        f"{variable}.{name}",
        attributes.get("form", default),
        attributes.get("prefix", ""),
        attributes.get("suffix", ""),
        tuple(Mark(kind, attributes[kind]) for kind in reversed(LOOKS) if kind in attributes),
        CASES.get(attributes.get("text-case", "")),
        attributes.get("strip-periods") == "true",
        attributes.get("range-delimiter", "–"),
    )


class _Writer:
    """Write dates and ranges by a fixed list of parts."""

    def __init__(
        self, parts: tuple[_Part, ...], delimiter: str, variable: str, context: Context
    ) -> None:
        self.parts = parts
        self.delimiter = delimiter
        self.variable = variable
        self.locale: Locale = context.locale
        self.lettered = context.program.style.prints_suffix
        self.implicit = not context.program.style.explicit_suffix and variable == "issued"

    def write(self, date: Date, state: State, out: list[Atom]) -> None:
        """Append a date."""
        first, last = spans(date)
        if not first:
            text = date.literal or date.raw
            if text:
                rich(text, f"{self.variable}.literal", out)
            elif date.season:
                self._season(str(date.season), out)
            return
        if last is None:
            self._day(self.parts, first, state, out, date)
        else:
            self._range(first, last, state, out, date)

    def _season(self, season: str, out: list[Atom]) -> None:
        words = self.locale.term(f"season-0{season}") if season.isdigit() else season
        if words:
            out.append((words, f"{self.variable}.season"))

    def _range(self, first: Parts, last: Parts, state: State, out: list[Atom], date: Date) -> None:
        """Write a range, what both days share only once (CSL 1.0.2, Date Ranges)."""
        here = [p for p in self.parts if p.rank < max(len(first), len(last))]
        differing = _first_difference(first, last, {p.rank for p in here})
        if differing is None:
            self._day(self.parts, first, state, out, date)
            return
        dash = next((p.dash for p in here if p.rank == differing), "–")
        twice = [i for i, p in enumerate(here) if p.rank >= differing]
        begin, end = twice[0], twice[-1] + 1
        if not last:
            self._day(tuple(here), first, state, out, date)
            out.append(dash)
            return
        head, middle, tail = here[:begin], here[begin:end], here[end:]
        self._day(tuple(head), first, state, out, None)
        if head and self.delimiter:
            out.append(self.delimiter)
        one, two = list(middle), list(middle)
        lengths = [p.rank < len(first) for p in one]
        final = max((i for i, ok in enumerate(lengths) if ok), default=0)
        one[final] = one[final]._replace(suffix="")
        two[0] = two[0]._replace(prefix="" if two[0].rank < len(last) else two[0].prefix)
        self._day(tuple(one), first, state, out, date if not tail else None)
        out.append(dash)
        self._day(tuple(two), last, state, out, None)
        if tail:
            if self.delimiter:
                out.append(self.delimiter)
            self._day(tuple(tail), first, state, out, date)

    def _day(
        self, parts: tuple[_Part, ...], day: Parts, state: State, out: list[Atom], date: Date | None
    ) -> None:
        start = len(out)
        for part in parts:
            if part.rank >= len(day):
                if part.rank == 1 and date is not None and date.season:
                    self._put_season(part, str(date.season), out, start)
                continue
            if self.delimiter and len(out) > start:
                out.append(self.delimiter)
            text = self._text(part, day)
            if not text:
                if self.delimiter and len(out) > start:
                    out.pop()
                continue
            if part.prefix:
                out.append(part.prefix)
            self._put(part, text, out)
            if part.rank == 0 and self.implicit and date is not None:
                self._suffix(state, out)
            if part.suffix:
                out.append(part.suffix)

    def _put_season(self, part: _Part, season: str, out: list[Atom], start: int) -> None:
        if self.delimiter and len(out) > start:
            out.append(self.delimiter)
        if part.prefix:
            out.append(part.prefix)
        self._season(season, out)
        if part.suffix:
            out.append(part.suffix)

    def _put(self, part: _Part, text: str, out: list[Atom]) -> None:
        out.extend(part.marks)
        start = len(out)
        out.append((text, part.path))
        if part.strip:
            strip_periods(out, start)
        if part.case is not None:
            part.case(out, start)
        out.extend((END,) * len(part.marks))

    def _suffix(self, state: State, out: list[Atom]) -> None:
        given = state.reference.year_suffix if self.lettered else None
        suffix = state.plan.suffix or given
        if suffix and not state.used_suffix:
            state.used_suffix = True
            out.append((suffix, "year-suffix"))

    def _text(self, part: _Part, day: Parts) -> str:
        value = day[part.rank]
        if part.rank == 0:
            return _year(value, part.form, self.locale)
        if part.rank == 1:
            return self._month(value, part.form)
        if part.form == "numeric-leading-zeros":
            return f"{value:02d}"
        if part.form == "ordinal" and not (self.locale.ordinals_on_day_one and value != 1):
            month = day[1] if len(day) > 1 else 1
            gender = self.locale.gender(f"month-{month:02d}")
            return str(value) + self.locale.ordinal(value, gender)
        return str(value)

    def _month(self, month: int, form: str) -> str:
        if month > 12 and form.startswith("numeric"):
            return ""
        if month > 12:
            season = month - 12 if month <= 16 else month - 20 if month <= 24 else 0
            return self.locale.term(f"season-0{season}")
        if form == "numeric":
            return str(month)
        if form == "numeric-leading-zeros":
            return f"{month:02d}"
        return self.locale.term(f"month-{month:02d}", form)


def _year(year: int, form: str, locale: Locale) -> str:
    if year < 0:
        return f"{-year}{locale.term('bc')}"
    if year < 1000:
        return f"{year}{locale.term('ad')}"
    return str(year)[-2:] if form == "short" else str(year)


def _first_difference(first: Parts, last: Parts, shown: set[int]) -> int | None:
    """Give the largest part that differs and is shown."""
    for index in range(3):
        one = first[index] if index < len(first) else 0
        two = last[index] if index < len(last) else 0
        if one != two:
            return index if index in shown else min((i for i in shown if i > index), default=None)
    return None
