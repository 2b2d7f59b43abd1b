"""Promise 3: XML in fetches and expands nothing; XML out is well-formed whatever goes in."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

import refconv
from refconv import Diagnostic, Name, Reference
from refconv.model import ItemType

XML_IN = ["jats", "endnote-xml"]
XML_OUT = ["jats", "crossref", "endnote-xml"]

BODIES = {
    "jats": "<ref-list><ref><mixed-citation>Seen &x; after</mixed-citation></ref></ref-list>",
    "endnote-xml": (
        "<xml><records><record><titles><title>Seen &x; after</title></titles>"
        "</record></records></xml>"
    ),
}


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Serve on this machine, and remember what was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}", asked
        listening.shutdown()


@pytest.mark.parametrize("name", XML_IN)
@pytest.mark.parametrize("kind", ["dtd", "general", "parameter", "schema", "include", "style"])
def test_nothing_is_fetched(name: str, kind: str, server: tuple[str, list[str]]) -> None:
    home, asked = server
    heads = {
        "dtd": f'<!DOCTYPE r SYSTEM "{home}/x.dtd">',
        "general": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{home}/x">]>',
        "parameter": f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{home}/p"> %p;]>',
        "style": f'<?xml-stylesheet href="{home}/s.xsl" type="text/xsl"?>',
    }
    body = BODIES[name]
    if kind == "schema":
        body = body.replace(">", f' xsi:schemaLocation="a {home}/a.xsd">', 1)
    if kind == "include":
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{home}/i"/>'
        body = body.replace("&x;", include)
    refconv.loads(heads.get(kind, "") + body, name)
    assert asked == []


@pytest.mark.parametrize("name", XML_IN)
def test_no_file_is_read(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("PASSWORD")
    given = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{BODIES[name]}'
    found = refconv.loads(given, name)
    assert "PASSWORD" not in repr(found[:]) + repr(found.diagnostics)
    assert "PASSWORD" not in refconv.dumps(found, "csl-json", origin=True)


@pytest.mark.parametrize("name", XML_IN)
def test_entities_do_not_explode(name: str) -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    head = f"<!DOCTYPE r [<!ENTITY l0 'ha'>{laughs}<!ENTITY x '&l9;'>]>"
    found = refconv.loads(head + BODIES[name], name)
    assert len(refconv.dumps(found, "csl-json", origin=True)) < 10_000


ILLEGAL = "".join(map(chr, range(32))) + "\x7f\x85\ufffe\uffff\U0001fffe\ud800\udfff]]>--<&\"'"
"""Characters that XML 1.0 forbids or that end things, and the white space it allows."""


@pytest.mark.parametrize("name", XML_OUT)
def test_what_is_written_is_well_formed(name: str) -> None:
    odd = f"a{ILLEGAL}b"
    given = Reference(
        id=odd,
        type=ItemType.ARTICLE_JOURNAL,
        title=f"<i>{odd}</i>",
        author=(Name(family=odd, given=odd), Name(literal=odd)),
        container_title=odd,
        volume=odd,
        page=odd,
        DOI=f"10.1/{odd}",
        URL=f"https://example.org/{odd}",
        note=odd,
    )
    found: list[Diagnostic] = []
    written = refconv.dumps([given], name, report=found.append)
    tree = etree.fromstring(written.encode("utf-8"))
    assert "a" in "".join(tree.itertext())
    assert found
    if name != "endnote-xml":  # it compares what it wrote with what it was given
        assert f"{name.replace('crossref', 'jats')}/illegal-character" in {d.code for d in found}
