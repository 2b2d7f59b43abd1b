"""Say how well journals are known, and how fast.

    python benchmarks/journals.py [--most 25]

Counts the journal titles of `vancouver/verbatim.jsonl` under REFCONV_DATA (default:
`../shared/data` beside the repository) that resolve to one journal, are ambiguous, are
unknown; sends every title of the table there and back; takes journals away and sees whether
another is found in their place; times opening and look-up in CPU time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

from refconv.journals import Listing, Table, shipped
from refconv.journals.folding import fold

DATA = Path(os.environ.get("REFCONV_DATA", Path(__file__).parents[1] / "../shared/data"))
FILE = Path(shipped.__file__).with_name("journals.bin")
OPENING = """
import time
from refconv.journals.shipped import Shipped
began = time.process_time()
assert list(Shipped().find("blood"))
print((time.process_time() - began) * 1000)
"""


def coverage(most: int) -> list[str]:
    """Print how many titles of real lists are known; give the titles."""
    every: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    with (DATA / "vancouver/verbatim.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            csl = json.loads(line)["csl"]
            title = csl.get("container-title")
            if title:
                every[title] += 1
                articles[title] += csl.get("type") == "article-journal"
    table = Table()
    count("journal articles", +articles, table, most)
    count("everything that has a container-title", every, table, 0)
    return list(articles)


def count(what: str, titles: Counter[str], table: Table, most: int) -> None:
    """Print one table of coverage."""
    kinds: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for title, times in titles.items():
        found = table.lookup(title)
        certainty = found[0].certainty.name.lower() if found else "unknown"
        if not found and table.guess(title):
            certainty = "unknown, with a guess"
        kinds[certainty] += times
        if not found or not found[0].settled:
            rest[title] = times
    print(f"\n{titles.total():,} titles, {len(titles):,} different: {what}")
    settled = kinds["sure"] + kinds["likely"]
    print(f"  {settled / titles.total():7.2%}  resolved without ambiguity")
    for kind, times in kinds.most_common():
        print(f"    {times / titles.total():7.2%}  {kind}")
    for title, times in rest.most_common(most):
        print(f"  {times:5}  {title}")


def round_trip() -> None:
    """Print how many titles come back from their abbreviation as they were."""
    table = Table()
    kinds: Counter[str] = Counter()
    for journal in shipped.shipped().journals():
        match = table.resolve(journal.title)
        short = table.short(match) if match else None
        if match is None or short is None:
            kinds["ambiguous, or without a safe abbreviation"] += 1
        else:
            back = fold(table.expand(short) or "") == fold(match.title)
            kinds["back as it was" if back else "WRONG"] += 1
    print("\nexpand(abbreviate(title)) over all journals")
    for kind, times in kinds.most_common():
        print(f"  {times:7,}  {kind}")


def strangers() -> None:
    """Print how often words alone lead to another journal, were a journal not in the table."""
    table = Table()
    asked = wrong = 0
    for journal in list(shipped.shipped().journals())[::6]:
        name = next(iter(journal.shorts))
        if {Listing.REFCONV, Listing.MEDLINE, Listing.JABREF}.isdisjoint(name.sources):
            continue
        asked += 1
        others = [its for its in table.of_same_words(name.text) if its.journal != journal]
        wrong += len(others) == 1
    print(f"\n{asked:,} abbreviations, each without its own journal")
    print(f"  {wrong:7,}  would be taken for the one other journal of the same words")


def speed(titles: list[str]) -> None:
    """Print sizes and times."""
    data = FILE.read_bytes()
    print(f"\n{len(data):,} bytes, {len(zlib.compress(data, 9)):,} in a wheel")
    opened = subprocess.run([sys.executable, "-c", OPENING], capture_output=True, check=True)
    print(f"{float(opened.stdout):.2f} ms to open and look one journal up")
    for what, texts in (
        ("titles as printed", titles),
        ("folded names of the table", [j.title for j in shipped.shipped().journals()][:20_000]),
        ("what is no journal", [f"{title} of nothing {n}" for n, title in enumerate(titles)]),
    ):
        spent = min(first_look_ups(texts) for _ in range(5))
        print(f"{spent / len(texts) * 1e6:6.1f} us for a first look-up: {what}")
    table = Table()
    for text in titles[:1000]:
        table.lookup(text)
    began = time.process_time()
    for text in titles[:1000] * 10:
        table.lookup(text)
    print(f"{(time.process_time() - began) / 10_000 * 1e6:6.1f} us for one that was asked before")


def first_look_ups(texts: list[str]) -> float:
    """Give the CPU seconds for looking all texts up in a table that was asked nothing before."""
    table = Table()
    began = time.process_time()
    for text in texts:
        table.lookup(text)
    return time.process_time() - began


def main() -> None:
    """Run all, as far as there is data."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--most", type=int, default=25, help="how many unresolved titles to print")
    titles = ["N Engl J Med"]
    if (DATA / "vancouver").is_dir():
        titles = coverage(ask.parse_args().most)
    else:
        print(f"no {DATA}: set REFCONV_DATA")
    round_trip()
    strangers()
    speed(titles)


if __name__ == "__main__":
    main()
