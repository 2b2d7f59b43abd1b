"""Fields and types to CSL, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest

import refconv
from refconv import Bibliography, Diagnostic, ItemType, Name, Reference
from refconv_bibtex.fields import ROWS, How
from refconv_bibtex.types import BY_ENTRY, KINDS, entry_for


def read(text: str, dialect: str = "biblatex", **options: Any) -> Bibliography:
    return refconv.loads(text, dialect, **options)


def one(fields: str, kind: str = "article", dialect: str = "biblatex", **options: Any) -> Reference:
    return read(f"@{kind}{{a, {fields}}}", dialect, **options)[0]


def codes(found: Bibliography | list[Diagnostic]) -> list[str]:
    diagnostics = found.diagnostics if isinstance(found, Bibliography) else found
    return [d.code.removeprefix("bibtex/") for d in diagnostics]


FIELDS: dict[tuple[str, str], dict[str, str]] = {
    ("article", "journal={J}, volume=1, number=2, pages={3--4}"): {
        "container-title": "J",
        "volume": "1",
        "issue": "2",
        "page": "3-4",
    },
    ("article", "number=2, issue={Spring}"): {"issue": "2, Spring"},
    ("article", "journaltitle={J}, journalsubtitle={S}, shortjournal={Jo}"): {
        "container-title": "J: S",
        "container-title-short": "Jo",
    },
    ("article", "journal={J. Ab.}, fjournal={Journal of Abel}"): {
        "container-title": "Journal of Abel",
        "container-title-short": "J. Ab.",
    },
    ("article", "eid={e123}"): {"page": "e123"},
    ("article", "series={newseries}"): {"collection-title": "New series"},
    ("article", "pages={3, 5–7}"): {"page": "3, 5-7"},
    ("book", "series={S}, number=7, volume=2, part=1, volumes=3"): {
        "collection-title": "S",
        "collection-number": "7",
        "volume": "2.1",
        "number-of-volumes": "3",
    },
    ("book", "maintitle={M}, mainsubtitle={S}, title={T}, volume=1"): {
        "title": "M: S",
        "volume-title": "T",
    },
    ("book", "title={Is it?}, subtitle={Yes}, titleaddon={Or no}"): {"title": "Is it? Yes. Or no"},
    ("book", "publisher={A and B}, location={Berlin and Bern}"): {
        "publisher": "A; B",
        "publisher-place": "Berlin; Bern",
    },
    ("book", "publisher={Simon {and} Schuster}"): {"publisher": "Simon and Schuster"},
    ("book", "pagetotal=528, edition={Second}"): {"number-of-pages": "528", "edition": "Second"},
    ("inbook", "booktitle={B}, maintitle={M}, chapter=3, pages={1-2}"): {
        "container-title": "M",
        "volume-title": "B",
        "chapter-number": "3",
    },
    ("inproceedings", "series={LNCS}, number=5"): {
        "collection-title": "LNCS",
        "collection-number": "5",
    },
    ("inproceedings", "number=5"): {"issue": "5"},
    ("inproceedings", "eventtitle={E}, venue={V}, organization={IEEE}"): {
        "event-title": "E",
        "event-place": "V",
        "publisher": "IEEE",
    },
    ("periodical", "title={Computers}, issuetitle={Special}, number=4"): {
        "container-title": "Computers",
        "title": "Special",
        "issue": "4",
    },
    ("phdthesis", "school={U}"): {"publisher": "U", "genre": "PhD thesis"},
    ("thesis", "institution={U}, type={mathesis}"): {"genre": "Master’s thesis"},
    ("mastersthesis", "type={Diploma Thesis}"): {"genre": "Diploma Thesis"},
    ("report", "institution={IBM}, type={resreport}, number={RC-1}"): {
        "publisher": "IBM",
        "genre": "research report",
        "number": "RC-1",
    },
    ("patent", "location={countryfr and countryuk}, number=5, type={patentus}"): {
        "jurisdiction": "France; United Kingdom",
        "number": "5",
        "genre": "U.S. patent",
    },
    ("manual", "organization={O}"): {"publisher": "O"},
    ("misc", "howpublished={\\url{http://a.b/c_d}}"): {"URL": "http://a.b/c_d"},
    ("misc", "howpublished={Online}"): {"publisher": "Online"},
    ("misc", "howpublished={Available at \\url{http://a.b}}"): {"URL": "http://a.b"},
    ("misc", "howpublished={Poster, see http://a.b}"): {"URL": "http://a.b", "note": "Poster, see"},
    ("misc", "note={N}, addendum={A}"): {"note": "N. A"},
    ("misc", "keywords={a,b}, annote={n}, abstract={x}"): {
        "keyword": "a,b",
        "annote": "n",
        "abstract": "x",
    },
    ("misc", "pubstate={inpress}, shorttitle={S}"): {"status": "in press", "title-short": "S"},
    ("misc", "langid={ngerman}, language={English}"): {"language": "de-DE"},
    ("misc", "language={Dutch}"): {"language": "nl-NL"},
    ("misc", "origtitle={O}, origpublisher={P}, origlocation={L}"): {
        "original-title": "O",
        "original-publisher": "P",
        "original-publisher-place": "L",
    },
    # identifiers and addresses, letter for letter
    ("misc", "doi={https://doi.org/10.1234/a\\_b}"): {"DOI": "10.1234/a_b"},
    ("misc", "doi={%20and%20}"): {"DOI": "%20and%20"},
    ("misc", "url={http://x/%20y~z#a_b}"): {"URL": "http://x/%20y~z#a_b"},
    ("misc", "url={\\url{http://x/a\\_b}}"): {"URL": "http://x/a_b"},
    ("misc", "isbn={978-3-16}, issn={1234-5678}, pmid=12, pmcid={PMC3}"): {
        "ISBN": "978-3-16",
        "ISSN": "1234-5678",
        "PMID": "12",
        "PMCID": "PMC3",
    },
    ("misc", "eprint={1008.2849v1}, eprinttype={arxiv}, eprintclass={cs.DS}"): {
        "URL": "https://arxiv.org/abs/1008.2849v1",
        "archive": "arXiv",
        "archive_location": "1008.2849v1",
        "archive_collection": "cs.DS",
    },
    ("misc", "eprint={hep-th/9603067}, archiveprefix={arXiv}, url={http://u}"): {
        "URL": "http://u",
        "archive_location": "hep-th/9603067",
    },
    ("misc", "eprint={5500723}, eprinttype={pubmed}"): {"PMID": "5500723"},
    ("misc", "eprint={123}, eprinttype={jstor}"): {"URL": "https://www.jstor.org/stable/123"},
    ("misc", "eprint={a/b}, eprinttype={hdl}"): {"URL": "https://hdl.handle.net/a/b"},
}


@pytest.mark.parametrize(("kind", "fields"), FIELDS)
def test_fields_become_variables(kind: str, fields: str) -> None:
    reference = one(fields, kind)
    expected = FIELDS[kind, fields]
    assert {name: reference[name] for name in expected} == expected
    dialects = ("biblatex", "bibtex") if "and" not in fields else ("biblatex",)
    for dialect in dialects:
        (again,) = refconv.loads(refconv.dumps([reference], dialect), dialect)
        assert {name: again[name] for name in expected} == expected


def test_publishers_are_lists_in_biblatex_only() -> None:
    assert one("publisher={A and B}", "book", "bibtex").publisher == "A and B"


@pytest.mark.parametrize("kind", [k.entry for k in KINDS])
def test_each_type_is_read_and_comes_back(kind: str) -> None:
    for dialect in ("bibtex", "biblatex"):
        (reference,) = read(f"@{kind}{{a, title={{X}}}}", dialect)
        assert reference.type is BY_ENTRY[kind].type
        (again,) = refconv.loads(refconv.dumps([reference], dialect), dialect)
        assert (again.type, again.genre) == (reference.type, reference.genre)


@pytest.mark.parametrize("its", list(ItemType))
def test_each_csl_type_is_written(its: ItemType) -> None:
    for dialect in ("bibtex", "biblatex"):
        told: list[Diagnostic] = []
        text = refconv.dumps([Reference(id="a", type=its, title="X")], dialect, report=told.append)
        (again,) = refconv.loads(text, dialect)
        exact = entry_for(its, None, dialect)[2]
        assert (again.type is its) is exact
        assert ("type-approximated" in codes(told)) is not exact


def test_subtypes() -> None:
    assert one("entrysubtype={newspaper}").type is ItemType.ARTICLE_NEWSPAPER
    assert one("entrysubtype={magazine}").type is ItemType.ARTICLE_MAGAZINE


def test_an_unknown_type_is_a_document_and_comes_back() -> None:
    bibliography = read("@thing{a, title={X}}")
    assert bibliography[0].type is ItemType.DOCUMENT
    assert codes(bibliography) == ["unknown-type"]
    assert refconv.dumps(bibliography, "biblatex").startswith("@thing{a,")


def test_roles_of_editors() -> None:
    text = "editor={A, B}, editortype={director}, editora={C, D}, editoratype={compiler}"
    reference = one(text + ", editorb={E, F}", "video")
    assert (reference.director[0].family, reference.compiler[0].family) == ("A", "C")
    assert reference.editor == ()
    assert reference.custom["bibtex"] == {"editorb": "E, F"}
    (again,) = refconv.loads(refconv.dumps([reference], "biblatex"), "biblatex")
    assert (again.director, again.compiler) == (reference.director, reference.compiler)


def test_who_organised_a_conference_is_no_publisher_beside_one() -> None:
    reference = one("organization={IEEE}, publisher={Springer}", "inproceedings")
    assert (reference.publisher, reference.organizer) == ("Springer", (Name(literal="IEEE"),))


def test_titles_keep_their_case_and_braces_protect_it() -> None:
    reference = one("title={The {DNA} of Tom}, journal={{Nature}}")
    assert reference.title == 'The <span class="nocase">DNA</span> of Tom'
    assert reference.container_title == '<span class="nocase">Nature</span>'


def test_sentence_case_is_an_option_for_english() -> None:
    title = "title={The Rise of {DNA}: A Study of Tom's {E. coli} and \\emph{Its} Kin}"
    made = one(title, title_case="sentence").title
    assert made == (
        'The rise of <span class="nocase">DNA</span>: A study of tom\'s '
        '<span class="nocase">E. coli</span> and <i>its</i> kin'
    )
    kept = one(title + ", langid={german}", title_case="sentence").title
    assert kept is not None
    assert kept.startswith("The Rise of")


def test_unknown_fields_are_told_and_come_back_as_they_were() -> None:
    bibliography = read("@book{a, title={X}, foo={b\\`a {r}}, file={C:\\x\\}, timestamp={1}}")
    (reference,) = bibliography
    assert reference.custom == {"bibtex": {"foo": "b\\`a {r}", "file": "C:\\x\\", "timestamp": "1"}}
    assert sorted(codes(bibliography)) == ["field-kept", "field-kept", "unknown-field"]
    (again,) = refconv.loads(refconv.dumps(bibliography, "biblatex"), "biblatex")
    assert again.custom == reference.custom


def test_a_diagnostic_points_at_its_field() -> None:
    (told,) = read("@book{a,\n  title={X},\n  foo = {bar}}").diagnostics
    assert (told.position, told.reference, told.variable) == ((3, 3), "a", "foo")


def test_a_second_field_for_a_variable_is_told() -> None:
    bibliography = read("@misc{a, url={http://a}, link={http://b}}")
    assert bibliography[0].URL == "http://a"
    assert codes(bibliography) == ["ignored-field"]


def test_a_reference_that_is_too_long_is_cut_and_told() -> None:
    people = " and ".join(f"Name{n}, Given" for n in range(200))
    text = f"@book{{a, title={{X}}, author={{{people}}}, note={{N}}}}"
    bibliography = read(text, limits=refconv.Limits(reference_length=1000))
    assert "limit/reference-length" in [d.code for d in bibliography.diagnostics]
    assert 10 < len(bibliography[0].author) < 200
    assert bibliography[0].et_al == {"author"}
    assert bibliography[0].title == "X"


def test_the_depth_of_braces_is_a_limit() -> None:
    text = "@book{a, title={\\emph{a {b {c {d}}}}}}"
    assert codes(read(text)) == []
    bibliography = read(text, limits=refconv.Limits(nesting=2))
    assert codes(bibliography) == ["limit/nesting"]
    assert bibliography[0].title == "<i>a " + '<span class="nocase">b c d</span></i>'


def test_the_table_has_each_row_once() -> None:
    rows = [(row.field, row.variable, row.when) for row in ROWS]
    assert len(rows) == len(set(rows))
    assert {row.variable for row in ROWS if row.how is How.NAMES} == {
        "author",
        "translator",
        "container_author",
    }
    assert all(row.variable in Reference.__struct_fields__ for row in ROWS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@article{a, journal={X}, year=2000}", "bibtex"),
        ("@article{a,\n journaltitle={X},\n date={2000}}", "biblatex"),
        ("% Encoding: UTF-8\n\n@phdthesis{a,\n school={X}}", "bibtex"),
        ("@online{a,\n title={X}}", "biblatex"),
    ],
)
def test_the_dialect_is_guessed(text: str, name: str) -> None:
    assert refconv.loads(text).format == name
