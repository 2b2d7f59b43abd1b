"""The cites of a citation, rendered together: affixes, grouping, collapsing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from refconv.csl.atoms import END, HOLD, Atom, End, Mark, balanced, plain
from refconv.csl.cites import Cite
from refconv.csl.elements.look import marks_of
from refconv.csl.markup import rich
from refconv.csl.program import Program
from refconv.csl.xmlfile import attribute, child


class Rendered(NamedTuple):
    """Hold a cite and what it became."""

    cite: Cite
    atoms: list[Atom]
    number: int
    suffix: str
    people: tuple[str, ...]
    """The names of its authors in full."""
    again: Callable[[], list[Atom]]
    """Render the cite without its names."""


class ClusterStyle:
    """Hold how a style joins and collapses cites (CSL 1.0.2, Cite Collapsing)."""

    def __init__(self, program: Program) -> None:
        citation = program.section("citation")
        layout = child(citation, "layout") if citation is not None else None
        look = layout if layout is not None else etree.Element("none")
        self.prefix = look.get("prefix", "")
        self.suffix = look.get("suffix", "")
        self.marks: tuple[Mark, ...] = marks_of(look)
        self.delimiter = look.get("delimiter", "")
        self.collapse = attribute(citation, "collapse") or ""
        self.sorted = bool(program.keys("citation"))
        group = attribute(citation, "cite-group-delimiter")
        self.grouped = group is not None or self.collapse.startswith("year")
        plain_delimiter = self.delimiter if program.style.note else ", "
        self.group_delimiter = group if group is not None else plain_delimiter
        suffix = attribute(citation, "year-suffix-delimiter")
        self.suffix_delimiter = suffix if suffix is not None else (group or self.delimiter)
        after = attribute(citation, "after-collapse-delimiter")
        self.after = after if after is not None else self.delimiter
        self.explicit_after = after is not None
        self.dash = program.locale.term("citation-range-delimiter") or "–"


def join(rendered: list[Rendered], style: ClusterStyle) -> list[Atom]:
    """Join the cites of a citation and put the layout's affixes around them."""
    rendered = [o for o in rendered if o.atoms or o.cite.prefix.strip() or o.cite.suffix.strip()]
    if style.collapse == "citation-number":
        body = _by_number(rendered, style)
    elif style.grouped:
        body = _by_names(rendered, style)
    else:
        body = _plain(rendered, style)
    if not body:
        return []
    out: list[Atom] = list(style.marks)
    if style.prefix:
        out.append(style.prefix)
    out.extend(body)
    if style.suffix:
        out.append(style.suffix)
    out.extend((END,) * len(style.marks))
    return out


def _plain(rendered: list[Rendered], style: ClusterStyle) -> list[Atom]:
    out: list[Atom] = []
    for index, one in enumerate(rendered):
        if index:
            _delimit(out, style.delimiter, one.cite)
        _affixed(one, one.atoms, out)
    return out


def _delimit(out: list[Atom], delimiter: str, following: Cite) -> None:
    """Append the delimiter between cites; a prefix that begins with a comma brings its own."""
    if following.prefix[:1] in (",", ";", ":", ".") and following.prefix[:1]:
        return
    last = out[-1] if out else ""
    if type(last) is tuple and not last[1]:
        last = last[0]
    if type(last) is str and last.endswith(","):
        delimiter = " "
    if delimiter:
        out.append(delimiter)


def _affixed(one: Rendered, atoms: list[Atom], out: list[Atom]) -> None:
    """Append a cite with the affixes that its document gave it."""
    prefix, suffix = one.cite.prefix, one.cite.suffix
    if prefix.strip():
        rich(prefix, "", out)
        if not prefix[-1].isspace() and prefix[-1] not in "([{“‘«\"'-–—/":
            out.append(" ")
    out.extend(atoms)
    if suffix.strip():
        if suffix[0].isalnum():
            out.append(" ")
        elif suffix[0] == ",":  # stays outside of a closing quotation mark
            out.extend((HOLD, END))
        rich(suffix, "", out)


def _by_number(rendered: list[Rendered], style: ClusterStyle) -> list[Atom]:
    """Collapse runs of citation numbers to ranges: 1–3."""
    out: list[Atom] = []
    index = 0
    while index < len(rendered):
        end = index
        while (
            end + 1 < len(rendered)
            and rendered[end + 1].number == rendered[end].number + 1
            and _bare(rendered[end].cite)
            and _bare(rendered[end + 1].cite)
        ):
            end += 1
        if out:
            collapsed = index > 1 and rendered[index - 1].number - 1 == rendered[index - 2].number
            located = bool(rendered[index - 1].cite.locator.strip())
            after = style.after if collapsed or located else style.delimiter
            _delimit(out, after, rendered[index].cite)
        _affixed(rendered[index], rendered[index].atoms, out)
        if end - index >= 2:
            out.append(style.dash)
            _affixed(rendered[end], rendered[end].atoms, out)
            index = end + 1
        else:
            index += 1
    return out


