"""How many authors a style names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class NameLimits(NamedTuple):
    """Say that of `least` authors or more the first `shown` are named, and et al."""

    least: int
    shown: int


@cache
def name_limits(style: str) -> NameLimits | None:
    """Read how a style's bibliography shortens lists of authors; None where it does not.

    CSL 1.0.2, Names: `et-al-min` and `et-al-use-first`, on the element or inherited.
    Raises UnknownStyleError and StyleError.
    """
    from refconv.csl import Style

    its = Style.load(style)
    if its.bibliography is None:
        return None
    for element in (*its.bibliography.iter("{*}name", "{*}names"), its.bibliography, its.root):
        least, shown = element.get("et-al-min"), element.get("et-al-use-first")
        if least and shown:
            return NameLimits(int(least), int(shown))
    return None
