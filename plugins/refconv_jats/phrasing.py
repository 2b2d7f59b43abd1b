"""A reference that never stood in a text, put into words with the path of each stretch."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from refconv.kit.names import compact
from refconv.kit.pages import abbreviate
from refconv.model import Name, Piece, Reference, full_family
from refconv.model.richtext import parse
from refconv_jats import dates
from refconv_jats.spans import Look


class Phrase(NamedTuple):
    """Hold a text, what each stretch of it is, and how it looks."""

    text: str
    pieces: tuple[Piece, ...]
    looks: tuple[Look, ...] = ()


Phraser = Callable[[Reference], Phrase]


class _Sentence:
    def __init__(self) -> None:
        self.text = ""
        self.pieces: list[Piece] = []
        self.looks: list[Look] = []

    def say(self, path: str, text: str | None, before: str = "", after: str = "") -> None:
        if not text:
            return
        self.text += before
        start = len(self.text)
        for run in parse(text):
            at = len(self.text)
            self.text += run.text
            self.looks.extend(Look(at, len(self.text), mark) for mark in run.marks)
        self.pieces.append(Piece(path, start, len(self.text)))
        if after and self.text[-1] in ".?!" and after.startswith("."):
            after = after[1:]
        self.text += after


def sentence(reference: Reference) -> Phrase:
    """Write a reference in the order of NLM (Citing Medicine)."""
    out = _Sentence()
    _people(out, reference, "author", reference.author, ". ")
    out.say("title", reference.title, "", ". ")
    if reference.container_title and reference.editor:
        out.text += "In: "
    _people(out, reference, "editor", reference.editor, ", editors. ")
    out.say("container-title", reference.container_title, "", ". ")
    out.say("edition", reference.edition, "", " ed. ")
    out.say("publisher-place", reference.publisher_place, "", ": " if reference.publisher else ". ")
    out.say("publisher", reference.publisher, "", "; ")
    if reference.issued is not None and reference.issued.start:
        out.say("issued.year", dates.year_words(reference.issued, reference.year_suffix or ""))
        for path, number in zip(("month", "day"), reference.issued.start[1:], strict=False):
            out.say(f"issued.{path}", str(number), " ")
        out.text += ";" if reference.volume else ". "
    out.say("volume", reference.volume)
    out.say("issue", reference.issue, "(", ")")
    out.say("page", abbreviate(reference.page) if reference.page else None, ":", ". ")
    out.say("DOI", reference.DOI, "doi: ", ". ")
    out.say("PMID", reference.PMID, "PMID: ", ". ")
    out.say("URL", reference.URL, "Available from: ")
    return Phrase(out.text.rstrip(), tuple(out.pieces), tuple(out.looks))


def _people(
    out: _Sentence, reference: Reference, variable: str, names: tuple[Name, ...], after: str
) -> None:
    for index, name in enumerate(names):
        if index:
            out.text += ", "
        path = f"{variable}.{index}"
        if name.literal is not None:
            out.say(f"{path}.literal", name.literal)
            continue
        out.say(f"{path}.family", full_family(name))
        out.say(f"{path}.given", compact(name.given or ""), " " if full_family(name) else "")
        out.say(f"{path}.suffix", name.suffix, " ")
    if names and variable in reference.et_al:
        out.say(f"{variable}.et-al", "et al", ", ")
    if names:
        out.text += after
