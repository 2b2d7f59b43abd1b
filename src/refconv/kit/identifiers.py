"""Identifiers in their bare form: DOI, PMID, PMCID, ISBN, ISSN."""

from __future__ import annotations

import re

_DOI_HEAD = re.compile(r"^\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi\s*[:=]?\s*)+", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


def doi(text: str) -> str | None:
    """Give the bare DOI in a text that is a DOI in any form, else None (DOI Handbook, 2.2).

    >>> doi("https://doi.org/10.1056/NEJMoa062867."), doi("doi: 10.1/x")
    ('10.1056/NEJMoa062867', None)
    """
    bare = _DOI_HEAD.sub("", text.strip())
    match = _DOI.fullmatch(bare.rstrip(".,;"))
    return match.group() if match else None


def pmid(text: str) -> str | None:
    """Give the digits of a PubMed identifier, else None."""
    match = re.fullmatch(r"\s*(?:PMID\s*:?\s*)?0*([1-9]\d{0,8})\.?\s*", text, re.IGNORECASE)
    return match.group(1) if match else None


def pmcid(text: str) -> str | None:
    """Give a PubMed Central identifier with its PMC, else None."""
    match = re.fullmatch(r"\s*(?:PMCID\s*:?\s*)?PMC\s*0*([1-9]\d{0,9})\.?\s*", text, re.IGNORECASE)
    return f"PMC{match.group(1)}" if match else None


def isbn(text: str) -> str | None:
    """Give the digits of an ISBN of 10 or 13 whose check digit is right, else None (ISO 2108)."""
    digits = re.sub(r"[^0-9Xx]", "", re.sub(r"^\s*ISBN(?:-1[03])?:?", "", text, flags=re.I)).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if c == "X" else int(c) for c in digits]
        return digits if sum(v * (10 - i) for i, v in enumerate(values)) % 11 == 0 else None
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits))
        return digits if total % 10 == 0 else None
    return None


def issn(text: str) -> str | None:
    """Give an ISSN as `1234-567X` where its check digit is right, else None (ISO 3297)."""
    digits = re.sub(r"[^0-9Xx]", "", re.sub(r"^\s*e?ISSN:?", "", text, flags=re.I)).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return None
    values = [10 if c == "X" else int(c) for c in digits]
    if sum(v * (8 - i) for i, v in enumerate(values)) % 11:
        return None
    return f"{digits[:4]}-{digits[4:]}"
