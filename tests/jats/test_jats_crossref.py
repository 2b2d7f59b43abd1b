"""Crossref's citation_list: the rules of the schema, and what goes where."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

import refconv
from refconv import Bibliography, Diagnostic, ItemType, Name, Origin, Reference

NS = "{http://www.crossref.org/schema/5.4.0}"
CHILDREN = (
    *("issn", "journal_title", "author", "volume", "issue", "first_page", "elocation_id", "cYear"),
    *("doi", "isbn", "series_title", "volume_title", "edition_number", "component_number"),
    *("article_title", "std_designator", "standards_body", "unstructured_citation"),
)
TYPES = {
    *("journal_article", "journal", "book", "book_chapter", "conference_paper", "dataset"),
    *("dissertation", "patent", "preprint", "report", "software", "web_resource", "other"),
}
PATTERNS = {
    "doi": r"10\.[0-9]{4,9}/.{1,200}",
    "isbn": r"(978-)?\d[\d -]+[\dX]",
    "issn": r"\d{4}-?\d{3}[\dX]",
    "cYear": r"\d{3,4}(-\d{3,4})?",
    "volume": r".{1,32}",
    "first_page": r".{1,32}",
}


def citations(xml: str) -> list[Element]:
    """Give the citations of a list."""
    return list(etree.fromstring(xml.encode()))


def broken(xml: str) -> list[str]:
    """Give where a list breaks the rules of schema 5.4.0."""
    out = []
    keys = Counter(citation.get("key") for citation in citations(xml))
    out += [
        f"key {key}" for key, times in keys.items() if times > 1 or not 0 < len(str(key)) <= 128
    ]
    for citation in citations(xml):
        names = [str(child.tag).removeprefix(NS) for child in citation]
        if len(set(names)) != len(names) or set(names) - set(CHILDREN) or not names:
            out.append(f"{citation.get('key')}: {names}")
        if citation.get("type") not in TYPES:
            out.append(f"{citation.get('key')}: {citation.get('type')}")
        for name, child in zip(names, citation, strict=True):
            pattern, text = PATTERNS.get(name), "".join(child.itertext())
            if not text.strip() or (pattern and not re.fullmatch(pattern, text)):
                out.append(f"{citation.get('key')}: {name}: {text}")
            inner = {str(e.tag).removeprefix(NS) for e in child.iterdescendants()}
            allowed = {"b", "i", "sup", "sub", "scp"} if name == "unstructured_citation" else set()
            if inner - allowed and name != "standards_body":
                out.append(f"{citation.get('key')}: {name} holds {inner}")
    return out


def written(reference: Reference, **options: str) -> dict[str, str]:
    """Write one reference; give its fields."""
    (citation,) = citations(refconv.dumps([reference], "crossref", **options))
    return {str(e.tag).partition("}")[2]: "".join(e.itertext()) for e in citation}


def test_real_lists_keep_the_schema(
    lists: list[tuple[str, Bibliography]], vancouver: Bibliography, golden: Path
) -> None:
    for its in (refconv.load(golden, "jats"), vancouver, *(b for _, b in lists)):
        assert broken(refconv.dumps(its, "crossref")) == []


def test_the_author_is_the_first_surname_or_the_organisation() -> None:
    names = (Name(family="Roe", given="A.", non_dropping_particle="de"), Name(family="Doe"))
    assert written(Reference(id="a", author=names))["author"] == "de Roe"
    assert written(Reference(id="a", author=(Name(literal="WHO"),)))["author"] == "WHO"


def test_titles_have_no_markup() -> None:
    found = written(Reference(id="a", type=ItemType.ARTICLE_JOURNAL, title="<i>E. coli</i> & so"))
    assert found["article_title"] == "E. coli & so"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (Reference(id="a", type=ItemType.ARTICLE_JOURNAL, title="T", container_title="J"), False),
        (Reference(id="a", type=ItemType.THESIS, title="T"), True),
        (Reference(id="a", type=ItemType.REPORT, title="T"), True),
        (Reference(id="a", type=ItemType.REPORT, title="T", ISBN="978-0-8153-4432-2"), False),
        (Reference(id="a", type=ItemType.ARTICLE, title="T"), True),
        (Reference(id="a", type=ItemType.ARTICLE, title="T", DOI="10.1000/x"), False),
        (Reference(id="a", origin=Origin(text="Some words.")), True),
        (
            Reference(
                id="a", type=ItemType.BOOK, title="T", origin=Origin(text="T.", confidence=0.3)
            ),
            True,
        ),
        (
            Reference(
                id="a", type=ItemType.BOOK, title="T", origin=Origin(text="T.", confidence=0.9)
            ),
            False,
        ),
    ],
)
def test_the_whole_text_is_given_where_fields_say_too_little(
    reference: Reference, expected: bool
) -> None:
    assert ("unstructured_citation" in written(reference)) == expected
    assert "unstructured_citation" in written(reference, unstructured="always")


def test_values_that_the_schema_refuses_are_left_out_and_told() -> None:
    found: list[Diagnostic] = []
    reference = Reference(id="a", type=ItemType.BOOK, title="T", DOI="no doi", volume="x" * 40)
    xml = refconv.dumps([reference], "crossref", report=found.append)
    assert broken(xml) == []
    assert [d.variable for d in found] == ["volume", "doi"]


def test_keys_are_unique() -> None:
    same = [Reference(id="a", title="T"), Reference(id="a", title="U"), Reference(title="V")]
    keys = [c.get("key") for c in citations(refconv.dumps(same, "crossref"))]
    assert len(set(keys)) == 3
    assert keys[0] == "a"


def test_the_older_schema_has_no_types() -> None:
    xml = refconv.dumps([Reference(id="a", title="T")], "crossref", schema="4.4.2")
    assert "type=" not in xml
    assert 'xmlns="http://www.crossref.org/schema/4.4.2"' in xml
