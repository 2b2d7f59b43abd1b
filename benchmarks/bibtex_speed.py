"""What BibTeX to CSL JSON costs, with bibtexparser's bare split of the same file as the base.

    python benchmarks/bibtex_speed.py [--sizes 1000 10000 50000]

Needs the shared data (`REFCONV_DATA`): the entries of `bibtex/survival.jsonl`, repeated under new
keys, make files of real entries. Each measurement is a process of its own that counts its CPU
seconds from its start and its peak memory; `lib` is `refconv.load` and `refconv.dump`, `stream` is
what the command line does, `bare` is `bibtexparser.parse_string(text, parse_stack=[])`. The last
column is the CPU time without starting Python and importing, over bare's.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = Path(os.environ.get("REFCONV_DATA", Path(__file__).parents[2] / "shared/data"))
WAYS = ("bare", "lib", "stream")


def real_entries() -> list[tuple[str, str]]:
    """Give raw text and key of each sound entry of the survival files that inherits nothing."""
    import bibtexparser

    logging.disable(logging.CRITICAL)
    found = []
    with (DATA / "bibtex/survival.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            library = bibtexparser.parse_string(json.loads(line)["bib"], parse_stack=[])
            for entry in library.entries:
                names = {field.key.lower() for field in entry.fields}
                if entry.key and not names & {"crossref", "xdata"}:
                    found.append((entry.raw, entry.key))
    return found


def write_file(path: Path, entries: list[tuple[str, str]], size: int) -> None:
    """Write a file of `size` entries, each under a key of its own."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(size):
            raw, key = entries[number % len(entries)]
            out.write(raw.replace(key, f"{key}-{number}", 1) + "\n\n")


def one(way: str, path: str) -> None:
    """Do one way in this process and print CPU seconds of work, of all, and megabytes."""
    if way == "bare":
        import bibtexparser

        logging.disable(logging.CRITICAL)
        text = Path(path).read_text(encoding="utf-8")
        started = time.process_time()
        bibtexparser.parse_string(text, parse_stack=[])
    else:
        import refconv
        from refconv import conversion
        from refconv.diagnostics import ignore
        from refconv.limits import Limits
        from refconv.registry import installed

        registry = installed()
        started = time.process_time()
        if way == "lib":
            refconv.dump(refconv.load(path, "bibtex"), f"{path}.json", "csl-json")
        else:
            source = conversion.open_source(path, ignore, None, Limits())
            references = conversion.read(source, registry.reader("bibtex"), ignore)
            with Path(f"{path}.json").open("w", encoding="utf-8") as out:
                out.writelines(conversion.write(references, registry.writer("csl-json"), ignore))
    work = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"work": work, "all": time.process_time(), "peak": peak}))


def main() -> None:
    """Measure and print a table."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    ask.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 50_000])
    ask.add_argument("--one", nargs=2)
    say = ask.parse_args()
    if say.one:
        one(*say.one)
        return
    entries = real_entries()
    print(
        f"{len(entries)} entries, {sum(len(r) for r, _ in entries) // len(entries)} characters each"
    )
    print("entries  way      work s   all s   MB   of bare")
    with tempfile.TemporaryDirectory() as folder:
        for size in say.sizes:
            path = Path(folder, f"{size}.bib")
            write_file(path, entries, size)
            bare = 0.0
            for way in WAYS:
                command = [sys.executable, __file__, "--one", way, str(path)]
                runs = [
                    json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
                    for _ in range(3)
                ]
                best = min(runs, key=lambda run: run["work"])
                bare = bare or best["work"]
                print(
                    f"{size:7}  {way:7} {best['work']:7.2f} {best['all']:7.2f} {best['peak']:5.0f}"
                    f"   {best['work'] / bare:.2f}"
                )


if __name__ == "__main__":
    main()
