"""Promise 9: a broken plugin never stops the program; it is listed with its reason.

`tests/registry` tries the same with plugins that pip has installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import refconv
import refconv_csljson
from refconv import Format, Reference, Registry, hookimpl
from refconv.errors import PluginError


def _raise(*_: object) -> Iterator[Any]:
    raise RuntimeError("broken")


def _late(*_: object) -> Iterator[Any]:
    yield Reference(id="one")
    raise RuntimeError("broken")


class AtHook:
    """Break when asked for formats."""

    @hookimpl
    def refconv_formats(self) -> Iterator[Format]:
        """Break."""
        raise RuntimeError("broken")


class InUse:
    """Break in use, in three ways."""

    @hookimpl
    def refconv_formats(self) -> Iterator[Format]:
        """Offer them."""
        yield Format(name="early", title="", read=_raise, write=_raise, sniff=_raise)  # type: ignore[arg-type]
        yield Format(name="late", title="", read=_late)


@pytest.fixture
def registry() -> Registry:
    """Give a registry with good and broken plugins."""
    return Registry({"csljson": refconv_csljson, "at-hook": AtHook(), "in-use": InUse()})


def test_it_is_listed_with_its_reason(registry: Registry) -> None:
    faults = {plugin.name: plugin.fault for plugin in registry.plugins}
    assert faults["csljson"] is None
    assert faults["at-hook"] == "cannot be asked for its formats: RuntimeError: broken"


def test_the_others_go_on(registry: Registry) -> None:
    text = '[{"id": "a", "type": "book", "title": "T"}]'
    assert refconv.loads(text, registry=registry)[0].title == "T"


@pytest.mark.parametrize(("name", "kept"), [("early", 0), ("late", 1)])
def test_a_reader_that_breaks_is_a_finding(registry: Registry, name: str, kept: int) -> None:
    found = refconv.loads("x", name, registry=registry)
    assert len(found) == kept
    assert [d.code for d in found.diagnostics] == ["refconv/plugin-failed"]


def test_a_writer_that_breaks_says_whose_fault_it_is(registry: Registry) -> None:
    with pytest.raises(PluginError, match="format 'early' failed while writing: RuntimeError"):
        refconv.dumps([], "early", registry=registry)
