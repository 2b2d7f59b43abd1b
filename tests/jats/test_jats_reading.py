"""What real JATS looks like: the variation of many publishers, one thing at a time."""

from __future__ import annotations

import pytest

import refconv
from refconv import Date, ItemType, Name, Reference

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def read(inner: str, tag: str = "mixed-citation", kind: str = "journal") -> Reference:
    """Read one citation."""
    citation = f'<{tag} publication-type="{kind}">{inner}</{tag}>'
    xml = f'<ref-list {XLINK}><ref id="a">{citation}</ref></ref-list>'
    (found,) = refconv.loads(xml, "jats")
    return found


def codes(xml: str) -> list[str]:
    """Give the codes of what is reported."""
    return [d.code for d in refconv.loads(xml, "jats").diagnostics]


TITLE = "<article-title>T</article-title><source>S</source>"


@pytest.mark.parametrize(
    ("inner", "page"),
    [
        ("<fpage>577</fpage>–<lpage>87</lpage>", "577-587"),
        ("<fpage>S45</fpage>-<lpage>58</lpage>", "S45-S58"),
        ("<fpage>e116</fpage>", "e116"),
        ("<elocation-id>021601</elocation-id>", "021601"),
        ("<page-range>12-9, 45-51</page-range>", "12-19, 45-51"),
        ("<fpage>12</fpage><lpage>51</lpage><page-range>12-19, 45-51</page-range>", "12-19, 45-51"),
        (", pp. 33–40", "33-40"),
    ],
)
def test_pages(inner: str, page: str) -> None:
    assert read(TITLE + inner).page == page


@pytest.mark.parametrize(
    ("inner", "issued"),
    [
        ("<year>2004</year>", Date(date_parts=((2004,),))),
        ('<year iso-8601-date="2011-03-18">2011</year>', Date(date_parts=((2011, 3, 18),))),
        ("<year>2011</year><month>03</month><day>8</day>", Date(date_parts=((2011, 3, 8),))),
        ("<day>8</day> <month>March</month> <year>2011</year>", Date(date_parts=((2011, 3, 8),))),
        ("<year>ca. 1998</year>", Date(date_parts=((1998,),), circa=True)),
        ("<year>2003–2004</year>", Date(date_parts=((2003,), (2004,)))),
        ("<year>2003-4</year>", Date(date_parts=((2003,), (2004,)))),
        ("<year>380 BC</year>", Date(date_parts=((-380,),))),
        ("<year>2005</year><season>Mar-Apr</season>", Date(date_parts=((2005, 3), (2005, 4)))),
        ("<year>2005</year><season>Spring</season>", Date(date_parts=((2005,),), season=1)),
        ("<year>2005</year><month>13</month>", Date(date_parts=((2005,),), season="13")),
        ("<year>in press</year>", Date(literal="in press")),
        (
            "<string-date>2017 Dec 4-9</string-date>",
            Date(date_parts=((2017, 12, 4), (2017, 12, 9))),
        ),
    ],
)
def test_dates(inner: str, issued: Date) -> None:
    assert read(TITLE + inner).issued == issued


def test_the_letter_after_a_year() -> None:
    found = read(f"{TITLE}<year>2004a</year>")
    assert (found.issued, found.year_suffix) == (Date(date_parts=((2004,),)), "a")


@pytest.mark.parametrize(
    ("inner", "names"),
    [
        ("<name><surname>Doe</surname> <given-names>AB</given-names></name>", [("Doe", "A. B.")]),
        ("<string-name>A. C. Wall</string-name>", [("Wall", "A. C.")]),
        ("<string-name>Wall AC</string-name>", [("Wall", "A. C.")]),
        (
            "<string-name><given-names>B.</given-names> <surname>Zwie</surname></string-name>",
            [("Zwie", "B.")],
        ),
        ("<person-group><name><surname>Doe</surname></name></person-group>", [("Doe", None)]),
        (
            "<name><surname>Doe</surname><given-names>Ann B.</given-names></name>",
            [("Doe", "Ann B.")],
        ),
    ],
)
def test_names(inner: str, names: list[tuple[str, str | None]]) -> None:
    assert [(n.family, n.given) for n in read(inner + TITLE).author] == names


