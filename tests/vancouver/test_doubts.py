"""Doubts: what is odd about a reference, or about it among the others of its list."""

from __future__ import annotations

import pytest

import refconv
from refconv import Severity


def codes(text: str) -> dict[str, str]:
    """Give the findings of a text: code to message."""
    return {its.code: its.message for its in refconv.loads(text, "vancouver").diagnostics}


def test_pages_that_run_backwards() -> None:
    found = codes("Smith J. On pain. Lancet. 2003;49(5):64-51.")
    assert found["vancouver/pages-backwards"] == "page range 64-51 runs backwards"


def test_a_day_without_its_month() -> None:
    found = codes("Smith J. On pain. Lancet. 2003 9;49(5):64-8.")["vancouver/day-without-month"]
    assert found == "9 after the year is a month in figures or a day without its month"
    found = codes("Smith J. On pain. Lancet. 2003 19;49(5):64-8.")["vancouver/day-without-month"]
    assert found == "19 after the year is a day without its month"


def test_a_number_behind_the_year_is_the_month_if_the_issue_is_the_same() -> None:
    read = refconv.loads("Sawyer S. On genes. Genetics. 1999 5;151(5):22-8.", "vancouver")
    assert not read.diagnostics
    assert read[0].issued is not None
    assert read[0].issued.start == (1999, 5)


def test_an_unknown_journal() -> None:
    found = codes("Smith J. On pain. Zyx Wvut Abbrev. 2003;49(5):64-8.")
    assert "'Zyx Wvut Abbrev'" in found["vancouver/unknown-journal"]


def test_a_journal_that_the_table_finds_is_no_unknown_one() -> None:
    """What a style then abbreviates must not be called unknown before."""
    found = codes("Zipfel C. On plants. Current opinions in immunology. 2008;20:10-16.")
    assert "vancouver/unknown-journal" not in found


def test_what_was_not_read() -> None:
    found = codes("Smith J. On pain. Lancet. 2003;49(5):64-8. Some other remark.")
    assert found["vancouver/left-over"] == "'Some other remark' was not read as anything"


def test_a_doi_said_twice_was_read() -> None:
    text = "Smith J. On pain. Lancet. 2003;49(5):64-8. https://doi.org/10.1104/ab. doi: 10.1104/{}"
    assert "vancouver/left-over" not in codes(text.format("ab"))
    assert "vancouver/left-over" in codes(text.format("cd"))


def test_a_volume_that_fits_none_of_the_others() -> None:
    lines = [
        f"Smith J. On pain {n}. Leuk Res. {1990 + n};{20 + n}(1):{n}0-{n}9." for n in range(1, 6)
    ]
    assert "vancouver/volume-out-of-line" not in codes("\n".join(lines))
    lines.append("Smith J. On aches. Leuk Res. 1997;441(1):5-9.")
    assert codes("\n".join(lines))["vancouver/volume-out-of-line"] == (
        "volume 441 beside 21 to 25 of the same journal"
    )


def test_a_good_reference_raises_no_doubt() -> None:
    assert not codes("Smith J, Jones K. On pain. Lancet. 2003;49(5):64-8.")


def test_findings_have_a_place() -> None:
    for finding in refconv.loads(
        "Smith J. On pain. Lancet. 2003;9:64-51. Xy za.", "vancouver"
    ).diagnostics:
        assert finding.position is not None
        assert finding.reference == "ref1"


def test_a_reference_that_is_too_long_is_kept_and_reported() -> None:
    text = "Smith J. " + "word " * 200 + ". Lancet. 2003;9:64-5."
    read = refconv.loads(text, "vancouver", limits=refconv.Limits(reference_length=100))
    assert [its.code for its in read.diagnostics] == ["limit/reference-length"]
    assert read[0].unread


def test_an_issue_of_two_months_has_both() -> None:
    for months, end in (("Sep-Oct", 10), ("Sep–Oct", 10), ("Mar-Abr", 4), ("jan-mar", 3)):
        loaded = refconv.loads(f"Smith JA. On pain. Lancet. 2003 {months};49(5):64-8.", "vancouver")
        assert not loaded.diagnostics
        (reference,) = loaded
        assert reference.issued is not None
        assert reference.issued.date_parts[1] == (2003, end)
        tagged = refconv.dumps(loaded, "jats", citation="mixed")
        assert f"<season>{months}</season>" in tagged


@pytest.mark.parametrize(
    "text",
    [
        "Mills E. On pain. BMJ 2010;7(8):e100. Wu P. On aches. JAMA 2006;296(6):679-90.",
        "Becke, A. D. J. Chem. Phys. 1993, 98, 5648. Lee, C. Phys. Rev. B 1988, 37, 785.",
        "D. J. Gross, Phys. Rev. 30, 1343 (1973); H. D. Politzer, Phys. Rev. 30, 1346 (1973).",
    ],
)
def test_two_references_in_one(text: str) -> None:
    read = refconv.loads(text, "vancouver")
    assert "vancouver/two-references" in codes(text)
    assert read[0].origin is not None
    assert read[0].origin.confidence < 0.5


def test_a_reading_that_is_likely_wrong() -> None:
    found = codes("Woolf, Virginia, A Room of One's Own, London, Hogarth Press, 1929.")
    assert "more likely read wrongly" in found["vancouver/unsure"]
    assert "vancouver/unsure" not in codes("Smith J. On pain. Lancet. 2003;49(5):64-8.")


def test_a_number_that_was_not_read_is_a_warning() -> None:
    """It may be a volume or a page; a word is a remark."""
    for text, severity in (
        ("Falls. Age Ageing. 2008,37:5;523-9.", Severity.WARNING),
        ("On pain. Lancet. 2003;49(5):64-8. Some other remark.", Severity.INFO),
    ):
        found = refconv.loads(f"Smith J. {text}", "vancouver").diagnostics
        (left,) = [its for its in found if its.code == "vancouver/left-over"]
        assert left.severity is severity


@pytest.mark.parametrize("dots", [". . .", "...", "…", ". . . &"])
def test_dots_for_names(dots: str) -> None:
    text = f"Klein, R. L., Moss, T., {dots} Zorn, Q. (2011). On pain. Lancet, 82, 1001-1015."
    read = refconv.loads(text, "vancouver")
    assert "vancouver/names-left-out" in codes(text)
    assert [name.family for name in read[0].author] == ["Klein", "Moss", "Zorn"]
    assert read[0].et_al == {"author"}


@pytest.mark.parametrize("letter", "ab")
def test_the_letter_of_a_year_is_kept(letter: str) -> None:
    text = (
        f"Miller, G. A. (1956{letter}). The magical number seven. Psychological Review, 63, 81-97."
    )
    (read,) = refconv.loads(text, "vancouver")
    assert read.year_suffix == letter
    assert "vancouver/left-over" not in codes(text)
