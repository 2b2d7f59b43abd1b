"""Locales: terms, date formats and options, with CSL's fallbacks (CSL 1.0.2, Locale)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from refconv.csl.finish import Quotes
from refconv.csl.xmlfile import XML_LANG, child, children, data_folder, parse
from refconv.errors import OptionError, nearest

_FALLBACK = {
    "verb-short": ("verb-short", "verb", "long"),
    "verb": ("verb", "long"),
    "symbol": ("symbol", "short", "long"),
    "short": ("short", "long"),
    "long": ("long",),
}


class Term(NamedTuple):
    """Hold one term in one form."""

    single: str
    multiple: str
    gender: str = ""


class DatePart(NamedTuple):
    """Hold the attributes of a `date-part` of a locale or style."""

    name: str
    attributes: Mapping[str, str]


class DateFormat(NamedTuple):
    """Hold a localised date format."""

    parts: tuple[DatePart, ...]
    delimiter: str = ""


class Ordinal(NamedTuple):
    """Hold an ordinal suffix and which last digits it asks for."""

    text: str
    match: str


class Locale:
    """Hold what a language and a style's own overrides say; never changed once made."""

    def __init__(self, language: str, layers: list[etree._Element]) -> None:
        """Build from `locale` elements, the weakest first."""
        self.language = language
        self._terms: dict[tuple[str, str], Term] = {}
        self._ordinals: dict[tuple[str, str], Ordinal] = {}
        self._dates: dict[str, DateFormat] = {}
        options: dict[str, str] = {}
        for layer in layers:
            self._read_terms(layer)
            for date in children(layer, "date"):
                self._dates[date.get("form", "text")] = _date_format(date)
            found = child(layer, "style-options")
            if found is not None:
                options.update({str(k): str(v) for k, v in found.attrib.items()})
        self.ordinals_on_day_one = options.get("limit-day-ordinals-to-day-1") == "true"
        self.quotes = Quotes(
            self.term("open-quote") or "“",
            self.term("close-quote") or "”",
            self.term("open-inner-quote") or "‘",
            self.term("close-inner-quote") or "’",
            options.get("punctuation-in-quote") == "true",
        )

    def _read_terms(self, layer: etree._Element) -> None:
        home = child(layer, "terms")
        if home is None:
            return
        read: dict[tuple[str, str], Term] = {}
        ordinals: dict[tuple[str, str], Ordinal] = {}
        for element in children(home, "term"):
            name, form = element.get("name", ""), element.get("form", "long")
            single, multiple = child(element, "single"), child(element, "multiple")
            text = element.text or ""
            one = (single.text or "") if single is not None else text
            many = (multiple.text or "") if multiple is not None else one
            if single is not None or multiple is not None or not text.isspace():
                term = Term(one, many, element.get("gender", ""))
            else:
                term = Term("", "", element.get("gender", ""))
            if name == "ordinal" or name.startswith("ordinal-"):
                gender = element.get("gender-form", "")
                rule = element.get("match", _default_match(name))
                ordinals[name, gender] = Ordinal(one, rule)
            elif name.startswith("long-ordinal-"):
                read[name, element.get("gender-form", "")] = term
            else:
                read[name, form] = term
        if ordinals:  # a layer that has ordinals replaces them all (CSL 1.0.2, Ordinal suffixes)
            self._ordinals = ordinals
        self._terms.update(read)

    def has_term(self, name: str) -> bool:
        """Tell whether a term is there in some form."""
        return any((name, form) in self._terms for form in _FALLBACK)

    def find(self, name: str, form: str = "long") -> Term | None:
        """Give a term, falling back to weaker forms (CSL 1.0.2, Terms)."""
        for weaker in _FALLBACK.get(form, ("long",)):
            term = self._terms.get((name, weaker))
            if term is not None:
                return term
        return None

    def term(self, name: str, form: str = "long", plural: bool = False) -> str:
        """Give a term's text, `""` where there is none."""
        term = self.find(name, form)
        if term is None:
            return ""
        return term.multiple if plural else term.single

    def date(self, form: str) -> DateFormat:
        """Give the localised format `text` or `numeric`."""
        return self._dates.get(form, DateFormat(()))

    def gender(self, name: str) -> str:
        """Give the gender of the noun that a term is."""
        for form in ("long", "short"):
            term = self._terms.get((name, form))
            if term is not None and term.gender:
                return term.gender
        return ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """Give the ordinal suffix of a number (CSL 1.0.2, Ordinal suffixes)."""
        for name, rule, same in (
            (f"ordinal-{number:02d}", "whole-number", True),
            (f"ordinal-{number % 100:02d}", "last-two-digits", True),
            (f"ordinal-{number % 10:02d}", "last-digit", True),
        ):
            found = self._ordinals.get((name, gender)) or self._ordinals.get((name, ""))
            if found is not None and same and (found.match == rule or number == int(name[8:])):
                return found.text
        last = self._ordinals.get(("ordinal", gender)) or self._ordinals.get(("ordinal", ""))
        return last.text if last is not None else ""

    def long_ordinal(self, number: int, gender: str = "") -> str | None:
        """Give the word of a number from 1 to 10, None where there is none."""
        if not 1 <= number <= 10:
            return None
        name = f"long-ordinal-{number:02d}"
        term = self._terms.get((name, gender)) or self._terms.get((name, ""))
        return term.single if term is not None else None


def _default_match(name: str) -> str:
    digits = name.removeprefix("ordinal-")
    return "last-digit" if digits.startswith("0") else "last-two-digits"


def _date_format(element: etree._Element) -> DateFormat:
    parts = tuple(
        DatePart(part.get("name", ""), {str(k): str(v) for k, v in part.attrib.items()})
        for part in children(element, "date-part")
    )
    return DateFormat(parts, element.get("delimiter", ""))


@lru_cache(maxsize=1)
def _dialects() -> Mapping[str, str]:
    """Give the primary dialect of each language."""
    text = (data_folder() / "locales" / "locales.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)["primary-dialects"]
    return found


@lru_cache(maxsize=64)
def _file(language: str) -> etree._Element | None:
    if not language.replace("-", "").isalnum():
        return None
    path = data_folder() / "locales" / f"locales-{language}.xml"
    return parse(path.read_bytes(), path.name) if path.is_file() else None


def normal(language: str | None) -> str:
    """Write a language tag as locales are named: `de-at` is `de-AT`, `en` is `en-US`."""
    parts = (language or "en-US").replace("_", "-").split("-")
    parts = [parts[0].lower(), *(p.upper() if len(p) == 2 else p.capitalize() for p in parts[1:])]
    tag = "-".join(parts)
    return tag if "-" in tag else _dialects().get(tag, tag)


def demand(language: str) -> None:
    """Raise OptionError for a language that has no locale, neither itself nor its main one."""
    tag = normal(language)
    base = tag.split("-")[0]
    if _file(tag) is None and _file(_dialects().get(base, base)) is None:
        raise OptionError(f"no locale '{language}': {nearest(tag, _dialects().values())}")


def build(language: str, own: list[etree._Element]) -> Locale:
    """Make the locale of a language with a style's own `locale` elements over it."""
    tag = normal(language)
    base = tag.split("-")[0]
    files = dict.fromkeys(("en-US", _dialects().get(base, base), tag))
    layers = [found for name in files if (found := _file(name)) is not None]
    for wanted in (None, base, tag):
        layers.extend(e for e in own if e.get(XML_LANG) == wanted)
    return Locale(tag, layers)
