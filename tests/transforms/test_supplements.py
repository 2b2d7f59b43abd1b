from __future__ import annotations

import pytest

from refconv.diagnostics import ignore
from refconv.model import Reference
from refconv.transforms.supplements import split_supplements


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
    (changed,) = split_supplements([Reference(issue=issue)], ignore)
    assert (changed.issue, changed.supplement_number) == (number, supplement)


def test_a_supplement_that_is_known_stays() -> None:
    reference = Reference(issue="12 Suppl 7", supplement_number="8")
    assert list(split_supplements([reference], ignore)) == [reference]
