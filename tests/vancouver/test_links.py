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
