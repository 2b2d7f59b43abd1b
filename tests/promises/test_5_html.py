"""Promise 5: HTML out escapes all but CSL's rich text; links are http, https, doi."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refconv
from refconv import Name, Reference
from refconv.model import ItemType

ALLOWED = {"i", "b", "em", "strong", "sup", "sub", "span", "div", "a", "ol", "ul", "li", "p", "br"}
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<i onclick=alert(1)>x</i>",
    '<span style="background:url(javascript:alert(1))">x</span>',
    "<a href='javascript:alert(1)'>x</a>",
    "&lt;script&gt;",
    "<i><script></i>",
    "</div></body><script>",
    "<!-- --><script>",
    "<b/onmouseover=alert(1)>",
)


class Tags(HTMLParser):
    """Collect the elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        self.seen.append((tag, attrs))


def check(html: str) -> None:
    """Hold a page against the promise."""
    for tag, attributes in Tags(html).seen:
        assert tag in ALLOWED, html
        for name, value in attributes:
            assert name in {"class", "style", "href", "id", "lang", "data-id", "dir"}, html
            if name == "href":
                assert re.match(r"https?://", value or ""), html
            if name == "style":
                assert not re.search(r"url|expression|@|\\", value or ""), html


def page(text: str) -> list[Reference]:
    """Make a reference that holds a text everywhere."""
    return [
        Reference(
            id=text,
            type=ItemType.ARTICLE_JOURNAL,
            title=text,
            author=(Name(family=text, given=text), Name(literal=text)),
            container_title=text,
            volume=text,
            page=text,
            DOI=text,
            URL=text,
            publisher=text,
        )
    ]


@pytest.mark.parametrize("style", ["apa", "vancouver", "chicago-author-date"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_text(attack: str, style: str) -> None:
    html = refconv.dumps(page(attack), "styled", style=style, format="html", links="true")
    check(html)


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x"),
        *(
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://example.org",
            "java\nscript:alert(1)",
            "//x.y",
        ),
    ],
)
def test_other_addresses_are_no_links(url: str) -> None:
    given = [Reference(id="a", type=ItemType.WEBPAGE, title="T", URL=url, DOI=url)]
    html = refconv.dumps(given, "styled", style="apa", format="html", links="true")
    check(html)


def test_a_good_address_is_a_link() -> None:
    given = [Reference(id="a", type=ItemType.WEBPAGE, title="T", URL='https://x.org/?a=1&b="2"')]
    html = refconv.dumps(given, "styled", style="apa", format="html", links="true")
    check(html)
    hrefs = [value for tag, attrs in Tags(html).seen if tag == "a" for _, value in attrs]
    assert any((value or "").startswith("https://x.org/?a=1") for value in hrefs)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("<>/\"'&;=ibspan scrt:()#!-\\"), max_size=40))
def test_any_text_is_text(text: str) -> None:
    check(refconv.dumps(page(text), "styled", style="apa", format="html", links="true"))


def test_rich_text_passes() -> None:
    given = [Reference(id="a", type=ItemType.BOOK, title="On <i>lac</i> & H<sub>2</sub>O")]
    html = refconv.dumps(given, "styled", style="vancouver", format="html")
    assert "<sub>2</sub>" in html
    assert "&#38;" in html or "&amp;" in html
