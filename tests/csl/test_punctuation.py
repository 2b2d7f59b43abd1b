"""Where texts meet: quotation marks, stops, looks."""

from __future__ import annotations

import pytest

from refconv.csl.atoms import END, QUOTES, STYLE, Atom, Mark
from refconv.csl.backends.html import html
from refconv.csl.finish import Quotes, finish
from refconv.csl.markup import rich

OUTSIDE, INSIDE = Quotes(), Quotes(inside=True)


def _joined(*atoms: Atom, quotes: Quotes = OUTSIDE) -> str:
    return html(finish(list(atoms), quotes))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a.", ". b", "a. b"),
        ("a?", ". b", "a? b"),
        ("a!", ": b", "a! b"),
        ("a.", ", b", "a., b"),
        ("a:", "! b", "a! b"),
        ("a,", ", b", "a, b"),
        ("a;", ". b", "a; b"),
        ("a ", " b", "a b"),
        ("a", ". b", "a. b"),
    ],
)
def test_signs_that_meet(first: str, second: str, joined: str) -> None:
    assert _joined((first, "title"), second) == joined


def test_a_stop_goes_inside_where_the_locale_says_so() -> None:
    atoms: list[Atom] = [QUOTES, ("Title", "title"), END, ". Next"]
    assert _joined(*atoms, quotes=INSIDE) == "“Title.” Next"
    assert _joined(*atoms) == "“Title”. Next"


def test_quotes_turn_inside_quotes() -> None:
    atoms: list[Atom] = [QUOTES]
    rich('The "new" way', "title", atoms)
    atoms.append(END)
    assert _joined(*atoms) == "“The ‘new’ way”"


def test_italics_turn_back_inside_italics() -> None:
    atoms: list[Atom] = [Mark(STYLE, "italic")]
    rich("On <i>E. coli</i>", "title", atoms)
    atoms.append(END)
    assert _joined(*atoms) == '<i>On <span style="font-style:normal;">E. coli</span></i>'


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("l'ami d'un", "l’ami d’un"),
        ("dogs' life", "dogs’ life"),
        ("'x' and y", "“x” and y"),
        ("\"x\" and 'y'", "“x” and ‘y’"),
        ("5' 6\" tall", '5’ 6" tall'),
        ("a <b>bold</b> b", "a <b>bold</b> b"),
        ("a </i> b", "a &#60;/i&#62; b"),
        ("<i>a", "&#60;i&#62;a"),
        ("p < 0.05 > q", "p &#60; 0.05 &#62; q"),
    ],
)
def test_text_of_the_data(given: str, printed: str) -> None:
    atoms: list[Atom] = []
    rich(given, "title", atoms)
    assert _joined(*atoms) == printed
