"""Plugins that are really installed: built with pip into a folder of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from installing import install

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "1.2.3"
dependencies = ["refconv"]

[project.entry-points.refconv]
{entry} = "{module}"
"""

Install = Callable[..., Path]
Refconv = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Install a plugin that has this code, once a session, and give the folder it is in."""
    known: dict[tuple[str, str], Path] = {}

    def make(name: str, code: str) -> Path:
        if (name, code) not in known:
            folder = tmp_path_factory.mktemp(name)
            module = name.replace("-", "_")
            (folder / "pyproject.toml").write_text(
                PROJECT.format(name=name, entry=name.removeprefix("refconv-"), module=module)
            )
            (folder / f"{module}.py").write_text(code)
            target = tmp_path_factory.mktemp("site")
            install(folder, target)
            known[name, code] = target
        return known[name, code]

    return make


@pytest.fixture
def refconv() -> Refconv:
    """Run `refconv` with what is installed in some folders."""

    def run(
        *arguments: str | Path, sites: tuple[Path, ...] = (), stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join(map(str, sites))
        return subprocess.run(
            [sys.executable, "-m", "refconv", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": paths},
        )

    return run


@pytest.fixture
def plugins(refconv: Refconv) -> Callable[..., dict[str, Any]]:
    """List the plugins that `refconv plugins --json` sees, by name."""

    def listed(*sites: Path) -> dict[str, Any]:
        done = refconv("plugins", "--json", sites=sites)
        assert done.returncode == 0, done.stderr
        return {f"{row['provider']}/{row['name']}": row for row in json.loads(done.stdout)}

    return listed
