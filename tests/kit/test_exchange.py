"""The tools that RIS, NBIB and EndNote XML share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from refconv.kit.aliases import in_todays_names
from refconv.kit.comma_names import is_et_al, read_name, write_name
from refconv.kit.compare import Change, changes
from refconv.kit.databases import is_database
from refconv.kit.date_words import read_date_words
from refconv.kit.keywords import join_keywords, split_keywords
from refconv.kit.languages import language, library_code
from refconv.kit.serials import beside_serials, find_serials
from refconv.kit.table import Row, Table
from refconv.kit.tagged import tagged_fields
from refconv.model import Date, ItemType, Name, Reference, on
from refconv.testing.strategies import references

BOOK, CHAPTER = ItemType.BOOK, ItemType.CHAPTER


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith, John", Name(family="Smith", given="John")),
        ("Smith, JA", Name(family="Smith", given="J. A.")),
        ("Smith, John, Jr.", Name(family="Smith", given="John", suffix="Jr.")),
        ("Smith, Jr., John", Name(family="Smith", given="John", suffix="Jr.")),
        ("Smith, V.", Name(family="Smith", given="V.")),
        ("van Gogh, V.", Name(family="Gogh", given="V.", non_dropping_particle="van")),
        ("Humboldt, A. von", Name(family="Humboldt", given="A.", dropping_particle="von")),
        ("hooks, bell", Name(family="hooks", given="bell")),
        ("Smith JA", Name(family="Smith", given="J. A.")),
        ("Plato", Name(family="Plato")),
        ("WHO", Name(literal="WHO")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        ("Smith & Sons,, Inc.", Name(literal="Smith & Sons, Inc.")),
        ("A, B, C, D", Name(literal="A, B, C, D")),
        (" , ", None),
        ("", None),
    ],
)
def test_names_are_read(text: str, name: Name | None) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize("text", ["et al.", "et al", "ET AL.", "others", "and others"])
def test_et_al_is_no_name(text: str) -> None:
    assert is_et_al(text)
    assert not is_et_al(f"{text} Smith")


def test_organisations_are_written_so_that_they_stay_whole() -> None:
    for literal in ("WHO", "Smith & Sons, Inc.", "A, B, C", "World Health Organization"):
        assert read_name(write_name(Name(literal=literal))) == Name(literal=literal)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2003 Octember", "2003 Oct 9 10 11", "32 Oct 2003", "2003 2004", "9", "Oct", "²"),
        *("2003 Spring Oct", "1 2 3 4 5 6 7", "2003-2004-2005", "Spring-Summer 2003"),
    ],
)
def test_dates_that_are_not_understood_are_none(text: str) -> None:
    assert read_date_words(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sept 2003", on(2003, 9)),
        ("2003 Fall", Date(date_parts=((2003,),), season=3)),
        ("9-16 Apr 2003", None),
        ("2003 Apr 9-16", Date(date_parts=((2003, 4, 9), (2003, 4, 16)))),
    ],
)
def test_dates_in_words(text: str, date: Date | None) -> None:
    assert read_date_words(text) == date


def test_serial_numbers_are_told_apart() -> None:
    found = find_serials("ISSN 0028-0836 (Print), 978-3-16-148410-0, 0-201-89683-4; 12345678")
    assert [(s.kind, s.number, s.right) for s in found] == [
        ("ISSN", "0028-0836", True),
        ("ISBN", "978-3-16-148410-0", True),
        ("ISBN", "0-201-89683-4", True),
        ("ISSN", "1234-5678", False),
    ]
    assert beside_serials("0028-0836 (Print); 1476-4687 [Electronic]") == "Print Electronic"


@pytest.mark.parametrize("words", [["a", "b"], ["Models, Molecular", "Mice"], ["A, B"], []])
def test_keywords_go_both_ways(words: list[str]) -> None:
    assert split_keywords(join_keywords(words)) == words


def test_languages_and_databases() -> None:
    assert [language(text) for text in ("eng", "GERMAN", "fr-CA", "?")] == [
        "en",
        "de",
        "fr-CA",
        "?",
    ]
    assert library_code("en") == "eng"
    assert is_database("Ovid MEDLINE(R)")
    assert not is_database("American Archive of Metrics")


def test_a_row_of_a_type_hides_the_row_of_all() -> None:
    table = Table(
        (
            Row("T2", "collection-title", frozenset({BOOK})),
            Row("T2", "container-title", also=("JF",)),
            Row("T3", "collection-title"),
        )
    )
    assert table.variable("T2", BOOK) == "collection-title"
    assert table.variable("T2", CHAPTER) == table.variable("JF", CHAPTER) == "container-title"
    assert table.field("container-title", BOOK) is None
    assert table.field("collection-title", BOOK) == "T2"
    assert table.field("collection-title", CHAPTER) == "T3"


def test_tagged_lines() -> None:
    text = "stray\nAB  - one\n  two\n\n three\nCD  - \n\nEF  - x"
    fields = list(
        tagged_fields(text, lambda line, _: (line[:2], 6) if line[2:5] == "  -" else None)
    )
    assert [(f.tag, f.value(text), f.after_blank) for f in fields] == [
        ("", "stray", False),
        ("AB", "one two three", False),
        ("CD", "", False),
        ("EF", "x", True),
    ]
    assert all(text[f.start : f.end].strip() == text[f.start : f.end] for f in fields if f.lines)


def test_changes_names_what_is_gone_and_what_is_another() -> None:
    name = Name(family="Li", extra={"ORCID": "1"})
    before = Reference(
        type=BOOK,
        title="A",
        volume="1",
        author=(name,),
        et_al=frozenset({"author"}),
        custom={"x": 1},
    )
    after = Reference(type=CHAPTER, title="B", author=(Name(family="Li"),), issue="3")
    assert [(c.variable, c.lost) for c in changes(before, after)] == [
        ("type", False),
        ("title", False),
        ("volume", True),
        ("author.extra", True),
        ("author.et-al", True),
        ("custom.x", True),
    ]


def test_a_variable_may_come_back_by_its_other_name() -> None:
    before = Reference(shortTitle="S", journalAbbreviation="J", event="E")
    assert list(changes(before, in_todays_names(before))) == []
    kept = Reference(shortTitle="S", title_short="T")
    assert in_todays_names(kept) == kept


@settings(deadline=None, max_examples=50, derandomize=True)
@given(references())
def test_a_reference_has_no_changes_from_itself(reference: Reference) -> None:
    found: list[Change] = list(changes(reference, reference))
    assert found == []
