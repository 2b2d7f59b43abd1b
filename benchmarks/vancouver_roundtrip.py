"""How much of a strict NLM list comes back to the letter: text -> reader -> style -> text.

    python benchmarks/vancouver_roundtrip.py [--style icmje] [--most 10] [--rows verbatim.jsonl]

Needs the shared data (`REFCONV_DATA`). A row counts as strict NLM form when a
plain pattern says so, without the reader's help: at most six authors, or six
and "et al.", a title, an abbreviated journal, date;volume(issue):pages, and
perhaps identifiers. Page ranges are compared in full, quotes and dashes by
kind, white space by word. Each difference is put into a class by the part of
the entry in which it begins.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

import refconv
from refconv.kit.pages import expand

DATA = Path(os.environ.get("REFCONV_DATA", Path(__file__).parents[2] / "shared/data"))
NAME = r"[^\W\d_][\w’'\- ]{1,40} [A-ZÀ-Þ](?:-?[A-ZÀ-Þ]){0,3}(?: (?:Jr|Sr|2nd|3rd|II|III))?"
STRICT = re.compile(
    rf"(?P<authors>{NAME}(?:, {NAME}){{0,4}}|{NAME}(?:, {NAME}){{5}}(?:, et al)?)\. "
    r"(?P<title>[^.?!]{10,400}[.?!]) "
    r"(?P<journal>[A-Z][A-Za-z ]{1,60})\. "
    r"(?P<date>\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?);"
    r"(?P<volume>\d{1,4})(?P<issue>\([^()]{1,20}\))?:(?P<pages>[A-Za-z]?\d+(?:[-–][A-Za-z]?\d+)?)\."
    r"(?P<rest>(?: doi: 10\.[^\s;]+\.?)?"
    r"(?: PubMed PMID: \d+(?:; PubMed Central PMCID: PMC\d+)?\.)?)"
)
PAGES = re.compile(r"(?<=:)[A-Za-z]?\d+[-–][A-Za-z]?\d+(?=\.|$)")
NUMBER = re.compile(r"^\s*\d+\.\s+")
CURLY = str.maketrans("‘’“”–—‐‑", "''\"\"----")


def fold(text: str) -> str:
    """Give a text in the form that is compared."""
    text = " ".join(text.translate(CURLY).split()).rstrip(".")
    return PAGES.sub(lambda match: expand(match.group()), text)


def strict_rows(path: Path) -> list[tuple[str, re.Match[str]]]:
    """Give the rows in strict NLM form with their parts."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)["raw"].strip()
        match = STRICT.fullmatch(raw if raw.endswith(".") else raw + ".")
        if match:
            found.append((raw, match))
    return found


def part_of_difference(match: re.Match[str], printed: str) -> str:
    """Name the part of the entry in which the printed text first departs from it."""
    given = fold(match.string)
    at = next(
        (n for n, (a, b) in enumerate(zip(given, printed, strict=False)) if a != b),
        min(len(given), len(printed)),
    )
    for part in ("authors", "title", "journal", "date", "volume", "issue", "pages"):
        if match[part] is not None and at < len(fold(match.string[: match.end(part)])):
            return part
    return "rest"


def main() -> None:
    """Print the share that comes back, and the differences by class."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ask.add_argument("--rows", default="vancouver/verbatim.jsonl")
    ask.add_argument("--style", default="vancouver")
    ask.add_argument("--most", type=int, default=5)
    say = ask.parse_args()
    path = DATA / say.rows
    rows = strict_rows(path)
    references = [refconv.loads(raw, "vancouver") for raw, _ in rows]
    one_each = [found[0] for found in references if len(found) == 1]
    assert len(one_each) == len(rows), "a row is not one reference"
    printed = refconv.dumps(one_each, "styled", style=say.style, format="text").splitlines()
    same = 0
    classes: Counter[str] = Counter()
    shown: dict[str, list[str]] = defaultdict(list)
    for (raw, match), line in zip(rows, printed, strict=True):
        back = fold(NUMBER.sub("", line))
        if back == fold(raw):
            same += 1
            continue
        part = part_of_difference(match, back)
        classes[part] += 1
        shown[part].append(f"    given   {raw}\n    printed {NUMBER.sub('', line)}")
    print(f"{len(rows)} rows in strict NLM form; {same} come back ({same / len(rows):.4f})")
    for part, count in classes.most_common():
        print(f"{part}: {count}", *shown[part][: say.most], sep="\n")


if __name__ == "__main__":
    main()
