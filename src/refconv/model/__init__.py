"""The model: references in the words of CSL 1.0.2. It imports nothing else of refconv."""

from refconv.model.date import Date, on
from refconv.model.name import Name, full_family
from refconv.model.origin import Origin, Piece
from refconv.model.reference import Reference, Value
from refconv.model.words import ATTRIBUTES, KINDS, VARIABLES, ItemType, Kind, variables

__all__ = [
    "ATTRIBUTES",
    "KINDS",
    "VARIABLES",
    "Date",
    "ItemType",
    "Kind",
    "Name",
    "Origin",
    "Piece",
    "Reference",
    "Value",
    "full_family",
    "on",
    "variables",
]
