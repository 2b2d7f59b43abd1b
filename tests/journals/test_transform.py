"""References get the form of a journal's title that the target prints."""

from __future__ import annotations

import pytest

from refconv.diagnostics import Diagnostic, Severity
from refconv.journals import Table, read_list
from refconv.model import ItemType, Reference
from refconv.source import Source
from refconv.transforms.journals import JournalOptions, complete


def run(
    title: str | None = None,
    short: str | None = None,
    table: Table | None = None,
    kind: ItemType = ItemType.ARTICLE_JOURNAL,
    **options: object,
) -> tuple[str | None, str | None, list[Diagnostic]]:
    """Complete one reference; give its titles and the findings."""
    found: list[Diagnostic] = []
    given = Reference(id="r", type=kind, container_title=title, container_title_short=short)
    settled = JournalOptions(**options)  # type: ignore[arg-type]
    (out,) = complete(settled, table)([given], found.append)
    return out.container_title, out.container_title_short, found


FULL, SHORT = "The New England Journal of Medicine", "N Engl J Med"


def test_apa_gets_the_full_title_and_keeps_what_was_printed() -> None:
    title, short, found = run("N. Engl. J. Med.", need="full")
    assert (title, short) == (FULL, "N. Engl. J. Med.")
    (only,) = found
    assert (only.code, only.severity) == ("journals/expanded", Severity.INFO)
    assert only.reference == "r"
    assert only.variable == "container-title"
    assert "N. Engl. J. Med." in only.message
    assert FULL in only.message


def test_a_full_title_is_left_as_it_was_printed() -> None:
    assert run("New England journal of medicine", need="full") == (
        "New England journal of medicine",
        None,
        [],
    )


def test_a_title_that_is_its_own_abbreviation_is_shown_whole() -> None:
    title, short, _ = run("Lancet", need="full")
    assert (title, short) == ("The Lancet", "Lancet")


def test_vancouver_gets_the_abbreviation() -> None:
    title, short, found = run(FULL, need="abbreviated")
    assert (title, short) == (FULL, SHORT)
    assert [it.code for it in found] == ["journals/abbreviated"]


def test_vancouver_says_nothing_of_an_abbreviation_that_was_there() -> None:
    assert run(SHORT, need="abbreviated") == (SHORT, None, [])


def test_both_forms_on_demand() -> None:
    title, short, found = run(SHORT, need="both")
    assert (title, short) == (FULL, SHORT)
    assert [it.code for it in found] == ["journals/expanded"]


def test_vancouver_gets_nlms_form_of_another_abbreviation() -> None:
    _, short, found = run("New Engl J Med", need="abbreviated")
    assert short == SHORT
    assert [it.code for it in found] == ["journals/abbreviated"]


@pytest.mark.parametrize("short", ["Heredity", "J Appl Physiol", "Biochemistry", "Sensors"])
def test_a_good_abbreviation_is_left_where_nlm_has_another_by_now(short: str) -> None:
    assert run(short, need="abbreviated") == (short, None, [])


def test_stops_are_dropped_from_an_abbreviation() -> None:
    assert run("J. Clin. Oncol.", need="abbreviated")[1] == "J Clin Oncol"


def test_stops_on_demand() -> None:
    assert run(FULL, need="abbreviated", stops=True)[1] == "N. Engl. J. Med."


def test_both_forms_that_are_there_are_left_alone() -> None:
    assert run("House Journal", "N Engl J Med", need="full")[:2] == ("House Journal", SHORT)


def test_a_short_form_alone_is_expanded() -> None:
    assert run(None, SHORT, need="full")[:2] == (FULL, SHORT)


@pytest.mark.parametrize("need", ["full", "abbreviated", "both"])
def test_an_unknown_journal_stays_and_is_reported(need: str) -> None:
    title, short, found = run("Soil Bio Biochem", need=need)
    assert (title, short) == ("Soil Bio Biochem", None)
    (only,) = found
    assert (only.code, only.severity) == ("journals/unknown", Severity.WARNING)
    assert "Soil Biology and Biochemistry" in only.message
    assert only.action == "left as it was"


def test_an_ambiguous_abbreviation_stays_and_its_journals_are_named() -> None:
    title, short, found = run("J Ornithol", need="full")
    assert (title, short) == ("J Ornithol", None)
    (only,) = found
    assert (only.code, only.severity) == ("journals/ambiguous", Severity.WARNING)
    assert "Journal of Ornithology" in only.message


def test_an_ambiguous_abbreviation_is_good_enough_for_vancouver() -> None:
    assert run("J Ornithol", need="abbreviated") == ("J Ornithol", None, [])


def test_a_title_without_a_safe_abbreviation_stays_and_is_reported() -> None:
    title, short, found = run("Manufacturing Confectioner", need="abbreviated")
    assert (title, short) == ("Manufacturing Confectioner", None)
    assert [it.code for it in found] == ["journals/no-abbreviation"]


def test_markup_does_not_hide_a_journal() -> None:
    assert run("<i>N Engl J Med</i>", need="full")[0] == FULL


@pytest.mark.parametrize("kind", [ItemType.BOOK, ItemType.CHAPTER, None])
def test_only_periodicals_have_journals(kind: ItemType | None) -> None:
    assert run(SHORT, kind=kind, need="full") == (SHORT, None, [])  # type: ignore[arg-type]


def test_the_users_list_wins() -> None:
    mine = Table([read_list(Source("Our New England\tN Engl J Med\n"), lambda _: None)])
    assert run(SHORT, table=mine, need="full")[0] == "Our New England"


def test_no_journal_no_change() -> None:
    assert run(None, None, need="both") == (None, None, [])
