"""How books close: years said twice, remarks about a year, months first, pages on either side."""

from __future__ import annotations

from typing import Any

import pytest

from refconv_vancouver.reading import read

BOOK = "Mayr E. Systematics and the origin of species. New York: Columbia University Press"
CLOSINGS: dict[str, dict[str, Any]] = {
    "; 1942 OCTOBER 9, 1942.": {"year": 1942, "publisher": "Columbia University Press"},
    "; 1942 1942.": {"year": 1942, "publisher": "Columbia University Press"},
    "; 1999 [1942].": {"year": 1999, "note": "1942", "publisher": "Columbia University Press"},
    "; 1942 [rev. January 1964].": {"year": 1942, "note": "rev. January 1964"},
    "; October 1942.": {"year": 1942, "publisher": "Columbia University Press"},
    ", 9 October 1942.": {"year": 1942, "publisher": "Columbia University Press"},
    "; 10 9, 1942.": {"year": 1942, "publisher": "Columbia University Press"},
    ", 9th 10 1942.": {"year": 1942, "publisher": "Columbia University Press"},
    " 1942; 334p.": {"number_of_pages": "334", "volume": None, "page": None},
    "; 1942. 334 pp. p.": {"number_of_pages": "334", "volume": None},
    "; 1942; p. 37.": {"page": "37", "volume": None},
    "; 1942: p.37": {"page": "37", "volume": None},
    ", 33–47 pp. 1942.": {"page": "33-47", "year": 1942},
    ", 33–47. 1942.": {"page": "33-47", "year": 1942},
    " pp. 1942;33–47.": {"page": "33-47", "publisher": "Columbia University Press"},
    " (1942) 334.": {"year": 1942, "volume": None, "publisher": "Columbia University Press"},
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_what_stands_around_the_year_is_read(closing: str) -> None:
    reference = read(BOOK + closing)
    for name, wanted in CLOSINGS[closing].items():
        got = reference.issued.year if name == "year" and reference.issued else None
        assert (got if name == "year" else getattr(reference, name)) == wanted, name


def test_a_publisher_may_stand_behind_the_year() -> None:
    reference = read("Mayr E. Animal species and evolution. 1963;Springer.")
    assert reference.publisher == "Springer"
    assert reference.title == "Animal species and evolution"


def test_year_and_pages_may_stand_before_place_and_publisher() -> None:
    reference = read(
        "Mayr E. Isolating mechanisms. In: Systematics and the origin of species. 1942 pp: 31–48. "
        "London: Routledge."
    )
    assert (reference.page, reference.publisher) == ("31-48", "Routledge")
    assert reference.container_title == "Systematics and the origin of species"
