"""Whether real .bib files survive: every entry out or reported, and bib -> model -> bib -> model.

    python benchmarks/bibtex_survival.py [--most 10]

Needs the shared data (`REFCONV_DATA`): `bibtex/*.jsonl`. Each file is read as BibTeX and as
BibLaTeX, written in the same dialect, plainly and with everything beyond ASCII escaped, and read
again; the references must be the same but for their origin.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

import refconv
from refconv import Reference

DATA = Path(os.environ.get("REFCONV_DATA", Path(__file__).parents[2] / "shared/data"))
NO_REFERENCE = frozenset({"bibtex/xdata", "bibtex/set", "bibtex/comment"})


def bare(references: Iterable[Reference]) -> list[Reference]:
    """Give references without their origin."""
    return [msgspec.structs.replace(r, origin=None) for r in references]


def rows() -> Iterable[dict[str, Any]]:
    """Yield the files of the data folder."""
    for path in sorted((DATA / "bibtex").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main() -> None:
    """Read, write, read again, and print what differs."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    ask.add_argument("--most", type=int, default=10)
    most = ask.parse_args().most
    found: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for row in rows():
        for dialect in ("bibtex", "biblatex"):
            first = refconv.loads(row["bib"], dialect)
            codes.update(d.code for d in first.diagnostics)
            found["readings"] += 1
            found["references"] += len(first)
            found["broken readers"] += any(
                d.code == "refconv/plugin-failed" for d in first.diagnostics
            )
            said = sum(d.code in NO_REFERENCE for d in first.diagnostics)
            if len(first) + said < row.get("entries", 0):
                found["readings with fewer entries than the file"] += 1
                print(f"{row['id']}: {len(first)} + {said} < {row['entries']}")
            for non_ascii in ("keep", "escape"):
                text = refconv.dumps(first, dialect, non_ascii=non_ascii)
                again = refconv.loads(text, dialect)
                if bare(first) != bare(again):
                    found["round trips that differ"] += 1
                    if found["round trips that differ"] <= most:
                        print(f"{row['id']} ({dialect}, {non_ascii}) differs")
    print(dict(found))
    print(dict(codes.most_common()))


if __name__ == "__main__":
    main()
