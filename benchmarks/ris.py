"""Compare our RIS reader with rispy: what each finds in our cases, and how fast.

    pip install rispy
    python benchmarks/ris.py

Why refconv has a reader of its own is told in `docs/decisions`.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import rispy

from refconv.diagnostics import Diagnostic, ignore
from refconv.registry import installed
from refconv.source import Source
from refconv.testing.corpus import corpus

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "ris"
VALUE = re.compile(r"^[ \t]*[A-Z][A-Z0-9][ \t]{0,3}- ?(.*\S)", re.MULTILINE)
REPEAT = 100


def main() -> None:
    """Print one line for each case, then the speeds."""
    for path in sorted(CASES.glob("*/input.ris")):
        text = path.read_text(encoding="utf-8")
        values = [match[1] for match in VALUE.finditer(text) if match[1] != "JOUR"]
        theirs = rispy.loads(text)
        ours, found = read(text)
        print(
            f"{path.parent.name:16} {len(values):3} values; "
            f"rispy: {len(theirs)} records, {missing(values, flat(theirs))} values gone; "
            f"refconv: {len(ours)} records, {missing(values, [repr(ours), *found])} values gone"
        )
    many = written() * REPEAT
    count = many.count("TY  - ")
    for name, doing in (("rispy", lambda: rispy.loads(many)), ("refconv", lambda: read(many))):
        before = time.process_time()
        doing()
        print(f"{name:8} {count / (time.process_time() - before):8.0f} records a second")


def read(text: str) -> tuple[list[Any], list[str]]:
    """Give references and the texts that findings point at."""
    its = installed().format("ris")
    assert its.read is not None
    found: list[Diagnostic] = []
    references = list(its.read(Source(text), found.append, its.read_options()))
    spans = [text[d.span.start : d.span.end] for d in found if d.span is not None]
    return references, spans


def missing(values: list[str], found: list[str]) -> int:
    """Count the values whose words are not all in what was found."""
    words = set(re.findall(r"\w+", " ".join(found)))
    return sum(not words.issuperset(re.findall(r"\w+", value)) for value in values)


def flat(value: Any) -> list[str]:
    """Give all texts in nested lists and dictionaries."""
    if isinstance(value, dict):
        return [text for its in value.values() for text in flat(its)]
    if isinstance(value, list):
        return [text for its in value for text in flat(its)]
    return [str(value)]


def written() -> str:
    """Write the corpus of the conformance kit as RIS."""
    its = installed().format("ris")
    assert its.write is not None
    return "".join(its.write(corpus(), ignore, its.write_options()))


if __name__ == "__main__":
    main()
