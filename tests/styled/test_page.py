"""A whole HTML page: what a browser needs, and the look that the style asks for."""

from __future__ import annotations

import pytest
from lxml import html

import refconv
from refconv import Name, Reference
from refconv.model import ItemType, on

BOOKS = tuple(
    Reference(
        id=f"b{n}",
        type=ItemType.BOOK,
        author=(Name(family="Darwin", given="Charles"),),
        title=f"On <i>species</i> & <script>, part {n}",
        publisher="Murray",
        issued=on(1850 + n),
        DOI=f"10.1000/{n}",
    )
    for n in range(12)
)


def page(style: str, **options: object) -> str:
    """Write the page of a style."""
    return refconv.dumps(BOOKS, "styled", style=style, format="html-page", **options)


def test_a_page_is_whole() -> None:
    text = page("apa")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en-US">\n<head>\n  <meta charset="utf-8">')
    tree = html.document_fromstring(text)
    assert tree.findtext(".//title") == tree.findtext(".//h1") == "References"
    assert len(tree.find_class("csl-entry")) == len(BOOKS)
    assert not tree.findall(".//script")
    assert "http" not in text.replace("https://doi.org/", "")


def test_the_entries_are_those_of_the_fragment() -> None:
    fragment = refconv.dumps(BOOKS, "styled", style="vancouver", format="html")
    entries = html.fragment_fromstring(fragment).find_class("csl-entry")
    whole = html.document_fromstring(page("vancouver")).find_class("csl-entry")
    assert [its.text_content() for its in whole] == [its.text_content() for its in entries]


@pytest.mark.parametrize(
    ("style", "there", "absent"),
    [
        ("apa", ("text-indent: -2em", "1em/2.8 ", "margin-bottom: 0em"), "display: grid"),
        ("vancouver", ("grid-template-columns: 4ch 1fr", "margin-bottom: 0.7em"), "text-indent"),
        ("american-heart-association", ("calc(-4ch - 0.5em)",), "text-indent: -2em"),
    ],
)
def test_the_look_is_that_of_the_style(style: str, there: tuple[str, ...], absent: str) -> None:
    text = page(style)
    assert [look for look in there if look not in text] == []
    assert absent not in text


def test_the_page_speaks_the_language_of_the_list() -> None:
    assert '<html lang="ar" dir="rtl">' in page("apa", locale="ar")
    assert "<title>Références</title>" in page("apa", locale="fr-FR")


def test_a_link_takes_the_resolver_in() -> None:
    assert '<a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a>' in page(
        "apa", links=True
    )
    assert 'doi:<a href="https://doi.org/10.1000/1">10.1000/1</a>' in page("vancouver", links=True)
