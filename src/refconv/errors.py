"""What a caller can do wrong. Faults of the data are diagnostics, never these."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class RefconvError(Exception):
    """Be the root of every exception that refconv raises on purpose."""


class UnknownFormatError(RefconvError):
    """Say that no format of this name is there, or that it cannot do what was asked."""


class UnknownStyleError(RefconvError):
    """Say that no citation style of this name is there."""


class StyleError(RefconvError):
    """Say that a style or locale file is wrong, with the line."""


class OptionError(RefconvError):
    """Say that an option of a format is unknown or has a wrong value."""


class UnreadableError(RefconvError):
    """Say that an input cannot be opened or is not text."""


class ReadingStoppedError(RefconvError):
    """Say that reading stopped at the first reference that could not be read, as asked."""


class PluginError(RefconvError):
    """Say that a plugin broke where nothing can be saved, as in the middle of writing."""


def nearest(word: str, words: Iterable[str], listed_by: str = "") -> str:
    """Offer the words nearest to one that is unknown, as the end of an error message.

    Of many words of which none is near, say which command lists them.
    """
    known = sorted(set(words))
    close = get_close_matches(word.lower(), known, n=3, cutoff=0.5)
    if close:
        return f"did you mean {' or '.join(close)}?"
    if not known:
        return "there is none"
    if len(known) <= 20:
        return f"there are: {', '.join(known)}"
    return f"`{listed_by}` lists them" if listed_by else "there is none like it"
