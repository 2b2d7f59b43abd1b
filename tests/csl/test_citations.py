"""Citations of a document: positions, collapsing, disambiguation, forms."""

from __future__ import annotations

import pytest
from csl_bodies import style

from refconv.csl import Citation, Cite, Processor, Style
from refconv.model import ItemType, Name, Reference, on


def _work(key: str, year: int, *families: str, given: str = "A.", title: str = "T") -> Reference:
    authors = tuple(Name(family=family, given=given) for family in families)
    return Reference(id=key, type=ItemType.BOOK, author=authors, title=title, issued=on(year))


AUTHOR_DATE = (
    "<names variable='author'><name form='short' and='text' initialize-with='. '/></names>"
    "<date variable='issued' prefix=' '><date-part name='year'/></date>"
    "<text variable='locator' prefix=', '/>"
)
POSITIONS = (
    "<choose><if position='ibid-with-locator'><text value='IL'/></if>"
    "<else-if position='ibid'><text value='I'/></else-if>"
    "<else-if position='near-note'><text value='N'/></else-if>"
    "<else-if position='subsequent'><text value='S'/></else-if>"
    "<else><text value='F'/></else></choose>"
)
TWO = [_work("a", 2000, "Doe"), _work("b", 2001, "Roe")]


def _positions(*clusters: tuple[int, list[Cite]]) -> list[str]:
    citations = [Citation(cites=tuple(cites), note=note) for note, cites in clusters]
    return Processor(style(POSITIONS), TWO).cite(citations)


def test_positions_of_a_document() -> None:
    a, a3, a4 = Cite(id="a"), Cite(id="a", locator="3"), Cite(id="a", locator="4")
    b = Cite(id="b")
    assert _positions((1, [a]), (2, [a]), (3, [a3]), (4, [a3]), (5, [a4]), (6, [a])) == [
        "F", "I", "IL", "I", "IL", "N",
    ]  # fmt: skip
    assert _positions((1, [a]), (2, [b]), (3, [a]), (9, [a])) == ["F", "F", "N", "I"]
    assert _positions((1, [a]), (2, [b]), (9, [a])) == ["F", "F", "S"]
    assert _positions((1, [a, b]), (2, [b])) == ["F; F", "N"]
    assert _positions((1, [a, a])) == ["F; I"]


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ("collapse='year'", "Doe 2000, 2001; Roe 2002"),
        ("collapse='year' cite-group-delimiter=', '", "Doe 2000, 2001; Roe 2002"),
        ("collapse='year' after-collapse-delimiter=' | '", "Doe 2000, 2001 | Roe 2002"),
        ("", "Doe 2000; Doe 2001; Roe 2002"),
    ],
)
def test_years_collapse(attributes: str, printed: str) -> None:
    works = [_work("a", 2000, "Doe"), _work("b", 2001, "Doe"), _work("c", 2002, "Roe")]
    processor = Processor(style(AUTHOR_DATE, citation=attributes), works)
    assert processor.cite([[Cite(id=key) for key in "abc"]]) == [printed]


def test_numbers_collapse() -> None:
    works = [_work(key, 2000, "Doe") for key in "abcdef"]
    made = style("<text variable='citation-number'/>", citation="collapse='citation-number'")
    processor = Processor(made, works)
    assert processor.cite([[Cite(id=key) for key in "abcef"]]) == ["1–3; 5; 6"]


def test_year_suffixes_follow_the_list_and_the_bibliography_shows_them() -> None:
    works = [_work(key, 2000, "Doe", title=key) for key in "ba"]
    made = style(
        AUTHOR_DATE,
        "<text variable='title'/>"
        "<date variable='issued' prefix=' '><date-part name='year'/></date>",
        citation="disambiguate-add-year-suffix='true'",
    )
    processor = Processor(made, works)
    assert processor.cite([[Cite(id="a")], [Cite(id="b")]]) == ["Doe 2000b", "Doe 2000a"]
    assert processor.bibliography() == ["b 2000a", "a 2000b"]


def test_names_are_added_until_cites_differ() -> None:
    works = [
        _work("a", 2000, "Smith", "Brown", "Jones"),
        _work("b", 2000, "Smith", "Beefheart", "Jones"),
    ]
    made = style(
        AUTHOR_DATE,
        citation="et-al-min='3' et-al-use-first='1' disambiguate-add-names='true'",
    )
    assert Processor(made, works).cite([[Cite(id="a")], [Cite(id="b")]]) == [
        "Smith, Brown, et al. 2000",
        "Smith, Beefheart, et al. 2000",
    ]


def test_given_names_tell_people_apart() -> None:
    works = [_work("a", 2000, "Doe", given="John"), _work("b", 2000, "Doe", given="Aloysius")]
    made = style(AUTHOR_DATE, citation="disambiguate-add-givenname='true'")
    assert Processor(made, works).cite([[Cite(id="a")], [Cite(id="b")]]) == [
        "J. Doe 2000",
        "A. Doe 2000",
    ]


@pytest.mark.parametrize(
    ("form", "printed"),
    [("full", "Doe 2000"), ("suppress-author", "2000"), ("author-only", "Doe")],
)
def test_forms_of_a_cite(form: str, printed: str) -> None:
    processor = Processor(style(AUTHOR_DATE), TWO)
    cite = Cite(id="a", form=form)  # type: ignore[arg-type]
    assert [text.strip() for text in processor.cite([[cite]])] == [printed]


def test_affixes_locators_and_labels() -> None:
    processor = Processor(Style.load("apa"), TWO)
    cites = [
        Cite(id="a", locator="3-5", prefix="see"),
        Cite(id="b", locator="vol. 2", suffix=", passim"),
    ]
    assert processor.cite([cites]) == ["(see Doe, 2000, pp. 3–5; Roe, 2001, Volume 2, passim)"]


def test_an_unknown_id_prints_nothing() -> None:
    assert Processor(style(AUTHOR_DATE), TWO).cite([[Cite(id="x")]]) == [""]


def test_et_al_of_the_source_is_printed_in_the_styles_way() -> None:
    work = _work("a", 2000, "Doe")
    cut = Reference(**{**{f: getattr(work, f) for f in ("id", "type", "author", "title", "issued")},
                       "et_al": frozenset({"author"})})  # fmt: skip
    assert Processor(style(AUTHOR_DATE), [cut]).cite([[Cite(id="a")]]) == ["Doe et al. 2000"]
