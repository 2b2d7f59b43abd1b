"""Speed and memory of reading a Vancouver list.

    python benchmarks/vancouver_speed.py [--count 10000] [--memory]

Real references (`$REFCONV_DATA/vancouver`, default: `../shared/data` beside the repository) make
one numbered list, read whole (finding and reading) on one core; CPU time counts. For a measure
that does not depend on the machine, the same references as a BibTeX file are read by bibtexparser
2. Twice the list should take twice the time, and memory should not grow while a stream is read:
`--memory` prints the peak of the command line for 10,000, 30,000 and 100,000 references.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import refconv
from refconv.conversion import read
from refconv.diagnostics import ignore
from refconv.registry import installed
from refconv.source import Source

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data")) / "vancouver"


def texts(count: int) -> list[str]:
    """Give real references, in an order that mixes the sources."""
    found = []
    for name in ("verbatim", "repaired"):
        with (DATA / f"{name}.jsonl").open(encoding="utf-8") as stream:
            found += [json.loads(line)["raw"].replace("\n", " ") for line in stream]
    step = 7919  # a prime: neighbours come from different articles
    return [found[(place * step) % len(found)] for place in range(count)]


def page(references: list[str]) -> str:
    """Make a numbered list."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(references, 1))


def seconds(call: Callable[[], object]) -> float:
    """Give the CPU time of one call."""
    started = time.process_time()
    call()
    return time.process_time() - started


def stream(text: str) -> int:
    """Read a list without keeping the references."""
    return sum(1 for _ in read(Source(text), installed().reader("vancouver"), ignore))


PEAK = """
import re, sys
from refconv.cli import cli
cli(sys.argv[1:], standalone_mode=False)
print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""
"""Runs the command line and prints its peak in kB, as Linux tells it."""


def memory() -> None:
    """Print the peak memory of converting lists of three lengths, each in its own process."""
    for kind, make in (("numbered", page), ("unnumbered", "\n".join)):
        for count in (10_000, 30_000, 100_000):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "list.txt")
                path.write_text(make(texts(count)), encoding="utf-8")
                wanted = ["convert", "-f", "vancouver", "-t", "csl-jsonl", "-o", f"{folder}/out"]
                done = subprocess.run(
                    [sys.executable, "-c", PEAK, *wanted, str(path)],
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    check=True,
                )
                print(f"{kind} list of {count}: {int(done.stdout) / 1024:.0f} MB")


def main() -> int:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--count", type=int, default=10_000)
    ask.add_argument("--memory", action="store_true")
    say = ask.parse_args()
    if not DATA.is_dir():
        print(f"no data: {DATA} (set REFCONV_DATA)", file=sys.stderr)
        return 1
    if say.memory:
        memory()
        return 0
    references = texts(say.count)
    whole, half = page(references), page(references[: say.count // 2])
    stream(page(references[:200]))
    times = {
        len(text): min(seconds(lambda text=text: stream(text)) for _ in range(3))
        for text in (half, whole)
    }
    taken = times[len(whole)]
    print(f"{say.count} references in {taken:.2f} s: {say.count / taken:,.0f} a second")
    again = taken / times[len(half)]
    print(f"half of them in {times[len(half)]:.2f} s: twice the list takes {again:.2f} times")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    stream(page(texts(3 * say.count)))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"three times the list, streamed: {(after - before) / 1024:.0f} MB more at its peak")
    bibtex = refconv.dumps(refconv.loads(whole, "vancouver"), "bibtex")
    import bibtexparser

    its = seconds(lambda: bibtexparser.parse_string(bibtex))
    print(f"the same as BibTeX by bibtexparser: {say.count / its:,.0f} a second")
    print(f"we read {its / taken:.2f} times as many a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
