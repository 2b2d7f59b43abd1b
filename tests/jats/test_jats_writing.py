"""The list around the citations: title, labels, ids, layout, and the article it goes into."""

from __future__ import annotations

import re
from pathlib import Path

import jats_dtds as dtds
import pytest
from jats_rules import RULES
from lxml import etree

import refconv
from refconv import Date, Diagnostic, ItemType, Name, Origin, Reference
from refconv.errors import OptionError, UnreadableError

ONE = Reference(id="a", type=ItemType.BOOK, title="T", origin=Origin(text="", label="7"))


def write(*references: Reference, **options: object) -> str:
    """Write references as JATS."""
    return refconv.dumps(references, "jats", **options)


def citation(reference: Reference, **options: object) -> str:
    """Write one reference; give the inside of its citation."""
    found = re.search(
        r"<element-citation[^>]*>(.*)</element-citation>", write(reference, **options)
    )
    assert found is not None
    return found[1]


def test_labels() -> None:
    assert "<label>7</label>" in write(ONE)
    assert "<label>1</label>" in write(ONE, labels="number")
    assert "<label>" not in write(ONE, labels="none")
    assert "<label>" not in write(Reference(id="a", title="T"))


def test_the_title() -> None:
    assert "<title>References</title>" in write(ONE)
    assert "<title>Lit &amp; so</title>" in write(ONE, title="Lit & so")
    assert "<title>" not in write(ONE, title="")


def test_ids_are_xml_ids_and_unique() -> None:
    found: list[Diagnostic] = []
    named = [Reference(id=own, title="T") for own in ("ref2", "10.1/x", "b", "b", "", "é.1")]
    xml = refconv.dumps(named, "jats", report=found.append)
    ids = [ref.get("id") for ref in etree.fromstring(xml.encode()).iter("ref")]
    assert ids == ["ref2", "ref3", "b", "ref4", "ref5", "é.1"]
    assert [d.reference for d in found if d.code == "jats/id-changed"] == ["10.1/x", "b"]
    assert re.findall(r'id="(\w+)"', write(ONE, ids="number", id_prefix="B")) == ["B1"]


def test_one_reference_a_line() -> None:
    lines = write(ONE, ONE, ids="number").splitlines()
    assert [line[:5] for line in lines] == ["<?xml", "<ref-", "<ref ", "<ref ", "</ref"]


def test_indented_text_keeps_its_white_space() -> None:
    one = Reference(id="a", type=ItemType.BOOK, title="H<sub>2</sub><sup>18</sup>O", issued=None)
    assert "<source>H<sub>2</sub><sup>18</sup>O</source>\n" in write(one, layout="indent")


def test_padded_months() -> None:
    one = Reference(id="a", title="T", issued=Date(date_parts=((2001, 3, 9),)))
    assert "<month>3</month><day>9</day>" in citation(one)
    assert "<month>03</month><day>09</day>" in citation(one, zero_pad=True)


def test_roles_by_version() -> None:
    one = Reference(
        id="a", title="T", composer=(Name(family="K"),), illustrator=(Name(family="I"),)
    )
    newer, older = citation(one), citation(one, version="1.1")
    assert 'person-group-type="custom" custom-type="composer"' in newer
    assert 'person-group-type="author" specific-use="refconv:composer"' in older
    assert 'person-group-type="illustrator"' in newer
    assert 'specific-use="refconv:illustrator"' in older


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3", "1.4"])
def test_a_minimal_article_is_valid(version: str) -> None:
    xml = write(ONE, wrapper="article", version=version)
    assert dtds.errors(xml, f"publishing-{version}") == []


