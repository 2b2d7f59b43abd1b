"""Chapters whose whole is not introduced as NLM does it, and titles that only look like that."""

from __future__ import annotations

from typing import Any

import pytest

from refconv_vancouver.reading import read

CHAPTERS: dict[str, dict[str, Any]] = {
    "Odum EP. Energy flow in meadows. Landscape Ecology: Springer; 2016 p. 295–313.": {
        "container_title": "Landscape Ecology",
        "publisher_place": None,
    },
    "Odum EP. Counting cells. Current Protocols in Cytometry: John Wiley & Sons; 2010.": {
        "container_title": "Current Protocols in Cytometry",
        "publisher": "John Wiley & Sons",
    },
    "Odum EP. Energy flow in meadows. Piracicaba: Springer; 2016 p. 295–313.": {
        "container_title": None,
        "publisher_place": "Piracicaba",
    },
    "Odum EP. Meadows. In: Lund B, editor. Oxford: Oxford University Press; 1998. p. 1-9.": {
        "container_title": None,
        "publisher_place": "Oxford",
    },
    "Odum EP. Meadows. In: Lund B, editor. Springer Nature; 2019.": {
        "container_title": None,
        "publisher": "Springer Nature",
    },
    "Odum EP. Meadows Pp. 9–15 in Hay and Grass. Stockholm: Natur; 1996.": {
        "title": "Meadows",
        "container_title": "Hay and Grass",
        "page": "9-15",
    },
    "Odum EP. Meadows of the north In Advances in Grassland Research. Bern: Huber; 1996.": {
        "container_title": "Advances in Grassland Research",
    },
    "Odum EP. Meadows. In: World Grassland Society. Hay in Focus: Why? Bern: Huber; 2006.": {
        "container_title": "Hay in Focus: Why?",
    },
    "Odum EP. The Meadows Act of 2018. In: 2018": {
        "title": "The Meadows Act of 2018",
        "container_title": None,
    },
    "Odum EP. Serengeti Park inscribed in: 1979 criteria; 2020.": {"container_title": None},
    "Odum EP. Use of industrial, Construction and Demolition Waste. 2013.": {
        "title": "Use of industrial, Construction and Demolition Waste",
        "container_title": None,
    },
}


@pytest.mark.parametrize("text", CHAPTERS)
def test_a_whole_is_found_where_there_is_one(text: str) -> None:
    reference = read(text)
    for name, wanted in CHAPTERS[text].items():
        assert getattr(reference, name) == wanted, name


def test_a_year_before_the_title_is_no_part_of_it() -> None:
    reference = read("World Bank. 2003 Water for people. Washington: World Bank; 2003.")
    assert reference.title == "Water for people"


def test_a_misspelt_dissertation_is_one() -> None:
    reference = read("Odum EP. Meadows [Doctoral disertation]. Bern: Universität Bern; 2009.")
    assert (reference.type, reference.title) == ("thesis", "Meadows")


def test_an_in_of_the_title_gives_way_to_one_with_a_colon() -> None:
    reference = read(
        "Novak O. Katalog der Funde bis 2002 in Keszthely In: Novak O, editor. Keszthely: Funde."
        " Rahden: Leidorf; 2013 p. 25-396."
    )
    assert reference.title == "Katalog der Funde bis 2002 in Keszthely"
    assert [name.family for name in reference.editor] == ["Novak"]
