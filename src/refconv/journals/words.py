"""Lay the words of an abbreviation beside the words of a title."""

from __future__ import annotations

from refconv.journals.folding import fold_words

_SKIPPED = frozenset(
    "a an the of and for in on to at with from by de la le les des du et y e el los las der die das "
    "und fur di della dei degli delle il en van voor d l s".split()
)


def aligned(short: str, title: str) -> bool:
    """Tell whether an abbreviation covers a title: each word in order, none of weight left out.

    >>> aligned("N Engl J Med", "The New England Journal of Medicine")
    True
    >>> aligned("Ann N Y Acad Sci", "Cancer")
    False
    """
    marks = fold_words(short)
    words = fold_words(title)
    at = 0
    for mark in marks:
        while at < len(words) and not stands_for(mark, words[at]):
            if words[at] not in _SKIPPED:
                return False
            at += 1
        if at == len(words):
            return False
        at += 1
    return all(word in _SKIPPED for word in words[at:])


def stands_for(mark: str, word: str) -> bool:
    """Tell whether a short word may stand for a whole one: `engl` or `natl`, first letter kept."""
    if word.startswith(mark):
        return True
    if mark[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in mark)
