from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv.model.richtext import Mark, Run, parse, plain, serialise

PIECES = st.sampled_from(
    ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", '<span class="nocase">', "</span>"]
    + ["<sc>", "</sc>", "<span>", "<", ">", "a", " b ", "</i", "<i class='x'>", "é"]
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("plain", (Run("plain"),)),
        ("a <i>b</i>", (Run("a "), Run("b", (Mark.ITALIC,)))),
        ("<b>a<i>b</i></b>", (Run("a", (Mark.BOLD,)), Run("b", (Mark.BOLD, Mark.ITALIC)))),
        ("<sc>x</sc>", (Run("x", (Mark.SMALL_CAPS,)),)),
        ("<span style='font-variant: small-caps'>x</span>", (Run("x", (Mark.SMALL_CAPS,)),)),
        ('<span class="nocase">DNA</span>', (Run("DNA", (Mark.NOCASE,)),)),
        ("p <0.05 and >5", (Run("p <0.05 and >5"),)),
        ("<i>open", (Run("<i>open"),)),
        ("close</i>", (Run("close</i>"),)),
        ("<i>a<b>c</i>", (Run("a<b>c", (Mark.ITALIC,)),)),
        ("<i></i>x", (Run("x"),)),
        ("<i>a</i><i>b</i>", (Run("ab", (Mark.ITALIC,)),)),
        ("<span>a</span>", (Run("<span>a</span>"),)),
    ],
)
def test_tags_pair_or_are_text(text: str, runs: tuple[Run, ...]) -> None:
    assert parse(text) == runs


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_what_is_parsed_is_written_and_parsed_the_same(text: str) -> None:
    runs = parse(text)
    assert plain(text) == "".join(run.text for run in runs)
    if "<" not in plain(text):  # CSL JSON cannot escape a tag that is meant as text
        assert parse(serialise(runs)) == runs


def test_neighbours_share_marks() -> None:
    runs = (Run("a", (Mark.ITALIC,)), Run("b", (Mark.ITALIC, Mark.BOLD)), Run("c"))
    assert serialise(runs) == "<i>a<b>b</b></i>c"
