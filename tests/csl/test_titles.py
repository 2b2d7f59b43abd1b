"""Titles put in sentence case on request."""

from __future__ import annotations

import pytest

import refconv
from refconv.csl.titles import in_title_case, lowered, sentence_case
from refconv.model import ItemType, Reference


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("The Role of DNA in Mice: A New Study", "The role of DNA in mice: A new study"),
        ("What Is mRNA? An Open Question", "What is mRNA? An open question"),
        ("On <i>Escherichia Coli</i> Growth", "On <i>escherichia coli</i> growth"),
        (
            'On <span class="nocase">Escherichia coli</span> Growth',
            'On <span class="nocase">Escherichia coli</span> growth',
        ),
        ("COVID-19 and T Cells in Older Adults", "COVID-19 and T cells in older adults"),
        ("Meta-Analysis of a McDonald Test", "Meta-analysis of a McDonald test"),
    ],
)
def test_words_fall_and_acronyms_stay(title: str, printed: str) -> None:
    assert lowered(title) == printed


def test_names_are_learned_from_the_list() -> None:
    works = [
        Reference(id="a", title="Growth of mice in Scotland and elsewhere"),
        Reference(id="b", title="The Growth of Sheep in Scotland"),
    ]
    assert [w.title for w in sentence_case(works)] == [
        "Growth of mice in Scotland and elsewhere",
        "The growth of sheep in Scotland",
    ]


def test_only_title_case_is_changed_and_journals_keep_theirs() -> None:
    assert not in_title_case("Growth of mice in Scotland")
    article = Reference(
        id="a",
        type=ItemType.ARTICLE_JOURNAL,
        title="A Study of Small Things",
        container_title="Journal of Small Things",
    )
    (changed,) = sentence_case([article])
    assert (changed.title, changed.container_title) == (
        "A study of small things",
        "Journal of Small Things",
    )


def test_it_is_an_option_of_the_styled_list() -> None:
    work = Reference(id="a", type=ItemType.BOOK, title="A Study of Small Things")
    assert "Small Things" in refconv.dumps([work], "styled", style="apa")
    assert "small things" in refconv.dumps([work], "styled", style="apa", titles="sentence")
