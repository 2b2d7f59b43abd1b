"""Lay the words of an abbreviation beside the words of a title."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from refconv.journals.folding import fold_words

WORDS = Path(__file__).with_name("words.tsv")
"""What ISO 4 makes of a word, or of another way to shorten it; see `tools/make_journals.py`."""

SKIPPED = frozenset(
    "a an the of and for in on to at with from by de la le les du des et y e el los las der die "
    "das und fur di della dei degli delle il en van voor".split()
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
    return all(word in SKIPPED and len(word) > 1 for word in words[at:])


def stands_for(mark: str, word: str, *, strict: bool = False) -> bool:
    """Tell whether a short word may stand for a whole one: `engl` or `natl`, first letter kept."""
    if word.startswith(mark):
        return True
    if strict or mark[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in mark)


def of_weight(text: str) -> list[str]:
    """Give the words that an abbreviation has to have. A letter at the end is a section's.

    >>> of_weight("The Journal of a Thing"), of_weight("Physical Review A")
    (['journal', 'thing'], ['physical', 'review', 'a'])
    """
    words = fold_words(text)
    last = words.pop() if words and len(words[-1]) == 1 else None
    kept = [word for word in words if word not in SKIPPED]
    return [*kept, last] if last else kept


def standard(text: str) -> str:
    """Give a name with each word in its standard abbreviation, marked with `=`.

    Titles and abbreviations that mean the same words give the same. Names of
    one word give nothing: too many words begin like others.

    >>> standard("Genet Resources Crop Evol") == standard("Genetic Resources and Crop Evolution")
    True
    """
    words = of_weight(text)
    if len(words) < 2:
        return ""
    known = _standard_words()
    return "=" + " ".join(known.get(word, word) for word in words)


def same_words(one: str, other: str) -> bool:
    """Tell whether two names have the same words, each perhaps shortened in one of them.

    >>> same_words("Nature Genet", "Nat Genetics"), same_words("Chem Technology", "Chemine Technol")
    (True, True)
    >>> same_words("Literature Review", "Literary Review")
    False
    """
    first, second = of_weight(one), of_weight(other)
    return len(first) == len(second) and all(
        stands_for(mark, word) or stands_for(word, mark)
        for mark, word in zip(first, second, strict=True)
    )


@cache
def _standard_words() -> dict[str, str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def outline(text: str) -> str:
    """Give the initials of a name's words of weight, and one letter more of the last.

    It is the same for a title and any abbreviation that is aligned with it,
    but for contractions of the last word.

    >>> outline("J Biol Chem"), outline("The Journal of Biological Chemistry")
    ('~jbch', '~jbch')
    """
    words = of_weight(text)
    if not words:
        return ""
    return "~" + "".join(word[0] for word in words) + words[-1][1:2]
