"""The back ends: one entry, each output; and what must hold of every entry."""

from __future__ import annotations

import re

import pytest
from csl_bodies import style
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv.csl import Cite, Processor, Run, Style, tagged
from refconv.errors import OptionError
from refconv.model import ItemType, Name, Reference, on
from refconv.testing.strategies import references

WORK = Reference(
    id="a",
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name(family="Doe", given="J."), Name(literal="R & D Group")),
    title="On <i>E. coli</i> & H<sub>2</sub>O_x",
    container_title="Journal",
    issued=on(2001),
    URL="https://example.org/a_b",
    DOI="10.1000/1",
)
BODY = (
    "<group delimiter='. '>"
    "<names variable='author'><name initialize-with='. '/></names>"
    "<text variable='title'/>"
    "<text variable='container-title' font-style='italic' font-weight='bold'/>"
    "<date variable='issued'><date-part name='year'/></date>"
    "<text variable='title' font-variant='small-caps' text-decoration='underline'/>"
    "<text variable='URL'/><text variable='DOI' quotes='true'/></group>"
)


@pytest.mark.parametrize(
    ("output", "printed"),
    [
        (
            "text",
            "J. Doe, R & D Group. On E. coli & H2O_x. Journal. 2001. On E. coli & H2O_x. "
            "https://example.org/a_b. “10.1000/1”",
        ),
        (
            "html",
            "J. Doe, R &#38; D Group. On <i>E. coli</i> &#38; H<sub>2</sub>O_x. "
            "<b><i>Journal</i></b>. 2001. "
            '<span style="text-decoration:underline;"><span style="font-variant:small-caps;">'
            "On <i>E. coli</i> &#38; H<sub>2</sub>O_x</span></span>. "
            "https://example.org/a_b. “10.1000/1”",
        ),
        (
            "markdown",
            "J. Doe, R & D Group. On *E. coli* & H<sub>2</sub>O\\_x. ***Journal***. 2001. "
            '<span style="font-variant: small-caps">On *E. coli* & H<sub>2</sub>O\\_x</span>. '
            "https://example.org/a\\_b. “10.1000/1”",
        ),
        (
            "rtf",
            "J. Doe, R & D Group. On {\\i E. coli} & H{\\sub 2}O_x. {\\b {\\i Journal}}. 2001. "
            "{\\ul {\\scaps On {\\i E. coli} & H{\\sub 2}O_x}}. "
            "https://example.org/a_b. \\uc0\\u8220{}10.1000/1\\uc0\\u8221{}",
        ),
    ],
)
def test_an_entry_in_each_output(output: str, printed: str) -> None:
    assert Processor(style("<text value='x'/>", BODY), [WORK]).bibliography(output) == [printed]


def test_links_are_an_option() -> None:
    (text,) = Processor(style("<text value='x'/>", BODY), [WORK]).bibliography("html-linked")
    assert '<a href="https://doi.org/10.1000/1">10.1000/1</a>' in text
    assert '<a href="https://example.org/a_b">https://example.org/a_b</a>' in text


def test_an_unknown_output_is_refused() -> None:
    with pytest.raises(OptionError, match="markdown"):
        Processor(style("<text value='x'/>", BODY), [WORK]).bibliography("markdwn")


def test_runs_know_their_variable() -> None:
    (runs,) = tagged(Processor(Style.load("apa"), [WORK]))
    assert Run("Doe", (), "author.0.family") in runs
    assert Run("J.", (), "author.0.given") in runs
    assert Run("R & D Group", (), "author.1.literal") in runs
    assert Run("2001", (), "issued.year") in runs
    assert Run("E. coli", ("italic",), "title") in runs
    assert Run("Journal", ("italic",), "container-title") in runs


@settings(deadline=None, max_examples=60, derandomize=True)
@given(
    st.lists(references(), max_size=4), st.sampled_from(["apa", "nlm-citation-sequence", "ieee"])
)
def test_every_reference_renders(works: list[Reference], name: str) -> None:
    processor = Processor(Style.load(name), works)
    entries = list(processor.entries())
    assert sorted(entry.place for entry in entries) == list(range(len(works)))
    for text in processor.bibliography("html"):
        opened = re.findall(r"<(i|b|em|sup|sub|span|div)\b[^>]*>", text)
        closed = re.findall(r"</(i|b|em|sup|sub|span|div)>", text)
        assert sorted(opened) == sorted(closed)
    runs = ["".join(run.text for run in entry) for entry in tagged(processor)]
    plain = [" ".join(text.split()) for text in runs if text.strip()]
    shown = [" ".join(text.split()) for text in processor.bibliography("text") if text.strip()]
    assert [text.replace(" ", "") for text in plain] == [text.replace(" ", "") for text in shown]
    processor.cite([[Cite(id=work.id, locator="3") for work in works]], "rtf")


def test_a_link_ends_before_the_full_stop_that_closes_an_address() -> None:
    """NLM puts a stop behind an address that ends in a slash; it is no part of the address."""
    (entry,) = Processor(
        style("<text value='x'/>", "<text variable='URL'/>"),
        [Reference(id="a", URL="https://a.org/b/.")],
    ).bibliography("html-linked")
    assert entry == '<a href="https://a.org/b/">https://a.org/b/</a>.'
