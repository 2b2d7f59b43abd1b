"""The ways to print an abbreviation."""

from __future__ import annotations

import re

from refconv.journals.folding import fold_words

_STOPS = re.compile(r"[.,;:]+ *")


def nlm_form(short: str) -> str:
    """Print an abbreviation without stops (NLM Citing Medicine, Appendix A: Title Abbreviations).

    >>> nlm_form("Proc. Natl. Acad. Sci. U.S.A."), nlm_form("J. Polym. Sci., Part A: Polym. Chem.")
    ('Proc Natl Acad Sci U S A', 'J Polym Sci Part A Polym Chem')
    """
    if not _STOPS.search(short):
        return short
    return " ".join(_STOPS.sub(" ", short).replace(" )", ")").split())


def iso_form(short: str, title: str) -> str:
    """Print an abbreviation with a stop after each word that the title has longer (ISO 4).

    >>> iso_form("N Engl J Med", "The New England Journal of Medicine")
    'N. Engl. J. Med.'
    >>> iso_form("Cell Host Microbe", "Cell Host & Microbe")
    'Cell Host Microbe'
    """
    if "." in short:
        return short
    whole = set(fold_words(title))
    return " ".join(word if _is_whole(word, whole) else f"{word}." for word in short.split())


def _is_whole(word: str, whole: set[str]) -> bool:
    parts = fold_words(word)
    return not parts or not word[-1].isalnum() or all(part in whole for part in parts)
