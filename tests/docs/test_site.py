"""The documentation site is built, and a warning is an error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "api" / "index.html").exists()
    pages = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    for page in pages:
        built = page.parent / ("" if page.stem == "index" else page.stem) / "index.html"
        assert (tmp_path / built).exists(), page


def test_every_page_is_listed() -> None:
    listed = set(re.findall(r"- ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE))
    pages = {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages if not page.startswith("decisions/0")} == listed


def test_every_format_has_a_page_and_a_row() -> None:
    from refconv.registry import installed

    index = (ROOT / "docs" / "formats" / "index.md").read_text(encoding="utf-8")
    shared = {"biblatex": "bibtex", "csl-jsonl": "csl-json"}
    for its, _ in installed().formats():
        page = shared.get(its.name, its.name)
        assert (ROOT / "docs" / "formats" / f"{page}.md").exists(), its.name
        assert f"`{its.name}`" in index
        assert f"]({page}.md)" in index


def test_every_decision_is_listed(update_snapshots: bool) -> None:
    folder = ROOT / "docs" / "decisions"
    index = folder / "index.md"
    lines = ["# Decisions", "", "Each says what was decided, why, and what else was weighed.", ""]
    for path in sorted(folder.glob("0*.md")):
        number, title = re.findall(r"^# (\d{4})[:.]? (.*)", path.read_text(encoding="utf-8"))[0]
        assert number == path.name[:4]
        lines.append(f"- [{number}]({path.name}): {title}")
    if update_snapshots:
        index.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert index.read_text(encoding="utf-8").splitlines() == lines, "run with --update-snapshots"
