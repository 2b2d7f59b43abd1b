r"""Promise 6: LaTeX is decoded as text and never run; LaTeX out escapes `\ { } $ & # _ % ~ ^`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import refconv
from refconv import Reference
from refconv.model import ItemType


def read(title: str) -> str:
    """Read a title of BibTeX."""
    found = refconv.loads(f"@book{{a, title = {{{title}}}}}", "bibtex")
    assert "refconv/plugin-failed" not in {d.code for d in found.diagnostics}
    return found[0].title or ""


def test_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("PASSWORD")
    for command in (r"\input", r"\include", r"\verbatiminput", r"\openin5=", r"\InputIfFileExists"):
        assert "PASSWORD" not in read(f"x {command}{{{secret}}} y")


def test_nothing_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    read(rf"\write18{{touch {mark}}} \immediate\write18{{touch {mark}}} \directlua{{os.exit()}}")
    assert not mark.exists()


@pytest.mark.parametrize(
    "title",
    [
        r"\def\a{\a}\a",
        r"\newcommand{\a}{\a\a}\a",
        r"\loop\iftrue\repeat",
        r"\csname a\endcsname",
        r"\expandafter" * 500 + r"\a",
        r"\'{" * 2000 + "e" + "}" * 2000,
        "$" * 2001,
        r"\unknown{kept} text",
    ],
)
def test_macros_are_not_expanded(title: str) -> None:
    assert len(read(title)) <= 2 * len(title)


def test_an_unknown_macro_keeps_its_text() -> None:
    assert "kept" in read(r"\unknown{kept} text")


@pytest.mark.parametrize("sign", list("\\{}$&#_%~^"))
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_signs_are_escaped_and_come_back(sign: str, name: str) -> None:
    given = Reference(id="a", type=ItemType.BOOK, title=f"x {sign} y{sign}z")
    written = refconv.dumps([given], name)
    (value,) = re.findall(r"title\s*=\s*\{(.*)\}", written)
    bare = re.sub(r"\\(?:[a-zA-Z]+|.)", "", value.replace("{}", ""))
    if sign in "{}":
        assert bare.count("{") == bare.count("}")
    else:
        assert sign not in bare.replace("$", "" if sign != "$" else "$")
    assert refconv.loads(written, name)[0].title == given.title