def test_organisations_stand_among_people_in_order() -> None:
    found = read(
        "<person-group person-group-type='author'><collab><institution>WHO</institution></collab>"
        ", <name><surname>Doe</surname></name>, <etal>et al.</etal></person-group>" + TITLE
    )
    assert found.author == (Name(literal="WHO"), Name(family="Doe"))
    assert found.et_al == {"author"}


def test_et_al_outside_of_any_tag_counts() -> None:
    assert read(f"<name><surname>Doe</surname></name> et al. {TITLE}").et_al == {"author"}


def test_roles() -> None:
    found = read(
        "<person-group person-group-type='author'><name><surname>A</surname></name></person-group>"
        "<chapter-title>C</chapter-title>"
        "<person-group person-group-type='editor'><name><surname>E</surname></name></person-group>"
        "<person-group person-group-type='custom' custom-type='composer'><name><surname>K</surname>"
        "</name></person-group><source>B</source>",
        kind="book",
    )
    assert found.type is ItemType.CHAPTER
    assert (found.title, found.container_title) == ("C", "B")
    assert [n[0].family for n in (found.author, found.editor, found.composer)] == ["A", "E", "K"]


@pytest.mark.parametrize(
    "inner",
    [
        '<pub-id pub-id-type="doi">10.1000/x</pub-id>',
        '<pub-id pub-id-type="doi">https://doi.org/10.1000/x</pub-id>',
        '<object-id pub-id-type="doi">10.1000/x</object-id>',
        "<pub-id>10.1000/x</pub-id>",
        "<issue-id>10.1000/x</issue-id>",
        '<ext-link ext-link-type="doi" xlink:href="10.1000/x">10.1000/x</ext-link>',
        '<ext-link ext-link-type="uri" xlink:href="http://dx.doi.org/10.1000/x">link</ext-link>',
        '<comment>doi: <ext-link xlink:href="https://doi.org/10.1000/x">10.1000/x</ext-link></comment>',
        " doi:10.1000/x.",
    ],
)
def test_a_doi_wherever_it_stands(inner: str) -> None:
    found = read(TITLE + inner)
    assert (found.DOI, found.URL, found.note) == ("10.1000/x", None, None)


def test_other_identifiers() -> None:
    found = read(
        TITLE + '<pub-id pub-id-type="pmid">012345</pub-id><pub-id pub-id-type="pmcid">77</pub-id>'
        '<pub-id pub-id-type="coden">JHEPFG</pub-id><issn>1029-8479</issn><isbn>0721656668</isbn>'
        " arXiv:hep-th/9206084"
    )
    assert (found.PMID, found.PMCID, found.ISSN) == ("12345", "PMC77", "1029-8479")
    assert (found.archive, found.archive_location) == ("arXiv", "hep-th/9206084")
    assert found.custom["jats"]["identifiers"] == [["coden", "JHEPFG"]]
    assert '"coden">JHEPFG<' in refconv.dumps([found], "jats")


def test_access_dates() -> None:
    for inner in (
        '<date-in-citation content-type="access-date"><year>2020</year><month>5</month>'
        "</date-in-citation>",
        "<date-in-citation>accessed May 2020</date-in-citation>",
        "<access-date>2020 May</access-date>",
        " [cited 2020 May]".replace("]", " 6]"),
    ):
        accessed = read(TITLE + inner).accessed
        assert accessed is not None
        assert accessed.start[:2] == (2020, 5)


def test_words_between_tags_are_used_or_reported() -> None:
    inner = f"{TITLE} PhD thesis, in press, moonlight"
    xml = f"<ref-list><ref id='a'><mixed-citation>{inner}</mixed-citation></ref></ref-list>"
    found = refconv.loads(xml, "jats")
    assert (found[0].genre, found[0].status) == ("PhD thesis", "in press")
    (odd,) = (d for d in found.diagnostics if d.code == "jats/text-not-kept")
    assert "moonlight" in odd.message


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("eprint", ItemType.ARTICLE),
        ("proc", ItemType.PAPER_CONFERENCE),
        ("web", ItemType.WEBPAGE),
        ("gov", ItemType.REPORT),
        ("database", ItemType.DATASET),
        ("program", ItemType.SOFTWARE),
        ("misc", ItemType.ARTICLE_JOURNAL),
        ("Journal", ItemType.ARTICLE_JOURNAL),
    ],
)
def test_words_for_kinds(kind: str, type_: ItemType) -> None:
    assert read(f"{TITLE}<volume>1</volume>", kind=kind).type is type_


