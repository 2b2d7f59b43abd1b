"""Rules about a whole list: duplicates, order, habits, style."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace
from one_rule import reference, run

import refconv
from refconv.checks.deviations import differences
from refconv.errors import UnknownStyleError
from refconv.model import ItemType, Origin, Reference

IMATINIB = "Imatinib resistance in chronic myelogenous leukemia: an emerging challenge"


def test_one_doi_in_two_spellings() -> None:
    one, other = (
        reference("a", DOI="10.1000/ABC"),
        reference("b", DOI="https://doi.org/10.1000/abc"),
    )
    (found,) = run("duplicate-doi", one, other, reference("c", DOI="10.1000/abd"))
    assert found.reference == "b"
    assert "a (Doe 2001)" in found.message


def test_one_pmid() -> None:
    assert len(run("duplicate-identifier", *[reference(i, PMID="123") for i in "abc"])) == 2
    assert run("duplicate-identifier", reference("a", PMID="1"), reference("b", PMCID="1")) == []


def test_one_work_twice() -> None:
    one = reference("a", title=IMATINIB, page=None)
    other = reference("b", "DOE J", title=f"<i>{IMATINIB.upper()}</i>.", page=None)
    (found,) = run("duplicate-work", one, other)
    assert found.reference == "b"


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2002},
        {"authors": "Roe R."},
        {"page": "33-40"},
        {"volume": "2", "page": "33-40"},
        {"DOI": "10.1000/other"},
        {"title": "Another title altogether"},
    ],
)
def test_two_works_are_not_one(change: dict[str, object]) -> None:
    one = reference("a", title=IMATINIB, DOI="10.1000/one")
    assert run("duplicate-work", one, reference("b", **({"title": IMATINIB} | change))) == []


def test_a_wrong_volume_makes_no_other_work() -> None:
    one, other = reference("a", title=IMATINIB), reference("b", title=IMATINIB, volume="2")
    assert len(run("duplicate-work", one, other)) == 1


def test_a_third_copy_is_named_once() -> None:
    slip = IMATINIB.replace("emerging", "emergent")
    many = [reference(name, title=IMATINIB) for name in "ab"] + [reference("c", title=slip)]
    assert [found.reference for found in run("near-duplicate", *many)] == ["c"]


def test_a_slip_of_the_pen_is_a_near_duplicate() -> None:
    one = reference("a", title=IMATINIB)
    other = reference("b", title=IMATINIB.replace("emerging", "emergent"), year=2002)
    (found,) = run("near-duplicate", one, other)
    assert found.reference == "b"
    assert "a (Doe 2001)" in found.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Studies on the form of leaves. Part I", "Studies on the form of leaves. Part II"),
        ("Global cancer statistics, 2018", "Global cancer statistics, 2020"),
        ("Letter", "Letters"),
    ],
)
def test_parts_of_a_series_are_no_duplicates(first: str, second: str) -> None:
    assert run("near-duplicate", reference("a", title=first), reference("b", title=second)) == []


def test_many_works_of_one_author_cost_little() -> None:
    many = [reference(f"r{n}", title=f"On the {n * 7919} ways of things {n}") for n in range(3000)]
    began = time.process_time()
    run("near-duplicate", *many)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("1 2 3", []),
        ("1 2 4", ["number 4 follows 2"]),
        ("1 2 2 3", ["number 2 again"]),
        ("3 2", ["number 2 follows 3"]),
        ("1 2 1 2", []),
        ("a b d", []),
    ],
)
def test_numbers_follow_each_other(labels: str, found: list[str]) -> None:
    many = [reference(f"r{n}", label=label) for n, label in enumerate(labels.split())]
    assert [it.message for it in run("label-sequence", *many)] == found


def listed(*names: str) -> list[Reference]:
    return [reference(name, f"{name} A.", text=f"{name} A.") for name in names]


def test_one_out_of_order_in_an_alphabetical_list() -> None:
    many = listed("Adams", "Baker", "Young", "Clark", "Davis", "Évans", "Frank")
    (found,) = run("author-order", *many)
    assert found.reference == "Young"


def test_the_order_of_a_data_base_is_nobody_s() -> None:
    many = listed("Adams", "Baker", "Young", "Clark", "Davis", "Évans", "Frank")
    fielded = [replace(its, origin=Origin(text="", fielded=True)) for its in many]
    assert run("author-order", *fielded) == []


def test_a_list_in_another_order_is_not_judged() -> None:
    assert run("author-order", *listed(*"GAFBECD")) == []
    numbered = [reference(f"{n}", f"{name} A.", label=str(n)) for n, name in enumerate("ABZCDEF")]
    assert run("author-order", *numbered) == []


def habit(rule: str, usual: dict[str, object], odd: dict[str, object]) -> None:
    """See that the odd one of five is found, that two and two are one finding, and one way none."""
    five = [reference(f"r{n}", **usual) for n in range(4)]
    (found,) = run(rule, *five, reference("odd", **odd))
    assert found.reference == "odd"
    two = [reference(f"o{n}", **odd) for n in range(2)]
    (mixed,) = run(rule, *five[:2], *two)
    assert "are mixed" in mixed.message
    assert run(rule, *five) == []
    assert run(rule, five[0], two[0]) == []


def test_journals() -> None:
    habit(
        "mixed-journals",
        {"container_title": "N Engl J Med"},
        {"container_title": "Journal of Clinical Oncology"},
    )
    habit(
        "mixed-journals",
        {"container_title": "Cancer Res"},
        {"container_title": "J. Clin. Oncol."},
    )


def test_a_title_that_is_its_own_abbreviation_is_of_no_habit() -> None:
    many = [reference(f"r{n}", container_title="N Engl J Med") for n in range(4)]
    assert run("mixed-journals", *many, reference("x", container_title="Blood")) == []


def test_pages() -> None:
    habit("mixed-pages", {"page": "207-19"}, {"page": "207-219"})


def test_names() -> None:
    habit("mixed-names", {"authors": "Doe J. P., Roe R."}, {"authors": "Doe Jane"})


def test_titles() -> None:
    usual = {"title": "Resistance to imatinib in patients with chronic leukemia"}
    habit(
        "mixed-titles",
        usual,
        {"title": "Resistance to Imatinib in Patients With Chronic Leukemia"},
    )


def test_dois() -> None:
    habit("mixed-dois", {"DOI": "10.1000/x"}, {})


def test_a_doi_more_is_nothing_odd() -> None:
    """Where most have none, those that have one are not named one by one: none is wrong."""
    many = [reference(f"r{n}") for n in range(9)]
    (found,) = run("mixed-dois", *many, reference("x", DOI="10.1/x"), reference("y", DOI="10.1/y"))
    assert "in this list are mixed: 2 with a DOI, 9 without a DOI" in found.message


def test_forms_of_dois() -> None:
    doi = "10.1000/x"
    usual = {"DOI": doi, "text": f"Doe J. https://doi.org/{doi}"}
    habit("mixed-doi-form", usual, {"DOI": doi, "text": f"Doe J. doi: {doi}"})
    habit("mixed-doi-form", usual, {"DOI": doi, "text": f"Doe J. {doi}"})


def test_et_al() -> None:
    et_al = frozenset({"author"})
    three = {"authors": "A A., B B., C C.", "et_al": et_al}
    habit("mixed-et-al", three, {"authors": "A A.", "et_al": et_al})


SENIOR = "Senior K. Gleevec does not cross blood-brain barrier. Lancet Oncol. 2003;4(4):198."
DAI = (
    "Dai H, Marbach P, Lemaire M, Hayes M, Elmquist WF. Distribution of STI-571 to the brain is "
    "limited by P-glycoprotein-mediated efflux. The Journal of Pharmacology and Experimental "
    "Therapeutics. 2003;304(3):1085-1092."
)


def test_a_reference_in_the_style_is_no_deviation() -> None:
    assert run("style-deviation", *refconv.loads(SENIOR, "vancouver"), style="vancouver") == []


def test_a_deviation_shows_what_the_style_prints_and_what_differs() -> None:
    (found,) = run("style-deviation", *refconv.loads(DAI, "vancouver"), style="vancouver")
    assert "J Pharmacol Exp Ther. 2003;304(3):1085–92." in found.message
    assert "[-1092-]" in found.message


def test_an_entry_stands_beside_its_own_reference_whatever_the_order_of_the_style() -> None:
    both = refconv.loads(f"{SENIOR}\n{DAI}", "vancouver")
    found = run("style-deviation", *both, style="apa")
    assert [("Senior, K." in it.message, "Dai, H." in it.message) for it in found] == [
        (True, False),
        (False, True),
    ]


def test_without_a_style_there_is_no_deviation() -> None:
    assert run("style-deviation", *refconv.loads(DAI, "vancouver")) == []


def test_records_of_a_data_base_are_not_compared() -> None:
    assert run("style-deviation", reference(), style="vancouver") == []


def test_a_style_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownStyleError):
        run("et-al", reference(text="x"), style="no-such-style")


def test_differences_are_words_and_signs() -> None:
    assert list(differences("a b c", "a b c")) == []
    assert list(differences("Blood. 2003;1", "Blood 2003;1")) == ["Blood [-.-]"]
    assert list(differences("", "new")) == ["{+new+}"]
    assert list(differences("x " * 5001, "y " * 5001)) == []


def test_a_book_has_no_habits_of_articles() -> None:
    books = [
        reference(f"r{n}", type=ItemType.BOOK, container_title="N Engl J Med") for n in range(9)
    ]
    for rule in ("mixed-journals", "mixed-titles", "mixed-dois"):
        assert run(rule, *books) == []
