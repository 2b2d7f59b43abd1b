"""Hostile and broken XML: nothing is fetched, nothing blows up, one fault costs little."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

import refconv
from refconv import Limits

CITATION = "<mixed-citation publication-type='book'><source>%s</source></mixed-citation>"
REF = f"<ref id='r%d'>{CITATION}</ref>"


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    doctype = f'<!DOCTYPE ref-list [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    xml = f"{doctype}<ref-list>{REF % (1, '&x;')}</ref-list>"
    out = refconv.dumps(refconv.loads(xml, "jats"), "csl-json")
    assert "hunter2" not in out


def test_entities_do_not_expand() -> None:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    xml = (
        f'<!DOCTYPE ref-list [<!ENTITY a0 "lol">{layers}]><ref-list>{REF % (1, "&a11;")}</ref-list>'
    )
    start = time.process_time()
    found = refconv.loads(xml, "jats")
    assert time.process_time() - start < 1
    assert all(len(r.title or "") < 100 for r in found)
    assert len(found) or found.diagnostics


def test_named_entities_are_characters() -> None:
    for doctype in ("<!DOCTYPE ref-list PUBLIC 'x' 'y.dtd'>", ""):
        (found,) = refconv.loads(
            f"{doctype}<ref-list>{REF % (1, 'B&eacute;ta &alpha;')}</ref-list>", "jats"
        )
        assert found.title == "Béta α"


def test_broken_xml_is_told_and_read_on() -> None:
    xml = f"<ref-list>{REF % (1, 'A')}{REF % (2, 'B & C')}<x>{REF % (3, 'D')}</ref-list>"
    found = refconv.loads(xml, "jats")
    assert [r.id for r in found] == ["r1", "r2", "r3"]
    assert [d.code for d in found.diagnostics][:1] == ["jats/not-well-formed"]


def test_a_cut_file_gives_what_it_holds() -> None:
    xml = f"<article><back><ref-list>{REF % (1, 'A')}{REF % (2, 'B')}<ref id='r3'><mixed-ci"
    found = refconv.loads(xml, "jats")
    assert [r.id for r in found][:2] == ["r1", "r2"]


def test_deep_nesting_ends() -> None:
    xml = f"<ref-list>{REF % (1, 'A')}<ref id='r2'>{'<a>' * 100_000}</ref></ref-list>"
    found = refconv.loads(xml, "jats")
    assert found[0].id == "r1"
    assert any(d.code == "limit/nesting" for d in found.diagnostics)


def test_a_ref_that_is_too_long_is_told() -> None:
    xml = f"<ref-list>{REF % (1, 'A' * 1000)}{REF % (2, 'B')}</ref-list>"
    found = refconv.loads(xml, "jats", limits=Limits(reference_length=500))
    assert [r.id for r in found] == ["r2"]
    assert [d.code for d in found.diagnostics] == ["limit/reference-length"]


@pytest.mark.parametrize(
    "text", ["", "<", "no xml at all", "<a/>", "<!-- ", "\ufeff<ref/>", "<ref>&"]
)
def test_what_is_no_list_gives_none(text: str) -> None:
    assert len(refconv.loads(text, "jats")) == 0


def test_reading_takes_time_in_line_with_the_length() -> None:
    hostile = (
        "<mixed-citation>"
        + "(A. " * 20_000
        + "<string-name>"
        + "A B " * 20_000
        + "</string-name></mixed-citation>"
    )
    start = time.process_time()
    refconv.loads(
        f"<ref-list><ref id='a'>{hostile}</ref></ref-list>",
        "jats",
        limits=Limits(reference_length=0),
    )
    assert time.process_time() - start < 5


def test_memory_does_not_grow_with_the_article() -> None:
    body = "<sec><p>Some words, <italic>more</italic> words.</p></sec>" * 20_000
    refs = "".join(REF % (n, "A") for n in range(2000))
    back = f"<back><ref-list>{refs}</ref-list></back>"
    xml = f"<article><body>{body}</body>{back}</article>"
    from refconv.registry import installed

    reader = installed().reader("jats")
    source = refconv.Source(xml)
    source.line(1)
    assert reader.read is not None
    tracemalloc.start()
    count = sum(1 for _ in reader.read(source, lambda _: None, reader.read_options()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < 3_000_000
