"""The looks of an element: affixes, formatting, quotes, text case (CSL 1.0.2, Formatting)."""

from __future__ import annotations

import re

from lxml import etree

from refconv.csl.atoms import END, LEAF_END, LOOKS, QUOTES, SOFT_END, Atom, End, Mark
from refconv.csl.program import Context, Render
from refconv.csl.state import State
from refconv.csl.textcase import CASES
from refconv.csl.xmlfile import tag

_LEAVES = frozenset({"text", "number", "label"})


def marks_of(element: etree._Element) -> tuple[Mark, ...]:
    """Give the marks that an element's formatting asks for, the outermost first."""
    return tuple(Mark(kind, value) for kind in reversed(LOOKS) if (value := element.get(kind)))


def dress(inner: Render, element: etree._Element, context: Context, affixes: bool = True) -> Render:
    """Wrap what an element renders in its looks; nothing stays nothing."""
    inner = _cased(inner, element, context)
    marks: list[Mark] = list(marks_of(element))
    if element.get("quotes") == "true":
        marks.insert(0, QUOTES)
    if marks and not context.sorting:
        leaf = tag(element) in _LEAVES and element.get("macro") is None
        inner = _marked(inner, tuple(marks), leaf)
    prefix = element.get("prefix", "") if affixes else ""
    suffix = element.get("suffix", "") if affixes else ""
    if prefix or suffix:
        stiff = suffix[-1:] in _STIFF and tag(element) in _LEAVES and element.get("macro") is None
        inner = affixed(inner, prefix, suffix, stiff)
    display = element.get("display")
    if display and context.display:
        inner = _marked(inner, (Mark("display", display),))
    return inner


def affixed(inner: Render, prefix: str, suffix: str, stiff: bool = False) -> Render:
    """Put a prefix and a suffix around what is rendered, if anything is."""

    def run(state: State, out: list[Atom]) -> None:
        start = len(out)
        if prefix:
            out.append(prefix)
            inner(state, out)
            if len(out) == start + 1:
                out.pop()
                return
        else:
            inner(state, out)
            if len(out) == start:
                return
        if suffix:
            if type(out[-1]) is End and out[-1] is SOFT_END:
                out[-1] = LEAF_END
            out.append(suffix)
            if stiff:
                out.extend(_LEAF)

    return run


_STIFF = frozenset(":;!?")
_LEAF: tuple[Atom, ...] = (Mark("leaf"), SOFT_END)
"""Keeps the last sign of a field's own suffix from merging with what its group adds."""


def _marked(inner: Render, marks: tuple[Mark, ...], leaf: bool = False) -> Render:
    ends = (END,) * (len(marks) - 1) + ((LEAF_END,) if leaf else (END,))
    width = len(marks)

    def run(state: State, out: list[Atom]) -> None:
        start = len(out)
        out.extend(marks)
        inner(state, out)
        if len(out) == start + width:
            del out[start:]
        else:
            out.extend(ends)

    return run


def _cased(inner: Render, element: etree._Element, context: Context) -> Render:
    """Apply strip-periods and text-case to what is rendered."""
    strip = element.get("strip-periods") == "true"
    case = element.get("text-case")
    if not strip and case not in CASES:
        return inner
    change = CASES.get(case or "")
    titled = case == "title"
    default = (context.locale.language or "en").lower()

    def run(state: State, out: list[Atom]) -> None:
        start = len(out)
        inner(state, out)
        if len(out) == start:
            return
        if change is not None and not (titled and not is_english(state, default)):
            change(out, start)
        if strip:
            strip_periods(out, start)

    return run


def is_english(state: State, default: str) -> bool:
    """Tell whether a reference is in English, so that title case is for it."""
    language = state.reference.language
    if not language:
        return default.startswith("en")
    word = language.strip().lower()
    return word[:2] == "en" and not word[2:3].isalpha()


_PERIOD = re.compile(r"\.(?![a-z])")


def strip_periods(out: list[Atom], start: int) -> None:
    """Take the full stops out of the texts from an index on.

    In the data a stop before a small letter is no abbreviation's: arXiv.org.
    """
    for index in range(start, len(out)):
        atom = out[index]
        if type(atom) is str:
            out[index] = atom.replace(".", "")
        elif type(atom) is tuple:
            text, path = atom
            out[index] = (_PERIOD.sub("", text) if path else text.replace(".", ""), path)
