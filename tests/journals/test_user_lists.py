"""A user's own lists, in the shapes in which they come."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv.diagnostics import Diagnostic
from refconv.errors import UnreadableError
from refconv.journals import Listing, Table, read_list
from refconv.source import Source

SHAPES = {
    "tsv": "Journal of House Rules\tJ House Rul\nBlood\tBld\n",
    "tsv-head": "title\tabbreviation\nJournal of House Rules\tJ House Rul\nBlood\tBld\n",
    "jabref-semicolon": "Journal of House Rules;J House Rul;JHR;3\nBlood;Bld\n",
    "jabref-comma": '"Journal of House Rules","J House Rul"\nBlood,Bld\n',
    "jabref-text": "# our list\nJournal of House Rules = J House Rul;JHR\nBlood = Bld\n",
    "csl-json": """{"default": {"container-title": {
        "Journal of House Rules": "J House Rul", "Blood": "Bld"}, "place": {"Paris": "P"}}}""",
    "medline": """--------------------------------------------------------
JrId: 1
JournalTitle: Journal of House Rules
MedAbbr: J House Rul
ISSN (Print): 0000-0000
--------------------------------------------------------
JrId: 2
JournalTitle: Blood
MedAbbr: Bld
""",
}


def table(text: str, found: list[Diagnostic] | None = None) -> Table:
    report = (found if found is not None else []).append
    return Table([read_list(Source(text, "ours"), report)])


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_each_shape_is_read_and_wins_over_the_shipped_table(text: str) -> None:
    found: list[Diagnostic] = []
    mine = table(text, found)
    assert found == []
    assert mine.expand("J. House Rul.") == "Journal of House Rules"
    assert mine.abbreviate("The Journal of House Rules") == "J House Rul"
    assert mine.abbreviate("Blood") == "Bld"
    assert mine.lookup("blood")[0].journal.sources == (Listing.USER,)


def test_what_the_list_lacks_is_taken_from_the_shipped_table() -> None:
    assert table(SHAPES["tsv"]).abbreviate("Cancer Research") == "Cancer Res"


def test_a_users_abbreviation_keeps_its_stops() -> None:
    assert table("Blood\tBld.\n").abbreviate("Blood") == "Bld."


def test_two_journals_of_one_abbreviation_are_ambiguous() -> None:
    mine = table("Journal of Rules\tJ R\nJournal of Rites\tJ R\n")
    assert mine.expand("J R") is None
    assert [match.title for match in mine.lookup("J R")] == ["Journal of Rules", "Journal of Rites"]


def test_two_abbreviations_of_one_journal_both_lead_to_it() -> None:
    mine = table("Journal of Rules\tJ Rul\nJournal of Rules\tJRules\n")
    assert mine.expand("JRules") == "Journal of Rules"
    assert mine.abbreviate("Journal of Rules") == "J Rul"


def test_a_title_with_a_comma_or_semicolon_is_one_title() -> None:
    assert table('"Rules, Rites and More";RRM\n').expand("RRM") == "Rules, Rites and More"
    assert table("Rules, Rites and More;RRM\n").expand("RRM") == "Rules, Rites and More"


def test_a_line_without_an_abbreviation_is_reported_with_its_place() -> None:
    found: list[Diagnostic] = []
    assert table("Blood\tBld\nJournal of Nothing\n", found).expand("Bld") == "Blood"
    (only,) = found
    assert only.code == "journals/unreadable-line"
    assert only.position == (2, 1)


@pytest.mark.parametrize("text", ["", "no journal here\n", "{broken", '{"default": {}}', "[1]"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="ours"):
        table(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from('ab "\t;,=\n{}[]:#-'), max_size=80) | st.text(max_size=80))
def test_any_text_is_a_list_or_refused(text: str) -> None:
    with suppress(UnreadableError):
        assert len(read_list(Source(text, "ours"), lambda _: None)) > 0
