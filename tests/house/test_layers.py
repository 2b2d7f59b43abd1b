"""Who may import whom: import-linter's contracts, and what a plugin may use."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = sorted(
    path.name for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").exists()
)
FOR_PLUGINS = {
    *("csl", "diagnostics", "errors", "format", "hookspecs", "journals", "kit", "limits", "model"),
    "source",
}
"""The modules of refconv that a shipped plugin may use: what a stranger's may."""


def test_the_contracts_of_the_house_are_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_uses_the_public_house_and_no_other_plugin(plugin: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sorted((ROOT / "plugins" / plugin).rglob("*.py"))
        for module in _imported(path)
        if not _allowed(module, plugin)
    ]
    assert wrong == []


def test_nothing_in_the_house_knows_a_plugin() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for module in _imported(path)
        if module.split(".")[0] in PLUGINS
    ]
    assert wrong == []


def _allowed(module: str, plugin: str) -> bool:
    first, _, rest = module.partition(".")
    if first == "refconv":
        return rest.split(".")[0] in FOR_PLUGINS
    return first not in PLUGINS or first == plugin


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "refconv":
            yield from (f"refconv.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or plugin_of(path)


def plugin_of(path: Path) -> str:
    """Give the plugin that a relative import stays in."""
    return path.relative_to(ROOT / "plugins").parts[0]
