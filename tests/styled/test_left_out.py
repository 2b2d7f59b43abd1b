"""What a style does not print is told: which value of which reference, and the rest in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

import refconv
from refconv import Date, Diagnostic, Name, Reference
from refconv.model import ItemType, on

ARTICLE = Reference(
    id="watson",
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name(family="Watson", given="J. D."), Name(family="Crick", given="F. H. C.")),
    title="Molecular structure of nucleic acids",
    container_title="Nature",
    volume="171",
    issue="4356",
    page="737-738",
    issued=on(1953, 4, 25),
)


@pytest.fixture
def told() -> Callable[..., dict[str, list[str]]]:
    """Style references and give the messages by code."""

    def style(*references: Reference, style: str = "apa") -> dict[str, list[str]]:
        found: list[Diagnostic] = []
        refconv.dumps(references, "styled", style=style, report=found.append)
        messages: dict[str, list[str]] = {}
        for one in found:
            messages.setdefault(one.code.removeprefix("styled/"), []).append(one.message)
        return messages

    return style


def test_a_doi_that_a_style_leaves_out_is_named_with_its_reference() -> None:
    with_doi = replace(ARTICLE, DOI="10.1038/171737a0")
    found: list[Diagnostic] = []
    refconv.dumps([with_doi], "styled", style="apa", report=found.append)
    assert [one.code for one in found] == ["styled/shortened"]
    found.clear()
    refconv.dumps([with_doi], "styled", style="nature", report=found.append)
    (missed, _) = found
    assert (missed.code, missed.reference, str(missed.severity)) == (
        "styled/left-out",
        "watson",
        "info",
    )
    assert missed.message == (
        "the style nature does not print DOI '10.1038/171737a0' and issue '4356'"
    )


def test_several_values_are_one_finding(told: Callable[..., dict[str, list[str]]]) -> None:
    editors = (Name(family="Gale", given="A."), Name(literal="The Board"))
    more = replace(ARTICLE, PMID="13054692", editor=editors, accessed=on(2020, 1, 2))
    assert told(more, style="nature")["left-out"] == [
        "the style nature does not print PMID '13054692', issue '4356', "
        "editor 'A. Gale; The Board' and accessed '2020-01-02'"
    ]


def test_what_hardly_any_style_prints_is_one_line_for_the_list(
    told: Callable[..., dict[str, list[str]]],
) -> None:
    many = [
        replace(ARTICLE, id=f"r{n}", abstract="Long.", language="en", custom={"mine": n})
        for n in range(50)
    ]
    found = told(*many)
    assert found["not-for-lists"] == [
        "the style apa prints, like most, no abstract (50 references), "
        "custom.mine (50 references) and language (50 references)"
    ]
    assert "left-out" not in found


def test_a_style_that_prints_abstracts_leaves_none_out(
    told: Callable[..., dict[str, list[str]]],
) -> None:
    annotated = told(
        replace(ARTICLE, abstract="Read this.", issued=on(1953)), style="apa-with-abstract"
    )
    assert "not-for-lists" not in annotated


def test_names_behind_et_al_and_days_are_counted(
    told: Callable[..., dict[str, list[str]]],
) -> None:
    crowd = tuple(Name(family=f"Name{n}", given="A.") for n in range(9))
    found = told(ARTICLE, replace(ARTICLE, id="more", author=crowd), style="vancouver")
    (line,) = found["shortened"]
    assert line.startswith("the style nlm-citation-sequence prints only a part of author (1 ref")


@pytest.mark.parametrize(
    "changes",
    [
        {"title_short": "Structure", "shortTitle": "Structure"},
        {"container_title_short": "Nature"},
        {"DOI": "10.1038/171737A0", "URL": "https://doi.org/10.1038/171737a0"},
        {"page_first": "737"},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_other_forms_of_what_is_printed_are_not_missed(
    told: Callable[..., dict[str, list[str]]], changes: dict[str, str]
) -> None:
    assert "left-out" not in told(replace(ARTICLE, **changes))


def test_a_dash_for_the_same_authors_stands_for_them(
    told: Callable[..., dict[str, list[str]]],
) -> None:
    """Styles that print a dash for a repeated author have printed the author."""
    book = Reference(
        id="a",
        type=ItemType.BOOK,
        author=(Name(family="Darwin", given="Charles"),),
        title="Journal of Researches",
        publisher="Colburn",
        publisher_place="London",
        issued=Date(date_parts=((1839,),)),
    )
    again = replace(book, id="b", title="The Power of Movement in Plants", issued=on(1880))
    style = "chicago-author-date-16th-edition"
    text = refconv.dumps([book, again], "styled", style=style)
    assert "———" in text
    assert told(book, again, style=style) == {}


def test_an_unread_reference_misses_nothing(told: Callable[..., dict[str, list[str]]]) -> None:
    unread = Reference(id="x", origin=refconv.Origin(text="Something, somewhere.", confidence=0.0))
    assert told(unread) == {}


@pytest.mark.parametrize("form", ["text", "html", "markdown", "rtf", "html-page"])
def test_controls_of_the_data_are_left_out_and_told(form: str) -> None:
    odd = replace(ARTICLE, title="A\x00 b\x1b[31m c\x9b d")
    found: list[Diagnostic] = []
    text = refconv.dumps([odd], "styled", style="apa", format=form, report=found.append)
    assert not set("\x00\x1b\x9b") & set(text)
    assert "d" in text
    assert "styled/illegal-character" in [one.code for one in found]
