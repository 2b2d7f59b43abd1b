from __future__ import annotations

import time
from pathlib import Path

import pytest

import refconv
from refconv import Limits, Reference
from refconv.model import Date, ItemType, on
from refconv_endnote.dates import read_date, write_date
from refconv_endnote.table import TYPES

KIND = '<ref-type name="Journal Article">17</ref-type>'


def read(inside: str, kind: str = KIND) -> Reference:
    text = f"<xml><records><record>{kind}{inside}</record></records></xml>"
    (found,) = refconv.loads(text, "endnote-xml")
    return found


@pytest.mark.parametrize(
    ("year", "words", "date"),
    [
        ("2007", "", on(2007)),
        ("2007", "Apr", on(2007, 4)),
        ("2007", "Apr 26", on(2007, 4, 26)),
        ("2007", "Spring", Date(date_parts=((2007,),), season=1)),
        ("2007", "Oct-Nov", Date(date_parts=((2007, 10), (2007, 11)))),
        ("2007", "Oct 30-Nov 2", Date(date_parts=((2007, 10, 30), (2007, 11, 2)))),
        ("2007", "Oct-2008 Jan", Date(date_parts=((2007, 10), (2008, 1)))),
        ("ca. 2007", "", Date(date_parts=((2007,),), circa=True)),
        ("", "in press", Date(literal="in press")),
    ],
)
def test_dates_go_both_ways(year: str, words: str, date: Date) -> None:
    assert read_date(year, words) == date
    assert write_date(date) == (year, words)


@pytest.mark.parametrize(
    ("year", "words", "date"),
    [
        ("2017", "2017-12-04", on(2017, 12, 4)),
        ("2017", "12/04", on(2017, 12, 4)),
        ("2017", "October 9, 2017", on(2017, 10, 9)),
        ("2017", "13-14", Date(date_parts=((2017,),), literal="13-14")),
        ("In press", "", Date(literal="In press")),
    ],
)
def test_other_dates_are_read(year: str, words: str, date: Date) -> None:
    assert read_date(year, words) == date


@pytest.mark.parametrize(("number", "name", "its"), TYPES)
def test_types_go_both_ways(number: int, name: str, its: ItemType) -> None:
    kind = f'<ref-type name="{name}">{number}</ref-type>'
    found = read("<titles><title>A</title></titles>", kind)
    assert found.type is its
    if name != "Edited Book":
        assert kind in refconv.dumps([found], "endnote-xml")
    assert read("", f"<ref-type>{number}</ref-type>").type is its


def test_styles_become_markup_and_come_back() -> None:
    title = (
        '<titles><title><style face="normal">The </style><style face="italic">lac</style>'
        '<style face="normal"> of H</style><style face="subscript">2</style>'
        '<style face="bold italic">both</style></title></titles>'
    )
    found = read(title)
    assert found.title == "The <i>lac</i> of H<sub>2</sub><b><i>both</i></b>"
    (again,) = refconv.loads(refconv.dumps([found], "endnote-xml"), "endnote-xml")
    assert again.title == found.title


def test_the_editors_of_an_edited_book_stand_where_authors_do() -> None:
    names = "<contributors><authors><author>Ed, A.</author></authors></contributors>"
    found = read(names, '<ref-type name="Edited Book">28</ref-type>')
    assert ([str(n) for n in found.editor], found.author) == (["A. Ed"], ())
    assert '<ref-type name="Edited Book">28</ref-type>' in refconv.dumps([found], "endnote-xml")


@pytest.mark.parametrize("title", ["alt-title", "secondary-title"])
def test_the_longer_of_two_titles_is_the_journal(title: str) -> None:
    other = {"alt-title": "secondary-title", "secondary-title": "alt-title"}[title]
    found = read(
        f"<titles><{title}>Lancet Infect Dis</{title}><{other}>The Lancet. Infectious "
        f"diseases</{other}></titles>"
    )
    assert found.container_title == "The Lancet. Infectious diseases"
    assert found.container_title_short == "Lancet Infect Dis"


def test_ids_come_back() -> None:
    given = [Reference(id="smith 2003", title="A"), Reference(id="7", title="B")]
    again = refconv.loads(refconv.dumps(given, "endnote-xml"), "endnote-xml")
    assert [reference.id for reference in again] == ["smith 2003", "7"]


