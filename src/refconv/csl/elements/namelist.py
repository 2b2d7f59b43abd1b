"""A list of names and each name in it, written as atoms."""

from __future__ import annotations

from functools import lru_cache

from refconv.csl.atoms import END, Atom, Mark
from refconv.csl.cites import Position
from refconv.csl.elements.namestyle import EtAl, NameStyle, PartLook
from refconv.csl.markup import rich
from refconv.csl.persons import Person, initials, person
from refconv.csl.state import State
from refconv.model import Name

_PERSON = Mark("person")


def write_names(
    variable: str,
    names: tuple[Name, ...],
    style: NameStyle,
    et_al: EtAl,
    state: State,
    out: list[Atom],
) -> None:
    """Append a list of names, cut where the style or the source cuts it."""
    total = len(names)
    shown = _shown(variable, total, style, state)
    cut = shown < total
    more = variable in state.reference.et_al
    last = cut and style.use_last and total - shown >= 2 and not more
    if state.tally is not None:
        state.tally.append((variable, total, shown))
    levels = state.given.get(variable, ()) if state.given is not None else ()
    literal = names[0].literal is not None
    after = _connectors(style, shown, cut or more, literal, state)
    for index in range(shown):
        if index:
            between = after if index == shown - 1 else style.delimiter
            if between == style.delimiter and _organised(names[index - 1], names[index]):
                between = style.around_institutions
            out.append(between)
        level = levels[index] if index < len(levels) else 0
        _write_one(names[index], index, variable, style, level, state, out)
    if last:
        out.append(f"{style.delimiter.rstrip()} … ")
        _write_one(names[-1], total - 1, variable, style, 0, state, out)
    elif (cut or more) and shown and et_al.atoms and not state.sorting:
        out.append(_before_et_al(style, shown, et_al))
        out.extend(et_al.atoms)


def _organised(one: Name, other: Name) -> bool:
    return one.literal is not None or other.literal is not None


def _shown(variable: str, total: int, style: NameStyle, state: State) -> int:
    """Give how many names are printed (CSL 1.0.2, Et-al Abbreviation)."""
    least, first = style.least if style.first else 0, style.first
    if state.position is not Position.FIRST and state.area == "citation":
        least, first = style.later_least, style.later_first
    shown = min(first, total) if least and total >= least else total
    if state.shown is not None:
        shown = max(shown, min(state.shown.get(variable, 0), total))
    return shown


def _connectors(style: NameStyle, shown: int, cut: bool, literal: bool, state: State) -> str:
    """Give what stands before the last name."""
    if not style.connector or cut or state.sorting:
        return style.delimiter
    rule = style.precedes_last
    inverted = style.inverted == "all" or (style.inverted == "first" and shown == 2)
    inverted = inverted and not literal
    delimited = (
        rule == "always"
        or (rule == "contextual" and shown > 2)
        or (rule == "after-inverted-name" and inverted)
    )
    if style.connector[-1].isspace():  # a word that is written onto the next name (Hebrew)
        return style.connector
    if not delimited:
        return f" {style.connector} "
    space = "" if style.delimiter[-1:] in (" ", "\xa0") else " "
    return f"{style.delimiter}{space}{style.connector} "


def _before_et_al(style: NameStyle, shown: int, et_al: EtAl) -> str:
    rule = style.precedes_et_al
    inverted = style.inverted == "all" or (style.inverted == "first" and shown == 1)
    delimited = (
        rule == "always"
        or (rule == "contextual" and shown > 1)
        or (rule == "after-inverted-name" and inverted)
    )
    if delimited:
        return style.delimiter
    return "" if et_al.eastern else " "


@lru_cache(maxsize=4096)
def _paths(variable: str, index: int) -> tuple[str, str, str, str]:
    base = f"{variable}.{index}"
    return f"{base}.family", f"{base}.given", f"{base}.suffix", f"{base}.literal"


def _write_one(
    name: Name,
    index: int,
    variable: str,
    style: NameStyle,
    level: int,
    state: State,
    out: list[Atom],
) -> None:
    """Append one name with the looks of `cs:name`."""
    if state.marking:
        out.append(_PERSON)
    if style.marks:
        out.extend(style.marks)
    if style.prefix:
        out.append(style.prefix)
    inverted = style.inverted == "all" or (style.inverted == "first" and index == 0)
    write_person(person(name), style, level, inverted, _paths(variable, index), state.sorting, out)
    if style.suffix:
        out.append(style.suffix)
    if style.marks:
        out.extend((END,) * len(style.marks))
    if state.marking:
        out.append(END)


