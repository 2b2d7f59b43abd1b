from __future__ import annotations

from typing import Any

import pytest

from refconv.kit.issues import split_supplement
from refconv.kit.nlm import as_nlm_prints, language_name
from refconv.model import Date, ItemType, Origin, Piece, Reference, on


@pytest.mark.parametrize(
    ("issue", "number", "supplement"),
    [
        ("12 Suppl 7", "12", "7"),
        ("Suppl 2", None, "2"),
        ("Suppl. 2", None, "2"),
        ("2 Suppl 2", "2", "2"),
        ("Suppl", None, "Suppl"),
        ("3, Supplement S1", "3", "S1"),
        ("Pt 2", "Pt 2", None),
        ("1-2", "1-2", None),
        ("9 Pt 1", "9 Pt 1", None),
    ],
)
def test_the_supplement_leaves_the_issue(
    issue: str, number: str | None, supplement: str | None
) -> None:
    assert split_supplement(issue) == (number, supplement)
    changed = as_nlm_prints(Reference(issue=issue))
    assert (changed.issue, changed.supplement_number) == (number, supplement)


WEB: Any = {"type": ItemType.WEBPAGE}


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"page": "S6-S12"}, {"page": "S6-12"}),
        ({"page": "S93-S99"}, {"page": "S93-9"}),
        ({"page": "207-219"}, {"page": "207-19"}),
        (
            {"page": "1-9", "note": "discussion 7-8. X"},
            {"page": "1-9; discussion 7-8", "note": "X"},
        ),
        ({"language": "nb-NO"}, {"language": "Norwegian"}),
        ({"language": "en"}, {"language": None}),
        ({"URL": "http://a.org/"}, {"URL": "http://a.org/."}),
        ({"URL": "http://a.org/b"}, {"URL": "http://a.org/b"}),
        ({"DOI": "10.1/Ab", "URL": "https://doi.org/10.1/ab"}, {"DOI": "10.1/Ab", "URL": None}),
        ({"DOI": "10.1/a", "URL": "https://a.org/10.1/a"}, {"URL": "https://a.org/10.1/a"}),
        (
            {"type": ItemType.ARTICLE, "DOI": "10.1/a", "URL": "https://doi.org/10.1/a"},
            {"URL": "https://doi.org/10.1/a"},
        ),
        ({**WEB, "note": "updated 2001 May 1"}, {"note": None, "status": "updated 2001 May 1"}),
        ({"note": "updated 2001 May 1"}, {"note": "updated 2001 May 1", "status": None}),
        (
            {**WEB, "issued": Date(date_parts=((2003, 10), (0,)))},
            {"issued": None, "available_date": Date(literal="2003 Oct -")},
        ),
    ],
)
def test_what_nlm_prints(given: dict[str, Any], printed: dict[str, Any]) -> None:
    changed = as_nlm_prints(Reference(**given))
    assert {name: getattr(changed, name) for name in printed} == printed


@pytest.mark.parametrize(
    ("text", "literal"),
    [("Place; c2000-01.", "c2000-01"), ("Place; c1999.", "c1999"), ("Public1999.", None)],
)
def test_a_copyright_year_keeps_its_letter(text: str, literal: str | None) -> None:
    start = text.rindex("c") + 1
    origin = Origin(text=text, pieces=(Piece("issued.year", start, start + 4),))
    issued = as_nlm_prints(Reference(issued=on(2000), origin=origin)).issued
    assert issued == (on(2000) if literal is None else Date(literal=literal))


def test_what_needs_nothing_is_the_same_object() -> None:
    reference = Reference(title="T", volume="3")
    assert as_nlm_prints(reference) is reference


def test_languages() -> None:
    assert [language_name(word) for word in ("English", "en-GB", "qq", "Klingon")] == [
        None,
        None,
        None,
        "Klingon",
    ]
