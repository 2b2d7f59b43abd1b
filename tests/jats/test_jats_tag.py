"""`refconv tag`: tags come into plain citations, nothing else of the article changes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

import jats_dtds as dtds
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from refconv.cli import cli
from refconv.kit.xmlscan import tokens
from refconv.model import ItemType, Name, Origin, Piece, Reference
from refconv_jats.options import JatsWriteOptions, dialect
from refconv_jats.weaving import cited_texts, weave

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\r\n<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) '
    'Journal Publishing DTD v1.3 20210610//EN" "JATS-journalpublishing1-3.dtd" '
    '[<!ENTITY us "our place">]>\r\n<article xmlns:xlink="http://www.w3.org/1999/xlink">'
    "<body><p>&us; <!-- <ref><mixed-citation>Doe A. No. 2001.</mixed-citation></ref> --></p></body>"
    "<back><ref-list>\r\n"
)
TAIL = "\r\n</ref-list></back></article>\r\n"
ONE = "Smith J, Roe AB. Title of a work. J Clin Invest. 2004;12(3):207-219."


def article(*citations: str) -> str:
    """Make an article with these refs."""
    refs = [f' <ref id="r{n}"><label>{n}</label>{its}</ref>' for n, its in enumerate(citations, 1)]
    return HEAD + "\r\n".join(refs) + TAIL


@pytest.fixture
def tag(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """Give a function that runs the command: the output, and what it says."""

    def run(text: str, *arguments: str, encoding: str = "utf-8") -> tuple[str, str]:
        path, out = tmp_path / "article.xml", tmp_path / "out.xml"
        path.write_bytes(text.encode(encoding))
        result = CliRunner().invoke(cli, ["tag", str(path), "-o", str(out), *arguments])
        assert result.exit_code in (0, 1), result.output
        return out.read_bytes().decode(encoding), result.output

    return run


def mixed(text: str) -> list[str]:
    """Give the mixed citations of an article as XML."""
    return re.findall(r"<mixed-citation.*?</mixed-citation>", text.split("</body>")[1], re.DOTALL)


def without_new_tags(text: str, before: str) -> str:
    """Take away the tags that `before` does not have, in order."""
    old = [before[t.start : t.end] for t in tokens(before)]
    out, done = [], 0
    for token in tokens(text):
        raw = text[token.start : token.end]
        out.append(text[done : token.start])
        plain = re.sub(r' publication-type="[a-z]+"(?=>)', "", raw)
        if old and old[0] in (raw, plain):
            out.append(old.pop(0))
        done = token.end
    out.append(text[done:])
    return "".join(out)


def test_a_plain_citation_is_tagged(tag: Callable[..., tuple[str, str]]) -> None:
    before = article(f"<mixed-citation>{ONE}</mixed-citation>")
    after, _ = tag(before)
    (citation,) = mixed(after)
    assert '<mixed-citation publication-type="journal">' in citation
    for part in (
        "<surname>Smith</surname> <given-names>J</given-names>",
        "<article-title>Title of a work</article-title>",
        "<source>J Clin Invest</source>",
        '<year iso-8601-date="2004">2004</year>;<volume>12</volume>(<issue>3</issue>)',
        "<fpage>207</fpage>-<lpage>219</lpage>",
    ):
        assert part in citation
    assert without_new_tags(after, before) == before


def test_all_that_is_not_text_stays(tag: Callable[..., tuple[str, str]]) -> None:
    before = article(
        "<mixed-citation specific-use='x'><!-- c -->M&#xFC;ller&nbsp;J. Of <italic>E.\r\n  coli"
        "</italic> &amp; <![CDATA[<i>]]> others.\t<italic>Lancet</italic>. 2004;<bold>12</bold>"
        "(3):207&#x2013;19.</mixed-citation>"
    )
    after, _ = tag(before)
    (citation,) = mixed(after)
    assert "<surname>M&#xFC;ller</surname>" in citation
    assert "<source><italic>Lancet</italic></source>" in citation
    assert without_new_tags(after, before) == before


def test_tagged_and_paired_citations_are_left_alone(tag: Callable[..., tuple[str, str]]) -> None:
    before = article(
        "<mixed-citation><source>S</source>. 2001;1(2):3-4.</mixed-citation>",
        f"<mixed-citation>{ONE}</mixed-citation><element-citation><source>J</source>"
        "</element-citation>",
    )
    assert tag(before)[0] == before


def test_of_citations_that_are_left_alone_nothing_is_said(
    tag: Callable[..., tuple[str, str]],
) -> None:
    """Nothing of them is lost: what converting them would lose is no news here."""
    tagged = "<mixed-citation><surname>Doe</surname>, odd words, <year>2001</year></mixed-citation>"
    _, said = tag(article(tagged, tagged))
    assert said == "refconv: 2 citations, 0 of them plain, 0 tagged\n"


def test_without_citations_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(ONE)
    out = tmp_path / "out.xml"
    out.write_text("older")
    result = CliRunner().invoke(cli, ["tag", str(tmp_path / "list.txt"), "-o", str(out)])
    assert (result.exit_code, out.read_text()) == (4, "older")


def test_doubtful_citations_are_left_alone_and_listed(
    tag: Callable[..., tuple[str, str]],
) -> None:
    before = article("<mixed-citation>Words that are hardly a reference</mixed-citation>")
    after, said = tag(before, "--min-confidence", "0.99")
    assert after == before
    assert "low-confidence" in said or "text-not-read" in said


@pytest.mark.parametrize("way", ["element", "both", "alternatives"])
def test_an_element_citation_comes_beside(way: str, tag: Callable[..., tuple[str, str]]) -> None:
    after, _ = tag(article(f"\r\n  <mixed-citation>{ONE}</mixed-citation>"), "--as", way)
    tree = etree.fromstring(after.encode(), etree.XMLParser(resolve_entities=False))
    (ref,) = tree.iter("ref")
    names = [child.tag for child in ref if child.tag != "label"]
    expected = ["mixed-citation", "element-citation"]
    assert names == (["citation-alternatives"] if way == "alternatives" else expected)
    (element,) = ref.iter("element-citation")
    assert element.findtext("article-title") == "Title of a work"
    assert bool(list(ref.iter("string-name"))) == (way != "element")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_stay(encoding: str, tmp_path: Path) -> None:
    text = article("<mixed-citation>Müller J. Über. Lancet. 2004;12:1-9.</mixed-citation>")
    declared = "UTF-16" if encoding == "utf-16" else encoding.removesuffix("-sig")
    data = text.replace("UTF-8", declared, 1).encode(encoding)
    path = tmp_path / "article.xml"
    path.write_bytes(data)
    result = CliRunner().invoke(cli, ["tag", str(path), "-q"])
    assert result.stdout_bytes.startswith(data[:60])
    assert "<surname>Müller</surname>" in codecs.decode(result.stdout_bytes, encoding)


def test_tagged_articles_are_valid(tag: Callable[..., tuple[str, str]]) -> None:
    from refconv_jats import article as around

    refs = f"<ref-list><ref id='a'><mixed-citation>{ONE}</mixed-citation></ref></ref-list>"
    after, _ = tag(around.head("1.3") + refs + around.TAIL, "--as", "both")
    assert dtds.errors(after, "publishing-1.3") == []


def test_prefixes_are_kept() -> None:
    xml = "<j:ref xmlns:j='urn:x'><j:mixed-citation>Doe A. T.</j:mixed-citation></j:ref>"
    reference = Reference(
        id="a",
        type=ItemType.BOOK,
        author=(Name(family="Doe", given="A."),),
        title="T",
        origin=Origin(text="Doe A. T.", pieces=(Piece("title", 7, 8),)),
    )
    its = dialect(JatsWriteOptions(citation="both"))
    out = "".join(weave(xml, {"Doe A. T.": reference}, its, lambda _: None))
    assert "<j:source>T</j:source>" in out
    assert "<j:surname>Doe</j:surname>" in out
    etree.fromstring(out)


_PIECES = st.builds(
    lambda path, a, b: (path, min(a, b), max(a, b)),
    st.sampled_from(["title", "author.0.family", "volume", "page", "DOI", "container-title"]),
    st.integers(0, 40),
    st.integers(0, 40),
)


@given(
    parts=st.lists(
        st.sampled_from(
            [
                "ab ",
                " ",
                "\n  ",
                "&amp;",
                "&#233;",
                "<!--x-->",
                "<italic>",
                "</italic>",
                "<b/>",
                "10.",
            ]
        ),
        max_size=20,
    ),
    pieces=st.lists(_PIECES, max_size=6),
)
@settings(deadline=None, max_examples=400, derandomize=True)
def test_the_article_without_new_tags_is_the_article(
    parts: list[str], pieces: list[tuple[str, int, int]]
) -> None:
    depth, inner = 0, ""
    for part in parts:
        if part == "</italic>" and not depth:
            continue
        depth += {"<italic>": 1, "</italic>": -1}.get(part, 0)
        inner += part
    inner += "</italic>" * depth
    xml = f"<ref><mixed-citation>{inner}</mixed-citation></ref>"
    (cited,) = cited_texts(xml)
    found = [Piece(p, a, min(b, len(cited.text))) for p, a, b in pieces if a < len(cited.text)]
    reference = Reference(
        id="a",
        type=ItemType.BOOK,
        title="ab",
        DOI="10.",
        author=(Name(family="ab"),),
        origin=Origin(text=cited.text, pieces=tuple(found)),
    )
    its = dialect(JatsWriteOptions(citation="mixed"))
    out = "".join(weave(xml, {cited.text: reference}, its, lambda _: None))
    etree.fromstring(out)
    assert without_new_tags(out, xml) == xml
    (again,) = cited_texts(out)
    assert again.text == cited.text


def test_the_command_is_listed() -> None:
    assert "tag" in CliRunner().invoke(cli, ["--help"]).output


def test_convert_reads_plain_citations_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "article.xml"
    path.write_text(article(f"<mixed-citation>{ONE}</mixed-citation>"), encoding="utf-8")
    asked = ["convert", str(path), "-t", "csl-json", "-qq"]
    assert '"title"' not in CliRunner().invoke(cli, asked).stdout
    out = CliRunner().invoke(cli, [*asked, "--read-text", "vancouver"]).stdout
    assert '"title": "Title of a work"' in out
    assert '"id": "r1"' in out
