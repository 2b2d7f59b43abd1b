"""Citation keys in a text replaced by citations: `[see @faderl1999, p. 3; @goldman2003]`.

The keys are those of pandoc's manual ("Citation syntax"): `[@key]`, several
with semicolons, words before and after, a locator after the key, `[-@key]`
without the author, `@key` in the sentence, `@key [p. 3]`. Code is left alone,
and `\\@` is an at sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refconv.csl.backends import Backend, backend
from refconv.csl.cites import Citation, Cite
from refconv.csl.code import code_spans
from refconv.csl.processor import Processor
from refconv.csl.style import Style
from refconv.model import Reference

_KEY = r"@(?:\{(?P<braced>[^{}\s]{1,200})\}|(?P<plain>\w(?:[\w:.#$%&+?<>~/-]{0,200}\w)?))"
_CITED = re.compile(
    rf"(?P<escaped>\\@)|\[(?P<inside>[^\[\]@]{{0,2000}}@[^\[\]]{{0,4000}})\](?!\()"
    rf"|(?<![\w@.])(?P<lone>{_KEY})(?:[ ]\[(?P<locator>[^\[\]@]{{1,200}})\](?!\())?"
)
_ONE = re.compile(rf"(?P<prefix>[^@]*?)(?P<minus>-?)(?<!\w){_KEY}(?P<rest>.*)", re.DOTALL)
_LOCATOR = re.compile(
    r"\s*,?\s*(?P<label>[a-z§¶.]{1,12}\.?\s*)??"
    r"(?P<number>(?:\d|[ivxlc]{1,6}\b)[\w.:]{0,20}(?:\s*[-–,]\s*\d[\w.:]{0,20}){0,20})"
)
_WORDS = {
    "book": "book", "bk": "book", "chapter": "chapter", "chap": "chapter", "ch": "chapter",
    "figure": "figure", "fig": "figure", "folio": "folio", "fol": "folio", "line": "line",
    "note": "note", "n": "note", "opus": "opus", "op": "opus", "page": "page", "pages": "page",
    "p": "page", "pp": "page", "paragraph": "paragraph", "para": "paragraph", "¶": "paragraph",
    "part": "part", "pt": "part", "section": "section", "sec": "section", "§": "section",
    "table": "table", "verse": "verse", "v": "verse", "volume": "volume", "vol": "volume",
}  # fmt: skip
PLACE = re.compile(r"^(?:\{\{ ?bibliography ?\}\}|<!-- ?bibliography ?-->)[ \t]*$", re.MULTILINE)
"""The line where the bibliography goes; without one it goes to the end."""


class Mention(NamedTuple):
    """Say that a stretch of a text asks for a citation."""

    start: int
    end: int
    cites: tuple[Cite, ...]
    textual: bool = False
    """True for a key in the sentence: the author is part of it."""


class Cited(NamedTuple):
    """Hold a text with its citations, and what was wrong."""

    text: str
    unknown: tuple[tuple[int, str], ...]
    """Where keys stand that no reference has, and the keys."""
    works: int
    """How many works are cited."""


def mentions(text: str) -> Iterator[Mention]:
    """Yield the citations of a text, in order."""
    hidden = list(code_spans(text))
    turn = 0
    for match in _CITED.finditer(text):
        while turn < len(hidden) and hidden[turn][1] <= match.start():
            turn += 1
        if match["escaped"] or (turn < len(hidden) and hidden[turn][0] <= match.start()):
            continue
        if match["lone"]:
            found = _cite("@" + match["lone"][1:] + ", " + (match["locator"] or ""))
            if found is not None:
                yield Mention(*match.span(), (found,), textual=True)
        else:
            cites = [_cite(part) for part in match["inside"].split(";")]
            if all(cite is not None for cite in cites):
                yield Mention(*match.span(), tuple(cite for cite in cites if cite is not None))


def _cite(text: str) -> Cite | None:
    """Read one cite: words before, key, locator, words after."""
    match = _ONE.fullmatch(text)
    if match is None:
        return None
    label, locator, suffix = _located(match["rest"])
    return Cite(
        id=match["braced"] or match["plain"],
        prefix=match["prefix"].strip(),
        label=label,
        locator=locator,
        suffix=suffix,
        form="suppress-author" if match["minus"] else "full",
    )


def _located(rest: str) -> tuple[str, str, str]:
    """Split what follows a key into label, locator and suffix."""
    match = _LOCATOR.match(rest)
    if match is not None:
        word = (match["label"] or "").strip().rstrip(".")
        label = "page" if not word else _WORDS.get(word) or _WORDS.get(word.removesuffix("s"))
        if label is not None:
            return label, match["number"], rest[match.end() :].rstrip()
    suffix = rest.rstrip()
    return "page", "", "" if suffix.strip() in ("", ",") else suffix


def cite_document(
    text: str,
    style: Style,
    references: Sequence[Reference],
    locale: str | None = None,
    output: str = "markdown",
) -> Cited:
    """Replace the citation keys of a text and add the bibliography.

    Only what is cited is listed; numbers follow the order of first citation.
    Unknown keys stay as they are. In a note style a citation becomes an
    inline note (`^[…]`) in Markdown, and stands in place in plain text.
    """
    by_id = {reference.id: reference for reference in references}
    found = list(mentions(text))
    unknown = [(m.start, c.id) for m in found for c in m.cites if c.id not in by_id]
    found = [m for m in found if all(cite.id in by_id for cite in m.cites)]
    cited = list(dict.fromkeys(cite.id for mention in found for cite in mention.cites))
    if not cited:
        return Cited(text, tuple(unknown), 0)
    processor = Processor(style, [by_id[key] for key in cited], locale)
    written = _citations(found, processor, style.note, backend(output))
    out: list[str] = []
    start = 0
    for mention, (name, citation) in zip(found, written, strict=True):
        note = style.note and output == "markdown"
        before = text[start : mention.start]
        if note and not name:
            before = before.removesuffix(" ")
        gap = " " if name and not note else ""
        out.extend((before, name, gap, f"^[{citation}]" if note else citation))
        start = mention.end
    out.append(text[start:])
    body = _with_list("".join(out), processor.bibliography(output), output)
    return Cited(body, tuple(unknown), len(cited))


def _citations(
    found: Sequence[Mention], processor: Processor, notes: bool, write: Backend
) -> list[tuple[str, str]]:
    """Give for each mention the names that stand in the sentence, and the citation."""
    citations: list[Citation] = []
    for number, mention in enumerate(found, start=1):
        cites = mention.cites
        if mention.textual and not notes:
            one = cites[0]
            cites = (Cite(id=one.id, locator=one.locator, label=one.label, form="suppress-author"),)
        citations.append(Citation(cites=cites, note=number if notes else 0))
    written = [write(pieces) for pieces in processor.cite_pieces(citations)]
    return [
        (write(processor.author_pieces(m.cites[0].id)) if m.textual else "", citation)
        for m, citation in zip(found, written, strict=True)
    ]


def _with_list(text: str, entries: list[str], output: str) -> str:
    """Put the bibliography where the text asks for it, or at its end."""
    if not entries:
        return text
    if output == "html":
        body = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
        written = f'<div class="csl-bib-body">\n{body}</div>\n'
    else:
        gap = "\n\n" if output == "markdown" else "\n"
        written = gap.join(entries) + "\n"
    place = PLACE.search(text)
    if place is not None:
        return text[: place.start()] + written.rstrip("\n") + text[place.end() :]
    return text.rstrip("\n") + "\n\n" + written
