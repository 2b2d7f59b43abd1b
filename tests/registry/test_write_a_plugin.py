"""The plugins of docs/write-a-plugin.md: taken from the page, built, installed and used."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from installing import install

import refconv as library
from refconv import Diagnostic, ItemType, Registry

PAGE = (Path(__file__).parents[2] / "docs" / "write-a-plugin.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Give the code blocks of the page that begin at the left margin."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build and install the first plugin of the page."""
    folder = tmp_path_factory.mktemp("refconv-titles")
    (folder / "refconv_titles.py").write_text(blocks("python")[0])
    (folder / "pyproject.toml").write_text(blocks("toml")[0])
    target = tmp_path_factory.mktemp("site")
    install(folder, target)
    return target


def test_it_begins_with_eleven_lines() -> None:
    lines = blocks("python")[0].splitlines()
    assert len(lines) == 11
    assert "These eleven lines" in PAGE.split("```")[0]


def test_the_first_plugin_is_installed_and_used(home: Path, refconv: Any, tmp_path: Path) -> None:
    books = tmp_path / "books.titles"
    books.write_text("On the Origin of Species\nPrincipia\n")
    _, listing, convert = blocks("sh")[0].strip().splitlines()
    listed = refconv(*listing.split()[1:], sites=(home,)).stdout
    assert ["titles", "refconv-titles", "0.1.0", "titles"] in map(str.split, listed.splitlines())
    arguments = [str(books) if a == books.name else a for a in convert.split()[1:]]
    done = refconv(*arguments, sites=(home,))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[1] == {"id": "title2", "type": "book", "title": "Principia"}


def test_the_writer_of_the_page_says_what_it_leaves_out() -> None:
    registry = Registry({"titles": module(1)})
    found: list[Diagnostic] = []
    given = [library.Reference(id="a", title="A"), library.Reference(id="b")]
    assert library.dumps(given, "titles", registry=registry, report=found.append) == "A\n"
    assert [d.code for d in found] == ["titles/no-title"]


def test_the_options_of_the_page_are_checked() -> None:
    registry = Registry({"titles": module(2)})
    read = library.loads("X\n", "titles", registry=registry, kind="report")
    assert read[0].type is ItemType.REPORT
    with pytest.raises(library.RefconvError, match="it is book, report"):
        library.loads("X\n", "titles", registry=registry, kind="film")


def module(number: int) -> ModuleType:
    """Import a Python block of the page."""
    spec = importlib.util.spec_from_loader(f"block{number}", loader=None)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    exec(
        compile(blocks("python")[number], f"block {number}", "exec", dont_inherit=True),
        made.__dict__,
    )
    return made
