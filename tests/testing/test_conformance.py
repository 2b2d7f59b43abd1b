"""Every shipped format against every promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from samples import TRIALS, Trial, samples

from refconv.registry import installed
from refconv.testing.conformance import breaches
from refconv.testing.promises import PROMISES

BY_NATURE = {
    ("styled", "streaming"): "a style numbers, sorts and disambiguates the whole list first",
    ("jats", "spans-valid"): "origins are a citation's text without its tags",
}
"""What a format cannot promise, and why."""


def _trials() -> Iterator[Any]:
    for its, plugin in installed().formats():
        if plugin.provider == "refconv":
            for promise in PROMISES:
                reason = BY_NATURE.get((its.name, promise))
                marks = [pytest.mark.xfail(reason=reason)] if reason else []
                yield pytest.param(its.name, promise, id=f"{its.name}-{promise}", marks=marks)


@pytest.mark.parametrize(("name", "promise"), list(_trials()))
def test_a_shipped_format_keeps_its_promises(name: str, promise: str) -> None:
    trial = TRIALS.get(name, Trial())
    found = breaches(
        installed().format(name), samples(name), promises=[promise], ignorable=trial.ignorable
    )
    assert not found, "\n".join(str(breach) for breach in found[:20])
