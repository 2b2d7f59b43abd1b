"""Offices of a country whose name begins with dotted letters are no persons."""

from __future__ import annotations

import pytest

import refconv


@pytest.mark.parametrize(
    "office",
    [
        "U.S. Department of Health and Human Services",
        "U.S. Food and Drug Administration",
        "U. S. Department of Agriculture",
        "U.S. Preventive Services Task Force",
        "U.K. Department of Health",
    ],
)
def test_an_office(office: str) -> None:
    text = f"{office}. Guidance for industry. Rockville (MD): The Office; 2009."
    (reference,) = refconv.loads(text, "vancouver")
    assert [name.literal for name in reference.author] == [office]
    assert reference.title == "Guidance for industry"


def test_a_person_with_such_initials() -> None:
    text = "U.K. Misra, J. Kalita. Stroke in the young. Stroke. 2009;12(3):4-9."
    (reference,) = refconv.loads(text, "vancouver")
    assert [name.family for name in reference.author] == ["Misra", "Kalita"]
