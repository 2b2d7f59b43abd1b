"""`refconv formats`, `styles`, `plugins` and the help, as text and as JSON."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

import pytest

from refconv.cli import COMMANDS


def test_formats(run: Any) -> None:
    assert "csl-json " in run("formats").stdout
    listed = {row["name"]: row for row in json.loads(run("formats", "--json").stdout)}
    assert listed["csl-json"]["provider"] == "refconv"
    assert listed["csl-json"]["version"] == version("refconv")
    assert listed["styled"]["read"] is False


def test_one_format_shows_its_options(run: Any) -> None:
    shown = run("formats", "styled").stdout
    assert "styled.format" in shown
    assert "text, html, html-page, markdown" in shown
    assert "`refconv styles` lists the names" in shown
    options = json.loads(run("formats", "styled", "--json").stdout)["write_options"]
    assert {"name", "values", "default", "doc"} == set(options[0])
    assert run("formats", "stylde").exit_code == 5


def test_plugins(run: Any) -> None:
    listed = {row["name"]: row for row in json.loads(run("plugins", "--json").stdout)}
    assert listed["csljson"]["formats"] == ["csl-json", "csl-jsonl"]
    assert listed["csljson"]["fault"] is None
    assert "csljson" in run("plugins").stdout


def test_styles(run: Any) -> None:
    listed = {row["name"]: row for row in json.loads(run("styles", "--json").stdout)}
    assert "vancouver" in listed["nlm-citation-sequence"]["aliases"]
    assert listed["apa"]["version"]
    found = run("styles", "medical", "american").stdout.splitlines()
    assert any(line.startswith("american-medical-association ") for line in found)
    assert run("styles", "xyzzy").exit_code == 5


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_has_examples_and_no_empty_line_of_help(run: Any, name: str | None) -> None:
    shown = run(*([name] if name else []), "--help")
    assert shown.exit_code == 0
    assert name in (None, "plugins") or "EXAMPLES" in shown.stdout
    assert f"refconv {name or 'convert'}" in shown.stdout


def test_version(run: Any) -> None:
    assert run("--version").stdout == f"refconv {version('refconv')}\n"
