"""The pytest plugin: a test for each promise of each format of a module, without a test file.

pytest -p refconv.testing.plugin --pyargs refconv.testing --refconv-plugin refconv_titles
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from refconv.registry import Registry
from refconv.testing.promises import PROMISES


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the kit."""
    group = parser.getgroup("refconv", "conformance of refconv formats")
    for name, metavar, text in (
        ("plugin", "MODULE", "try every format that the plugin in this module offers"),
        ("samples", "FORMAT=PATH", "read this file, or all files of this folder, as samples"),
        (
            "ignorable",
            "FORMAT=PATTERN",
            "what a reader may pass over: the format's own words",
        ),
    ):
        group.addoption(
            f"--refconv-{name}", action="append", default=[], metavar=metavar, help=text
        )


def pytest_configure(config: pytest.Config) -> None:
    """Take the kit's own file as tests."""
    config.addinivalue_line("python_files", "refconv_conformance.py")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each format and promise."""
    if "conforming" in metafunc.fixturenames:
        metafunc.parametrize("conforming", list(_trials(metafunc.config)))


def _trials(config: pytest.Config) -> Iterator[Any]:
    modules: list[str] = config.getoption("--refconv-plugin")
    registry = Registry({name: import_module(name) for name in modules})
    faults = [f"{plugin.name}: {plugin.fault}" for plugin in registry.plugins if plugin.fault]
    if faults:
        raise pytest.UsageError("; ".join(faults))
    patterns = dict(_pairs(config.getoption("--refconv-ignorable")))
    for its, _ in registry.formats():
        paths = [
            path for name, path in _pairs(config.getoption("--refconv-samples")) if name == its.name
        ]
        for promise in PROMISES:
            trial = (its, promise, _texts(paths), patterns.get(its.name, ""))
            yield pytest.param(trial, id=f"{its.name}-{promise}")


def _pairs(given: list[str]) -> Iterator[tuple[str, str]]:
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise pytest.UsageError(f"'{text}': write FORMAT=VALUE")
        yield name, value


def _texts(paths: list[str]) -> list[str]:
    files = [
        file
        for path in map(Path, paths)
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
    ]
    return [file.read_text(encoding="utf-8") for file in files if file.is_file()]
