"""Imprints made of known towns and publishers, beside the real ones that the reader learns from."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_HOUSES = Path(__file__).with_name("vancouver_publishers.txt")
"""Publishers that a librarian knows, one a line."""


def houses() -> list[str]:
    """Give the names of the publishers that a librarian knows."""
    return _HOUSES.read_text(encoding="utf-8").splitlines()


_MADE = (
    "{title}. {town}: {house}", "{title}. {town}: {house}", "{title}. {town}, {region}: {house}",
    "{title}. {house}, {town}", "{title}. {house}, {town}, {region}", "{title}. {house} {town}",
    "{title}. {house}: {town}", "{title}. {house}", "{title} {town}: {house}",
    "{title} {town}, {region}: {house}", "{title}, {town}: {house}", "{title}: {house}",
    "{title}. {town}, {region}", "{title}. {town}", "{title} {house}, {town}",
    "{title}. {town} {house}", "{title}, 2nd ed. {town}: {house}",
)  # fmt: skip
"""Imprints as styles and authors print them, the usual ones first."""


def made_rows(rows: list[Row], names: list[str]) -> list[Row]:
    """Give rows whose titles are real and whose imprints are made of known towns and publishers.

    They outweigh the habits and slips of the publishers that the real rows are from.
    """
    chance = random.Random(1)
    places = Path(__file__).parents[1] / "plugins/refconv_vancouver/reading/towns.txt"
    lines = places.read_text(encoding="utf-8").splitlines()
    towns = [town for line in lines if line[:1] != "#" for town in line.split("|")]
    made = []
    for row in rows:
        title = row["csl"].get("container-title") or row["csl"]["title"]
        if row["csl"]["type"] not in ("book", "chapter") or len(title) < 12:
            continue
        form = chance.choice(_MADE)
        parts = {"town": chance.choice(towns), "region": chance.choice(_SOME_REGIONS)}
        house = chance.choice(names)
        place = "{town}, {region}" if "{region}" in form else "{town}" if "{town}" in form else None
        csl = {"type": "book", "title": title}
        if "{house}" in form:
            csl["publisher"] = house
        if place:
            csl["publisher-place"] = place.format(**parts)
        raw = form.format(title=title, house=house, **parts)
        made.append({"id": row["id"], "raw": raw, "csl": csl})
    return made


_SOME_REGIONS = "USA UK CA MA NJ NY FL Germany France Brazil India Canada Australia China".split()
