"""What no variable took: the stretches of a reference that are more than separators."""

from __future__ import annotations

import re
from collections.abc import Iterable

from refconv.model import Piece

_WORD = re.compile(r"[^\W_]+")
LINKING = frozenset(
    """
    a abrufbar access accessed acessado acesso address ahead al am and andere april article
    artn arxiv as assignee at aufl auflage authors available band bd before behalf by c cap
    capítulo cartographer cartographers central chap chapter citada citado citato cite cited
    cité collaborators compiler compilers consultado consulté consultée coord coordenador
    coordinador coordinadora coordinadores coords dans date de del di dir director disponibile
    disponible disponível doi dx e ed edited editeurs edition editor editores editors edn eds
    el em en epub erhältlich et first following for free from ftp hearing hearings heft hg hrsg
    http https i id identifier il in internet inventor inventors is isbn issn issue it its la
    last le link medline n nd no nos not nr num of on online org organizador organizadora
    organizadores orgs original originally os others p page pages patent pg pgs phd pii pmc
    pmcid pmid posted pp print pt published pubmed pág págs rd report retrieved s se sect see
    seite seiten site special st su suppl supplement sur t text th the tome trans translator
    translators título un und under unique unter updated url v verfügbar version vol vols
    volume von web website work www x y z zitiert zugriff zuletzt ª º éd éditeurs édition
    überarb
    """.split()
)
"""Words that join the parts of a reference and belong to none of them."""


def left_over(text: str, pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    """List the stretches of a text that no piece covers and that say something.

    Punctuation, and words that only join (`Available from`, `editors`), say
    nothing of their own.
    """
    found: list[tuple[int, int]] = []
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
