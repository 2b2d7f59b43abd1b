"""The lines that say where a list of references begins and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"(?:(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5}|[A-H])[.):]?\s{1,4}|[#=*_]{1,6}\s{0,2})?"
_LISTS = (
    r"references?(?:\s(?:and\s(?:notes|bibliography|further\sreading)|cited|list|consulted))?"
    r"|reference\slists?|list\sof\sreferences|cited\s(?:references|literature|works)|works\scited"
    r"|literature(?:\scited|\sreferences)?|(?:selected\s|annotated\s)?bibliograph(?:y|ie)"
    r"|(?:further|suggested|recommended)\sreadings?|(?:end)?notes\sand\sreferences"
    r"|supplementa(?:l|ry)\sreferences|primary\s(?:sources|references)|sources"
    r"|referencias(?:\s(?:bibliográficas|bibliograficas|citadas))?|bibliograf[ií]a(?:\s(?:citada|consultada))?"
    r"|literatura(?:\scitada)?|citas(?:\sbibliográficas)?"
    r"|referências(?:\s(?:bibliográficas|bibliograficas|citadas))?|referencias\sbibliograficas"
    r"|bibliografia(?:\s(?:citada|essenziale))?"
    r"|références(?:\s(?:bibliographiques|citées))?|references\sbibliographiques|bibliographie"
    r"|ouvrages\scités|littérature(?:\scitée)?"
    r"|literatur(?:verzeichnis|angaben|nachweise?|liste)?|quellen(?:verzeichnis|angaben)?"
    r"|referenzen|schrifttum|zitierte\sliteratur"
    r"|riferimenti(?:\sbibliografici)?|letteratura(?:\scitata)?"
    r"|literatuur(?:lijst)?|referenties|referenser|referanser|litteratur(?:liste|förteckning)?"
    r"|piśmiennictwo|literatúra|irodalom|kaynaklar|kaynakça|список\sлитературы|литература"
    r"|参考文献|參考文獻|文献|引用文献|참고문헌"
)
_COUNT = r"(?:\s?[(\[]\d{1,4}[)\]])?"
_HEADING = re.compile(rf"{_NUMBER}(?:{_LISTS}){_COUNT}\s?[:.]?(?:\s?[#=*_]{{1,6}})?", re.IGNORECASE)
_LABEL_1 = re.compile(r"[ \t\xa0](?:\[S?1\]|\(1\)|1\s?[.)\t])")
_FIRST_LABEL = r"(?=\s*(?:\[1\]|\(1\)|1\s?[.)\t]|\[S?1\])\s*\S)"
_HEADING_BEFORE = re.compile(
    rf"{_NUMBER}(?:{_LISTS}){_COUNT}\s?[:.]?\s{_FIRST_LABEL}", re.IGNORECASE
)
_SPACED = re.compile(r"[^\W\d_](?:\s[^\W\d_]){5,24}\s?[:.]?")
_LONGEST = 60

_AFTER_LISTS = (
    # English
    r"appendi(?:x|ces)|annex(?:es|e)?|(?:figure|table)\s(?:legends?|captions?)|legends?\s(?:to|for)\s"
    r"|(?:list\sof\s)?(?:figures|tables)$|(?:supplementa(?:ry|l)|supporting|additional)\s"
    r"(?:information|material|data|files?|figures?|tables?)|acknowledge?ments?"
    r"|author(?:s|['’]s|s['’])?\s(?:address|contribution|affiliation|information|details|note|biograph)"
    r"|about\sthe\sauthors?|address\sfor\s|correspond|conflicts?\sof\sinterest|competing\sinterests?"
    r"|(?:disclosures?|funding)\b[^\d]{0,40}$|(?:received|submitted|accepted|published)[:\s]"
    r"|how\sto\scite|cite\sthis|publisher['’]s\snote|open\saccess|copyright"
    r"|(?:fig(?:ure|\.)?|table|box|scheme|plate)\s?[A-Z]?\d{1,3}[.:\s]|fig(?:ure)?s?$|tables?$"
    # Spanish, Portuguese
    r"|anexos?|apéndices?|apêndices?|agradecimientos?|agradecimentos?|leyendas?\s|legendas?\s"
    r"|(?:figura|tabla|tabela|cuadro|quadro|gráfico)\s\d|correspondencia|correspondência"
    r"|conflictos?\sde|conflitos?\sde"
    # German, French, Italian
    r"|anhang|danksagung|interessenkonflikt|korrespondenz|(?:abbildung|abb\.|tabelle|tab\.)\s\d"
    r"|anschrift|remerciements|tableau\s\d|liens?\sd['’]intérêts?|correspondance"
    r"|allegat[oi]|appendice|ringraziamenti|tabella\s\d|corrispondenza|conflitto\sd"
)
_AFTER = re.compile(rf"{_NUMBER}(?:{_AFTER_LISTS})", re.IGNORECASE)


def opens_list(text: str, start: int, end: int) -> bool:
    """Tell whether a line is the heading of a list of references and nothing else."""
    if end - start > _LONGEST:
        return False
    line = text[start:end]
    if _SPACED.fullmatch(line):
        line = re.sub(r"\s", "", line)
    return _HEADING.fullmatch(line) is not None


def first_labels(text: str, start: int, end: int) -> Iterator[int]:
    """Give where the number 1 stands as a label after white space."""
    for match in _LABEL_1.finditer(text, start, end):
        yield match.start() + 1


def heading_before(text: str, start: int, end: int) -> int | None:
    """Give the end of a heading that stands on one line with the first reference and its label."""
    match = _HEADING_BEFORE.match(text, start, min(end, start + _LONGEST))
    return match.end() if match else None


def closes_list(text: str, start: int, end: int) -> bool:
    """Tell whether a line begins what follows a list: an appendix, legends, addresses."""
    return _AFTER.match(text, start, end) is not None