def test_characters_that_xml_forbids_are_a_finding() -> None:
    found: list[refconv.Diagnostic] = []
    text = refconv.dumps([Reference(id="x", title="A\x0bB")], "endnote-xml", report=found.append)
    assert "\x0b" not in text
    assert [(d.code, d.variable) for d in found] == [("endnote-xml/changed", "title")]


def test_one_broken_record_costs_one_record() -> None:
    text = (
        "<records><record><titles><title>A</title></titles></record>"
        "<record><titles><title>B</titles></record>"
        "<record><titles><title>C</title></titles></record>"
        "<record><titles><title>D</title>"
    )
    found = refconv.loads(text, "endnote-xml")
    assert [reference.title for reference in found] == ["A", None, "C", "D"]
    assert found[1].unread
    assert found[1].origin is not None
    assert "<title>B</titles>" in found[1].origin.text


HOSTILE = {
    "billion laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><records><record>'
    "<titles><title>&b;&b;</title></titles></record></records>",
    "a file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><records><record>'
    "<titles><title>&a;</title></titles></record></records>",
    "inside": '<records><record><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<titles><title>&a;</title></titles></record></records>",
    "a parameter entity": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><records><record>'
    "<titles><title>A</title></titles></record></records>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_entities_are_not_expanded_and_nothing_is_fetched(name: str) -> None:
    found = refconv.loads(HOSTILE[name], "endnote-xml")
    shown = repr([reference.title for reference in found])
    assert "haha" not in shown
    assert "root:" not in shown
    assert len(found) == 1
    assert found.diagnostics


def test_depth_and_length_are_bounded() -> None:
    deep = "<records><record>" + "<a>" * 5000 + "</a>" * 5000 + "</record></records>"
    assert refconv.loads(deep, "endnote-xml")[0].unread
    long = f"<records><record><titles><title>{'x' * 5000}</title></titles></record></records>"
    found = refconv.loads(long, "endnote-xml", limits=Limits(reference_length=1000))
    assert [d.code for d in found.diagnostics] == ["limit/reference-length"]
    assert found[0].unread


def test_an_xml_file_is_told_from_jats(tmp_path: Path) -> None:
    path = tmp_path / "library.xml"
    path.write_text(refconv.dumps([Reference(id="a", title="A")], "endnote-xml"))
    assert refconv.load(path).format == "endnote-xml"
    path.write_text("<ref-list><ref id='a'><mixed-citation>A</mixed-citation></ref></ref-list>")
    assert refconv.load(path).format == "jats"


@pytest.mark.parametrize(
    "unit",
    [
        "<record>",
        "<record></record>",
        "</record>",
        "<record><titles><title>a</title></titles></record>",
        "<record",
        "<record ",
        "&nbsp;",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(count: int) -> float:
        before = time.process_time()
        refconv.loads("<xml><records>" + unit * count, "endnote-xml")
        return time.process_time() - before

    cost(50)
    small, large = (min(cost(count) for _ in range(3)) for count in (1000, 4000))
    assert large < 12 * small + 0.1


def test_one_record_with_many_elements_is_read_in_linear_time() -> None:
    def cost(count: int) -> float:
        names = "<author>Li, A.</author>" * count
        before = time.process_time()
        read(f"<contributors><authors>{names}</authors></contributors>")
        return time.process_time() - before

    cost(50)
    small, large = (min(cost(count) for _ in range(3)) for count in (1000, 4000))
    assert large < 12 * small + 0.1


def test_markup_of_html_in_a_title_is_markup() -> None:
    """What others than EndNote write; nothing of the text may be lost."""
    text = (
        "<xml><records><record><ref-type name='Journal Article'>17</ref-type><titles>"
        "<title>Growth of <i>E. <b>coli</b></i> and <odd>more</odd> CO<sub>2</sub></title>"
        "</titles></record></records></xml>"
    )
    (reference,) = refconv.loads(text, "endnote-xml")
    assert reference.title == "Growth of <i>E. <b>coli</b></i> and more CO<sub>2</sub>"
