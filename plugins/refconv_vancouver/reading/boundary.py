"""Where a title ends and its journal begins: the candidates, and a linear model that ranks them.

The weights are learnt by `tools/train_vancouver.py`; a title of a known
journal, words that titles of journals have and titles of articles have not,
and what stands on both sides of the stop are what it looks at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from refconv import journals
from refconv_vancouver.reading.letters import LOWER, MASK, UPPER
from refconv_vancouver.reading.weights import BOUNDARY, word_weight

_BREAK = re.compile(
    rf"(?P<mark>[.?!…])(?P<close>[\"”’'»)\]*]{{0,2}})"
    rf"(?:\s*[.,;:])?(?P<space>[\s{MASK}]+"
    rf"|(?=[{UPPER}](?:[{LOWER}.]|[ ][{UPPER}]|[{UPPER}]{{1,3}}[ ][{UPPER}][{LOWER}]))"
    rf"|(?<=[?!])(?=[{UPPER}]))(?=\S)"
    rf"|(?P<other>[,:;\]]|(?<=[)\]\"”])(?=\s[{UPPER}]))\s+(?=[{UPPER}])"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TITLE_END = re.compile(r"(?:^|[\s(])(?P<word>\S+)$")
ABBREVIATED = re.compile(
    r"(?:[A-Z]|cv|var|sp|spp|ssp|subsp|vs|St|al|ca|No|Dr|Mr|et|f|syn|nov|str"
    r"|pv|cf|e\.g|i\.e|U\.S|Vol|vol|Ph\.D|Mt|p|approx|L|n|c)$"
)
_FUNCTION = frozenset(
    "of the in on for and from by with to an as at is are during between among"
    " using after via its their".split()
)
_MOST = 24


class Split(NamedTuple):
    """Hold one way to cut a middle: where the title ends and where the container begins."""

    title_end: int
    container_start: int
    mark: str


def splits(text: str, start: int, end: int) -> list[Split]:
    """List the places within `text[start:end]` where a title may end, the last ones if many."""
    found = []
    for match in _BREAK.finditer(text, start, end):
        mark = match["mark"] or match["other"] or " "
        keep = mark in "?!…]" or bool(match["close"])
        title_end = match.start() + keep + len(match["close"] or "")
        if title_end > start and match.end() < end:
            found.append(
                Split(
                    title_end,
                    match.end(),
                    mark + ("" if match["space"] or match["other"] is not None else "+"),
                )
            )
    return found[-_MOST:]


@lru_cache(maxsize=8192)
def known(title: str) -> bool:
    """Tell whether a text is the name of a journal that we know."""
    return len(title) < 200 and journals.is_known(title)


def journal_odds(text: str) -> float:
    """Say how much a text sounds of a journal's title: the mean weight of its words."""
    words = [word for word in _WORD.findall(text)[:12] if len(word) > 1 or text == word]
    return sum(map(word_weight, words)) / (len(words) or 1)


def features(
    text: str, start: int, end: int, split: Split, stops: int, longer: bool
) -> dict[str, float]:
    """Say what speaks for and against one split.

    `stops` is how many sentence ends follow it; `longer` tells that an earlier
    split gives the name of a known journal too.
    """
    container = text[split.container_start : end]
    title = text[start : split.title_end]
    words = _WORD.findall(container)
    count = len(words)
    tail = _WORD.findall(title[-60:])[-3:]
    weights = [word_weight(word) for word in words[:12]]
    found: dict[str, float] = {
        f"mark{split.mark}": 1.0,
        f"words{min(count, 9)}": 1.0,
        "odds": sum(weights) / (len(weights) or 1),
        "least": min(weights, default=-3.0),
        "first": weights[0] if weights else -3.0,
        "tail": sum(map(word_weight, tail)) / (len(tail) or 1),
        "stops": float(min(stops, 6)),
    }
    if known(container):
        found["known"] = 1.0
        found[f"known{min(count, 4)}"] = 1.0
        found["known-stops"] = float(min(stops, 6))
        if longer:
            found["known-longer"] = 1.0
    if container[:1].islower():
        found["lower"] = 1.0
    if container[:1].isdigit():
        found["digit"] = 1.0
    last = _TITLE_END.search(title[-80:])
    if last is not None and split.mark.startswith("."):
        word = last["word"]
        if ABBREVIATED.match(word):
            found["abbreviated"] = 1.0
        if len(word) <= 5 and word[:1].isupper() and word[1:].islower():
            found["short"] = 1.0
        found[f"last{min(len(word), 8)}"] = 1.0
        found["last-odds"] = word_weight(word.strip("(."))
    if title.count("(") > title.count(")") or title.count("[") > title.count("]"):
        found["open"] = 1.0
    size = title.count(" ") + 1
    found[f"title{min(size, 4)}"] = 1.0
    functions = sum(word in _FUNCTION for word in words)
    found[f"functions{min(functions, 4)}"] = 1.0
    if "," in container:
        found["comma"] = 1.0
    if ":" in container:
        found["colon"] = 1.0
    return found


def options(text: str, start: int, end: int, found: list[Split]) -> list[dict[str, float]]:
    """Give the features of each split."""
    stops = sum(split.mark[0] in ".?!" for split in found)
    longer = False
    out = []
    for split in found:
        stops -= split.mark[0] in ".?!"
        out.append(features(text, start, end, split, stops, longer))
        longer = longer or ("known" in out[-1] and split.mark[0] in ".?!")
    return out


@lru_cache(maxsize=16)
def best_split(text: str, start: int, end: int) -> tuple[Split, float] | None:
    """Give the likeliest split with its lead over the next one."""
    found = splits(text, start, end)
    if not found:
        return None
    if len(found) == 1:
        return found[0], 9.0
    weights = BOUNDARY
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in option.items())
        for option in options(text, start, end, found)
    ]
    order = sorted(range(len(found)), key=lambda index: -scores[index])
    return found[order[0]], scores[order[0]] - scores[order[1]]
