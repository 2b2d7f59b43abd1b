"""Numbers, dates, names and cases: pure functions."""

from __future__ import annotations

import pytest

from refconv.csl.atoms import Atom, plain
from refconv.csl.collation import collation_key
from refconv.csl.dates import sort_text, spans
from refconv.csl.disambiguation import letters
from refconv.csl.markup import rich
from refconv.csl.numbers import is_many, is_numeric, page_range, roman
from refconv.csl.persons import initials, person
from refconv.csl.textcase import CASES
from refconv.model import Date, Name, on


@pytest.mark.parametrize("text", ["2", "2nd", "D2", "2b", "1-4", "1, 2", "2 & 5", "xii"])
def test_numeric(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["second", "2nd ed.", "vol. 2", "", "2.1", "1,2", "A"])
def test_not_numeric(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize("text", ["1-2", "1–2", "1, 2", "1 & 2", "i-ix", "S3-S5", "12 and 13"])
def test_many(text: str) -> None:
    assert is_many(text)


@pytest.mark.parametrize("text", ["1", "US8,776,364", "12\\-B", "e12"])
def test_one(text: str) -> None:
    assert not is_many(text)


@pytest.mark.parametrize(
    ("form", "pages", "printed"),
    [
        ("", "93-8", "93–8"),
        ("expanded", "42-5", "42–45"),
        ("minimal", "42-45", "42–5"),
        ("minimal-two", "101-108", "101–08"),
        ("chicago", "1496-1504", "1496–1504"),
        ("chicago-16", "1496-1504", "1496–504"),
        ("chicago", "100-104", "100–104"),
        ("chicago", "E47-E49", "E47–49"),
        ("minimal", "S101-S105, e1", "S101–5, e1"),
        ("minimal", "N110-5", "N110-5"),
        ("expanded", "12\\-B", "12-B"),
    ],
)
def test_page_ranges(form: str, pages: str, printed: str) -> None:
    assert page_range(pages, form, "–") == printed


def test_roman_letters() -> None:
    assert [roman(n) for n in (4, 49, 1994)] == ["iv", "xlix", "mcmxciv"]


def test_letters_count_on() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


@pytest.mark.parametrize(
    ("given", "mark", "printed"),
    [
        ("H. M.", ". ", "H. M."),
        ("Jean-Luc", ".", "J.-L."),
        ("J.-L.", "", "J-L"),
        ("John Bertrand de Cusance", ". ", "J. B. de C."),
        ("Ph.M.E.", ". ", "Ph. M. E."),
        ("TSerendorjiin", ".", "Ts."),
        ("<b>J</b> Q", ". ", "<b>J.</b> Q."),
        ("W.-j", "", "W-j"),
        ("W.-j", ". ", "W.-j."),
    ],
)
def test_initials(given: str, mark: str, printed: str) -> None:
    assert initials(given, mark, True, True) == printed


def test_initials_only_where_they_are_initials() -> None:
    assert initials("Jean-Luc M", ". ", False, True) == "Jean-Luc M."


@pytest.mark.parametrize(
    ("name", "particle", "family"),
    [
        (Name(family="van der Vlist", given="E."), "van der", "Vlist"),
        (Name(family="d'Aubignac", given="F."), "d'", "Aubignac"),
        (Name(family="al-One", given="A."), "al-", "One"),
        (Name(family="La Fontaine", given="J."), "", "La Fontaine"),
        (Name(family="smith", given="J."), "", "smith"),
    ],
)
def test_particles(name: Name, particle: str, family: str) -> None:
    assert (person(name).particle, person(name).family) == (particle, family)


def test_a_particle_after_the_given_name_is_dropped() -> None:
    assert person(Name(family="Humboldt", given="Alexander von")).dropping == "von"


def test_names_in_han_stand_family_first() -> None:
    assert person(Name(family="我妻", given="栄")).ordered


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("2004-10-01/2004-10-14", ((2004, 10, 1), (2004, 10, 14))),
        ("3 March 2001", ((2001, 3, 3), None)),
        ("March 2001", ((2001, 3), None)),
        ("2001", ((2001,), None)),
        ("Spring 1999", ((1999, 21), None)),
        ("who knows", ((), None)),
    ],
)
def test_dates_in_words(raw: str, found: object) -> None:
    assert spans(Date(raw=raw)) == found


def test_years_before_our_era_sort_first() -> None:
    days = [on(54, 10, 13), on(-100, 7, 13), on(-44, 3, 15), on(2001), on(2001, 2)]
    assert [day.year for day in sorted(days, key=sort_text)] == [-100, -44, 54, 2001, 2001]


def test_collation_looks_past_accents_case_and_signs() -> None:
    names = ["Ålesund", "al-Khatib", "Aberdeen", "“Alan”", "Alan 10", "Alan 9"]
    ordered = sorted(names, key=collation_key)
    assert ordered == ["Aberdeen", "“Alan”", "Alan 9", "Alan 10", "Ålesund", "al-Khatib"]
    assert collation_key("Å", "sv-SE") > collation_key("Z", "sv-SE")


@pytest.mark.parametrize(
    ("case", "given", "printed"),
    [
        ("title", "the e-mail of mice: a study", "The E-Mail of Mice: A Study"),
        ("title", "UK people and iPhones", "UK People and iPhones"),
        ("title", "up-regulate the β-carotene", "Up-Regulate the β-Carotene"),
        ("title", 'from "distance" to friction', "From “Distance” to Friction"),
        ("title", '<span class="nocase">in vitro</span> use', "in vitro Use"),
        ("sentence", "This Is A Pen: The DNA", "This is a pen: the DNA"),
        ("sentence", 'On <span class="nocase">Smith</span> And Co', "On Smith and co"),
        ("capitalize-first", "<i>in vitro</i> x", "In vitro x"),
        ("capitalize-first", "iPad", "iPad"),
        ("capitalize-all", "a pen is", "A Pen Is"),
        ("uppercase", "straße", "STRASSE"),
    ],
)
def test_cases(case: str, given: str, printed: str) -> None:
    atoms: list[Atom] = []
    rich(given, "title", atoms)
    CASES[case](atoms, 0)
    shown = plain(atoms)
    assert shown == printed.replace("“", "").replace("”", "")
