"""Legal text, ids, rich text, and the scanner of tags."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from refconv.kit.xml import fill, is_id, legal, rich
from refconv.kit.xmlscan import attribute, escape, resolve, tokens
from refconv.model.richtext import Mark, parse, plain, serialise

TAGS = {Mark.ITALIC: "italic", Mark.BOLD: "bold", Mark.SUBSCRIPT: "sub"}
MARKS = {tag: mark for mark, tag in TAGS.items()}


@given(st.text())
@settings(deadline=None, max_examples=300, derandomize=True)
def test_legal_text_can_be_written(text: str) -> None:
    element = etree.Element("a")
    element.text = legal(text)
    assert etree.fromstring(etree.tostring(element)).text in (legal(text).replace("\r", "\r"), None)


def test_ids() -> None:
    assert is_id("ref1")
    assert is_id("é-1.2_x")
    assert [w for w in ("", "1a", "a b", "a:b", "-a", "a/b", "a\n") if is_id(w)] == []


@given(
    st.lists(
        st.tuples(
            st.text("ab <&é", min_size=1, max_size=4),
            st.lists(st.sampled_from(list(TAGS)), max_size=2, unique=True).map(tuple),
        ),
        max_size=5,
    )
)
@settings(deadline=None, max_examples=300, derandomize=True)
def test_rich_text_goes_into_elements_and_back(runs: list[tuple[str, tuple[Mark, ...]]]) -> None:
    text = "".join(
        f"{''.join(f'<{m}>' for m in marks)}{t}{''.join(f'</{m}>' for m in marks[::-1])}"
        for t, marks in runs
    )
    element = etree.Element("a")
    fill(element, text, TAGS)
    assert "".join(element.itertext()) == plain(text)
    back = rich(element, MARKS)
    assert " ".join(plain(back).split()) == " ".join(plain(text).split())
    assert serialise(parse(back)) == back


def test_tags_with_their_places() -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "<y>">]><!-- <b> -->'
    xml += '<a:b c=\'">\' d="&lt;">x<![CDATA[<z>]]></a:b><e/>'
    found = [(t.kind, t.prefix + t.name, xml[t.start : t.end][:4]) for t in tokens(xml)]
    assert [(kind, name) for kind, name, _ in found if kind in ("open", "close", "empty")] == [
        ("open", "a:b"),
        ("close", "a:b"),
        ("empty", "e"),
    ]
    (opener,) = (t for t in tokens(xml) if t.kind == "open")
    assert (attribute(opener, "c"), attribute(opener, "d")) == ('">', "<")


@given(st.text(st.sampled_from("<>/!-[]?&;ab\"'= "), max_size=60))
@settings(deadline=None, max_examples=500, derandomize=True)
def test_any_text_can_be_scanned(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


def test_hostile_text_is_scanned_in_time() -> None:
    start = time.process_time()
    for text in (
        "<" * 200_000,
        "<a b='" * 50_000,
        "<!--" * 50_000,
        "<a " + "x" * 200_000,
        "<![CDATA[" * 30_000,
    ):
        for _ in tokens(text):
            pass
    assert time.process_time() - start < 3


def test_references_are_resolved_and_written() -> None:
    assert resolve("&eacute;&#233;&#xE9;&amp;&unknown;&#xD800;") == "ééé&&unknown;\ufffd"
    assert resolve(escape('a<b>&"c')) == 'a<b>&"c'
