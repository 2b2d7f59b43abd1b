"""The flat view: what it joins, mends and dissolves, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refconv
from refconv_vancouver.flat import flatten, original
from refconv_vancouver.hyphens import in_doubt

CASES = [
    # wrapped lines
    ("Faderl S,\nTalpaz M.", "Faderl S, Talpaz M."),
    ("Faderl S,\n      Talpaz M.", "Faderl S, Talpaz M."),
    ("N Engl J  Med.\t2003", "N Engl J Med. 2003"),
    ("慢性\n白血病", "慢性白血病"),
    # hyphens at line ends
    ("infor-\nmation", "information"),
    ("BCR-\nABL", "BCR-ABL"),
    ("STI-\n571", "STI-571"),
    ("Freiberg-\nRichter J", "Freiberg-Richter J"),
    ("237-\n42", "237-42"),
    ("2001–\n5", "2001–5"),
    ("long-\nterm", "long-term"),
    ("population-\nbased", "population-based"),
    ("t-\ntest", "t-test"),
    ("gender-\nmedicine", "gender-medicine"),
    ("immuno-\ndeficiency", "immunodeficiency"),
    ("pre-\nand post-test", "pre- and post-test"),
    ("quality-of-\nlife", "quality-of-life"),
    ("leukemia -\nAdvances", "leukemia - Advances"),
    ("and/\nor", "and/or"),
    ("infor\u00ad\nmation", "information"),
    ("infor¬\n mation", "information"),
    # addresses
    ("https://www.who.int/\npublications/x.pdf", "https://www.who.int/publications/x.pdf"),
    ("doi:10.1016/\nj.cell.2010.01.001", "doi:10.1016/j.cell.2010.01.001"),
    ("doi: 10.1016/j.cell.\n2010.01.001.", "doi: 10.1016/j.cell.2010.01.001."),
    ("http://www.who.int.\nAccessed 2010", "http://www.who.int. Accessed 2010"),
    ("http://a.org/b-\nc", "http://a.org/b-c"),
    ("http://www.cdc.gov/diab\netes/data/x.html", "http://www.cdc.gov/diabetes/data/x.html"),
    ("10.1037/0022-006X.71.1.91\n2003-01234-001", "10.1037/0022-006X.71.1.91 2003-01234-001"),
    ("all-or-\nnone", "all-or-none"),
    ("doi: 10.1136/bmj.39489\nPMID: 3", "doi: 10.1136/bmj.39489 PMID: 3"),
    # characters
    ("ﬁnding eﬃcacy", "finding efficacy"),
    ("infor\u00admation", "information"),
    ("Ann\u00a0Intern\u2009Med", "Ann Intern Med"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("soft\u200cly", "softly"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("क्\u200dष 👩\u200d⚕", "क्\u200dष 👩\u200d⚕"),
    ("Wang L，Li M．２０１０；１２（３）：５－７", "Wang L, Li M. 2010; 12(3):5-7"),
    ("Mu\u0308ller", "Müller"),
    ("237â\x80\x9342 and 5â€“7", "237–42 and 5–7"),
    ("a\u2011b", "a-b"),
    # markup
    ("<li>Smith &amp; Wesson</li>", " Smith & Wesson "),
    ("<i>E. coli</i>&nbsp;O157", "E. coli O157"),
    ("p<0.05 & q>3", "p<0.05 & q>3"),
    ("10.1002/(SICI)(19980815)17:1<1661::AID>3.0", "10.1002/(SICI)(19980815)17:1<1661::AID>3.0"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_flattens(text: str, wanted: str) -> None:
    flat, offsets = flatten(text)
    assert flat == wanted
    assert len(offsets) == len(flat) + 1


def test_leaves_clean_text_alone() -> None:
    text = "Faderl S. Oelschlägel – STI571. Ann Intern Med. 1999;131(3):207–19."
    flat, offsets = flatten(text)
    assert flat is text
    assert offsets == range(len(text) + 1)


@pytest.mark.parametrize(
    ("text", "part", "wanted"),
    [
        ("an infor-\nmation", "information", "infor-\nmation"),
        ("eﬃcacy of", "f", "ﬃ"),
        ("A &amp; B", "&", "&amp;"),
        ("J Clin\n   Oncol", "Clin Oncol", "Clin\n   Oncol"),
    ],
)
def test_finds_the_way_back(text: str, part: str, wanted: str) -> None:
    flat, offsets = flatten(text)
    at = flat.index(part)
    start, end = original(offsets, at, at + len(part))
    assert text[start:end] == wanted


ODD = st.text(alphabet="aB1 .-\n\t–ﬁ\u00ad\u0308\u00a0<li>/&amp;，。¬â\x80\x93http:", max_size=60)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(ODD)
def test_is_flat_and_offsets_ascend(text: str) -> None:
    flat, offsets = flatten(text)
    assert "\n" not in flat
    assert "  " not in flat
    assert len(offsets) == len(flat) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= place <= len(text) for place in offsets)


def test_says_where_a_hyphen_is_in_doubt() -> None:
    text = "Care of gender-\nmedicine, long-\nterm infor-\n  mation, BCR-\nABL and glorf-\nbazzle"
    assert [(text[a:b], word) for a, b, word in in_doubt(text)] == [
        ("gender-\nmedicine", "gender-medicine"),
        ("glorf-\nbazzle", "glorfbazzle"),
    ]


def test_doubt_about_a_hyphen_at_a_line_end_is_reported_where_it_stands() -> None:
    page = (
        "1. Smith J. The care of long-\nterm patients in gender-\nmedicine. Lancet. 2002;3:4-5.\n"
    )
    read = refconv.loads(page, "vancouver")
    assert read[0].title == "The care of long-term patients in gender-medicine"
    (doubt,) = [d for d in read.diagnostics if d.code == "vancouver/hyphen-at-line-end"]
    assert doubt.span is not None
    assert page[doubt.span.start : doubt.span.end].startswith("gender")
    assert doubt.action == "kept"
