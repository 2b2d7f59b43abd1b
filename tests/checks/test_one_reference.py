"""Rules about one reference at a time: identifiers, pages, dates, fields, names."""

from __future__ import annotations

from typing import Any

import pytest
from one_rule import reference, run

from refconv.model import Date, ItemType, Name, Origin, Reference

BAD: list[tuple[str, dict[str, Any]]] = [
    ("doi-form", {"DOI": "11.1000/x"}),
    ("doi-form", {"DOI": "10.1000"}),
    ("pubmed-form", {"PMID": "PMC123"}),
    ("pubmed-form", {"PMID": "12345678901"}),
    ("pubmed-form", {"PMCID": "12x"}),
    ("isbn-form", {"ISBN": "978-3-16-148410-1"}),
    ("isbn-form", {"ISBN": "12345"}),
    ("isbn-form", {"ISBN": "978-3-16-148410-0, 0-306-40615-3"}),
    ("issn-form", {"ISSN": "0378-5954"}),
    ("issn-form", {"ISSN": "0378-5955 1234-5678"}),
    ("url-form", {"URL": "http:// example.org"}),
    ("url-form", {"URL": "www.example.org/a"}),
    ("pages-backwards", {"page": "1301-1210"}),
    ("pages-backwards", {"page": "S20-S12"}),
    ("pages-many", {"page": "501-1507"}),
    ("date-impossible", {"issued": Date(date_parts=((2001, 13),))}),
    ("date-impossible", {"issued": Date(date_parts=((2001, 2, 29),))}),
    ("date-impossible", {"issued": Date(date_parts=((2001,), (2000,)))}),
    ("date-impossible", {"accessed": Date(date_parts=((2001, 4, 31),))}),
    ("year-impossible", {"year": 2028}),
    ("year-impossible", {"year": 1066}),
    ("accessed-before-issued", {"accessed": Date(date_parts=((2000, 12, 1),))}),
    ("accessed-before-issued", {"accessed": Date(date_parts=((2027, 1, 1),))}),
    ("missing-type", {"type": None}),
    ("missing-field", {"title": None}),
    ("missing-field", {"authors": ""}),
    ("missing-field", {"volume": None, "page": None}),
    ("missing-volume", {"volume": None}),
    ("missing-field", {"type": ItemType.BOOK}),
    ("missing-field", {"type": ItemType.WEBPAGE}),
    ("missing-doi", {}),
    ("named-twice", {"authors": "Doe Jane, Roe R., Doe Jane"}),
]
GOOD: list[tuple[str, dict[str, Any]]] = [
    (
        "doi-form",
        {"DOI": "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"},
    ),
    ("doi-form", {"DOI": "https://doi.org/10.1056/NEJMoa062867"}),
    ("pubmed-form", {"PMID": "17151364", "PMCID": "PMC1852221"}),
    ("isbn-form", {"ISBN": "978-3-16-148410-0"}),
    ("isbn-form", {"ISBN": "0-306-40615-2; 9783161484100"}),
    ("issn-form", {"ISSN": "0378-5955, 2434-561X"}),
    ("url-form", {"URL": "https://example.org/a?b=c#d"}),
    ("url-form", {"URL": "ftp://example.org"}),
    ("pages-backwards", {"page": "207-19"}),
    ("pages-backwards", {"page": "e12-e15, 99"}),
    ("pages-backwards", {"page": "xii-4"}),
    ("pages-backwards", {"page": "70-81.e79"}),
    ("pages-many", {"page": "1-900", "type": ItemType.BOOK}),
    ("date-impossible", {"issued": Date(date_parts=((2000, 2, 29),))}),
    ("date-impossible", {"issued": Date(date_parts=((2000,), (0,)))}),
    ("year-impossible", {"year": 2027}),
    ("year-impossible", {"year": -350, "type": ItemType.BOOK}),
    ("accessed-before-issued", {"accessed": Date(date_parts=((2001, 3, 1),))}),
    ("missing-field", {"volume": None}),
    ("missing-field", {"volume": None, "DOI": "10.1000/x"}),
    ("missing-volume", {"volume": None, "DOI": "10.1000/x"}),
    ("missing-volume", {"volume": None, "issue": "3"}),
    ("missing-field", {"volume": None, "page": None, "status": "in press"}),
    ("missing-type", {}),
    ("missing-doi", {"DOI": "10.1000/x"}),
    ("missing-doi", {"type": ItemType.BOOK}),
    ("named-twice", {"authors": "Doe J., Roe R."}),
]


