from __future__ import annotations

import pytest

from refconv.kit import identifiers, names, pages


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("207-19", "207-219"),
        ("1451–64", "1451-1464"),
        ("S75-7", "S75-S77"),
        ("S15-24", "S15-S24"),
        ("e12-e15", "e12-e15"),
        ("70–81.e79", "70-81.e79"),
        ("e5822", "e5822"),
        ("xii-xv", "xii-xv"),
        ("198", "198"),
        ("12-9, 30-3", "12-19, 30-33"),
        ("99-101", "99-101"),
        ("A1-B2", "A1-B2"),
        ("4--10", "4-10"),
    ],
)
def test_pages_are_expanded(printed: str, full: str) -> None:
    assert pages.expand(printed) == full
    assert pages.expand(full) == full


@pytest.mark.parametrize(
    ("full", "printed"),
    [
        ("207-219", "207-19"),
        ("1451-1464", "1451-64"),
        ("S75-S77", "S75-7"),
        ("100-100", "100-0"),
        ("99-101", "99-101"),
        ("198", "198"),
        ("e5822", "e5822"),
        ("xii-xv", "xii-xv"),
    ],
)
def test_pages_are_shortened(full: str, printed: str) -> None:
    assert pages.abbreviate(full) == printed
    assert pages.expand(printed) == full


def test_the_ends_of_pages() -> None:
    assert pages.ends("207-19") == ("207", "219")
    assert pages.ends("198") == ("198", None)
    assert pages.ends("12-9, 30-3") == ("12", "19")


@pytest.mark.parametrize("page", ["e5822", "a2752", "djv436", "M110.003129", "1234567", "E1234"])
def test_electronic_locators(page: str) -> None:
    assert pages.is_locator(page)


@pytest.mark.parametrize("page", ["S75", "198", "xii", "207-19", "R23", "iv"])
def test_pages_are_no_locators(page: str) -> None:
    assert not pages.is_locator(page)


@pytest.mark.parametrize(
    "text",
    ["10.1056/NEJMoa062867", "doi:10.1056/NEJMoa062867", "DOI: 10.1056/NEJMoa062867."]
    + ["https://doi.org/10.1056/NEJMoa062867", "http://dx.doi.org/10.1056/NEJMoa062867;"],
)
def test_a_doi_in_any_form(text: str) -> None:
    assert identifiers.doi(text) == "10.1056/NEJMoa062867"


@pytest.mark.parametrize("text", ["", "10.1/x", "doi", "https://example.org/10.1000/x y"])
def test_no_doi(text: str) -> None:
    assert identifiers.doi(text) is None


def test_check_digits() -> None:
    assert identifiers.isbn("978-0-306-40615-7") == "9780306406157"
    assert identifiers.isbn("ISBN 0-8044-2957-X") == "080442957X"
    assert identifiers.isbn("978-0-306-40615-8") is None
    assert identifiers.issn("0028-4793") == "0028-4793"
    assert identifiers.issn("0028-4794") is None
    assert identifiers.pmid("PMID: 17091111") == "17091111"
    assert identifiers.pmcid("pmc 12345") == "PMC12345"


@pytest.mark.parametrize(
    ("printed", "dotted", "compact"),
    [
        ("HM", "H. M.", "HM"),
        ("J-P", "J.-P.", "JP"),
        ("M.C.", "M. C.", "MC"),
        ("Yu", "Yu", "Y"),
        ("ÅB", "Å. B.", "ÅB"),
        ("Anna K", "Anna K.", "AK"),
        ("JR", "J. R.", "JR"),
    ],
)
def test_initials_both_ways(printed: str, dotted: str, compact: str) -> None:
    assert names.dotted(printed) == dotted
    assert names.compact(dotted) == compact


def test_suffixes() -> None:
    assert all(map(names.is_suffix, ["Jr", "Sr.", "3rd", "III", "2nd"]))
    assert not any(map(names.is_suffix, ["JR5", "Li", "Vi Nguyen", ""]))
