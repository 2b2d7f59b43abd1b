"""What the shipped formats are tried with: texts in the format, and what a reader may pass over."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from refconv_crossref_json.table import BOOKKEEPING

CASES = Path(__file__).resolve().parent.parent / "cases"

_XML = r"<[^>]*>|&#?\w+;"


class Trial(NamedTuple):
    """Name a format's case folders, and the words of the format itself."""

    cases: str = ""
    ignorable: str = ""


TRIALS: dict[str, Trial] = {
    "ris": Trial("ris"),
    "nbib": Trial("nbib"),
    "endnote-xml": Trial(
        "endnote-xml",
        rf"<(database|source-app|foreign-keys|rec-number)\b.*?</\1>|{_XML}",
    ),
    "crossref-json": Trial(
        "crossref-json",
        rf'"(?:{"|".join(BOOKKEEPING)})":(?:\{{.*?\}}|\[[^{{]*?\]|\[\{{.*?\}}\]|[^,]*)'
        r'|"[\w-]+":|"(?:first|additional|vor|work-list|ok|1\.0\.0|doi)"|true|false|null'
        r'|"status".*?"items":|"items-per-page".*|https?://[\w.]+/(?:isbn/)?',
    ),
    "jats": Trial("", rf"<title>References</title>|<\?xml.*?\?>|{_XML}"),
    "vancouver": Trial("vancouver"),
    "csl-json": Trial("csl-json"),
    "csl-jsonl": Trial("csl-jsonl"),
}
"""Formats that are tried with more than their own output, or with words that do not count."""


def samples(name: str) -> list[str]:
    """Give the inputs of a format's cases."""
    folder = TRIALS.get(name, Trial()).cases
    paths = sorted(CASES.glob(f"{folder}/*/input.*")) if folder else []
    return [path.read_text(encoding="utf-8") for path in paths]
