"""Work records of Crossref's REST API, read from a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from refconv.diagnostics import Reporter
from refconv.format import Format, ReadOptions
from refconv.hookspecs import hookimpl
from refconv.model import Reference
from refconv.source import Source

_MESSAGE = re.compile(r'"message-type"\s*:\s*"work')
_OWN_KEYS = re.compile(
    r'"(?:reference-count|is-referenced-by-count|indexed|deposited|content-domain|message-version)"'
    r"\s*:"
)


class CrossrefOptions(ReadOptions, frozen=True):
    """Hold the options of the Crossref reader.

    `keep`: what is put into `custom` of all that CSL has no variable for:
    `work` keeps what is said of the work, `all` also what Crossref says of
    its own record (times, counts, cited works), `none` nothing.
    """

    keep: Literal["work", "all", "none"] = "work"


def sniff(text: str) -> float:
    """Look for an API response, or for keys that only Crossref's records have."""
    if not text.lstrip().startswith(("{", "[")):
        return 0.0
    if _MESSAGE.search(text):
        return 1.0
    return 0.97 if _OWN_KEYS.search(text) else 0.0


def read(source: Source, report: Reporter, options: Any) -> Iterator[Reference]:
    """Read Crossref's work records."""
    from refconv_crossref_json.reading import read as its

    return its(source, report, options)


@hookimpl
def refconv_formats() -> Iterable[Format]:
    """Offer Crossref's JSON."""
    yield Format(
        name="crossref-json",
        title="Crossref REST API (work records as JSON)",
        aliases=("crossref-api",),
        extensions=(".json", ".jsonl"),
        sniff=sniff,
        read=read,
        read_options=CrossrefOptions,
    )
