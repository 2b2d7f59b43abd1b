"""Styles found, loaded and compiled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from csl_bodies import HEAD

from refconv.csl import Processor, Style
from refconv.csl.locale import build, normal
from refconv.errors import OptionError, StyleError, UnknownStyleError
from refconv.model import ItemType, Name, Reference, on

PAPER = Reference(
    id="a",
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name(family="Faderl", given="S."), Name(family="Kantarjian", given="H. M.")),
    title="Clinical significance",
    container_title="Blood",
    issued=on(1998),
    volume="91",
    issue="11",
    page="3995-4019",
)


def test_an_alias_leads_to_the_style() -> None:
    assert Style.load("vancouver").name == "nlm-citation-sequence"


def test_a_dependent_style_is_its_parent() -> None:
    dependent = Style.load("nature-genetics")
    assert dependent.name == "nature"


def test_a_style_can_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "house.csl"
    layout = "<layout><text variable='title'/></layout>"
    path.write_text(
        HEAD.format(root="") + f"<citation>{layout}</citation>"
        f"<bibliography>{layout}</bibliography></style>",
        encoding="utf-8",
    )
    assert Processor(Style.load(str(path)), [PAPER]).bibliography() == ["Clinical significance"]


def test_an_unknown_style_offers_what_is_near() -> None:
    with pytest.raises(UnknownStyleError, match="nature"):
        Style.load("natur")


@pytest.mark.parametrize(
    "text", ["", "no xml", "<a/>", "<style/>", HEAD.format(root="") + "</style>"]
)
def test_what_is_no_style_is_refused(text: str) -> None:
    with pytest.raises(StyleError):
        Style.parse(text)


def test_a_language_falls_back_to_its_main_one() -> None:
    assert normal("de-at") == "de-AT"
    assert normal("en") == "en-US"
    assert build("de-AT", []).term("and") == "und"
    assert build("xx-YY", []).term("and") == "and"


def test_a_language_that_is_asked_for_must_be_one() -> None:
    style = Style.load("apa")
    assert Processor(style, [PAPER], "de_li").bibliography()
    for language in ("xx-YY", "../../etc", "klingon"):
        with pytest.raises(OptionError, match="no locale"):
            Processor(style, [PAPER], language)


@pytest.mark.parametrize("kind", list(ItemType))
def test_icmje_prints_a_doi_of_whatever_it_is(kind: ItemType) -> None:
    reference = Reference(id="a", type=kind, title="T", issued=on(2020), DOI="10.1101/x")
    assert "10.1101/x" in Processor(Style.load("icmje"), [reference]).bibliography()[0]


def test_one_style_serves_threads() -> None:
    style = Style.load("apa")
    lists = [[PAPER] * n for n in range(1, 9)]
    alone = [Processor(Style.load("apa"), references).bibliography() for references in lists]
    with ThreadPoolExecutor(8) as pool:
        together = list(
            pool.map(lambda references: Processor(style, references).bibliography(), lists)
        )
    assert together == alone


def test_apa_and_vancouver_print_an_article() -> None:
    assert Processor(Style.load("apa"), [PAPER]).bibliography() == [
        "Faderl, S., & Kantarjian, H. M. (1998). Clinical significance. Blood, 91(11), 3995–4019."
    ]
    assert Processor(Style.load("vancouver"), [PAPER]).bibliography() == [
        "1. Faderl S, Kantarjian HM. Clinical significance. Blood. 1998;91(11):3995–4019."
    ]


@pytest.mark.parametrize(("style", "printed"), [("icmje", "1956;63"), ("apa", "(1956a)")])
def test_a_given_year_suffix_is_printed_only_where_the_style_adds_them(
    style: str, printed: str
) -> None:
    reference = Reference(
        id="a",
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Doe", given="J."),),
        title="Mice",
        container_title="Nature",
        issued=on(1956),
        year_suffix="a",
        volume="63",
        page="1-2",
    )
    assert printed in Processor(Style.load(style), [reference]).bibliography()[0]
