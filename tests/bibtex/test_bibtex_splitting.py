"""Broken and odd syntax: each fault is mended or told, and costs at most its own entry."""

from __future__ import annotations

from pathlib import Path

import bibtexparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import refconv
from refconv import Bibliography
from refconv_bibtex import splitting, strict
from refconv_bibtex.recovery import Fault
from refconv_bibtex.syntax import Entry

SLOW = [HealthCheck.too_slow]
"""A busy machine is no fault of the test."""

GOOD = "@article{good, title = {Good}}\n"


def read(text: str, dialect: str = "bibtex") -> Bibliography:
    return refconv.loads(text, dialect)


def found(bibliography: Bibliography) -> list[str]:
    return [d.code.removeprefix("bibtex/") for d in bibliography.diagnostics]


CASES = {
    "missing comma between fields": (
        "@article{a, title={X}\n year=2001}\n",
        {"title": "X", "year": 2001},
        "missing-comma",
    ),
    "missing comma in a line": (
        "@article{a, title={X} year={2001}}\n",
        {"title": "X", "year": 2001},
        "missing-comma",
    ),
    "missing comma after the key": (
        "@article{a title={X}}\n",
        {"title": "X"},
        "missing-comma",
    ),
    "comment lines": (
        "@article{a,\n% title = {Old},\n title = {X}, % why\n year = 2001\n}\n",
        {"title": "X", "year": 2001},
        None,
    ),
    "space after the at sign": ("@ article {a, title={X}}\n", {"title": "X"}, None),
    "parentheses": ('@article(a, title="X (y)", year=2001)\n', {"title": "X (y)"}, None),
    "an at sign that begins a line of a value": (
        "@article{a, title={X},\n note={\n@home {we} are\n}}\n",
        {"title": "X", "note": "@home we are"},
        None,
    ),
    "a value that ends in a double backslash": (
        "@article{a, title={X\\\\}, year=2001}\n",
        {"title": "X", "year": 2001},
        None,
    ),
    "a path that ends in a backslash": (
        "@article{a, file={C:\\docs\\}, title={X}}\n",
        {"title": "X"},
        None,
    ),
    "an escaped brace": ("@article{a, title={X \\} y}, year=2001}\n", {"title": "X } y"}, None),
    "a field twice": (
        "@article{a, title={X}, title={Y}}\n",
        {"title": "X"},
        "duplicate-field",
    ),
    "an empty field and a full one": ("@article{a, title={}, title={X}}\n", {"title": "X"}, None),
    "two commas": ("@article{a, title={X},, year=2001,}\n", {"title": "X", "year": 2001}, None),
    "field names in capitals": ("@ARTICLE{a, TITLE={X}, Year=2001}\n", {"title": "X"}, None),
    "no closing brace of a value": (
        "@article{a, title={X,\n year=2001\n}\n",
        {"title": "X", "year": 2001},
        "unclosed-value",
    ),
    "no closing quote": (
        '@article{a, title="X,\n year=2001\n}\n',
        {"title": "X", "year": 2001},
        "unclosed-value",
    ),
    "no closing brace of an entry": (
        "@article{a, title={X}\n\n",
        {"title": "X"},
        "unclosed-entry",
    ),
    "words without braces": (
        "@article{a, title=some bare words, year=2001}\n",
        {"title": "some bare words", "year": 2001},
        "bare-text",
    ),
    "quotes in braces in quotes": ('@article{a, title="an {"}X{"}"}\n', {"title": 'an "X"'}, None),
    "windows line ends": ("@article{a,\r\n title={X\r\n y}\r\n}\r\n", {"title": "X y"}, None),
    "a byte order mark": ("\ufeff@article{a, title={X}}\n", {"title": "X"}, None),
    "text between entries": ("text\n@article{a, title={X}}\nmore\n", {"title": "X"}, "comment"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_costs_at_most_its_own_entry(name: str) -> None:
    text, values, code = CASES[name]
    bibliography = read(text + GOOD)
    first, last = bibliography
    assert (last.id, last.title) == ("good", "Good")
    assert first.id == "a"
    assert {
        key: first.issued and first.issued.year if key == "year" else first[key] for key in values
    } == values
    codes = [c for c in found(bibliography) if c not in ("field-kept", "unknown-field")]
    assert codes == ([code] * len(codes) if code else [])
    assert bool(codes) is (code is not None)


def test_a_fault_has_file_line_and_column() -> None:
    (told,) = read("\n@article{a, title={X}\n  year=2001}\n").diagnostics
    assert str(told) == (
        "<text>:3:3: warning: no comma before the field 'year' [bibtex/missing-comma]"
    )


def test_entries_without_a_key_get_one() -> None:
    bibliography = read(
        "@article{author={Faderl, Stefan}, title={Chronic leukemia}, year=1999}\n"
        "@article{, author={Faderl, Stefan}, title={Chronic leukemia}, year=1999}\n"
    )
    assert [r.id for r in bibliography] == ["faderl1999chronic", "faderl1999chronic-2"]
    assert found(bibliography) == ["missing-key", "missing-key"]


def test_a_second_entry_of_a_key_is_kept_and_told() -> None:
    bibliography = read("@book{a, title={X}}\n@book{a, title={Y}}\n@book{A, title={Z}}")
    assert [(r.id, r.title) for r in bibliography] == [("a", "X"), ("a-2", "Y"), ("A", "Z")]
    assert found(bibliography) == ["duplicate-key"]


def test_comments_and_preambles_are_told() -> None:
    bibliography = read('@comment{x}\n@preamble{"y"}\n% @article is a type\n' + GOOD)
    assert [r.id for r in bibliography] == ["good"]
    assert found(bibliography) == ["comment", "preamble", "comment"]


def test_strings_months_and_concatenation() -> None:
    bibliography = read(
        '@string{CUP = "Cambridge"}\n@string(up = cup # { University Press})\n'
        "@book{a, publisher = Up, title = {X} # { and } # cup, year = 2000, month = mar # {~3}}\n"
        "@book{b, title = nothing, year = 2000, month = {3~} # mar}\n"
        "@book{c, title = {X} # nothing}\n"
    )
    a, b, c = bibliography
    assert (a.publisher, a.title) == ("Cambridge University Press", "X and Cambridge")
    assert a.issued is not None
    assert a.issued == b.issued
    assert a.issued.date_parts == ((2000, 3, 3),)
    assert (b.title, c.title) == ("nothing", "X")
    assert found(bibliography) == ["undefined-macro", "undefined-macro"]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("latin-1", ["refconv/encoding-guessed"]),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, told: list[str]) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@article{é,\r\n  title = {Über}\r\n}\r\n".encode(encoding))
    bibliography = refconv.load(path)
    assert [(r.id, r.title) for r in bibliography] == [("é", "Über")]
    assert [d.code for d in bibliography.diagnostics] == told


def test_an_empty_file_is_no_fault() -> None:
    assert list(read("")) == []
    assert list(read("\n \n")) == []


def test_what_cannot_be_read_is_kept() -> None:
    (reference,) = read("@article{")
    assert reference.unread
    assert reference.origin is not None
    assert (reference.origin.text, reference.origin.confidence) == ("@article{", 0.0)


def test_origin_keeps_the_text_of_the_entry() -> None:
    text = "x\n@article{a,\n title={X}\n}\n"
    (reference,) = read(text)
    assert reference.origin is not None
    start = reference.origin.offset
    assert reference.origin.text == "@article{a,\n title={X}\n}"
    assert text[start:].startswith(reference.origin.text)


PLAIN = st.lists(
    st.sampled_from(
        ["@book{k,", "t={x {y}}", "n=1", 'q="a"', "m=jan", ",", "}", "\n", " ", "@a{b,", "{", "@"]
    ),
    max_size=14,
).map("".join)


@settings(deadline=None, max_examples=400, derandomize=True, suppress_health_check=SLOW)
@given(text=PLAIN)
def test_what_is_beyond_doubt_is_what_bibtexparser_finds(text: str) -> None:
    entry = strict.entry(text, 0, len(text) if "\n@" not in text else text.index("\n@") + 1)
    if entry is None:
        return
    library = bibtexparser.parse_string(text[entry.start : entry.end], parse_stack=[])
    (theirs,) = library.entries
    assert (theirs.entry_type, theirs.key) == (entry.kind, entry.key)
    assert [f.key for f in theirs.fields] == [f.name for f in entry.fields]


@settings(deadline=None, max_examples=400, derandomize=True, suppress_health_check=SLOW)
@given(text=st.text(st.sampled_from('@bookk{}(),="# \n%\\string'), max_size=80))
def test_no_text_breaks_the_splitter_and_every_character_is_passed_once(text: str) -> None:
    faults: list[Fault] = []
    end = 0
    for block in splitting.blocks(text, faults):
        assert block.start >= end
        assert not text[end : block.start].strip()
        assert block.end > block.start
        end = block.end
        if isinstance(block, Entry):
            assert text[block.start] == "@"
    assert not text[end:].strip()
