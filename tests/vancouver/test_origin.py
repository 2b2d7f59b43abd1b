"""Spans, remainder and confidence: every character of a reference is accounted for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv.model import Reference
from refconv_vancouver.reading import read
from refconv_vancouver.reading.coverage import LINKING

REFERENCES = [
    "Faderl S, Talpaz M, et al. Chronic leukemia: Biology. Ann Intern Med. 1999;131(3):207-19.",
    "Sattler M. Molecular mechanisms. Semin Hematol. 2003;40 2 Suppl 2:4-10. doi: 10.1/x PMID: 5",
    "Murray PR. Medical microbiology. 4th ed. St. Louis: Mosby; 2002. 454 p.",
    "Meltzer PS. Chromosomes. In: Vogel B, editor. Cancer. New York: Wiley; 2002. p. 9-13.",
    "WHO. A page [Internet]. Geneva: WHO; 2001 [cited 2002 Aug 12]. Available from: http://who.int/a",
    "Huang X, Madan a. CAP 3: a program. Zyx Wvu 7. 1999;9(1):86-8. And what else there was.",
]
TEXTS = st.one_of(
    st.sampled_from(REFERENCES),
    st.text(alphabet="Smith J,.;:()[]-–0123456789 Nature In \n\u00ad\ufb01", max_size=120),
    st.tuples(st.sampled_from(REFERENCES), st.integers(0, 90), st.text(max_size=8)).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]
    ),
)


def uncovered(reference: Reference) -> str:
    """Give what neither a piece nor the remainder covers."""
    origin = reference.origin
    assert origin is not None
    covered = [False] * len(origin.text)
    for piece in (*origin.pieces, *origin.remainder):
        for place in range(piece.start, piece.end):
            covered[place] = True
    return "".join(" " if known else sign for sign, known in zip(origin.text, covered, strict=True))


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_pieces_separators_and_remainder_are_the_whole_text(text: str) -> None:
    reference = read(text)
    if reference.unread:
        assert reference.origin is not None
        assert reference.origin.text == text
        return
    words = re.findall(r"[^\W_]+", uncovered(reference).lower())
    assert not [word for word in words if word not in LINKING]


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_pieces_lie_in_the_text_and_parts_in_their_wholes(text: str) -> None:
    origin = read(text).origin
    assert origin is not None
    assert origin.text == text
    assert 0.0 <= origin.confidence <= 1.0
    whole = {piece.path: piece for piece in origin.pieces}
    for piece in origin.pieces:
        assert 0 <= piece.start < piece.end <= len(text)
        assert 0.0 <= piece.confidence <= 1.0
        above = whole.get(piece.path.rpartition(".")[0])
        if above is not None:
            assert above.start <= piece.start
            assert piece.end <= above.end


@pytest.mark.parametrize("text", REFERENCES)
def test_values_stand_where_their_pieces_say(text: str) -> None:
    reference = read(text)
    assert reference.origin is not None
    for path in ("title", "container-title", "publisher", "publisher-place", "volume", "DOI"):
        value = reference[path]
        for piece in reference.origin.covering(path):
            assert text[piece.start : piece.end] == value


def test_confidence_falls_with_doubt() -> None:
    good, bad = read(REFERENCES[0]).origin, read(REFERENCES[5]).origin
    assert good is not None
    assert bad is not None
    assert good.confidence > 0.95 > 0.8 > bad.confidence


def test_reading_is_deterministic() -> None:
    assert [read(text) for text in REFERENCES] == [read(text) for text in REFERENCES]


def test_nothing_between_semicolons_is_no_organisation() -> None:
    origin = read("Acme Group; ; Other Group;. H").origin
    assert origin is not None
    assert [piece for piece in origin.pieces if piece.end <= piece.start] == []
