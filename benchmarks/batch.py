"""Measure a batch: 1,000 reference lists to JATS, by one process and by two.

    python benchmarks/batch.py [--files 1000] [--keep FOLDER]

Makes lists of 20 references each from the shared Vancouver data
(`REFCONV_DATA`), ten broken files among them: binary, empty, not text of the
encoding they claim. Prints throughput, speed-up, peak memory of the parent and
its workers, and what came out.
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
from itertools import cycle, islice
from pathlib import Path

DATA = Path(os.environ.get("REFCONV_DATA", Path(__file__).parents[2] / "shared/data"))
BROKEN = (b"\x7fELF\x02\x01\x01\0\0\0" * 50, b"", b"\xff\xfeA\0B", b"\0\1\2\3" * 99, b"\n\n\n")


def make(folder: Path, files: int) -> None:
    """Write the lists, every hundredth of them broken."""
    raw = []
    for path in sorted((DATA / "vancouver").glob("*.jsonl")):
        with path.open(encoding="utf-8") as stream:
            raw += [json.loads(line)["raw"] for line in islice(stream, 20 * files)]
    lists = cycle(raw)
    for number in range(files):
        path = folder / f"{number // 100:02}" / f"list{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        if number % 100 == 50:
            path.write_bytes(BROKEN[number // 100 % len(BROKEN)])
        else:
            numbered = (f"{place}. {text}\n" for place, text in enumerate(islice(lists, 20), 1))
            path.write_text("References\n\n" + "".join(numbered), "utf-8")


def measure(folder: Path, output: Path, jobs: int) -> dict[str, float]:
    """Run a batch; give its summary, with wall and processor time in seconds."""
    summary = output.with_suffix(".json")
    command = [sys.executable, "-m", "refconv", "batch", str(folder), "-f", "vancouver"]
    command += ["-t", "jats", "--out-dir", str(output), "--summary", str(summary), "-qq"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    code = subprocess.run([*command, "--jobs", str(jobs)], check=False).returncode
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = json.loads(summary.read_text())
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"jobs {jobs}: {result['files']} files, {result['written']} written, exit {code}, "
        f"{result['references']} references in {seconds:.1f} s "
        f"({result['references'] / seconds:.0f}/s), {spent:.1f} s of processor, "
        f"largest process {after.ru_maxrss / 1024:.0f} MB"
    )
    return {"seconds": seconds}


def main() -> None:
    """Make the lists and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = given.keep or Path(temporary)
        make(home / "lists", given.files)
        one, two = (measure(home / "lists", home / f"out{jobs}", jobs) for jobs in (1, 2))
        print(f"two processes are {one['seconds'] / two['seconds']:.2f} times as fast as one")


if __name__ == "__main__":
    main()
