"""Read mutated references by the hundred thousand: no crash, nothing lost.

    python benchmarks/vancouver_mutation.py [--count 100000] [--seed 1]

Real references (`$REFCONV_DATA/vancouver`, default: `../shared/data` beside the repository) are
cut, doubled, shuffled and sprinkled with odd characters, alone and on pages of several. Prints
how many were read, how many crashed, and whether each character that went in came out in a
reference, a label or a report.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import refconv
from refconv import Bibliography
from refconv.decoding import normalise

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data")) / "vancouver"
ODD = (
    "\n\t .,;:()[]{}<>-–—/\\\"'“”’&%#@*•¹²３．ﬁ"
    "\u00ad\u200b\u00a0\u0301\x00\x0b\x0c\x1f\ufffdİßΩЖ中。𝒜٣"
)
WORDS = (
    "et al.", "In:", "editors", "[Internet]", "doi:", "p. 3-4", "Available from:", "References",
    "1.", "[2]", "<li>", "&amp;", "Suppl 1", "2001", "Jan", "Erratum in:", "inventor;",
)  # fmt: skip

Mutation = Callable[[str, random.Random], str]


def cut(text: str, dice: random.Random) -> str:
    """Take a stretch away."""
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.randrange(1, 40) :]


def double(text: str, dice: random.Random) -> str:
    """Say a stretch twice."""
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[max(0, at - dice.randrange(1, 60)) :]


def sprinkle(text: str, dice: random.Random) -> str:
    """Put an odd character or word somewhere."""
    at = dice.randrange(len(text) + 1)
    return text[:at] + (dice.choice(ODD) if dice.random() < 0.6 else dice.choice(WORDS)) + text[at:]


def swap(text: str, dice: random.Random) -> str:
    """Change one character for another."""
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(ODD) + text[at + 1 :]


def shuffle(text: str, dice: random.Random) -> str:
    """Put the words in another order."""
    words = text.split(" ")
    dice.shuffle(words)
    return " ".join(words)


def wrap(text: str, dice: random.Random) -> str:
    """Break the text into lines."""
    width = dice.randrange(5, 90)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def recase(text: str, dice: random.Random) -> str:
    """Change the case of everything."""
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    cut,
    double,
    sprinkle,
    sprinkle,
    swap,
    shuffle,
    wrap,
    recase,
)


def lost(found: Bibliography, text: str) -> int:
    """Count the characters that are in no reference, label or report."""
    page = normalise(text)
    seen = bytearray(len(page))
    spans = [
        d.span
        for d in found.diagnostics
        if d.code == "vancouver/skipped-text" and d.span is not None
    ]
    for reference in found:
        assert reference.origin is not None
        start = reference.origin.offset
        label = reference.origin.label or ""
        first = page.rfind(label, 0, start) if label else start
        spans.append(refconv.Span(max(0, first - 12), start + len(reference.origin.text)))
    for span in spans:
        seen[span.start : span.end] = b"\1" * (span.end - span.start)
    return sum(not character.isspace() and not seen[at] for at, character in enumerate(page))


def main() -> int:
    """Run the mutations."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--count", type=int, default=100_000)
    ask.add_argument("--seed", type=int, default=1)
    say = ask.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: set REFCONV_DATA")
        return 1
    texts = []
    for name in ("verbatim", "repaired", "near-vancouver"):
        with (DATA / f"{name}.jsonl").open(encoding="utf-8") as stream:
            texts += [json.loads(line)["raw"] for line in stream]
    dice = random.Random(say.seed)
    done = crashed = losing = references = 0
    started = time.process_time()
    while done < say.count:
        some = dice.choice((1, 1, 1, 1, 6))
        mutated = [dice.choice(texts) for _ in range(some)]
        for _ in range(dice.randrange(1, 5)):
            at = dice.randrange(some)
            mutated[at] = dice.choice(MUTATIONS)(mutated[at], dice)
        text = dice.choice(("\n", "\n\n")).join(mutated)
        done += some
        found = refconv.loads(text, "vancouver")
        references += len(found)
        broken = [d for d in found.diagnostics if d.code == "refconv/plugin-failed"]
        if broken:
            crashed += 1
            print(f"CRASH {broken[0].message}\n    {text[:400]!r}")
        elif lost(found, text):
            losing += 1
            print(f"LOST {lost(found, text)} characters\n    {text[:400]!r}")
    spent = time.process_time() - started
    print(
        f"{done} mutated references, {references} read, {crashed} pages crashed, {losing} lost text"
    )
    print(f"{spent:.0f} s of CPU")
    return 1 if crashed or losing else 0


if __name__ == "__main__":
    sys.exit(main())
