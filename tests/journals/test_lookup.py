"""Titles and abbreviations find each other."""

from __future__ import annotations

from refconv import journals


def test_an_abbreviation_is_known_in_any_spelling() -> None:
    for text in (
        "N Engl J Med",
        "N. Engl. J. Med.",
        "n engl j med",
        "New England Journal of Medicine",
    ):
        assert journals.is_known(text), text


def test_a_sentence_is_not_known() -> None:
    assert not journals.is_known("Resistance to imatinib is a significant clinical issue")


def test_nothing_is_not_known() -> None:
    assert journals.lookup("") == ()
    assert journals.lookup(". ,") == ()
