"""Lists with the year behind the names, without numbers or blank lines, come out entry by entry."""

from __future__ import annotations

import textwrap

import pytest

import refconv

APA = (
    "Adams, R. B. (2010). Mice of the river bank. University Press.",
    "Brown, K. L., & Green, T. (2004). A study of mice. Journal of Animal Ecology, 37(4), 514–524.",
    "Carter, P. (1999). How mice sleep. In D. Evans (Ed.), Sleep in animals (pp. 1–20). Springer.",
    "World Health Organization. (2019). Global report on mice. https://www.who.int/mice",
    "Young, Z. (2001). Mice and maize. Nature, 171, 737–738.",
)
SPRINGER = (
    "Adams RB (2010) Mice of the river bank. University Press, Oxford",
    "Brown KL, Green T (2004) A study of mice. J Anim Ecol 37:514–524",
    "Carter P (1999) How mice sleep. In: Evans D (ed) Sleep in animals. Springer, Berlin, pp 1–20",
    "World Health Organization (2019) Global report on mice. World Health Organization, Geneva",
    "Young Z (2001) Mice and maize. Nature 171:737–738",
)


@pytest.mark.parametrize("entries", [APA, SPRINGER], ids=["apa", "springer"])
@pytest.mark.parametrize("width", [200, 60], ids=["lines", "wrapped"])
@pytest.mark.parametrize("head", ["", "References\n\n"], ids=["bare", "headed"])
def test_each_entry_is_found(entries: tuple[str, ...], width: int, head: str) -> None:
    page = head + "\n".join(textwrap.fill(entry, width) for entry in entries) + "\n"
    found = [
        " ".join(it.origin.text.split()) for it in refconv.loads(page, "vancouver") if it.origin
    ]
    assert found == list(entries)