def test_older_names_of_citations() -> None:
    for tag in ("citation", "nlm-citation", "element-citation"):
        assert read(TITLE, tag=tag).title == "T"
    xml = '<ref id="a"><citation citation-type="book"><source>B</source></citation></ref>'
    assert refconv.loads(xml, "jats")[0].type is ItemType.BOOK


def test_namespaces_do_not_matter() -> None:
    inner = f'<ref id="a"><mixed-citation publication-type="book">{TITLE}</mixed-citation></ref>'
    for xml in (
        f'<article xmlns="urn:x"><back><ref-list>{inner}</ref-list></back></article>',
        '<j:article xmlns:j="urn:y">'
        + inner.replace("</", "</j:")
        .replace("<r", "<j:r")
        .replace("<m", "<j:m")
        .replace("<a", "<j:a")
        .replace("<s", "<j:s")
        + "</j:article>",
    ):
        assert refconv.loads(xml, "jats")[0].container_title == "S"


def test_two_ways_to_say_one_work() -> None:
    pair = "<mixed-citation>Doe A. T. S. 2004.</mixed-citation><element-citation>" + TITLE
    pair += "<year>2004</year></element-citation>"
    for xml in (
        f"<ref id='a'>{pair}</ref>",
        f"<ref id='a'><citation-alternatives>{pair}</citation-alternatives></ref>",
    ):
        (found,) = refconv.loads(xml, "jats")
        assert found.title == "T"
        assert found.origin is not None
        assert found.origin.text == "Doe A. T. S. 2004."


def test_several_works_in_one_ref() -> None:
    one = f"<mixed-citation publication-type='journal'>{TITLE}</mixed-citation>"
    found = refconv.loads(f"<ref id='a'><label>1</label>{one}{one}</ref>", "jats")
    assert [r.id for r in found] == ["a", "a-2"]
    assert [d.code for d in found.diagnostics if "several" in d.code] == ["jats/several-citations"]


def test_a_ref_without_a_citation_is_kept_as_text() -> None:
    found = refconv.loads(
        "<ref-list><ref id='a'><note><p>See B.</p></note></ref><ref id='b'/></ref-list>", "jats"
    )
    assert [(r.id, r.unread) for r in found] == [("a", True)]
    assert [d.code for d in found.diagnostics] == ["jats/no-citation", "jats/empty-ref"]


def test_plain_text_is_unread_but_its_links_are_known() -> None:
    found = read(
        'Doe A: T, J., 1, 2, <ext-link xlink:href="https://doi.org/10.1000/x">10.1000/x</ext-link>'
    )
    assert (found.type, found.title, found.DOI) == (None, None, "10.1000/x")
    assert found.origin is not None
    assert found.origin.text == "Doe A: T, J., 1, 2, 10.1000/x"


def test_markup_in_titles() -> None:
    found = read(
        "<article-title>In <italic>E. coli</italic>\n  CO<sub>2</sub>&amp;<sc>x</sc>"
        "</article-title>"
    )
    assert (
        found.title
        == 'In <i>E. coli</i> CO<sub>2</sub>&<span style="font-variant:small-caps;">x</span>'
    )


def test_mathml_comes_out_as_it_went_in() -> None:
    title = (
        '<article-title>Large <inline-formula><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">'
        "<mml:mi>N</mml:mi></mml:math></inline-formula> limits</article-title>"
    )
    found = read(f"{title}<source>S</source>")
    assert found.title == "Large N limits"
    assert title in refconv.dumps([found], "jats")


def test_labels() -> None:
    one = f"<mixed-citation>{TITLE}</mixed-citation>"
    for given, label in (("[1]", "1"), ("2.", "2"), ("Doe (2004)", "Doe (2004)")):
        (found,) = refconv.loads(f"<ref id='a'><label>{given}</label>{one}</ref>", "jats")
        assert found.origin is not None
        assert found.origin.label == label
