"""Accuracy of the Vancouver reader on real references whose fields are known.

    python benchmarks/vancouver_accuracy.py [FILE.jsonl...] [--wrong 20]

Without files: `seed`, `verbatim`, `repaired` and `near-vancouver` of `$REFCONV_DATA/vancouver`
(default: `../shared/data` beside the repository). A reference is *exact* when every field of the
gold is right and no field of `STRICT` is added. The references of a fifth of the articles (by hash
of the article) were kept apart when the reader was made; they are counted for themselves as `held
out`. The last table says how many of the references of each confidence are exact.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data")) / "vancouver"
FILES = ("seed", "verbatim", "repaired", "near-vancouver")
EXACT = (
    "author", "title", "container-title", "year", "volume", "issue", "page", "editor", "edition",
    "publisher", "publisher-place", "DOI", "PMID",
)  # fmt: skip
STRICT = frozenset(EXACT[:7]) | {"publisher"}
"""Fields of which a wrong extra value spoils a reference."""
FIELDS = (*EXACT, "URL")

Row = dict[str, Any]


def fold(text: object) -> str:
    """Give letters and digits alone: no case, accents, marks."""
    bare = unicodedata.normalize("NFKD", re.sub(r"</?[a-z][^<>]*>", "", str(text)))
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()
    return " ".join(re.findall(r"[^\W_]+", bare))


def initials(given: str) -> str:
    """Give initials in small letters: `ja` for `John A.`, `J.-A.` and `JA`."""
    bare = "".join(s for s in unicodedata.normalize("NFKD", given) if not unicodedata.combining(s))
    words = re.findall(r"[^\W\d_]+", bare)
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 5:
        return words[0].casefold()
    return "".join(w.casefold() if w.isupper() and len(w) <= 3 else w[0].casefold() for w in words)


def person(name: Row) -> str:
    """Give one name in a form that can be compared."""
    if not name.get("family"):
        return fold(name.get("literal", ""))
    family = [name.get(part) for part in ("dropping-particle", "non-dropping-particle", "family")]
    suffix = fold(name.get("suffix", "")).replace("2nd", "ii").replace("3rd", "iii")
    parts = (fold(" ".join(filter(None, family))), initials(name.get("given", "")), suffix)
    return " ".join(part for part in parts if part)


def pages(text: str) -> str:
    """Give pages with their ends in full: `207-19` is `207-219`."""
    bare = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"\s+", "", text).replace("--", "-"))
    bare = re.sub(r"^pp?\.?(?=\d)", "", bare.strip(".,;").casefold())
    match = re.fullmatch(r"([a-z]*)(\d+)([a-z]*)-([a-z]*)(\d+)([a-z]*)", bare)
    if match is None:
        return bare
    p1, n1, s1, p2, n2, s2 = match.groups()
    if len(n2) < len(n1) and (not p2 or p2 == p1):
        n2 = n1[: len(n1) - len(n2)] + n2
    return f"{p1}{n1}{s1}-{p2 or p1}{n2}{s2}"


def value(csl: Row, field: str) -> object:
    """Give one field in a form that can be compared; None where it is not there."""
    if field == "year":
        parts = (csl.get("issued") or {}).get("date-parts") or [[]]
        return str(parts[0][0]) if parts[0] and parts[0][0] else None
    raw = csl.get(field)
    if field in ("author", "editor"):
        return tuple(map(person, raw or ())) or None
    if field == "page" and not raw and str(csl.get("type")).startswith("article"):
        raw = csl.get("number")
    if not raw:
        return None
    if field == "page":
        return pages(str(raw)) or None
    if field == "DOI":
        return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", str(raw).strip().lower()).rstrip(
            "."
        )
    if field == "URL":
        return re.sub(r"^https?://", "", str(raw).strip().lower()).rstrip("/.")
    if field in ("edition", "PMID"):
        return re.sub(r"\D", "", str(raw)) or fold(raw) or None
    return fold(raw) or None


def compare(gold: Row, found: Row, accept: Row) -> Iterator[tuple[str, object, object, bool]]:
    """Yield field, what is wanted, what was found, and whether it is right."""
    for field in FIELDS:
        want, got = value(gold, field), value(found, field)
        if want is None and got is None:
            continue
        others = accept.get(field, ())
        right = want == got or "*" in others or (None in others and got is None)
        right = right or any(
            value({**gold, field: other}, field) == got
            for other in others
            if other not in (None, "*")
        )
        yield field, want, got, right


def held_out(row: Row) -> bool:
    """Tell whether the article of a reference was kept apart when the reader was made."""
    article = str(row["id"]).split("#")[0]
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 5 == 0


def measure(rows: list[Row], wrong: int) -> list[tuple[Row, float, bool]]:
    """Read rows and print what was right; give each with its confidence and whether it is exact."""
    import refconv

    right: Counter[str] = Counter()
    wanted, got_any, found = 0, 0, []
    for row in rows:
        read = refconv.loads(row["raw"], "vancouver")
        csl = json.loads(refconv.dumps(read, "csl-json"))
        origin = read[0].origin if len(read) else None
        exact = len(read) == 1
        for field, want, got, ok in compare(
            row["csl"], csl[0] if csl else {}, row.get("accept") or {}
        ):
            wanted, got_any = wanted + (want is not None), got_any + (got is not None)
            right[field] += ok and want is not None
            if not ok and field in EXACT and (want is not None or field in STRICT):
                exact = False
                if wrong > 0:
                    print(f"    {field}: want {want!r} got {got!r}: {row['raw'][:160]}")
                    wrong -= 1
        found.append((row, origin.confidence if origin else 0.0, exact))
    micro = 2 * sum(right.values()) / (wanted + got_any) if wanted + got_any else 0.0
    report("all", found, f"micro-F1 {micro:.4f}")
    return found


def report(name: str, found: list[tuple[Row, float, bool]], more: str = "") -> None:
    """Print the share of references that are exact."""
    if found:
        exact = sum(ok for _, _, ok in found)
        print(f"  {name:22} {exact:6} of {len(found):6} exact {exact / len(found):.4f}  {more}")


def calibration(found: list[tuple[Row, float, bool]]) -> None:
    """Print how many references of each confidence are exact."""
    steps = (0.0, 0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
    print("confidence")
    for low, high in pairwise(steps):
        report(f"{low:.2f} to {min(high, 1.0):.2f}", [it for it in found if low <= it[1] < high])
    report("above 0.90", [it for it in found if it[1] > 0.9])
    report("above 0.90, held out", [it for it in found if it[1] > 0.9 and held_out(it[0])])


def main() -> int:
    """Measure each file."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--wrong", type=int, default=0, help="print so many wrong fields of each file")
    say = ask.parse_args()
    files = say.files or [DATA / f"{name}.jsonl" for name in FILES]
    if missing := [path for path in files if not path.is_file()]:
        print(f"no data: {missing[0]} (set REFCONV_DATA)", file=sys.stderr)
        return 1
    everything = []
    for path in files:
        print(path.stem)
        rows = [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]
        found = measure(rows, say.wrong)
        everything += found if path.stem in ("verbatim", "repaired") else []
        report("held out", [it for it in found if held_out(it[0])])
        kinds = defaultdict(list)
        for it in found:
            kinds[it[0]["csl"].get("type", "")].append(it)
        for kind in sorted(kinds):
            report(kind, kinds[kind])
    books = [it for it in everything if it[0]["csl"].get("type") != "article-journal"]
    print("all that is no article")
    report("all", books)
    report("held out", [it for it in books if held_out(it[0])])
    calibration(everything)
    return 0


if __name__ == "__main__":
    sys.exit(main())
