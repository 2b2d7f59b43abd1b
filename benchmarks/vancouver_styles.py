"""Read back what the styles of most journals print: known items -> style -> text -> reader.

    python benchmarks/vancouver_styles.py [--most 60] [--each 12] [--style NAME] [--wrong 20]

The items are complete articles, books and chapters of the shared data
(`REFCONV_DATA`), the same for each style. Styles are those on which most
journals' styles depend in the official collection, notes left out. A field
counts if the style prints it, and names as far as they are printed: "et al."
may cut a list, a style may drop initials. Here the wanted values are certain,
for they were printed; what real lists add are the habits of authors
(`vancouver_accuracy.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vancouver_accuracy import DATA, EXACT, compare, fold

import refconv
from refconv.csl import Processor, Style
from refconv.csl.catalogue import shipped
from refconv.errors import RefconvError
from refconv.kit.names import dotted

Row = dict[str, Any]
Fault = tuple[str, object, object]

NEEDED = {
    "article-journal": ("author", "title", "container-title", "issued", "volume", "page"),
    "book": ("author", "title", "publisher", "publisher-place", "issued"),
    "chapter": ("author", "title", "container-title", "editor", "publisher", "issued", "page"),
}
"""What an item of each type must have to be taken."""
PARENT = re.compile(rb'<link[^>]*href="[^"]*/styles/([a-z0-9-]+)"[^>]*rel="independent-parent"')


def popular(most: int) -> list[tuple[str, int]]:
    """List the independent styles of most journals, with the number of styles that depend."""
    found: Counter[str] = Counter()
    for style in shipped().values():
        if style.dependent:
            parent = PARENT.search(Path(style.path).read_bytes())
            if parent is not None:
                found[parent[1].decode()] += 1
    order = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    chosen = [(name, count) for name, count in order if name in shipped() and not _notes(name)]
    return chosen[:most]


def _notes(name: str) -> bool:
    return b'citation-format="note"' in Path(shipped()[name].path).read_bytes()


def items(each: int) -> list[Row]:
    """Take complete items of each type, the same at every run: those of the lowest hashes."""
    pool: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for name in ("verbatim", "repaired"):
        for line in (DATA / f"{name}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            csl = row["csl"]
            needed = NEEDED.get(csl.get("type"))
            if needed is None or "accept" in row or not all(csl.get(field) for field in needed):
                continue
            if _clean(csl) and all(_printed_in(csl[f], row["raw"]) for f in _texts(csl)):
                key = hashlib.sha256(str(row["id"]).encode()).hexdigest()
                pool[csl["type"]].append((key, csl))
    return [
        _dotted(csl) | {"id": f"{kind}-{number}"}
        for kind in NEEDED
        for number, (_, csl) in enumerate(sorted(pool[kind], key=lambda pair: pair[0])[:each])
    ]


def _clean(csl: Row) -> bool:
    """Tell whether an item is free of what is a slip of its tagging rather than a rare value."""
    books = csl["type"] == "book" and "editor" in csl
    return not books and str(csl.get("edition", "2")).isdigit() and csl["title"][0].isalpha()


def _texts(csl: Row) -> list[str]:
    return [f for f in ("title", "container-title", "publisher", "publisher-place") if f in csl]


def _printed_in(value: object, raw: str) -> bool:
    return isinstance(value, str) and fold(value) in fold(raw)


def _dotted(csl: Row) -> Row:
    """Give initials their stops, as the model has them: `JK` is one name, `J. K.` are two."""
    out = dict(csl)
    for role in ("author", "editor"):
        if role in csl:
            out[role] = [
                {**n, "given": dotted(n["given"])} if n.get("given") else n for n in csl[role]
            ]
    return out


def read_back(style: Style, csl: Row) -> tuple[str, list[Fault]]:
    """Render one item, its label before it, and read that; give the text and what is wrong."""
    references = list(refconv.loads(json.dumps([csl]), "csl-json"))
    processor = Processor(style, references)
    raw = " ".join(" ".join(processor.bibliography("text")).split())
    printed = {path.split(".")[0] for entry in processor.entries() for path in entry.printed}
    got = json.loads(refconv.dumps(refconv.loads(raw, "vancouver"), "csl-json"))
    if len(got) != 1:
        return raw, [("references", 1, len(got))]
    return raw, list(_faults(csl, got[0], printed))


def measure(name: str, chosen: list[Row], wrong: int) -> dict[str, float] | None:
    """Read back every item in one style; give the share of each type that is right."""
    try:
        style = Style.load(name)
    except RefconvError as error:
        print(f"{name}: {error}")
        return None
    right: dict[str, list[bool]] = {kind: [] for kind in NEEDED}
    for csl in chosen:
        raw, faults = read_back(style, csl)
        right[csl["type"]].append(not faults)
        if faults and wrong > 0:
            wrong -= 1
            print(f"  {raw}")
            for field, want, it in faults:
                print(f"      {field}: want {want!r} got {it!r}")
    return {kind: sum(found) / len(found) for kind, found in right.items()}


def _faults(csl: Row, got: Row, printed: set[str]) -> Iterator[Fault]:
    """Yield each field that is wrong as far as the style printed it."""
    for field, want, it, right in compare(csl, got, {}):
        shown = ("issued" if field == "year" else field) in printed
        if right or field not in EXACT or (want is not None and not shown):
            continue
        if field in ("author", "editor") and _shortened(want, it):
            continue
        if field == "page" and isinstance(want, str) and want.split("-")[0] == it:
            continue  # a style may print the first page only
        yield field, want, it


def _shortened(want: object, it: object) -> bool:
    """Tell whether names are those wanted, cut by "et al." or with fewer initials."""
    if not isinstance(want, tuple) or not isinstance(it, tuple) or not 0 < len(it) <= len(want):
        return False
    return all(a.startswith(b) for a, b in zip(want, it, strict=False))


def main() -> int:
    """Print for each style how much is read back, and the mean over all journals."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    ask.add_argument("--most", type=int, default=60, help="how many styles")
    ask.add_argument("--each", type=int, default=12, help="how many items of each type")
    ask.add_argument("--style", help="only this one")
    ask.add_argument("--wrong", type=int, default=0, help="print so many that are wrong, a style")
    say = ask.parse_args()
    chosen = items(say.each)
    styles = [(say.style, 1)] if say.style else popular(say.most)
    print(f"{len(chosen)} items\n{'style':58} journals  articles  books  chapters")
    weighted: Counter[str] = Counter()
    journals = 0
    for name, count in styles:
        shares = measure(name, chosen, say.wrong)
        if shares is None:
            continue
        journals += count
        weighted.update({kind: count * share for kind, share in shares.items()})
        print(f"{name:58} {count:8}  " + "  ".join(f"{shares[kind]:8.3f}" for kind in NEEDED))
    print("all, by number of journals", *(f"{weighted[k] / journals:.3f}" for k in NEEDED))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