ARTICLES = {
    "a list": (
        "<article><body/><back><ack/>\r\n<ref-list><title>Old</title><ref/></ref-list>\r\n<x/>"
        "</back></article>"
    ),
    "an empty list": "<article><back><ref-list/></back></article>",
    "a list in a list": "<article><back><ref-list><ref-list/></ref-list></back></article>",
    "no list": "<article><body/><back><ack/></back></article>",
    "no back": "<article><front/><body>&x;</body><response/></article>",
}


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_a_list_goes_into_an_article(article: str, tmp_path: Path) -> None:
    path = tmp_path / "article.xml"
    path.write_bytes(f"<!DOCTYPE article>\r\n<!-- <ref-list> -->{article}\r\n".encode())
    xml = write(ONE, into=str(path))
    assert xml.startswith("<!DOCTYPE article>\r\n<!-- <ref-list> --><article>")
    assert xml.count("<ref-list") - 1 == 1
    assert "Old" not in xml
    tree = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, recover=True))
    (ref,) = tree.iter("ref")
    assert [e.tag for e in ref.iterancestors()] == ["ref-list", "back", "article"]
    assert xml.endswith("</article>\r\n")


def test_an_article_in_another_encoding_becomes_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "article.xml"
    article = '<?xml version="1.0" encoding="ISO-8859-1"?><article><back>é</back></article>'
    path.write_bytes(article.encode("latin-1"))
    xml = write(ONE, into=str(path))
    assert xml.startswith('<?xml version="1.0" encoding="UTF-8"?><article><back>é<ref-list')


def test_what_is_no_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<nothing/>")
    with pytest.raises(UnreadableError):
        write(ONE, into=str(path))
    with pytest.raises(UnreadableError):
        write(ONE, tag=str(tmp_path / "absent.xml"))
    with pytest.raises(OptionError):
        write(ONE, profile="nlm")


def test_odd_dates_are_still_valid() -> None:
    for date in (
        Date(date_parts=((2003, 13, 40),)),
        Date(date_parts=((0,),)),
        Date(date_parts=((-44, 3),)),
        Date(date_parts=((2003, 1), (2004, 2))),
        Date(date_parts=((2003,), (0,))),
        Date(date_parts=((), (2003,))),
        Date(season="2"),
        Date(literal="n.d."),
        Date(raw="<b>"),
        Date(),
    ):
        for attribute in ("issued", "accessed", "event_date", "submitted", "original_date"):
            one = Reference(id="a", title="T", **{attribute: date})  # type: ignore[arg-type]
            xml = write(one, wrapper="article")
            assert dtds.errors(xml, "publishing-1.3") == [], date
            (ref_list,) = etree.fromstring(xml.encode()).iter("ref-list")
            assert list(RULES[8](ref_list, "jats4r")) == [], date


def test_odd_identifiers_are_still_valid() -> None:
    one = Reference(
        id="a",
        title="T",
        DOI="not a doi",
        ISBN="978-0-8153-4432-2, 0721656668",
        ISSN="1234-5679 2345-6789",
        URL="mailto:x",
        PMID="x",
        language="klingon!",
        version="",
        custom={"jats": {"identifiers": [["zbl", "1"], ["nonsense", "2"], 3], "xml": "no"}},
    )
    xml = write(one, wrapper="article", version="1.1")
    assert dtds.errors(xml, "publishing-1.1") == []
    assert xml.count("<isbn>") == xml.count("<issn>") == 2
    assert '<comment content-type="doi">not a doi</comment>' in xml


def test_blank_values_make_no_elements() -> None:
    one = Reference(id="a", title="T", volume=" ", publisher="\t", PMID=" ", number=" ", note=" ")
    assert citation(one) == "<source>T</source>"


def test_names_that_are_none_are_valid() -> None:
    names = (Name(family="."), Name(literal=" "), Name(), Name(family="Doe", given="-"))
    xml = write(Reference(id="a", title="T", author=names))
    (ref_list,) = etree.fromstring(xml.encode()).iter("ref-list")
    assert [m for n in (8, 11) for m in RULES[n](ref_list, "jats4r")] == []
    assert [text for text in ref_list.itertext() if text in (".", "Doe")] == [".", "Doe"]


def test_identifiers_that_cannot_be_are_comments() -> None:
    one = Reference(id="a", title="T", PMID="x12", PMCID="PMC7")
    xml = write(one)
    assert '<comment content-type="pmid">x12</comment>' in xml
    assert refconv.loads(xml, "jats")[0].PMID == "x12"
