"""What was learnt from references: weights of words and evidence (`tools/train_vancouver.py`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec


@cache
def learnt() -> dict[str, Any]:
    """Read the learnt weights once."""
    data: dict[str, Any] = msgspec.json.decode(
        files("refconv_vancouver.reading").joinpath("weights.json").read_bytes()
    )
    return data


BOUNDARY: dict[str, float] = learnt()["boundary"]
_WORDS: dict[str, float] = learnt()["words"]
_UNKNOWN: float = learnt()["unknown"]


def word_weight(word: str) -> float:
    """Say how much a word sounds of a journal's title (above 0) or of an article's (below 0)."""
    key = word.lower()
    weight = _WORDS.get(key)
    if weight is not None:
        return weight
    return _UNKNOWN if len(word) > 1 else 0.0


def is_word(word: str) -> bool:
    """Tell whether a small word was met in titles."""
    return word in _WORDS


CONFIDENCE: dict[str, float] = learnt()["confidence"]
IMPRINT: dict[str, float] = learnt()["imprint"]
_PUBLISHERS: frozenset[str] = frozenset(learnt()["publishers"])
_PUBLISHER_WORDS: dict[str, float] = learnt()["publisher_words"]


@lru_cache(maxsize=4096)
def is_publisher(text: str) -> bool:
    """Tell whether a text is the name of a publisher that we know."""
    key = publisher_key(text)
    return key in _PUBLISHERS or (len(key) > 8 and _INITIALS.sub("", key) in _PUBLISHERS)


def reach_of_publisher(text: str) -> int:
    """Give how many characters at the head of a text are the name of a known publisher, or 0."""
    ends = [match.end() for match in _WORD_END.finditer(text, 0, 90)][:8]
    for end in reversed(ends):
        if is_publisher(text[:end]):
            return end
    return 0


def is_common(word: str) -> bool:
    """Tell whether a word stands in titles that were learnt from: it is hardly a town's name."""
    key = word.lower()
    return key in _WORDS or key in _PUBLISHER_WORDS


def publisher_key(text: str) -> str:
    """Fold the name of a publisher: no case, no stops, no "the", no legal form."""
    words = text.casefold().replace(".", "").replace(",", "").replace("&", "and").split()
    return " ".join(word for word in words if word not in _LEGAL)


_WORD_END = re.compile(r"(?<=\w)(?:\.(?=[\s,])|(?=[\s,.;:]|$))")
_INITIALS = re.compile(r"^(?:[a-z]{1,2} ){1,2}")
_LEGAL = frozenset("the inc ltd llc gmbh co bv pty plc ag".split())


def publisher_weight(word: str) -> float:
    """Say how much a word sounds of a publisher (above 0) or of a book's title (below 0)."""
    return _PUBLISHER_WORDS.get(word.lower(), -0.5)