def _bare(cite: Cite) -> bool:
    return not (cite.locator.strip() or cite.prefix.strip() or cite.suffix.strip())


def names_text(atoms: list[Atom]) -> str | None:
    """Give the text of the first names in a cite.

    It is `""` for a cite without names, None where data such as a title stands for them.
    """
    for index, atom in enumerate(atoms):
        if type(atom) is Mark and atom.kind == "names":
            return plain(atoms[index : balanced(atoms, index)])
        if type(atom) is Mark and atom.kind == "stand-in":
            inside = atoms[index : balanced(atoms, index)]
            own = any(type(a) is tuple and a[1] for a in inside)
            return None if own else plain(inside)
    return ""


def _by_names(rendered: list[Rendered], style: ClusterStyle) -> list[Atom]:
    """Bring cites of the same names together and collapse them."""
    groups: list[list[Rendered]] = []
    places: dict[str, list[Rendered]] = {}
    for one in rendered:
        name = names_text(one.atoms)
        group = places.get(name) if name is not None else None
        if group is not None and group is not groups[-1] and group[0].people != one.people:
            group = None  # the same words for other people
        if group is None or (not name and not style.collapse):
            group = []
            groups.append(group)
            if not style.sorted:
                places.clear()
            if name is not None:
                places[name] = group
        group.append(one)
    out: list[Atom] = []
    collapsed = False
    for group in groups:
        if out:
            after = collapsed or style.collapse == "year"
            _delimit(out, style.after if after else style.delimiter, group[0].cite)
        collapsed = _group(group, style, out)
    return out


def _group(group: list[Rendered], style: ClusterStyle, out: list[Atom]) -> bool:
    """Append the cites of one group; tell whether any was shortened."""
    _affixed(group[0], group[0].atoms, out)
    if len(group) == 1:
        return False
    if not style.collapse:
        for one in group[1:]:
            out.append(style.group_delimiter)
            _affixed(one, one.atoms, out)
        return False
    bodies = [one.again() for one in group]
    suffixed = style.collapse.startswith("year-suffix")
    index = 1
    shortened = False
    while index < len(group):
        one = group[index]
        if not bodies[index] and _bare(one.cite):
            index += 1
            continue
        same = (
            suffixed
            and bool(_suffix_only(bodies[index]))
            and _same_year(group[index - 1], one, bodies[index - 1], bodies[index])
        )
        if not same:
            located = bool(group[index - 1].cite.locator.strip())
            after = shortened or (located and style.explicit_after)
            out.append(style.after if after else style.group_delimiter)
            shortened = False
            _affixed(one, bodies[index], out)
            index += 1
            continue
        end = _ranged(group, bodies, index) if style.collapse == "year-suffix-ranged" else index
        if end - index >= 1:
            out.append(style.dash)
            index = end
        else:
            out.append(style.suffix_delimiter)
        shortened = style.explicit_after
        _affixed(group[index], _suffix_only(bodies[index]), out)
        index += 1
    return True


def _same_year(before: Rendered, one: Rendered, first: list[Atom], second: list[Atom]) -> bool:
    if not (before.suffix and one.suffix) or before.cite.locator or one.cite.locator:
        return False
    if before.cite.suffix or one.cite.suffix:
        return False
    return _without_suffix(first) == _without_suffix(second)


def _without_suffix(atoms: list[Atom]) -> str:
    return plain([a for a in atoms if not (type(a) is tuple and a[1] == "year-suffix")])


def _suffix_only(atoms: list[Atom]) -> list[Atom]:
    """Keep the year suffix with the looks right around it."""
    for index, atom in enumerate(atoms):
        if type(atom) is tuple and atom[1] == "year-suffix":
            begin, end = index, index + 1
            while begin and end < len(atoms) and type(atoms[begin - 1]) is Mark:
                if type(atoms[end]) is not End:
                    break
                begin, end = begin - 1, end + 1
            return atoms[begin:end]
    return []


def _ranged(group: list[Rendered], bodies: list[list[Atom]], index: int) -> int:
    """Give the index where a run of year suffixes ends that begins before `index`."""
    end = index - 1
    while (
        end + 1 < len(group)
        and _same_year(group[end], group[end + 1], bodies[end], bodies[end + 1])
        and _follows(group[end].suffix, group[end + 1].suffix)
    ):
        end += 1
    return end


def _follows(one: str, two: str) -> bool:
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1
