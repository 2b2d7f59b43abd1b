from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import refconv
from refconv import Limits, Reference, Severity
from refconv.model import Date, ItemType, on
from refconv_crossref_json.markup import read_markup
from refconv_crossref_json.table import TYPES


def read(**keys: Any) -> Reference:
    (found,) = refconv.loads(json.dumps({"DOI": "10.1000/x", **keys}), "crossref-json")
    return found


@pytest.mark.parametrize(("code", "its"), TYPES.items())
def test_types(code: str, its: ItemType) -> None:
    assert read(type=code).type is its


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain", "Plain"),
        ("The <i>lac</i> operon", "The <i>lac</i> operon"),
        ("H<sub>2</sub>O <sup>13</sup>C", "H<sub>2</sub>O <sup>13</sup>C"),
        ("<jats:italic>E. coli</jats:italic>", "<i>E. coli</i>"),
        ("<em>a</em> <strong>b</strong>", "<i>a</i> <b>b</b>"),
        ("<scp>RNA</scp>", '<span style="font-variant:small-caps;">RNA</span>'),
        ("A &amp; B, C &amp;amp; D", "A & B, C & D"),
        ("&lt;i&gt;x&lt;/i&gt;", "<i>x</i>"),
        ("p < 0.05 and q > 1", "p < 0.05 and q > 1"),
        ("<unknown>kept</unknown>", "<unknown>kept</unknown>"),
        ("two\n   lines", "two lines"),
        ("<i>open", "<i>open</i>"),
        ("close</i>", "close"),
        (
            "<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>",
            "One.\nTwo.",
        ),
        ("x<mml:math><mml:mrow><mml:mi>y</mml:mi></mml:mrow></mml:math>z", "xyz"),
    ],
)
def test_markup(text: str, expected: str) -> None:
    assert read_markup(text)[0] == expected


def test_subtitles_are_joined_once() -> None:
    assert read(title=["A"], subtitle=["B"]).title == "A: B"
    assert read(title=["A?"], subtitle=["B"]).title == "A? B"
    assert read(title=["A: B"], subtitle=["B"]).title == "A: B"
    assert read(title=[], subtitle=["B"]).title == "B"


def test_of_two_containers_of_a_chapter_the_first_is_the_series() -> None:
    found = read(type="book-chapter", **{"container-title": ["LNCS", "ECCV"]})
    assert (found.collection_title, found.container_title) == ("LNCS", "ECCV")
    found = read(type="journal-article", **{"container-title": ["Lancet"]})
    assert (found.collection_title, found.container_title) == (None, "Lancet")


@pytest.mark.parametrize(
    ("keys", "date"),
    [
        ({"issued": {"date-parts": [[2007, 4, 12]]}}, on(2007, 4, 12)),
        ({"issued": {"date-parts": [[2007, 4, None]]}}, on(2007, 4)),
        ({"issued": {"date-parts": [["2007", "4"]]}}, on(2007, 4)),
        ({"issued": {"date-parts": [[None]]}}, None),
        ({"issued": {"date-parts": [[]]}}, None),
        ({"issued": "2007"}, None),
        (
            {"issued": {"date-parts": [[None]]}, "published-print": {"date-parts": [[2001]]}},
            on(2001),
        ),
        ({"posted": {"date-parts": [[2020, 3, 22]]}}, on(2020, 3, 22)),
    ],
)
def test_dates(keys: dict[str, Any], date: Date | None) -> None:
    assert read(**keys).issued == date


def test_an_impossible_date_is_cut_short_and_reported() -> None:
    text = json.dumps({"DOI": "10.1000/x", "type": "book", "issued": {"date-parts": [[2007, 13]]}})
    found = refconv.loads(text, "crossref-json")
    assert found[0].issued == on(2007)
    assert [d.code for d in found.diagnostics] == ["crossref-json/odd-date"]


def test_names() -> None:
    found = read(
        author=[
            {"given": "Jan", "family": "van der Meer", "suffix": "Jr.", "sequence": "first"},
            {"name": "The Group"},
            {"family": "Plato", "ORCID": "http://orcid.org/0000-0002-1825-0097"},
            {"given": "Madonna", "affiliation": [{"name": "Here"}]},
        ]
    )
    assert [str(name) for name in found.author] == [
        *("Jan van der Meer Jr.", "The Group", "Plato", "Madonna")
    ]
    assert found.author[0].non_dropping_particle == "van der"
    assert found.author[2].extra == {"ORCID": "0000-0002-1825-0097"}
    assert found.author[3].extra == {"affiliation": [{"name": "Here"}]}


