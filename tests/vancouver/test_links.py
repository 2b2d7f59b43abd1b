"""Addresses, DOIs within them, dates of access: what stands behind a reference."""

from __future__ import annotations

import pytest

from refconv_vancouver.reading import read

ARTICLE = "Silva A, Costa B. Dengue in Brazil. Lancet. 2001;3(1):5-9."


@pytest.mark.parametrize(
    "link",
    [
        "https://doi.org/10.1056/NEJMoa062867",
        "http://dx.doi.org/10.1056/NEJMoa062867.",
        "https://doi.org/doi.org/10.1056/NEJMoa062867",
        "Available from: http://dx.doi.org/10.1056/NEJMoa062867 doi: 10.1056/NEJMoa062867",
        "https://www.doi.org/10.1056/NEJMoa062867,",
    ],
)
def test_a_link_of_the_resolver_is_the_doi_and_no_address(link: str) -> None:
    reference = read(f"{ARTICLE} {link}")
    assert (reference.DOI, reference.URL) == ("10.1056/NEJMoa062867", None)


@pytest.mark.parametrize(
    ("link", "doi"),
    [
        ("www.pnas.org/cgi/doi/10.1073/pnas.12345", "10.1073/pnas.12345"),
        ("http://doi.wiley.com/10.1111/pce.12345", "10.1111/pce.12345"),
        ("https://a.org/article?id=10.1371/journal.pone.01", "10.1371/journal.pone.01"),
        ("http://a.org/article/10.3389/fpls.2016.01/full", "10.3389/fpls.2016.01"),
    ],
)
def test_an_address_that_holds_a_doi_is_kept_whole(link: str, doi: str) -> None:
    reference = read(f"{ARTICLE} Available from: {link}.")
    assert (link, doi) == (reference.URL, reference.DOI)


def test_an_address_that_holds_the_number_of_a_copy_is_kept_whole() -> None:
    reference = read(f"{ARTICLE} Available from: https://a.nih.gov/pmc/articles/PMC1234567/.")
    assert reference.URL == "https://a.nih.gov/pmc/articles/PMC1234567/"
    assert reference.PMCID == "PMC1234567"


def test_two_words_at_a_missing_space_are_no_address() -> None:
    reference = read("Silva A. Effect of glycerol on growth.Int Food Res J. 2013;20(6):3265-8.")
    assert reference.URL is None


def test_a_date_in_brackets_behind_an_address_is_that_of_access() -> None:
    reference = read(
        "FAO, Dimensions of need. [Online]. Available: http://a.org/b [30 August 2017]."
    )
    assert reference.accessed is not None
    assert reference.accessed.start == (2017, 8, 30)
    assert [its.literal for its in reference.names("author")] == ["FAO"]
    assert (reference.title, reference.URL) == ("Dimensions of need", "http://a.org/b")


def test_a_year_in_brackets_behind_an_address_is_that_of_the_work() -> None:
    reference = read("R Core Team. A language for statistics. Vienna, URL http://a.org (2012).")
    assert reference.issued is not None
    assert (reference.issued.start, reference.accessed) == ((2012,), None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("(last accessed 9 12, 2018)", (2018, 9, 12)),
        ("Cited 11 July 2016.", (2016, 7, 11)),
        ("(accessed January 28)", None),
        ("Updated as of 04 January 2018.", None),
    ],
)
def test_what_is_said_of_a_visit_is_no_title(text: str, date: tuple[int, ...] | None) -> None:
    reference = read(
        f"Health Council. Zika in the south. (2017). Available from: www.a.org. {text}"
    )
    assert reference.title == "Zika in the south"
    assert reference.issued is not None
    assert reference.issued.start == (2017,)
    assert (reference.accessed.start if reference.accessed else None) == date


def test_a_whole_date_behind_the_authors() -> None:
    reference = read("World Health Organization. (2020, August 26). Situation. https://a.org/b")
    assert reference.issued is not None
    assert reference.issued.start == (2020, 8, 26)


def test_a_doi_that_was_cut_is_no_journal() -> None:
    reference = read("Pollock JS. The urgent need. PLoS Pathog. 2011;7(10). doi: 10.1371/")
    assert (reference.container_title, reference.volume) == ("PLoS Pathog", "7")
