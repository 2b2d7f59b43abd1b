"""A person or an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Name(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    repr_omit_defaults=True,
    rename="kebab",
    gc=False,
):
    """Hold one name in the parts of CSL (CSL 1.0.2, Names).

    `given` holds initials as CSL processors need them: `"H. M."`, not `"HM"`.
    An organisation, or a name that cannot be split, is a `literal` alone.
    """

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    """A particle that goes when the family name stands alone: the *de* of Jean de La Fontaine."""
    non_dropping_particle: str | None = None
    """A particle that stays with the family name: the *van* of Vincent van Gogh."""
    suffix: str | None = None
    comma_suffix: bool | str | int | float | None = None
    static_ordering: bool | str | int | float | None = None
    literal: str | None = None
    parse_names: bool | str | int | float | None = None
    extra: Mapping[str, Any] = {}
    """What the input held beside CSL's own words; it goes out again untouched."""

    def __str__(self) -> str:
        """Give the name in reading order."""
        if self.literal is not None:
            return self.literal
        parts = (
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.family,
            self.suffix,
        )
        return " ".join(part for part in parts if part)


def full_family(name: Name) -> str:
    """Join the particles and the family name, as Vancouver and JATS print a surname."""
    parts = (name.dropping_particle, name.non_dropping_particle, name.family)
    words = [part for part in parts if part]
    joined = ""
    for word in words:
        joined += word if not joined or joined[-1] in "'’-" else f" {word}"
    return joined
