"""Words in brackets that say what a work is, or on what carrier: "[letter]", "[Internet]"."""

from __future__ import annotations

import re

from refconv.model import ItemType
from refconv_vancouver.reading.draft import Draft, Pair
from refconv_vancouver.reading.masking import mask, mask_all

_GENRES: dict[ItemType | None, str] = {
    None: "abstract|letter|letter to the editor|editorial|comment|commentary|review|news|case"
    " reports?|interview|erratum|"
    "correction|corrected and republished from|published erratum|retraction|retraction of"
    "|retracted article|errata|discussion|reply|response|congress abstract|meeting"
    " abstract|"
    "conference abstract|meeting report|resumo|resumen|carta|editorial comment|obituary|book"
    " review|press release|poster|protocol|guideline|supplement|brief report|"
    "pamphlet|monograph|presentation|unpublished|brochure|fact sheet|lecture|oral"
    " presentation|poster session|poster presentation",
    ItemType.THESIS: "dissertation|thesis|(?:ph\\.?\\s?d\\.?|m\\.?sc\\.?|m\\.?a\\.?"
    "|master(?:['’]?s)?|doctoral|bachelor(?:['’]?s)?|md|medical|dphil|m\\.?phil|mba|msc"
    "|honours|undergraduate|diploma|doctor)"
    "[ .]{0,2}(?:degree )?(?:thesis|dissertation|diss\\.?)|ph\\.?d|tese|tese de doutorado"
    "|dissertação|dissertação de mestrado|tese de mestrado|tesis|tesis doctoral|tesis de maestría"
    "|thèse|thèse de doctorat|mémoire|tesi|tesi di laurea|diplomarbeit|doktorarbeit"
    "|dissertation/master['’]s thesis|(?:doctoral |phd )?dis+ert[a-z]{3,8}"
    "|habilitation|inaugural-?dissertation|masterarbeit|tesina|tcc|trabalho de conclusão"
    " de curso|monografia",
    ItemType.DATASET: "dataset|data ?set|data file|data",
    ItemType.SOFTWARE: "computer program|computer software|software|r package|computer file"
    "|mobile app|jamovi module|app|code|program",
    ItemType.MAP: "map|topographic map|demographic map|mapa|carte|karte|carta geografica",
    ItemType.MOTION_PICTURE: "videocassette|videotape|video|dvd|film|videorecording|motion"
    " picture|vhs|youtube|streaming video|videodisc",
    ItemType.SONG: "audiocassette|audio recording|audiotape|podcast|sound recording|audio",
    ItemType.POST_WEBLOG: "blog|weblog|blog post|blog on the internet",
    ItemType.ARTICLE: "preprint",
    ItemType.GRAPHIC: "image|photograph|illustration|slide|picture",
}
_MEDIA = (
    "internet|cd-?rom|online|monograph on the internet|serial on(?: the)? internet|serial"
    " online|database on the internet|homepage on the internet|book on the internet"
    "|article on the internet|journal on the internet|"
    "electronic resource|microfiche|microfilm|database|online database|web ?site|web ?page"
    "|homepage|web|disk|diskette|print|electronic|e-?book|ebook|intranet|internet"
    " document|serial|version électronique|en línea|en ligne|disk"
)
_SPLIT = {
    "database on the internet": ItemType.DATASET,
    "database": ItemType.DATASET,
    "online database": ItemType.DATASET,
}
_WORDS = [(re.compile(pattern, re.I), kind) for kind, pattern in _GENRES.items()]
_MEDIUM = re.compile(_MEDIA, re.I)
_BRACKET = re.compile(r"\s{0,3}\[(?P<word>[^\[\]]{2,60})\]")
_THESIS = re.compile(
    rf"(?:(?<=[.,;:)(])|(?<=[a-z]))[\s(]{{1,6}}(?P<word>(?:unpublished"
    rf" )?(?:{_GENRES[ItemType.THESIS]}))\b[)]?(?=[.,;:\s)]|$)",
    re.I,
)


_CARRIED = re.compile(r"\son\sthe\sinternet\Z", re.IGNORECASE)


def take_brackets(text: str, draft: Draft) -> tuple[str, ItemType | None]:
    """Take the words in square brackets that say kind or carrier; give the kind they say."""
    kind: ItemType | None = None
    if "[" not in text:
        return text, None
    spans: list[Pair] = []
    for match in _BRACKET.finditer(text):
        word = match["word"].strip()
        span = (match.start("word"), match.end("word"))
        if _MEDIUM.fullmatch(word):
            draft.put("medium", word, span)
            kind = kind or _SPLIT.get(word.lower())
        else:
            its = _genre(word)
            if its is None:
                continue
            carrier = its[0] in (ItemType.MOTION_PICTURE, ItemType.SONG)
            draft.put("medium" if carrier else "genre", word, span)
            kind = kind or its[0]
        spans.append(match.span())
    return mask_all(text, spans), kind


def _genre(word: str) -> tuple[ItemType | None] | None:
    first = _CARRIED.sub("", word.split(";")[0].split(",")[0].strip())
    for pattern, kind in _WORDS:
        if pattern.fullmatch(first):
            return (kind,)
    return None


def take_thesis(text: str, start: int, draft: Draft) -> tuple[str, bool]:
    """Take a bare "PhD thesis" that stands as a part of its own."""
    low = text.lower()
    if not any(
        word in low
        for word in ("thes", "diss", "tese", "tesis", "thès", "tesi", "arbeit", "habilit")
    ):
        return text, False
    match = _THESIS.search(text, max(0, start - 1))  # the blank behind the names
    if match is None:
        return text, False
    draft.put("genre", match["word"], match.span("word"))
    return mask(text, match.start() + 1, match.end()), True