@pytest.mark.parametrize(("rule", "fields"), BAD)
def test_it_is_found(rule: str, fields: dict[str, Any]) -> None:
    (found,) = run(rule, reference(**fields))
    assert found.reference == "r"
    assert len(found.message) > 10


@pytest.mark.parametrize(("rule", "fields"), GOOD)
def test_it_is_left_alone(rule: str, fields: dict[str, Any]) -> None:
    assert run(rule, reference(**fields)) == []


def test_a_wrong_check_digit_is_told_from_a_wrong_form() -> None:
    (digit,) = run("issn-form", reference(ISSN="0378-5954"))
    (form,) = run("issn-form", reference(ISSN="0378"))
    assert "check digit" in digit.message
    assert "check digit" not in form.message


def test_what_could_not_be_read_is_said_once() -> None:
    lost = Reference(id="r", origin=Origin(text="???", confidence=0.0))
    assert len(run("unread", lost)) == 1
    assert run("missing-field", lost) == run("missing-type", lost) == []
    assert run("unread", reference()) == []


@pytest.mark.parametrize(
    ("fields", "more"),
    [("vancouver", {"publisher_place"}), ("basic", set()), ("apa", set()), ("crossref", set())],
)
def test_fields_depend_on_whose_they_are(fields: str, more: set[str]) -> None:
    book = reference(type=ItemType.BOOK, publisher="Ex Press")
    missing = [it.message for it in run("missing-field", book, fields=fields)]
    names = " and without ".join(name.replace("_", "-") for name in more)
    assert missing == ([f"book without {names}"] if more else [])


def test_crossref_matches_by_volume_and_page_or_doi() -> None:
    article = reference(volume=None, page=None, URL="https://example.org/a")
    assert run("missing-field", article) == []
    (found,) = run("missing-field", article, fields="crossref")
    assert found.message == "article-journal without DOI or volume and without DOI, page or number"


def text_reference(count: int, shortened: bool) -> Reference:
    names = tuple(Name(family=f"Author{n}", given="A.") for n in range(count))
    et_al = frozenset({"author"}) if shortened else frozenset()
    return (
        reference(text="as printed", authors="", author=()) if count == 0 else _with(names, et_al)
    )


def _with(names: tuple[Name, ...], et_al: frozenset[str]) -> Reference:
    from msgspec.structs import replace

    return replace(reference(text="as printed"), author=names, et_al=et_al)


@pytest.mark.parametrize(
    ("count", "shortened", "style", "rules"),
    [
        (6, True, "vancouver", set()),
        (6, False, "vancouver", set()),
        (7, False, "vancouver", {"et-al"}),
        (8, True, "vancouver", {"et-al"}),
        (3, True, "vancouver", {"authors-unknown"}),
        (6, True, "apa", {"authors-unknown"}),
        (20, False, "apa", set()),
        (3, True, None, set()),
    ],
)
def test_et_al_against_the_style(
    count: int, shortened: bool, style: str | None, rules: set[str]
) -> None:
    one = text_reference(count, shortened)
    found = {rule for rule in ("et-al", "authors-unknown") if run(rule, one, style=style)}
    assert found == rules


def test_a_data_bases_long_list_of_names_is_no_fault() -> None:
    from msgspec.structs import replace

    one = text_reference(9, shortened=False)
    assert one.origin is not None
    record = replace(one, origin=replace(one.origin, fielded=True))
    assert run("et-al", record, style="vancouver") == []
