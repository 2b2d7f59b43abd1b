from __future__ import annotations

import time

import pytest

import refconv
from refconv import Reference
from refconv.model import Date, Name, on
from refconv_nbib.dates import read_date, write_date
from refconv_nbib.people import read_full, read_short, write_full, write_short


def read(*lines: str) -> Reference:
    (found,) = refconv.loads("\n".join(("PMID- 1", *lines, "")), "nbib")
    return found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2007", on(2007)),
        ("2007 Apr", on(2007, 4)),
        ("2007 Apr 26", on(2007, 4, 26)),
        ("2007 Winter", Date(date_parts=((2007,),), season=4)),
        ("2007 Jan-Feb", Date(date_parts=((2007, 1), (2007, 2)))),
        ("1998 Dec-1999 Jan", Date(date_parts=((1998, 12), (1999, 1)))),
        ("1998-1999", Date(date_parts=((1998,), (1999,)))),
        ("2007 Apr 9-16", Date(date_parts=((2007, 4, 9), (2007, 4, 16)))),
        ("2007 Oct 30-Nov 6", Date(date_parts=((2007, 10, 30), (2007, 11, 6)))),
        ("ca. 2007", Date(date_parts=((2007,),), circa=True)),
        ("2007 First Quarter", Date(literal="2007 First Quarter")),
    ],
)
def test_dates_go_both_ways(text: str, date: Date) -> None:
    assert read_date(text) == date
    assert write_date(date) == text


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        (
            "van Raaij, Mark J",
            "van Raaij MJ",
            Name(family="Raaij", given="Mark J.", non_dropping_particle="van"),
        ),
        (
            "King, Spencer B 3rd",
            "King SB 3rd",
            Name(family="King", given="Spencer B.", suffix="3rd"),
        ),
        ("O'Rourke, R A", "O'Rourke RA", Name(family="O'Rourke", given="R. A.")),
        ("Wang, Xiao-Ming", "Wang XM", Name(family="Wang", given="Xiao-Ming")),
        ("Müller, H", "Müller H", Name(family="Müller", given="H.")),
    ],
)
def test_names_go_both_ways(full: str, short: str, name: Name) -> None:
    assert read_full(full) == name
    assert (write_full(name), write_short(name)) == (full, short)


@pytest.mark.parametrize(
    ("text", "family", "given", "suffix"),
    [
        ("Smith JA", "Smith", "J. A.", None),
        ("Smith JA Jr", "Smith", "J. A.", "Jr"),
        ("de la Cruz M", "Cruz", "M.", None),
        ("Plato", "Plato", None, None),
    ],
)
def test_short_names(text: str, family: str, given: str | None, suffix: str | None) -> None:
    name = read_short(text)
    assert name is not None
    assert (name.family, name.given, name.suffix) == (family, given, suffix)


def test_full_and_short_are_one_person_and_groups_keep_their_place() -> None:
    found = read("FAU - Li, A B", "AU  - Li AB", "CN  - The Group", "AU  - Wu C", "AU  - et al.")
    assert [str(name) for name in found.author] == ["A. B. Li", "The Group", "C. Wu"]
    assert found.et_al == {"author"}


def test_a_short_name_that_contradicts_is_reported() -> None:
    found = refconv.loads("PMID- 1\nFAU - Li, A B\nAU  - Lo XY\n", "nbib")
    assert [d.code for d in found.diagnostics] == ["nbib/short-name"]


def test_what_stands_beside_a_name_stays_with_it() -> None:
    text = "FAU - Li, A\nAU  - Li A\nAD  - Here.\nAD  - There.\nFAU - Wu, C\nAU  - Wu C\n"
    found = refconv.loads(f"PMID- 1\n{text}", "nbib")
    first, second = found[0].author
    assert first.extra == {"affiliation": [{"name": "Here."}, {"name": "There."}]}
    assert second.extra == {}
    assert text in refconv.dumps(found, "nbib")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("TI  - A title.", "A title"),
        ("TI  - A title?", "A title?"),
        ("TI  - [A title].", "[A title]"),
        ("TI  - In the U.S.", "In the U.S."),
        ("TI  - A title (2nd ed.).", "A title (2nd ed.)"),
        ("TI  - And so on...", "And so on..."),
    ],
)
def test_the_period_behind_a_title_is_no_part_of_it(line: str, title: str) -> None:
    assert read(line).title == title


def test_an_article_number_in_lid_is_the_page() -> None:
    assert read("LID - e1234567 [pii]").page == "e1234567"
    assert read("LID - S0140-6736(20)30183-5 [pii]").page is None
    assert read("PG  - 12-9", "LID - e1234567 [pii]").page == "12-19"


def test_records_begin_at_a_blank_line_and_at_pmid() -> None:
    text = "PMID- 1\nTI  - A\n\n\nOWN - ERIC\nTI  - B\nPMID- 2\nPMID- 3\nTI  - C\n"
    assert [found.title for found in refconv.loads(text, "nbib")] == ["A", "B", "C"]


def test_wrapped_lines_are_joined_and_an_abstract_holds_what_looks_like_a_tag() -> None:
    found = read("AB  - One two", "      three", "AU-rich elements", "TI  - A")
    assert found.abstract == "One two three AU-rich elements"
    assert found.title == "A"


@pytest.mark.parametrize("unit", ["AU  - \n", "PMID- \n", "FAU - ,\n", "x\n", "AD  - x\n", "\n\n"])
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(count: int) -> float:
        before = time.process_time()
        refconv.loads("PMID- 1\nAU  - Li A\n" + unit * count, "nbib")
        return time.process_time() - before

    cost(100)
    small, large = (min(cost(count) for _ in range(3)) for count in (3000, 12_000))
    assert large < 12 * small + 0.1


def test_a_last_initial_v_is_no_fifth() -> None:
    assert read("FAU - Melo, J V", "AU  - Melo JV").author == (Name(family="Melo", given="J. V."),)
