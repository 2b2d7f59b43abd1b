from __future__ import annotations

import time

import pytest

import refconv
from refconv import Bibliography, Limits, Reference
from refconv.model import ItemType
from refconv_ris.table import TYPES


def read(*lines: str) -> Reference:
    (found,) = refconv.loads("\n".join(("TY  - JOUR", *lines, "ER  - ", "")), "ris")
    return found


def codes(found: Bibliography) -> list[str]:
    return [d.code for d in found.diagnostics]


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (("SP  - 451", "EP  - 464"), "451-464"),
        (("SP  - 451-64",), "451-464"),
        (("SP  - 451", "EP  - 64"), "451-464"),
        (("EP  - 464", "SP  - 451"), "451-464"),
        (("SP  - 451–64", "EP  - 464"), "451-464"),
        (("SP  - S12", "EP  - S15"), "S12-S15"),
        (("SP  - e0123456",), "e0123456"),
        (("C7  - e0123456",), "e0123456"),
        (("SP  - 12", "EP  - 12"), "12"),
        (("SP  - 1", "EP  - 1-9"), "1-9"),
    ],
)
def test_pages(lines: tuple[str, ...], page: str) -> None:
    assert read(*lines).page == page


@pytest.mark.parametrize(("code", "its"), TYPES)
def test_types_are_read(code: str, its: ItemType) -> None:
    (found,) = refconv.loads(f"TY  - {code}\nTI  - A\nER  - \n", "ris")
    assert found.type is its
    assert refconv.dumps([found], "ris").startswith(f"TY  - {code}\n")


@pytest.mark.parametrize(
    ("value", "issn", "isbn"),
    [
        ("0028-0836", "0028-0836", None),
        ("00280836", "0028-0836", None),
        ("0028-0836; 1476-4687 (Electronic)", "0028-0836, 1476-4687", None),
        ("978-3-16-148410-0", None, "978-3-16-148410-0"),
        ("0-201-89683-4", None, "0-201-89683-4"),
        ("0302-9743 978-3-16-148410-0", "0302-9743", "978-3-16-148410-0"),
    ],
)
def test_serial_numbers(value: str, issn: str | None, isbn: str | None) -> None:
    found = read(f"SN  - {value}")
    assert (issn, isbn) == (found.ISSN, found.ISBN)


@pytest.mark.parametrize(
    "line",
    [
        "DO  - 10.1038/nature14539",
        "DO  - https://doi.org/10.1038/nature14539",
        "M3  - doi:10.1038/nature14539",
        "UR  - http://dx.doi.org/10.1038/nature14539",
    ],
)
def test_the_doi_is_found(line: str) -> None:
    assert read(line).DOI == "10.1038/nature14539"


def test_a_number_in_pubmed_is_a_pmid_and_elsewhere_is_not() -> None:
    assert read("AN  - 17387127", "DB  - PubMed").PMID == "17387127"
    assert read("AN  - 17387127", "DP  - NLM").PMID == "17387127"
    assert read("AN  - 17387127", "DB  - Scopus").archive_location == "17387127"


def test_every_reference_says_where_it_was_read() -> None:
    text = "TY  - JOUR\nAU  - Li, A.\nTI  - One\n two\nVL  - 3\nER  - \n"
    (found,) = refconv.loads(text, "ris")
    assert found.origin is not None
    places = [(p.path, found.origin.text[p.start : p.end]) for p in found.origin.pieces]
    assert places == [("author.0", "Li, A."), ("title", "One"), ("title", "two"), ("volume", "3")]


def test_findings_name_line_and_column() -> None:
    found = refconv.loads("TY  - JOUR\nTI  - A\n  ZZ  - odd\nER  - \n", "ris")
    (diagnostic,) = found.diagnostics
    assert (diagnostic.code, diagnostic.position) == ("ris/unknown-tag", (3, 1))
    assert diagnostic.variable == "ZZ"


def test_ris_to_ris_loses_nothing() -> None:
    text = "TY  - EJOUR\nID  - 1\nTI  - A\nZZ  - odd\nL1  - a.pdf\nU1  - b\nER  - \n\n"
    assert refconv.dumps(refconv.loads(text, "ris"), "ris") == text


def test_a_missing_end_costs_nothing() -> None:
    found = refconv.loads("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n", "ris")
    assert [reference.title for reference in found] == ["A", "B"]
    assert codes(found) == ["ris/missing-end", "ris/missing-end"]


def test_the_limit_of_a_reference_is_a_finding() -> None:
    text = "TY  - JOUR\nTI  - A\nAB  - " + "x " * 500 + "\nN1  - late\nER  - \n"
    found = refconv.loads(text, "ris", limits=Limits(reference_length=100))
    assert found[0].title == "A"
    assert codes(found) == ["limit/reference-length"]


@pytest.mark.parametrize(
    "unit",
    ["AU  - ,\n", "TY  - JOUR\n", "KW  - a;;;;;;\n", "x\n", "AB - ER - x\n", "SN  - 0028-0836 \n"],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(count: int) -> float:
        text = "TY  - JOUR\n" + unit * count
        before = time.process_time()
        refconv.loads(text, "ris")
        return time.process_time() - before

    cost(100)
    small, large = (min(cost(count) for _ in range(3)) for count in (3000, 12_000))
    assert large < 12 * small + 0.1


def test_a_preprint_comes_back() -> None:
    given = Reference(id="a", type=ItemType.ARTICLE, title="A", container_title="medRxiv")
    text = refconv.dumps([given], "ris")
    assert "TY  - UNPB\n" in text
    assert "M3  - Preprint\n" in text
    (again,) = refconv.loads(text, "ris")
    assert (again.type, again.container_title) == (ItemType.ARTICLE, "medRxiv")


def test_other_names_of_a_variable_are_written() -> None:
    found: list[refconv.Diagnostic] = []
    article = ItemType.ARTICLE_JOURNAL
    given = Reference(id="a", type=article, journalAbbreviation="Lancet", shortTitle="S")
    text = refconv.dumps([given], "ris", report=found.append)
    assert "J2  - Lancet\n" in text
    assert "ST  - S\n" in text
    assert found == []


def test_a_database_is_no_archive() -> None:
    found = read("DB  - PubMed", "DP  - NLM")
    assert (found.source, found.archive) == ("PubMed", None)
    assert read("DB  - National Archives").archive == "National Archives"


def test_no_value_goes_on_over_lines_unless_asked() -> None:
    given = [Reference(id="a", title="A", abstract="One.\n\nTwo.", note="x\ny")]
    found: list[refconv.Diagnostic] = []
    text = refconv.dumps(given, "ris", report=found.append)
    assert "AB  - One. Two.\nN1  - x\nN1  - y\n" in text
    assert [d.code for d in found] == ["ris/lines-joined"]
    assert refconv.loads(text, "ris")[0].note == "x\ny"
    lines = refconv.dumps(given, "ris", paragraphs="lines")
    assert "AB  - One.\nTwo.\nN1  - x\ny\n" in lines
    assert refconv.loads(lines, "ris")[0].abstract == "One.\nTwo."
