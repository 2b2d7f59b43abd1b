from __future__ import annotations

import msgspec
import pytest

from refconv.model import (
    ATTRIBUTES,
    KINDS,
    VARIABLES,
    Date,
    ItemType,
    Kind,
    Name,
    Origin,
    Piece,
    Reference,
    full_family,
    on,
)


def test_each_variable_of_csl_has_an_attribute_and_nothing_else_is_one() -> None:
    fields = {field.name for field in msgspec.structs.fields(Reference)}
    beside = {"id", "type", "categories", "et_al", "custom", "extra", "origin"}
    assert set(ATTRIBUTES.values()) == fields - beside
    assert {VARIABLES[ATTRIBUTES[variable]] for variable in KINDS} == set(KINDS)
    assert len(ItemType) == 45  # CSL 1.0.2, Appendix III


def test_a_reference_cannot_be_changed_in_place() -> None:
    reference = Reference(title="A")
    with pytest.raises(AttributeError):
        reference.title = "B"  # type: ignore[misc]
    assert msgspec.structs.replace(reference, title="B").title == "B"
    assert reference.title == "A"


def test_variables_lists_what_is_set() -> None:
    author = (Name(family="Li"),)
    reference = Reference(id="x", author=author, title="T", issued=on(2001), volume="3")
    assert dict(reference.variables()) == {
        "author": author,
        "title": "T",
        "issued": Date(date_parts=((2001,),)),
        "volume": "3",
    }
    assert reference["container-title"] is None
    assert reference.names("author") == author
    with pytest.raises(KeyError):
        reference["journal"]


@pytest.mark.parametrize("kind", list(Kind))
def test_the_default_of_each_kind_is_nothing(kind: Kind) -> None:
    nothing = () if kind is Kind.NAMES else None
    empty = Reference()
    assert all(empty[variable] == nothing for variable, its in KINDS.items() if its is kind)


def test_unread_means_that_only_the_original_is_known() -> None:
    origin = Origin(text="???", confidence=0.0)
    assert Reference(id="r", origin=origin).unread
    assert not Reference(id="r", origin=origin, title="T").unread
    assert not Reference(id="r").unread


def test_origin_gives_the_pieces_of_a_path_and_its_parts() -> None:
    pieces = (
        Piece("author.0", 0, 4),
        Piece("author.0.given", 3, 4),
        Piece("author.0.family", 0, 2),
        Piece("author-note", 5, 6),
    )
    found = Origin(text="Li M x", pieces=pieces).covering("author")
    assert [piece.path for piece in found] == ["author.0", "author.0.family", "author.0.given"]


@pytest.mark.parametrize(
    ("name", "shown", "surname"),
    [
        (Name(family="Gogh", given="V.", non_dropping_particle="van"), "V. van Gogh", "van Gogh"),
        (Name(family="Aquila", non_dropping_particle="d'"), "d' Aquila", "d'Aquila"),
        (Name(literal="WHO"), "WHO", ""),
        (Name(family="Ilaria", given="R. L.", suffix="Jr"), "R. L. Ilaria Jr", "Ilaria"),
    ],
)
def test_names_in_reading_order(name: Name, shown: str, surname: str) -> None:
    assert str(name) == shown
    assert full_family(name) == surname


def test_dates_know_their_ends() -> None:
    span = Date(date_parts=((2001, 5), (2002,)))
    assert (span.start, span.end, span.year) == ((2001, 5), (2002,), 2001)
    assert (Date().start, Date().end, Date().year) == ((), (), None)
    assert on(2001, None, 3) == on(2001)
