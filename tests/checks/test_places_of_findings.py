"""A finding points at the field it is about; of XML only the command line knows it."""

from __future__ import annotations

import pytest

import refconv
from refconv.checks import CheckOptions, check
from refconv.diagnostics import Diagnostic

BIBTEX = """\
@article{a,
  author = {Roe, A.}, title = {A title}, journal = {Nature}, year = 2001,
  pages = {219--207},
  doi = {10.1000/x y},
  issn = {0022-0958}
}
"""
JSON = """\
[{"id": "a", "type": "article-journal", "title": "A title",
  "page": "219-207",
  "DOI": "doi.org/nothing",
  "ISSN": "0022-0958"}]
"""
RIS = """\
TY  - JOUR
TI  - A title
SP  - 219
EP  - 207
SN  - 0022-0958
ER  -
"""
NBIB = """\
PMID- 123
TI  - A title.
PG  - 219-207
IS  - 0022-0958 (Print)
"""
TEXT = "1. Roe A. A title. Nature. 2001;12(3):219-207.\n"


def found(text: str, name: str, rule: str) -> list[Diagnostic]:
    """Check a text with one rule."""
    out: list[Diagnostic] = []
    check(refconv.loads(text, name), out.append, CheckOptions(only=frozenset({rule})))
    return out


@pytest.mark.parametrize(
    ("text", "name", "rule", "pointed"),
    [
        (BIBTEX, "bibtex", "pages-backwards", "219--207"),
        (BIBTEX, "bibtex", "issn-form", "0022-0958"),
        (JSON, "csl-json", "pages-backwards", "219-207"),
        (JSON, "csl-json", "doi-form", "doi.org/nothing"),
        (RIS, "ris", "pages-backwards", "219"),
        (RIS, "ris", "issn-form", "0022-0958"),
        (NBIB, "nbib", "pages-backwards", "219-207"),
        (NBIB, "nbib", "issn-form", "0022-0958"),
        (TEXT, "vancouver", "pages-backwards", "219-207"),
    ],
)
def test_the_field_is_pointed_at(text: str, name: str, rule: str, pointed: str) -> None:
    (one,) = found(text, name, rule)
    assert one.span is not None
    assert text[one.span.start : one.span.end].startswith(pointed)


def test_what_stands_twice_is_not_guessed() -> None:
    text = '[{"id": "a", "title": "0022-0958", "ISSN": "0022-0958"}]'
    (one,) = found(text, "csl-json", "issn-form")
    assert one.span is not None
    assert text[one.span.start : one.span.end] == text[1:-1]


@pytest.mark.parametrize(
    ("end", "rule", "message"),
    [
        ("doi: 11.1126/science.1094567", "doi-form", "'11.1126/science.1094567' is no DOI"),
        ("PMID: 12345678901", "pubmed-form", "'12345678901' is no PMID"),
    ],
)
def test_an_identifier_that_the_reader_could_not_take(end: str, rule: str, message: str) -> None:
    text = f"1. Roe A. A title. Nature. 2001;12(3):219-27. {end}\n"
    (one,) = found(text, "vancouver", rule)
    assert one.message == message
    assert one.span is not None
    assert text[one.span.start : one.span.end] in message
