from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from refconv.kit.identifiers import doi, isbn, issn, pmcid, pmid
from refconv.model import KINDS, Kind, Reference
from refconv.model.richtext import parse, plain, serialise
from refconv.testing.strategies import bibliographies, references, rich_texts, values

steady = settings(deadline=None, max_examples=60, derandomize=True)
CHECKED = {"DOI": doi, "ISBN": isbn, "ISSN": issn, "PMID": pmid, "PMCID": pmcid}


@steady
@given(references())
def test_references_are_tidy(reference: Reference) -> None:
    for name, value in reference.variables():
        if KINDS[name] in (Kind.TEXT, Kind.NUMBER):
            assert value
            assert unicodedata.is_normalized("NFC", value)
            assert value == " ".join(value.split())
        if name in CHECKED:
            assert CHECKED[name](value) == value
    assert all(reference.names(name) for name in reference.et_al)
    assert not reference.unread


@settings(deadline=None, max_examples=5, derandomize=True)
@given(st.data())
def test_every_variable_has_values_of_its_kind(data: st.DataObject) -> None:
    for name, kind in KINDS.items():
        value = data.draw(values(name))
        assert isinstance(value, str) is (kind in (Kind.TEXT, Kind.NUMBER))


@steady
@given(rich_texts())
def test_rich_text_is_written_as_the_model_writes_it(text: str) -> None:
    assert serialise(parse(text)) == text
    assert plain(text)


@steady
@given(bibliographies(references(variables=["title", "DOI"], types=[None])))
def test_a_bibliography_holds_only_what_was_asked(found: tuple[Reference, ...]) -> None:
    assert len({reference.id for reference in found}) == len(found)
    for reference in found:
        assert reference.type is None
        assert {name for name, _ in reference.variables()} <= {"title", "DOI"}
