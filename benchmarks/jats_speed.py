"""CPU time of JATS: 10,000 references written, as elements and as tagged text, and read again.

    python benchmarks/jats_speed.py

The references are the lists of `REFCONV_DATA`/csl/reference-lists.jsonl, over and over.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import msgspec

import refconv

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data"))
COUNT = 10_000


def timed(what: str, run: Callable[[], str]) -> str:
    """Run something, print its CPU seconds, give its output."""
    start = time.process_time()
    out = run()
    print(f"{what:40} {time.process_time() - start:6.2f} s  {len(out) / 1e6:6.1f} MB")
    return out


def main() -> None:
    """Measure."""
    rows = (DATA / "csl" / "reference-lists.jsonl").read_text(encoding="utf-8").splitlines()
    items = [item for row in rows for item in json.loads(row)["items"]]
    given = refconv.loads(json.dumps(items), "csl-json")
    references = [
        msgspec.structs.replace(reference, id=f"r{number}")
        for number, reference in enumerate(islice(cycle(given), COUNT))
    ]
    print(f"{COUNT} references")
    xml = timed("element-citation", lambda: refconv.dumps(references, "jats"))
    timed("mixed-citation in a style", lambda: refconv.dumps(references, "jats", citation="mixed"))
    timed("scielo", lambda: refconv.dumps(references, "jats", profile="scielo"))
    timed("crossref", lambda: refconv.dumps(references, "crossref"))
    timed("read", lambda: str(refconv.loads(xml, "jats")))


if __name__ == "__main__":
    main()
