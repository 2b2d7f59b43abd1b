"""Names in every form, both ways."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import refconv
from refconv import Name, Reference
from refconv_bibtex import names, naming

SLOW = [HealthCheck.too_slow]
"""A busy machine is no fault of the test."""


def read(text: str, *, dropping: bool = False) -> names.Names:
    return names.read(text, lambda _: None, dropping=dropping, cache={})


def one(text: str) -> Name:
    (name,) = read(text).names
    return name


FORMS = {
    "Donald E. Knuth": Name(given="Donald E.", family="Knuth"),
    "Donald~E. Knuth": Name(given="Donald E.", family="Knuth"),
    "Knuth, Donald E.": Name(given="Donald E.", family="Knuth"),
    "Aristotle": Name(family="Aristotle"),
    "Ludwig van Beethoven": Name(given="Ludwig", non_dropping_particle="van", family="Beethoven"),
    "van der Berg, Jan": Name(given="Jan", non_dropping_particle="van der", family="Berg"),
    "Jean de La Fontaine": Name(given="Jean", non_dropping_particle="de", family="La Fontaine"),
    "von Hicks, III, Michael": Name(
        given="Michael", non_dropping_particle="von", family="Hicks", suffix="III"
    ),
    "Ford, Jr., Henry": Name(given="Henry", family="Ford", suffix="Jr."),
    "{\\'E}lie Cartan": Name(given="Élie", family="Cartan"),
    "Cartan, {\\'E}lie": Name(given="Élie", family="Cartan"),
    "{\\'e}lie Cartan": Name(non_dropping_particle="élie", family="Cartan"),
    "{van der Waals}, Johannes": Name(given="Johannes", family="van der Waals"),
    "V{\\'a}zques{ de }Parga, Luis": Name(given="Luis", family="Vázques de Parga"),
    "{World Health Organization}": Name(literal="World Health Organization"),
    "{{Barnes and Noble}}": Name(literal="Barnes and Noble"),
    "{R\\&D Department}": Name(literal="R&D Department"),
    "family=Gogh, given=Vincent, prefix=van": Name(
        given="Vincent", non_dropping_particle="van", family="Gogh"
    ),
    "given={Hans}, family={Müller, Sohn}, suffix=Jr": Name(
        given="Hans", family="Müller, Sohn", suffix="Jr"
    ),
    "family=Berg, given=Jan, prefix=van, useprefix=false": Name(
        given="Jan", dropping_particle="van", family="Berg"
    ),
    "Smith, HM": Name(given="H. M.", family="Smith"),
    "Smith, J R": Name(given="J R", family="Smith"),
    "SMITH, JO": Name(given="JO", family="SMITH"),
    "d'Arc, Jeanne": Name(given="Jeanne", family="d'Arc"),
    "Keith, May,": Name(family="Keith", suffix="May"),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_name_is_read(text: str) -> None:
    assert one(text) == FORMS[text]


@pytest.mark.parametrize("text", FORMS)
def test_a_name_is_written_so_that_it_is_read_again(text: str) -> None:
    changed: list[Name] = []
    for ascii_only in (False, True):
        assert one(naming.one(FORMS[text], changed, ascii_only=ascii_only)) == FORMS[text]
    assert changed == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A and B AND C\nand\nD", 4),
        ("{A and B} and C", 2),
        ("Anderson, Andy and Brandt, Sand", 2),
        ("and", 1),
        ("A and and B", 2),
        ("{A} and A, And", 2),
        ("A and A, And", 2),
        ("{a} and {b} and c", 3),
    ],
)
def test_lists_are_taken_apart_at_and(text: str, count: int) -> None:
    assert len(names.split(text)) == count


@pytest.mark.parametrize(
    "ending", [" and others", " and et al.", " et al.", ", et al", " and Others"]
)
def test_and_others_is_a_flag_and_no_person(ending: str) -> None:
    found = read(f"Knuth, Donald{ending}")
    assert found.more
    assert [(n.family, n.given) for n in found.names] == [("Knuth", "Donald")]


def test_others_alone_is_a_flag() -> None:
    (reference,) = refconv.loads("@book{a, author={others}, title={X}}", "bibtex")
    assert reference.et_al == {"author"}
    assert reference.author == ()
    assert "author = {others}" in refconv.dumps([reference], "bibtex")


def test_too_many_commas_are_told_and_lose_nothing() -> None:
    found = read("A, B, C, D")
    assert [str(n) for n in found.names] == ["C, D A B"]
    assert found.odd


def test_particles_drop_in_biblatex_unless_it_says_otherwise() -> None:
    text = (
        "@book{a, author={Ludwig van Beethoven}}\n"
        "@book{b, author={van Gogh, V.}, options={useprefix}}\n"
    )
    a, b = refconv.loads(text, "biblatex")
    assert a.author[0].dropping_particle == "van"
    assert b.author[0].non_dropping_particle == "van"
    assert refconv.loads(text, "bibtex")[0].author[0].non_dropping_particle == "van"
    again = refconv.loads(refconv.dumps([a, b], "biblatex"), "biblatex")
    assert [r.author for r in again] == [a.author, b.author]


def test_hundreds_of_names() -> None:
    text = " and ".join(f"Name{n}, Given" for n in range(900))
    assert len(read(text).names) == 900


PART = (
    st.text(st.sampled_from("abzABZéÉ'-., {}\\~and "), min_size=1, max_size=10)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.strip(" ~,'-.{}\\") != "")
)
NAMES = st.one_of(
    st.builds(Name, literal=PART),
    st.builds(
        Name,
        family=PART,
        given=st.none() | PART,
        non_dropping_particle=st.none() | st.sampled_from(["van", "de la", "Van"]),
        suffix=st.none() | st.sampled_from(["Jr.", "III"]),
    ),
)


@settings(deadline=None, max_examples=400, derandomize=True, suppress_health_check=SLOW)
@given(people=st.lists(NAMES, min_size=1, max_size=3), more=st.booleans())
def test_names_come_back_or_are_told(people: list[Name], more: bool) -> None:
    reference = Reference(id="a", author=tuple(people), et_al=frozenset({"author"} if more else ()))
    told: list[refconv.Diagnostic] = []
    text = refconv.dumps([reference], "biblatex", report=told.append)
    (again,) = refconv.loads(text, "biblatex")
    if not any(d.code == "bibtex/name-changed" for d in told):
        assert again.author == reference.author
        assert again.et_al == reference.et_al
    assert "author" in text


@settings(deadline=None, max_examples=300, derandomize=True, suppress_health_check=SLOW)
@given(text=st.text(st.sampled_from("aAnd \n"), max_size=20))
def test_lists_are_taken_apart_the_same_with_and_without_braces(text: str) -> None:
    assert names.split(f"{text} and x")[:-1] == names.split(f"{text} and {{x}}")[:-1]
