"""What is looked for before a pattern is tried must stand wherever the pattern can match."""

from __future__ import annotations

from itertools import product

from refconv_vancouver.reading import chapter

BEFORE = (
    "t. ", "t? ", "t” ", "t, ", "t ", "t", "t’ ", "t' ", 't" ', "12 ", "12. ", "t] ", "t; ", "t) ",
    "t.", "t.  ",
)  # fmt: skip
WORDS = ("In", "IN", "En", "Em", "Dans", "Apud", "Nel", "Nella", "in", "In the", "en", "em")
AFTER = (": ", ":", " : ", ". ", " ")


def test_each_in_of_a_chapter_has_a_hint() -> None:
    texts = [
        f"A title {before}{word}{after}The" for before, word, after in product(BEFORE, WORDS, AFTER)
    ]
    found = [text for text in texts if chapter._IN.search(text)]
    assert len(found) > 100
    assert [text for text in found if not any(hint in text for hint in chapter._HINTS)] == []
