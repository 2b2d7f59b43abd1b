"""Identifiers of a wrong form, or with a wrong check digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from refconv.checks.finding import odd
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.kit import identifiers
from refconv.model import Reference
from refconv.source import Span

_SEVERAL = re.compile(r" ?[,;] ?| (?=\d{4}-?\d{3}[\dXx]\b|97[89])")
_ALNUM = re.compile(r"[^0-9Xx]")
_LABEL = re.compile(r"\b(DOI|PMID|PMCID|ISBN|ISSN)[:\s]*$", re.IGNORECASE)
_LONGEST_LABEL = 12
_URL = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEMELESS = re.compile(r"www\.\S+", re.IGNORECASE)


def doi_form(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find DOIs that are none: `10.`, a registrant, a slash and a suffix (DOI Handbook, 2.2)."""
    for reference in references:
        if reference.DOI and identifiers.doi(reference.DOI) is None:
            yield odd("doi-form", reference, f"'{reference.DOI}' is no DOI", "DOI")
        yield from _left_over("doi-form", reference, ("DOI",))


def pubmed_form(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find PMIDs that are not up to nine digits, PMCIDs that are not PMC and digits."""
    tests: tuple[tuple[str, Callable[[str], str | None]], ...] = (
        ("PMID", identifiers.pmid),
        ("PMCID", identifiers.pmcid),
    )
    for reference in references:
        for variable, test in tests:
            value = getattr(reference, variable)
            if value and test(value) is None:
                yield odd("pubmed-form", reference, f"'{value}' is no {variable}", variable)
        yield from _left_over("pubmed-form", reference, ("PMID", "PMCID"))


def isbn_form(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find ISBNs of a wrong length, or with a wrong check digit (ISO 2108)."""
    for reference in references:
        for value in _several(reference.ISBN):
            if value and identifiers.isbn(value) is None:
                known = len(_ALNUM.sub("", value)) in (10, 13)
                yield odd("isbn-form", reference, _wrong(value, "ISBN", known), "ISBN")
        yield from _left_over("isbn-form", reference, ("ISBN",))


def issn_form(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find ISSNs that are not eight digits, or have a wrong check digit (ISO 3297)."""
    for reference in references:
        for value in _several(reference.ISSN):
            if value and identifiers.issn(value) is None:
                known = len(_ALNUM.sub("", value)) == 8
                yield odd("issn-form", reference, _wrong(value, "ISSN", known), "ISSN")
        yield from _left_over("issn-form", reference, ("ISSN",))


def url_form(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find URLs that hold blanks, or lack a scheme or a host (RFC 3986)."""
    for reference in references:
        value = reference.URL
        if value and not _URL.fullmatch(value.strip()):
            bare = _SCHEMELESS.fullmatch(value.strip())
            why = "lacks https://" if bare else "is no URL"
            yield odd("url-form", reference, f"'{value}' {why}", "URL")


def _left_over(rule: str, reference: Reference, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Find what a text labels as an identifier, and its reader could not take for one."""
    origin = reference.origin
    for piece in origin.remainder if origin is not None else ():
        assert origin is not None
        said = origin.text[piece.start : piece.end]
        label = _LABEL.search(origin.text[max(0, piece.start - _LONGEST_LABEL) : piece.start])
        if label and label[1].upper() in names and any(letter.isdigit() for letter in said):
            start = origin.offset + piece.start
            yield msgspec.structs.replace(
                odd(rule, reference, f"'{said}' is no {label[1].upper()}"),
                span=Span(start, start + len(said)),
                variable=label[1].upper(),
            )


def _several(text: str | None) -> list[str]:
    """Split a field that may hold more than one number."""
    return _SEVERAL.split(" ".join((text or "").split()))


def _wrong(value: str, name: str, right_length: bool) -> str:
    why = f"is an {name} with a wrong check digit" if right_length else f"is no {name}"
    return f"'{value}' {why}"
