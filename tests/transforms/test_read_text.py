"""References of which only the text is known are read by a reading function."""

from __future__ import annotations

from refconv import Diagnostic, ItemType, Origin, Reference
from refconv.model import Piece
from refconv.transforms.read_text import read_text

TEXT = "1. Title of it. 2004. doi:10.1000/x"


def reading(text: str) -> Reference | None:
    """Read the title alone, of a text without its number."""
    if "Title" not in text:
        return None
    inner = text.removeprefix("1. ")
    pieces = (Piece("title", 0, 11), Piece("DOI", 22, 31))
    origin = Origin(text=inner, pieces=pieces, confidence=0.7)
    return Reference(
        id="x", type=ItemType.BOOK, title="Title of it", DOI="10.9/wrong", origin=origin
    )


def run(*references: Reference) -> tuple[list[Reference], list[Diagnostic]]:
    """Run the transform."""
    found: list[Diagnostic] = []
    return list(read_text(reading)(references, found.append)), found


def test_what_was_known_stays() -> None:
    link = Piece("DOI", TEXT.index("10."), len(TEXT))
    origin = Origin(text=TEXT, label="1", offset=9, pieces=(link,))
    (read,), _ = run(Reference(id="r7", DOI="10.1000/x", origin=origin))
    assert (read.id, read.title, read.DOI, read.type) == ("r7", "Title of it", "10.1000/x", "book")
    assert read.origin is not None
    assert (read.origin.text, read.origin.label, read.origin.offset) == (TEXT, "1", 9)
    assert read.origin.confidence == 0.7
    said = {p.path: TEXT[p.start : p.end] for p in read.origin.pieces}
    assert said == {"title": "Title of it", "DOI": "10.1000/x"}


def test_what_cannot_be_read_passes_and_is_told() -> None:
    plain = Reference(id="a", origin=Origin(text="words"))
    given, found = run(plain)
    assert given == [plain]
    assert [(d.code, d.reference) for d in found] == [("refconv/text-not-read", "a")]


def test_what_is_read_already_passes() -> None:
    done = Reference(id="a", title="Title", origin=Origin(text="Title"))
    fields = Reference(id="b", DOI="10.1/x", origin=Origin(text="Title", fielded=True))
    given, found = run(done, fields, Reference(id="c", DOI="10.1/x"))
    assert [r.id for r in given] == ["a", "b", "c"]
    assert given[0] is done
    assert found == []
