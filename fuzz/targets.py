"""What is fuzzed: each reader with its seeds and the words that matter to it."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from refconv.diagnostics import Diagnostic
from refconv.format import Format
from refconv.limits import Limits
from refconv.registry import installed
from refconv.source import Source
from refconv.testing.corpus import corpus, hostile
from refconv.testing.spans import wrong_spans

ROOT = Path(__file__).resolve().parent.parent
FEW = 12
LONGEST_WAIT = 10

WORDS: dict[str, tuple[str, ...]] = {
    "ris": ("TY  - ", "ER  - ", "AU  - ", "PY  - ", "SP  - ", "//", "TY - ", "\nAB  - "),
    "nbib": ("PMID- ", "FAU - ", "AU  - ", "DP  - ", "\n      ", "AID - x [doi]", "\n\n"),
    "endnote-xml": ("<record>", "</record>", "<style face='italic'>", "<author>", "&#xD;", "<!--"),
    "crossref-json": (
        '"message":{"items":[',
        '"date-parts":[[',
        "null",
        "<i>",
        "&amp;lt;",
        "\\ud800",
    ),
    "csl-json": ('"author":[', '"date-parts":[[', "null", "{", "]", "1e999", "\\ud800"),
    "csl-jsonl": ('{"id":"x"}\n', '"date-parts":[[', "null", "{", "]"),
    "bibtex": (
        "@article{",
        "@string{a=",
        "crossref = {",
        "{\\",
        "$^{",
        "}",
        '"',
        " and ",
        "#",
        ",",
    ),
    "biblatex": ("@book{", "@set{", "xdata = {", "date = {", "/open", "}", '"', " and ", "family="),
    "jats": ("<ref>", "<mixed-citation>", "<name>", "</ref>", "&nbsp;", "<![CDATA[", "]]>", "<!--"),
    "vancouver": (
        "et al. ",
        "1. ",
        "; ",
        ": ",
        "doi:10.",
        "[cited ",
        "]",
        "2003 Oct;",
        "\n\n",
        "In: ",
    ),
}


WITHOUT_TAGS = frozenset({"jats"})
"""Formats whose origins are a citation's text without its tags, not a stretch of the source."""


class Verdict(NamedTuple):
    """Say what a text did to a reader: nothing (`fault` is empty), or what."""

    fault: str
    seconds: float


def readers() -> list[Format]:
    """List every format that is read."""
    return [its for its, _ in installed().formats() if its.read is not None]


def seeds(its: Format) -> list[str]:
    """Give the texts that changes begin with."""
    found = sorted(ROOT.glob(f"tests/cases/{its.name}/*/input.*"))
    texts = [path.read_text(encoding="utf-8", errors="replace")[:6000] for path in found]
    if its.write is not None:
        texts += [_written(its, number) for number in range(0, len(corpus()), FEW)]
    return [text for text in [*texts, *hostile()] if text]


def judge(its: Format, text: str) -> Verdict:
    """Read a text and look at everything that must hold for any text."""
    assert its.read is not None
    found: list[Diagnostic] = []
    limits = Limits(references=100_000, reference_length=50_000)
    options = its.read_options(limits=limits)
    before = time.process_time()
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_WAIT)
    try:
        with _unraisable() as swallowed:
            references = list(its.read(Source(text), found.append, options))
    except Exception as error:
        return Verdict(f"{type(error).__name__}: {error}", time.process_time() - before)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - before
    faults = [*swallowed, *_faults(text, seconds, len(references))]
    if its.name not in WITHOUT_TAGS:
        faults += list(wrong_spans(text, references, found))
    for diagnostic in found:
        diagnostic.as_dict()
        str(diagnostic)
    return Verdict("; ".join(faults[:3]), seconds)


@contextmanager
def _unraisable() -> Iterator[list[str]]:
    """Collect what a library written in C could only print: a sign of memory gone wrong."""
    found: list[str] = []
    before = sys.unraisablehook
    sys.unraisablehook = lambda its: found.append(f"swallowed: {its.exc_value!r}")
    try:
        yield found
    finally:
        sys.unraisablehook = before


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {LONGEST_WAIT} s")


def _faults(text: str, seconds: float, count: int) -> Iterator[str]:
    if seconds > 2 + len(text) * 2e-4:
        yield f"took {seconds:.1f} s for {len(text)} characters"
    if count > len(text) + 1:
        yield f"{count} references of {len(text)} characters"


def _written(its: Format, number: int) -> str:
    assert its.write is not None
    try:
        return "".join(
            its.write(corpus()[number : number + 3], lambda _: None, its.write_options())
        )
    except Exception:  # writers are not what is tried here
        return ""
