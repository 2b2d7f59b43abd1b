"""What no variable took: the stretches of a reference that are more than separators."""

from __future__ import annotations

import re
from collections.abc import Iterable

from refconv.model import Piece

_WORD = re.compile(r"[^\W_]+")
LINKING = frozenset(
    """
    a access accessed acesso acessado al and andere april as at auflage available band bd by cap capítulo central
    chapter chap cite cited citado citada consultado dans date de del di disponible disponível disponibile doi dx
    e ed edition editor editors eds edited el em en et erhältlich éd édition for free from ftp heft hg hrsg http
    https i id in internet is issue it its la last le link medline n nd no nos not nr num of on online org org os
    others p page pages pág págs pg pgs phd pii pmc pmcid pmid pp pt pubmed rd retrieved s se see seite seiten
    site special st su suppl supplement t th the título tome trans translator translators un under unter und
    updated url v verfügbar vol volume von website www x y z zitiert zugriff zuletzt abrufbar ahead print epub
    published following address web from: coordinadores organizadores orgs org coords editores compiler compilers
    director article artn arxiv isbn issn text authors collaborators
    am assignee aufl before c cartographer cartographers citato cité disponibile editeurs éditeurs
    hearing hearings identifier il inventor inventors le patent report sect su sur unique version ª º
    """.split()
)
"""Words that join the parts of a reference and belong to none of them."""


def left_over(text: str, pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    """List the stretches of a text that no piece covers and that say something.

    Punctuation, and words that only join (`Available from`, `editors`), say
    nothing of their own.
    """
    found = []
    done = 0
    for start, end in sorted((piece.start, piece.end) for piece in pieces):
        if start > done:
            _note(text, done, start, found)
        done = max(done, end)
    _note(text, done, len(text), found)
    return found


def _note(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    if end - start <= 2 and not text[start:end].strip(" .,;:()[]-"):
        return
    telling = [
        match.span()
        for match in _WORD.finditer(text, start, end)
        if match.group().lower() not in LINKING
    ]
    if telling:
        found.append((telling[0][0], telling[-1][1]))
