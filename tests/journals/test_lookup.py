"""Titles and abbreviations find each other, and doubt is said."""

from __future__ import annotations

import doctest

import pytest

from refconv import journals
from refconv.journals import Certainty, Listing, folding, forms, record, table, words

# the journals of the page that the project began with, as NLM abbreviates them
SEED = {
    "Ann Intern Med": "Annals of Internal Medicine",
    "N Engl J Med": "The New England Journal of Medicine",
    "Semin Hematol": "Seminars in Hematology",
    "Cancer": "Cancer",
    "Blood": "Blood",
    "Leuk Res": "Leukemia Research",
    "Hematology Am Soc Hematol Educ Program": (
        "Hematology. American Society of Hematology Education Program"
    ),
    "Leukemia": "Leukemia",
    "Lancet Oncol": "The Lancet Oncology",
    "Cell Cycle": "Cell Cycle",
    "J Natl Cancer Inst": "Journal of the National Cancer Institute",
    "Clin Pharmacol Ther": "Clinical Pharmacology & Therapeutics",
    "Br J Haematol": "British Journal of Haematology",
    "J Pharmacol Exp Ther": "The Journal of Pharmacology and Experimental Therapeutics",
    "Cancer Res": "Cancer Research",
    "Trends Pharmacol Sci": "Trends in Pharmacological Sciences",
}


@pytest.mark.parametrize(("short", "full"), SEED.items())
def test_the_seed_both_ways(short: str, full: str) -> None:
    assert journals.expand(short) == full
    assert journals.abbreviate(full) == short
    assert journals.abbreviate(short) == short


@pytest.mark.parametrize(
    "text",
    [
        "N. Engl. J. Med.",
        "N.Engl.J.Med.",
        "n engl j med",
        "NEW ENGLAND JOURNAL OF MEDICINE",
        "The New England journal of medicine",
    ],
)
def test_spelling_does_not_matter(text: str) -> None:
    assert journals.expand(text) == "The New England Journal of Medicine"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Proc Natl Acad Sci U S A", "Proc. Natl. Acad. Sci. U.S.A."),
        ("Cell cycle (Georgetown, Tex.)", "Cell Cycle"),
        ("Science (New York, N.Y.)", "Science"),
        ("Nature Ecology and Evolution", "Nature ecology & evolution"),
        ("Zeitschrift für Naturforschung", "Zeitschrift fur Naturforschung"),
        ("JAMA : the journal of the American Medical Association", "JAMA"),
    ],
)
def test_two_spellings_mean_one_journal(one: str, other: str) -> None:
    assert journals.lookup(one)[0].journal == journals.lookup(other)[0].journal


def test_titles_are_shown_in_title_case() -> None:
    assert journals.expand("Biol Sex Differ") == "Biology of Sex Differences"
    assert journals.expand("J Natl Cancer Inst") == "Journal of the National Cancer Institute"
    assert journals.expand("Rev Med Chil") == "Revista Medica de Chile"
    assert journals.expand("Phys Rev A") == "Physical Review A"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Biochemistry", "Biochemistry"),
        ("Metabolism", "Metabolism"),
        ("Annals of Botany", "Ann Bot"),
    ],
)
def test_of_several_abbreviations_the_plain_one_is_shown(title: str, short: str) -> None:
    assert journals.abbreviate(title) == short


@pytest.mark.parametrize(
    "text", ["", ". ,", "Resistance to imatinib is a significant clinical issue"]
)
def test_what_is_no_journal_is_unknown(text: str) -> None:
    assert journals.lookup(text) == ()
    assert not journals.is_known(text)
    assert journals.expand(text) is None
    assert journals.abbreviate(text) is None


def test_an_ambiguous_name_is_not_expanded_and_its_journals_are_named() -> None:
    found = journals.lookup("J Ornithol")
    assert [match.certainty for match in found] == [Certainty.AMBIGUOUS] * 2
    assert {match.title for match in found} >= {"Journal of Ornithology"}
    assert journals.expand("J Ornithol") is None


def test_a_name_that_is_unique_in_medline_is_likely_and_the_others_are_named() -> None:
    first, *others = journals.lookup("Dev Biol")
    assert (first.title, first.certainty) == ("Developmental Biology", Certainty.LIKELY)
    assert [match.title for match in others] == ["Developments in Biologicals"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Arthropod Plant Interact", "Arthropod-Plant Interactions"),
        ("IEEE Trans Vehicular Technol", "IEEE Transactions on Vehicular Technology"),
        ("J Amer Stat Assoc", "Journal of the American Statistical Association"),
        ("Nature Genet", "Nature Genetics"),
    ],
)
def test_the_same_words_otherwise_abbreviated_are_likely(text: str, title: str) -> None:
    (match,) = journals.lookup(text)
    assert (match.title, match.certainty) == (title, Certainty.LIKELY)
    assert match.role is journals.Role.STANDARD


@pytest.mark.parametrize(
    "text", ["Chemistry and Technology", "A Literature Review", "Acta Crystallographica D"]
)
def test_words_that_are_only_abbreviated_alike_are_other_words(text: str) -> None:
    assert journals.lookup(text) == ()


def test_what_no_list_has_is_not_known_though_it_may_be_resolved() -> None:
    assert journals.expand("Nature Genet") is not None
    assert not journals.is_known("Nature Genet")
    assert not journals.is_known("A systematic review")


def test_one_short_word_may_be_the_beginning_of_too_many() -> None:
    assert journals.lookup("Biochem") == ()


def test_each_journal_says_which_lists_have_it() -> None:
    (match,) = journals.lookup("Br J Haematol")
    assert {Listing.MEDLINE, Listing.JABREF} <= set(match.journal.sources)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Soil Bio Biochem", "Soil Biology and Biochemistry"),
        ("J Bacteriol. American Society for Microbiology", "Journal of Bacteriology"),
        ("Tobacco Control: An International Journal", "Tobacco Control"),
    ],
)
def test_a_guess_is_marked_and_never_used(text: str, title: str) -> None:
    (match,) = journals.default().guess(text)
    assert (match.title, match.certainty) == (title, Certainty.GUESS)
    assert not match.settled
    assert journals.expand(text) is None


def test_a_web_of_science_abbreviation_expands_but_is_never_written() -> None:
    assert journals.expand("Angew Chem Int Edit") == "Angewandte Chemie International Edition"
    assert journals.abbreviate("Angew Chem Int Edit") != "Angew Chem Int Edit"


@pytest.mark.parametrize(
    ("short", "title", "iso"),
    [
        ("N Engl J Med", "The New England Journal of Medicine", "N. Engl. J. Med."),
        ("Cell Host Microbe", "Cell Host & Microbe", "Cell Host Microbe"),
        ("Dev Biol (Basel)", "Developments in Biologicals", "Dev. Biol. (Basel)"),
        ("J. Biol. Chem.", "Journal of Biological Chemistry", "J. Biol. Chem."),
    ],
)
def test_stops_are_put_as_iso_4_has_them(short: str, title: str, iso: str) -> None:
    assert journals.iso_form(short, title) == iso


def test_the_examples_in_docstrings() -> None:
    for module in (journals, folding, forms, record, table, words):
        assert doctest.testmod(module).failed == 0
