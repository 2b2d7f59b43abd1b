"""Measure a batch: 1,000 reference lists to JATS, by one process and by two.

    python benchmarks/batch.py [--files 1000] [--pairs 3] [--keep FOLDER]

Makes lists of 20 references each from the shared Vancouver data
(`REFCONV_DATA`), ten broken files among them: binary, empty, not text of the
encoding they claim. Prints throughput, speed-up, peak memory of the parent and
its workers, and what came out.

One process and two run in turn, and the speed-up is the median of the pairs. On a machine that
does other things too it says little; so it is also computed from processor time, which others
take none of: all that one process needs, by what the busiest of the two needs and the parent
beside it. That is what the clock would show if nothing waited.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from statistics import median

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


def measure(folder: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Run a batch; give its seconds by the clock, and those of its busiest way from end to end."""
    summary = output.with_suffix(".json")
    command = [sys.executable, "-m", "refconv", "batch", str(folder), "-f", "vancouver"]
    command += ["-t", "jats", "--out-dir", str(output), "--summary", str(summary), "-qq"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    with subprocess.Popen([*command, "--jobs", str(jobs)]) as process:
        watch = Watch(process.pid)
        code = process.wait()
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = json.loads(summary.read_text())
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    busiest = watch.busiest()
    workers = sum(watch.workers.values())
    longest = spent - workers + busiest if workers else spent
    print(
        f"jobs {jobs}: {result['files']} files, {result['written']} written, exit {code}, "
        f"{result['references']} references in {seconds:.1f} s "
        f"({result['references'] / seconds:.0f}/s), {spent:.1f} s of processor"
        + (f", {busiest:.1f} s of it in the busiest worker" if workers else "")
        + f", largest process {after.ru_maxrss / 1024:.0f} MB",
        flush=True,
    )
    return seconds, longest


class Watch:
    """Look again and again at how much processor time the children of a process have used."""

    def __init__(self, pid: int) -> None:
        self._listing = Path(f"/proc/{pid}/task/{pid}/children")
        self.workers: dict[str, float] = {}
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def busiest(self) -> float:
        """Give the seconds of the child that has used most."""
        self._thread.join()
        return max(self.workers.values(), default=0.0)

    def _look(self) -> None:
        ticks = os.sysconf("SC_CLK_TCK")
        with suppress(OSError):
            while True:
                for child in self._listing.read_text().split():
                    with suppress(OSError):
                        its = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
                        self.workers[child] = (int(its[11]) + int(its[12])) / ticks
                time.sleep(0.02)


def main() -> None:
    """Make the lists and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    clock, processor = [], []
    with tempfile.TemporaryDirectory() as temporary:
        home = given.keep or Path(temporary)
        make(home / "lists", given.files)
        for pair in range(given.pairs):
            one, two = (
                measure(home / "lists", home / f"out{pair}-{jobs}", jobs) for jobs in (1, 2)
            )
            clock.append(one[0] / two[0])
            processor.append(one[1] / two[1])
    print(
        f"two processes are {median(clock):.2f} times as fast as one by the clock, "
        f"{median(processor):.2f} times by processor time"
    )


if __name__ == "__main__":
    main()