def write_person(
    who: Person,
    style: NameStyle,
    level: int,
    inverted: bool,
    paths: tuple[str, str, str, str],
    sorting: bool,
    out: list[Atom],
) -> None:
    """Append a name in the order and form asked for (CSL 1.0.2, Name-part Order)."""
    family_path, given_path, suffix_path, literal_path = paths
    if who.literal:
        _cased(style.family, who.literal, literal_path, out)
        return
    given = _given(who, style, level)
    if who.ordered:
        _cased(style.family, who.family, family_path, out)
        if given:
            _cased(style.given, given, given_path, out)
        return
    short = style.form == "short" and not level
    if short or not given:
        _short(who, style, inverted, short, sorting, paths, out)
        return
    if inverted:
        _inverted(who, given, style, sorting, paths, out)
        return
    _part(style.given, given, given_path, out)
    out.append(" ")
    look = style.family
    _open(look, out)
    if who.dropping:
        rich(who.dropping, given_path, out)
        _glue(who.dropping, out)
    _family(who, look, family_path, out, who.particle)
    if who.suffix:
        out.append(", " if who.comma_suffix else " ")
        rich(who.suffix, suffix_path, out)
    _close(look, out)


def _short(
    who: Person,
    style: NameStyle,
    inverted: bool,
    short: bool,
    sorting: bool,
    paths: tuple[str, str, str, str],
    out: list[Atom],
) -> None:
    look = style.family
    _open(look, out)
    demoted = sorting and style.demote != "never"
    _family(who, look, paths[0], out, "" if demoted else who.particle, sorting)
    if who.suffix and not short:
        if inverted:
            out.append(style.separator)
        else:
            out.append(", " if who.comma_suffix else " ")
        rich(who.suffix, paths[2], out)
    _close(look, out)


def _inverted(
    who: Person,
    given: str,
    style: NameStyle,
    sorting: bool,
    paths: tuple[str, str, str, str],
    out: list[Atom],
) -> None:
    """Append a name with the family name first."""
    demoted = style.demote == "display-and-sort" or (sorting and style.demote == "sort-only")
    look = style.family
    _open(look, out)
    _family(who, look, paths[0], out, "" if demoted else who.particle, sorting)
    _close(look, out)
    out.append(style.separator)
    look = style.given
    _open(look, out)
    start = len(out)
    _cased(look, given, paths[1], out)
    if who.dropping:
        out.append(" ")
        rich(who.dropping, paths[1], out)
    if demoted and who.particle:
        if len(out) > start:
            out.append(" ")
        _cased(style.family, who.particle, paths[0], out)
    _close(look, out)
    if who.suffix:
        out.append(style.separator)
        rich(who.suffix, paths[2], out)


def _family(
    who: Person, look: PartLook, path: str, out: list[Atom], particle: str, sorting: bool = False
) -> None:
    if not particle:
        _cased(look, who.family, path, out)
        return
    space = " " if sorting else _space_after(particle)
    if look.marks:
        _cased(look, particle, path, out)
        if space:
            out.append(space)
        _cased(look, who.family, path, out)
    else:
        _cased(look, particle + space + who.family, path, out)


def _space_after(particle: str) -> str:
    return "" if particle[-1] in "'’‘ʼ-– " else " "


def _glue(particle: str, out: list[Atom]) -> None:
    if _space_after(particle):
        out.append(" ")


def _part(look: PartLook, text: str, path: str, out: list[Atom]) -> None:
    _open(look, out)
    _cased(look, text, path, out)
    _close(look, out)


def _open(look: PartLook, out: list[Atom]) -> None:
    if look.prefix:
        out.append(look.prefix)


def _close(look: PartLook, out: list[Atom]) -> None:
    if look.suffix:
        out.append(look.suffix)


def _cased(look: PartLook, text: str, path: str, out: list[Atom]) -> None:
    """Append a part of a name with its marks and case."""
    if look.marks:
        out.extend(look.marks)
    start = len(out)
    rich(text, path, out)
    if look.case is not None:
        look.case(out, start)
    if look.marks:
        out.extend((END,) * len(look.marks))


def _given(who: Person, style: NameStyle, level: int) -> str:
    """Give the given names as they are printed."""
    given = who.given
    if not given or (style.form == "short" and not level):
        return ""
    if style.mark is None or level == 2 or who.ordered:
        return given
    return initials(given, style.mark, style.initialize, style.hyphen)
