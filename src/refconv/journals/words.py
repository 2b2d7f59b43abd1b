"""Lay the words of an abbreviation beside the words of a title."""

from __future__ import annotations

from refconv.journals.folding import fold_words

SKIPPED = frozenset(
    "a an the of and for in on to at with from by de la le les du des et y e el los las der die "
    "das und fur di della dei degli delle il en van voor d l s".split()
)
"""Words that abbreviations leave out (ISO 4, articles, conjunctions and prepositions)."""


def aligned(short: str, title: str, *, strict: bool = False) -> bool:
    """Tell whether an abbreviation covers a title: each word in order, none of weight left out.

    Strictly, each word is the beginning of the title's word; else its letters
    need only come in this order, as in `Natl`.

    >>> aligned("N Engl J Med", "The New England Journal of Medicine")
    True
    >>> aligned("Ann N Y Acad Sci", "Cancer")
    False
    """
    marks = fold_words(short)
    words = fold_words(title)
    at = 0
    for mark in marks:
        while at < len(words) and not stands_for(mark, words[at], strict=strict):
            if words[at] not in SKIPPED:
                return False
            at += 1
        if at == len(words):
            return False
        at += 1
    return all(word in SKIPPED for word in words[at:])


def stands_for(mark: str, word: str, *, strict: bool = False) -> bool:
    """Tell whether a short word may stand for a whole one: `engl` or `natl`, first letter kept."""
    if word.startswith(mark):
        return True
    if strict or mark[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in mark)


def outline(text: str) -> str:
    """Give the initials of a name's words of weight, and one letter more of the last.

    It is the same for a title and any abbreviation that is aligned with it,
    but for contractions of the last word.

    >>> outline("J Biol Chem"), outline("The Journal of Biological Chemistry")
    ('~jbch', '~jbch')
    """
    words = [word for word in fold_words(text) if word not in SKIPPED]
    if not words:
        return ""
    return "~" + "".join(word[0] for word in words) + words[-1][1:2]
