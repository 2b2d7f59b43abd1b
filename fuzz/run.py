"""Fuzz the readers: `python fuzz/run.py --seconds 60 --jobs 2 [FORMAT ...]`. See README.md."""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from targets import ROOT, WORDS, judge, readers, seeds

from refconv.format import Format

FOUND = ROOT / "fuzz" / "found"
LONGEST = 20_000
MOST = 10
MEMORY = 2_000_000_000
ODD = (
    "\0",
    "\ud7ff",
    "\u2028",
    "\ufeff",
    "\u202e",
    "\x1f",
    "\U0010ffff",
    "é",
    "e\u0301",
    "\t",
    " ",
)


def main() -> int:
    """Run, say what was found, give the exit code. To ask for more memory is a fault."""
    options = _arguments()
    chosen = [its for its in readers() if not options.formats or its.name in options.formats]
    if len(chosen) > 1 and not options.input:
        return _each_alone([its.name for its in chosen], options)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if options.input:
        return _again(chosen, options.input)
    (its,) = chosen
    tried, found = fuzz(its, options.seconds, options.seed)
    print(f"{its.name:14} {tried:8} texts  {len(found)} faults", flush=True)
    for fault in found:
        print(f"    {fault}")
    return 1 if found else 0


def _each_alone(names: list[str], options: argparse.Namespace) -> int:
    """Fuzz each reader in a process of its own, so that one that dies is one fault."""
    same = ["--seconds", str(options.seconds), "--seed", str(options.seed)]

    def run(name: str) -> int:
        command = [sys.executable, __file__, name, *same]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        died = done.returncode not in (0, 1)
        print(done.stdout + (f"{name}: died ({done.returncode})\n" if died else ""), end="")
        print(done.stderr, end="", file=sys.stderr)
        sys.stdout.flush()
        return done.returncode

    with ThreadPoolExecutor(options.jobs) as threads:
        return 1 if any(list(threads.map(run, names))) else 0


def fuzz(its: Format, seconds: float, seed: int) -> tuple[int, list[str]]:
    """Try changed seeds for some seconds; give how many, and each kind of fault once."""
    rng = random.Random(f"{its.name}-{seed}")
    pool = seeds(its)
    words = (*WORDS.get(its.name, ()), *ODD)
    end = time.process_time() + seconds
    tried = 0
    faults: dict[str, str] = {}
    queue = list(pool)
    while time.process_time() < end:
        text = queue.pop() if queue else changed(rng, pool, words)
        verdict = judge(its, text)
        tried += 1
        kind = re.sub(r"^.*?: |[0-9]+", "", verdict.fault)[:40]
        if verdict.fault and kind not in faults and len(faults) < MOST:
            faults[kind] = f"{verdict.fault[:200]} ({_keep(its, text)})"
    return tried, list(faults.values())


def changed(rng: random.Random, pool: list[str], words: tuple[str, ...]) -> str:
    """Take a seed and change it one to six times."""
    text = rng.choice(pool)
    for _ in range(rng.randint(1, 6)):
        start, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        end = min(end, start + rng.choice((1, 5, 50, 500)))
        way = rng.randrange(6)
        if way == 0:
            text = text[:start] + text[end:]
        elif way == 1:
            text = text[:start] + rng.choice(words) + text[start:]
        elif way == 2:
            text = text[:end] + text[start:end] * rng.choice((1, 2, 30)) + text[end:]
        elif way == 3:
            other = rng.choice(pool)
            at = rng.randint(0, len(other))
            text = text[:start] + other[at : at + 200] + text[end:]
        elif way == 4:
            text = text[:start]
        else:
            text = text[:start] + rng.choice(words) * rng.choice((1, 3, 200)) + text[end:]
        text = text[:LONGEST]
    return text


def _keep(its: Format, text: str) -> Path:
    FOUND.mkdir(exist_ok=True)
    data = text.encode("utf-8", "surrogatepass")
    path = FOUND / f"{its.name}-{sha256(data).hexdigest()[:8]}"
    path.write_bytes(data)
    return path.relative_to(ROOT)


def _again(chosen: list[Format], path: Path) -> int:
    text = path.read_bytes().decode("utf-8", "surrogatepass")
    its = next(its for its in chosen if path.name.startswith(its.name))
    verdict = judge(its, text)
    print(f"{its.name}: {verdict.fault or 'no fault'} ({verdict.seconds:.2f} s)")
    return 1 if verdict.fault else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", help="formats to try; without, every reader")
    parser.add_argument("--seconds", type=float, default=60, help="CPU time for each reader")
    parser.add_argument("--jobs", type=int, default=1, help="how many readers at a time")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same texts")
    parser.add_argument("--input", type=Path, help="try one text that was found")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
