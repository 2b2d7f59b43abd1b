"""Findings of writers and rules have the line of the reference, also in XML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ARTICLE = """\
<article><back><ref-list>
<ref id="r207"><element-citation publication-type="journal">
<article-title>A title &amp; more</article-title><source>Nature</source>
<year>2001</year><fpage>219</fpage>
<lpage>207</lpage></element-citation></ref>
<ref id="r2"><element-citation publication-type="book">
<source>Water</source>
<isbn>978-3-16-148410-1</isbn></element-citation></ref>
</ref-list></back></article>
"""


def test_a_field_of_xml_is_pointed_at(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(ARTICLE)
    rules = ("--only", "isbn-form", "--only", "pages-backwards", "--only", "missing-field")
    done = run("check", file, *rules)
    places = [line.partition(": ")[0].removeprefix(f"{file}:") for line in done.stdout.splitlines()]
    assert places == ["4:25", "2:1", "8:7", "6:1"], done.stdout


def test_what_has_no_place_is_named(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('[{"id": "mine", "type": "thesis"}]')
    done = run("check", file, "--only", "missing-field")
    assert f"{file}: warning: thesis without author" in done.stdout
    assert "(mine) [check/missing-field]" in done.stdout
