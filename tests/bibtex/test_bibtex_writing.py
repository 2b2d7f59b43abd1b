"""References to BibTeX and BibLaTeX: keys, order, escapes, and what has no field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import refconv
from refconv import Date, Diagnostic, ItemType, Name, Origin, Reference
from refconv.model import on

SLOW = [HealthCheck.too_slow]
"""A busy machine is no fault of the test."""

PAPER = Reference(
    id="faderl1999",
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name(family="Faderl", given="Stefan"), Name(literal="A & B")),
    et_al=frozenset({"author"}),
    title='The <i>biology</i> of <span class="nocase">CML</span>: 50% more',
    container_title="The New England Journal of Medicine",
    issued=on(1999, 7, 15),
    volume="341",
    issue="3",
    page="164-172",
    DOI="10.1056/NEJM199907153410306",
    URL="http://a.b/c_d%20e~f",
    language="en-US",
)


def write(*references: Reference, dialect: str = "bibtex", **options: Any) -> str:
    return refconv.dumps(references, dialect, **options)


def told(*references: Reference, dialect: str = "bibtex", **options: Any) -> list[str]:
    found: list[Diagnostic] = []
    refconv.dumps(references, dialect, report=found.append, **options)
    return [f"{d.code} {d.variable}" for d in found]


def test_bibtex() -> None:
    assert write(PAPER) == (
        "@article{faderl1999,\n"
        "  author = {Faderl, Stefan and {A \\& B} and others},\n"
        "  title = {The \\textit{biology} of {CML}: 50\\% more},\n"
        "  journal = {The New England Journal of Medicine},\n"
        "  volume = {341},\n"
        "  number = {3},\n"
        "  pages = {164--172},\n"
        "  year = {1999},\n"
        "  month = jul,\n"
        "  day = {15},\n"
        "  doi = {10.1056/NEJM199907153410306},\n"
        "  url = {http://a.b/c_d%20e~f},\n"
        "  language = {american},\n"
        "}\n"
    )
    assert told(PAPER) == []


def test_biblatex() -> None:
    text = write(PAPER, dialect="biblatex")
    for line in ("journaltitle = {The New", "date = {1999-07-15}", "langid = {american}"):
        assert line in text
    assert "year" not in text


def test_the_dialect_is_an_option_too() -> None:
    assert write(PAPER, dialect="bibtex") == refconv.dumps([PAPER], "biblatex", dialect="bibtex")


def test_keys_are_kept_made_and_unique() -> None:
    bare = Reference(author=(Name(family="Müller-Lüdenscheidt"),), issued=on(2001), title="The Tub")
    text = write(PAPER, PAPER, bare, bare, Reference(id="a b{c}"), Reference())
    keys = [line.split("{")[1].rstrip(",") for line in text.splitlines() if line[:1] == "@"]
    assert keys == [
        "faderl1999",
        "faderl1999-2",
        "mullerludenscheidt2001tub",
        "mullerludenscheidt2001tub-2",
        "abc",
        "entry",
    ]
    assert told(Reference(id="a b{c}")) == [
        "bibtex/key-changed id",
        "bibtex/type-approximated type",
    ]


def test_keys_by_a_pattern() -> None:
    options = {"keys": "make", "key_pattern": "{author}:{year}-{journal}"}
    text = write(PAPER, PAPER, **options)
    assert "@article{faderl:1999-thenewenglandjournalofmedicine,\n" in text
    assert "@article{faderl:1999-thenewenglandjournalofmedicine-2,\n" in text
    assert write(PAPER, keys="make").startswith("@article{faderl1999biology,")


def test_orders() -> None:
    a, b = Reference(id="b", author=(Name(family="Adam"),)), Reference(id="a", title="Z")
    assert write(a, b).index("{b,") < write(a, b).index("{a,")
    assert write(a, b, order="key").index("{a,") < write(a, b, order="key").index("{b,")
    assert write(b, a, order="author").index("{a,") < write(b, a, order="author").index("{b,")
    lines = write(PAPER, fields="doi, year").splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["doi", "year", "author"]


def test_beyond_ascii() -> None:
    reference = Reference(id="é", title="Ångström’s α – “x” 日", author=(Name(family="Erdős"),))
    kept = write(reference)
    assert "title = {Ångström’s α -- “x” 日}" in kept
    text = write(reference, non_ascii="escape")
    assert "author = {Erd{\\H{o}}s}" in text
    assert '{\\AA}ngstr{\\"{o}}m{\\textquoteright}s \\ensuremath{\\alpha} --' in text
    for either in (kept, text):
        (again,) = refconv.loads(either, "bibtex")
        assert (again.title, again.author) == (reference.title, reference.author)


def test_capitals_in_titles_are_protected_unless_bibtex_has_said_which() -> None:
    reference = Reference(
        id="a", title="A pH of iPhones, by <i>McCoy</i>: vitamin D", container_title="ACM"
    )
    text = write(reference)
    assert "title = {A {pH} of {iPhones}, by \\textit{{McCoy}}: vitamin {D}}" in text
    assert "booktitle = {ACM}" in text
    assert told(reference)[-1] == "bibtex/case-protected title"
    assert "{A pH of iPhones, by" in write(reference, protect="marked")
    (read,) = refconv.loads("@book{a, title={The DNA of {RNA}}}", "bibtex")
    assert "title = {The DNA of {RNA}}" in write(read)
    assert "title = {The {DNA} of {RNA}}" in write(read, protect="capitals")
    assert "title = {A STUDY OF DNA}" in write(Reference(title="A STUDY OF DNA"))


def test_what_has_no_field_is_told() -> None:
    reference = Reference(
        id="a",
        type=ItemType.BROADCAST,
        source="PubMed",
        part_title="Two",
        host=(Name(family="Host"),),
        custom={"mine": 1, "bibtex": {"foo": "bar", "bad": "x}{", "no name": "y"}},
        extra={"else": 1},
    )
    assert told(reference) == [
        "bibtex/field-left-out None",
        "bibtex/field-left-out None",
        "bibtex/no-field part-title",
        "bibtex/no-field source",
        "bibtex/no-field custom",
        "bibtex/no-field else",
    ]
    text = write(reference, dialect="biblatex")
    assert "@video{a,\n  editor = {Host},\n  editortype = {host},\n" in text
    assert "foo = {bar}" in text


def test_nothing_of_the_data_can_run() -> None:
    evil = "\\input{/etc/passwd}$\\write18{x}$^^5c%\n}@comment{"
    reference = Reference(id=evil, title=evil, note=evil, URL=evil, author=(Name(literal=evil),))
    text = write(reference)
    assert "\\input" not in text
    assert "\\write" not in text
    (again,) = refconv.loads(text, "bibtex")
    assert again.title == " ".join(evil.split())


def test_a_reference_that_nobody_could_read_is_a_note() -> None:
    reference = Reference(id="x", origin=Origin(text="50% of\nwhat?", confidence=0.0))
    assert "note = {50\\% of what?}" in write(reference)
    assert "bibtex/unread-written note" in told(reference)


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        (on(2000), ["year = {2000}"]),
        (Date(literal="in press"), ["year = {in press}"]),
        (Date(date_parts=((2000,), (2001,))), ["date = {2000/2001}", "year = {2000}"]),
        (Date(date_parts=((1723,),), circa=True), ["date = {1723~}", "year = {1723}"]),
    ],
)
def test_dates_that_bibtex_has_no_fields_for(date: Date, lines: list[str]) -> None:
    text = write(Reference(id="a", issued=date))
    assert all(line in text for line in lines)
    assert refconv.loads(text, "bibtex")[0].issued == date


TEXTS = (
    st.text(st.sampled_from("abÉ -'\"{}\\$&%#_~^.,:;=@<>/\n–’"), min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
VARIABLES = ("title", "container_title", "publisher", "note", "abstract", "genre", "volume", "URL")


@settings(deadline=None, max_examples=300, derandomize=True, suppress_health_check=SLOW)
@given(
    values=st.dictionaries(st.sampled_from(VARIABLES), TEXTS),
    its=st.sampled_from(
        [ItemType.ARTICLE_JOURNAL, ItemType.BOOK, ItemType.REPORT, ItemType.CHAPTER]
    ),
    dialect=st.sampled_from(["bibtex", "biblatex"]),
    non_ascii=st.sampled_from(["keep", "escape"]),
)
def test_what_was_read_once_comes_back_for_ever(
    values: dict[str, str], its: ItemType, dialect: str, non_ascii: str
) -> None:
    reference = Reference(id="a", type=its, **values)  # type: ignore[arg-type]
    (once,) = refconv.loads(write(reference, dialect=dialect), dialect)
    (twice,) = refconv.loads(write(once, dialect=dialect, non_ascii=non_ascii), dialect)
    assert [*once.variables()] == [*twice.variables()]
    assert once.custom == twice.custom
