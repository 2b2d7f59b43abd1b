"""Mixed citations: tags come in, the text stays letter for letter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import refconv
from refconv import Bibliography, Date, ItemType, Name, Origin, Reference
from refconv.model import Piece

PATHS = (
    *("title", "container-title", "volume", "issue", "page", "issued", "issued.year"),
    *("issued.month", "author.0", "author.0.family", "author.0.given", "author.1", "author.et-al"),
    *("editor.0", "editor.0.family", "DOI", "URL", "PMID", "accessed", "accessed.year", "edition"),
    *("publisher", "publisher-place", "genre", "note", "number", "event-date", "nonsense", "label"),
)


@st.composite
def _origins(draw: st.DrawFn) -> Origin:
    """Make a text with pieces anywhere, across each other and beyond each other's ends."""
    text = draw(st.text(st.sampled_from("aB1 .,;:()-–<&é\u0300中"), min_size=1, max_size=60))
    spots = st.integers(0, len(text))
    pieces = st.builds(
        lambda path, a, b: Piece(path, min(a, b), max(a, b)), st.sampled_from(PATHS), spots, spots
    )
    return Origin(text=text, pieces=tuple(draw(st.lists(pieces, max_size=12))))


_references = st.builds(
    Reference,
    id=st.just("a"),
    type=st.one_of(st.none(), st.sampled_from(ItemType)),
    author=st.just((Name(family="B", given="A."), Name(literal="aB"))),
    title=st.just("a<i>B</i>"),
    DOI=st.just("1"),
    PMID=st.just("1"),
    issued=st.just(Date(date_parts=((1,),))),
    origin=_origins(),
)


@given(reference=_references)
@settings(deadline=None, max_examples=400, derandomize=True)
def test_without_its_tags_the_text_is_the_input(reference: Reference) -> None:
    xml = refconv.dumps([reference], "jats", citation="mixed")
    (mixed,) = etree.fromstring(xml.encode()).iter("mixed-citation")
    assert reference.origin is not None
    if reference.origin.text.strip():
        assert "".join(mixed.itertext()) == reference.origin.text


@pytest.mark.parametrize("options", [{"citation": "mixed"}, {"profile": "scielo"}], ids=str)
def test_real_references_keep_their_text(options: dict[str, Any], vancouver: Bibliography) -> None:
    tree = etree.fromstring(refconv.dumps(vancouver, "jats", **options).encode())
    for reference, mixed in zip(vancouver, tree.iter("mixed-citation"), strict=True):
        assert reference.origin is not None
        assert "".join(mixed.itertext()) == reference.origin.text


def tagged(text: str, **pieces: str) -> str:
    """Write a mixed-citation of a text whose pieces are found by their words."""
    found = []
    for name, words in pieces.items():
        path = name.replace("__", ".").replace("_", "-")
        found.append(Piece(path, text.index(words), text.index(words) + len(words)))
    reference = Reference(
        id="a",
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Roe", given="A."),),
        container_title="J",
        DOI="10.1000/x",
        issued=Date(date_parts=((2004, 3),)),
        origin=Origin(text=text, pieces=tuple(found)),
    )
    xml = refconv.dumps([reference], "jats", citation="mixed")
    return xml[xml.index("<mixed") : xml.index("</mixed")].split(">", 1)[1]


def test_pages_are_split() -> None:
    assert tagged("at S45–S58", page="S45–S58") == "at <fpage>S45</fpage>–<lpage>S58</lpage>"


def test_pages_cut_short_stay_one_range() -> None:
    assert tagged("at 207-19.", page="207-19") == "at <page-range>207-19</page-range>."


def test_an_electronic_locator_is_no_page() -> None:
    assert tagged("2:e1234", page="e1234") == "2:<elocation-id>e1234</elocation-id>"


def test_supplements_leave_the_issue() -> None:
    out = tagged("12(3 Suppl 7)", issue="3 Suppl 7")
    assert out == "12(<issue>3</issue> <supplement>Suppl 7</supplement>)"


def test_only_the_bare_doi_is_tagged() -> None:
    out = tagged("https://doi.org/10.1000/x", DOI="https://doi.org/10.1000/x")
    assert out == 'https://doi.org/<pub-id pub-id-type="doi">10.1000/x</pub-id>'


def test_a_year_with_a_letter_says_which_year_it_is() -> None:
    out = tagged("(2004a)", issued__year="2004", year_suffix="a")
    assert out == '(<year iso-8601-date="2004">2004a</year>)'


def test_months_in_a_range_are_a_season() -> None:
    found = (Piece("issued.month", 0, 3), Piece("issued.month", 4, 7))
    reference = Reference(id="a", title="x", origin=Origin(text="Mar-Apr", pieces=found))
    xml = refconv.dumps([reference], "jats", citation="mixed")
    assert "<season>Mar-Apr</season>" in xml


def test_particles_belong_to_the_surname() -> None:
    out = tagged("de la Roe A", author__0="de la Roe A", author__0__family="Roe")
    assert "<surname>de la Roe</surname>" in out