def test_a_url_that_only_leads_to_the_doi_is_left_out() -> None:
    assert read(URL="http://dx.doi.org/10.1000/X".lower()).URL is None
    assert read(URL="https://example.org/x").URL == "https://example.org/x"


@pytest.mark.parametrize(
    "text",
    [
        '{"DOI": "10.1/a"}',
        '[{"DOI": "10.1/a"}]',
        '{"message": {"DOI": "10.1/a"}}',
        '{"status": "ok", "message": {"items": [{"DOI": "10.1/a"}], "query": {}}, "x": 1}',
        '{"items": [{"DOI": "10.1/a"}]}',
        '\n{"DOI": "10.1/a"}\n\n',
    ],
)
def test_every_wrapping_is_opened(text: str) -> None:
    assert [found.DOI for found in refconv.loads(text, "crossref-json")] == ["10.1/a"]


def test_a_record_on_each_line_and_a_broken_one_among_them() -> None:
    text = '{"DOI": "10.1/a"}\n{"DOI": "10.1/b", \n{"DOI": "10.1/c"}\n'
    found = refconv.loads(text, "crossref-json")
    assert [reference.DOI for reference in found] == ["10.1/a", None, "10.1/c"]
    assert found[1].unread
    errors = [d.code for d in found.diagnostics if d.severity is Severity.ERROR]
    assert errors == ["crossref-json/broken-record"]


@pytest.mark.parametrize(
    ("keep", "kept"), [("work", {"funder"}), ("none", set()), ("all", {"funder", "score"})]
)
def test_what_is_kept_is_an_option(keep: str, kept: set[str]) -> None:
    text = json.dumps({"DOI": "10.1/a", "type": "book", "score": 1, "funder": [{"name": "NIH"}]})
    found = refconv.loads(text, "crossref-json", keep=keep)
    assert set(found[0].custom.get("crossref-json", {})) == kept


def test_every_reference_says_where_it_was_read() -> None:
    found = read(volume="12")
    assert found.origin is not None
    places = {p.path: found.origin.text[p.start : p.end] for p in found.origin.pieces}
    assert places == {"DOI": '"10.1000/x"', "volume": '"12"'}


@pytest.mark.parametrize(
    "keys",
    [
        {"title": 1},
        {"title": {"a": 1}},
        {"author": [1]},
        {"author": {"family": "A"}},
        {"issued": []},
        {"issued": {"date-parts": 1}},
        {"issued": {"date-parts": [[True]]}},
        {"ISSN": "0028-4793"},
        {"page": 12},
        {"event": "here"},
        {"institution": [[]]},
        {"license": {}},
        {"abstract": ["x"]},
        {"type": None},
        {"DOI": 17},
    ],
)
def test_values_of_a_wrong_kind_break_nothing(keys: dict[str, Any]) -> None:
    read(**keys)


def test_halves_of_surrogate_pairs_are_mended() -> None:
    (found,) = refconv.loads('{"DOI": "10.1/a", "title": ["a\\ud800b"]}', "crossref-json")
    assert found.title == "a\ufffdb"


def test_limits() -> None:
    text = json.dumps({"DOI": "10.1/a", "abstract": "x" * 5000})
    found = refconv.loads(text, "crossref-json", limits=Limits(reference_length=1000))
    assert [d.code for d in found.diagnostics] == ["limit/reference-length"]
    cited = json.dumps({"DOI": "10.1/a", "type": "book", "reference": [{"key": "x" * 5000}]})
    assert refconv.loads(cited, "crossref-json", limits=Limits(reference_length=1000))[0].DOI


def test_a_json_file_is_told_from_csl_json(tmp_path: Path) -> None:
    path = tmp_path / "work.json"
    path.write_text(
        json.dumps({"status": "ok", "message-type": "work", "message": {"DOI": "10.1/a"}})
    )
    assert refconv.load(path).format == "crossref-json"
    path.write_text(json.dumps([{"id": "a", "type": "book", "title": "A"}]))
    assert refconv.load(path).format == "csl-json"


@pytest.mark.parametrize(
    "unit", ["[", '{"items":[', '{"DOI":"10.1/a"}\n', '{"a":1,', "{\n", "1 ", '"']
)
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(count: int) -> float:
        before = time.process_time()
        refconv.loads(unit * count, "crossref-json")
        return time.process_time() - before

    cost(100)
    small, large = (min(cost(count) for _ in range(3)) for count in (3000, 12_000))
    assert large < 12 * small + 0.1
