"""The test that `refconv.testing.plugin` runs for each format and promise."""

from __future__ import annotations

from refconv.format import Format
from refconv.testing.conformance import breaches

Trial = tuple[Format, str, list[str], str]


def test_promise(conforming: Trial) -> None:
    """Show each breach of one promise by one format."""
    its, promise, samples, ignorable = conforming
    found = breaches(its, samples, promises=[promise], ignorable=ignorable)
    assert not found, "\n".join(str(breach) for breach in found[:50])
