"""Promise 4: a style is looked up by a name of letters, digits and hyphens; cycles are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import refconv
from refconv import Reference
from refconv.errors import StyleError, UnknownStyleError
from refconv.model import ItemType

ONE = [Reference(id="a", type=ItemType.BOOK, title="Title")]

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
{macros}
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text macro="m0"/></layout></bibliography></style>"""


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../apa",
            "..",
            "apa.csl",
            "/etc/passwd",
            "styles/apa",
            "a\\b",
            "apa\0",
            "a b",
            "äpa",
            "",
        ),
        *("https://example.org/apa.csl", "file:///etc/passwd", "apa;ls", "$(ls)", "%2e%2e", "-"),
    ],
)
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(UnknownStyleError):
        refconv.dumps(ONE, "styled", style=name)


@pytest.mark.parametrize("length", [1, 2, 30])
def test_a_cycle_of_macros_is_refused(length: int, tmp_path: Path) -> None:
    macros = "".join(
        f'<macro name="m{n}"><group><text macro="m{(n + 1) % length}"/></group></macro>'
        for n in range(length)
    )
    path = tmp_path / "cycle.csl"
    path.write_text(STYLE.format(macros=macros))
    with pytest.raises(StyleError):
        refconv.dumps(ONE, "styled", style=str(path))


def test_a_style_that_is_no_style_is_refused(tmp_path: Path) -> None:
    for number, text in enumerate(("", "no xml", "<a/>", "<style/>", "\0")):
        path = tmp_path / f"{number}.csl"
        path.write_text(text)
        with pytest.raises(StyleError):
            refconv.dumps(ONE, "styled", style=str(path))


def test_a_style_that_fetches_is_not_obeyed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("PASSWORD")
    macro = '<macro name="m0"><text value="&x;"/></macro>'
    path = tmp_path / "fetch.csl"
    head = f'<!DOCTYPE style [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path.write_text(head + STYLE.format(macros=macro))
    try:
        said = refconv.dumps(ONE, "styled", style=str(path))
    except StyleError as error:
        said = str(error)
    assert "PASSWORD" not in said
