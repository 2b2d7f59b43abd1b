"""Read the shipped table of journals: a file that is mapped, never parsed as a whole.

The file, made by `tools/make_journals.py`, little-endian:

    8 bytes    MAGIC
    uint32     number of keys
    uint32[n]  keys in ascending order: CRC-32 of a folded name, or of a title's outline
    uint32[n]  for each key, where its journal begins in the text, times 4, plus the role
    the rest   one line of UTF-8 for each journal: fields between tabs, each
               a letter for what it is, a letter for the lists it is from, and the name
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from refconv.journals.record import Journal, Listed, Part, Role, listings

MAGIC = b"RCJOURN1"
_HEAD = struct.Struct("<8sI")
_PARTS = {part.value: part for part in Part}
_ROLES = tuple(Role)
_NO_LISTS = ord("@")
_FILE = Path(__file__).with_name("journals.bin")


class Shipped:
    """Find journals in a mapped file by a folded name."""

    def __init__(self, path: Path = _FILE) -> None:
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        magic, count = _HEAD.unpack_from(self._data)
        if magic != MAGIC:
            raise ValueError(f"{path} is no journal table of this version")
        view = memoryview(self._data)
        start, width = _HEAD.size, 4 * count
        self._keys = _words(view[start : start + width])
        self._places = _words(view[start + width : start + 2 * width])
        self._text = start + 2 * width

    def find(self, key: str) -> Iterator[tuple[Journal, Role]]:
        """Yield the journals that bear this folded name, and as what they bear it."""
        for place, role in self._places_of(key):
            journal = self._journal(place)
            if journal.bears(key, _ROLES[role]):
                yield journal, _ROLES[role]

    def outlined(self, outline: str) -> Iterator[Journal]:
        """Yield the journals with a title of this outline, and some others."""
        for place, _ in self._places_of(outline):
            yield self._journal(place)

    def journals(self) -> Iterator[Journal]:
        """Yield every journal of the table, in the order of the file."""
        place, end = 0, len(self._data) - self._text
        while place < end:
            yield self._journal(place)
            place = self._data.find(b"\n", self._text + place) + 1 - self._text

    def _places_of(self, key: str) -> Iterator[tuple[int, int]]:
        number = crc32(key.encode())
        keys = self._keys
        at = bisect_left(keys, number)
        while at < len(keys) and keys[at] == number:
            yield divmod(self._places[at], 4)
            at += 1

    def _journal(self, place: int) -> Journal:
        start = self._text + place
        line = self._data[start : self._data.find(b"\n", start)].decode()
        return Journal(
            tuple(
                Listed(field[2:], _PARTS[field[0]], listings(ord(field[1]) - _NO_LISTS))
                for field in line.split("\t")
            )
        )


def _words(view: memoryview) -> Sequence[int]:
    if sys.byteorder == "little":
        return view.cast("I")
    swapped = array("I", bytes(view))
    swapped.byteswap()
    return swapped


@cache
def shipped() -> Shipped:
    """Open the shipped table once."""
    return Shipped()
