"""Texts for the promises: ordinary ones for each reader, and ones that grow where it hurts."""

from __future__ import annotations

from functools import cache
from itertools import cycle, islice

import refconv
from refconv.model import ItemType, Name, Reference, on
from refconv.registry import installed

READERS = [its.name for its, _ in installed().formats() if its.read]
WRITERS = [its.name for its, _ in installed().formats() if its.write]

WORDS = "effects of early treatment on long term survival in adult patients with severe disease"


def reference(number: int, title: str = "") -> Reference:
    """Make an ordinary article."""
    words = islice(cycle(WORDS.split()), number % 7, number % 7 + 9)
    return Reference(
        id=f"r{number}",
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Faderl", given="S."), Name(family="Talpaz", given="M.")),
        title=title or " ".join(words).capitalize(),
        container_title="Annals of Internal Medicine",
        issued=on(1990 + number % 30),
        volume=str(100 + number),
        issue="3",
        page=f"{number + 10}-{number + 19}",
        DOI=f"10.1000/x.{number}",
    )


def text(name: str, count: int, title: str = "") -> str:
    """Write references in a format, so that its reader has an ordinary text to read."""
    references = [reference(number, title) for number in range(count)]
    if name == "vancouver":
        return "".join(_vancouver(number, it) for number, it in enumerate(references, 1))
    if name == "crossref-json":
        return _crossref(references)
    return refconv.dumps(references, name)


@cache
def ordinary(name: str, count: int) -> str:
    """Give an ordinary text of so many references."""
    return text(name, count)


def _vancouver(number: int, it: Reference) -> str:
    year = it.issued.date_parts[0][0] if it.issued else 0
    return (
        f"{number}. Faderl S, Talpaz M. {it.title}. Ann Intern Med. "
        f"{year};{it.volume}({it.issue}):{it.page}.\n"
    )


def _crossref(references: list[Reference]) -> str:
    import json

    works = [
        {
            "DOI": it.DOI,
            "type": "journal-article",
            "title": [it.title],
            "author": [{"family": "Faderl", "given": "S."}],
            "container-title": [it.container_title],
            "volume": it.volume,
            "issued": {"date-parts": [[2001]]},
        }
        for it in references
    ]
    return json.dumps({"message": {"items": works}})


GROWING: dict[str, tuple[str, ...]] = {
    "any": (
        *("{", "}", "[", "(", "<", "<a>", '"', "'", "\\", "$", "&", "&amp;", "@", "#", "%", "~"),
        *("a", "1", " ", ".", ",", ";", ":", "-", "–", "\n", "\t", "A. ", "a, ", "1. ", "; ", " ("),
        *("et al. ", "Smith J, ", "2003;", "10.1/", "http://", "<i>", "</i>", "{\\", "\\'{", "“"),
        *("J. ", "1-", "1(2):", "[1] ", "and ", "ed. ", "doi: ", "\u0301", "\u00a0", "日"),
    ),
    "bibtex": ("@article{a, ", "a = {", "a # ", '"a" # ', "@string{a=", "a and ", ", ", "{a} "),
    "biblatex": ("@set{", "date={2001/", "family=a, "),
    "jats": ("<ref>", "<name>", "<mixed-citation>a", "<ref/>", "<!--", "<![CDATA[", "&#1;"),
    "endnote-xml": ("<record>", "<record/>", "<style>", "<author>a</author>"),
    "ris": ("TY  - ", "TY  - JOUR\n", "AU  - a\n", "\nER  - ", "PY  - //"),
    "nbib": ("PMID- 1\n", "AU  - a\n", "      a\n", "\n\n"),
    "csl-json": ('{"a":', "[[", '{"id":1},', '"a",', "\\u", "\\ud800"),
    "csl-jsonl": ('{"id":1}\n', "{\n", "[]\n"),
    "crossref-json": ('{"message":', '{"items":[', '{"DOI":"a"},', "null,"),
    "vancouver": (
        *("Smith J, Jones A. A title. J Med. 2001;1(1):1-2. ", "References\n", "1. Smith J. "),
        *("Smith J. A title. In: Jones A, editor. ", "Available from: ", "[cited 2001 Jan 1]; "),
    ),
}
"""Pieces that are repeated, for every reader and for each."""


def growing(name: str) -> tuple[str, ...]:
    """Give the pieces for a reader."""
    return GROWING["any"] + GROWING.get(name, ())
