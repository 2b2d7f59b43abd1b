"""What names a place elsewhere: eprints, and the addresses in `howpublished`."""

from __future__ import annotations

import re
from typing import Any

from refconv.diagnostics import Severity
from refconv_bibtex.addresses import verbatim
from refconv_bibtex.joined_titles import sentences
from refconv_bibtex.meaning import Reading

_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)[ \t\n]*\{([^{}]*)\}|(https?://[^\s{}\\]+)")
_LINK = re.compile(r"\\href[ \t\n]*\{([^{}]*)\}[ \t\n]*\{([^{}]*)\}")
_ARXIV = re.compile(
    r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.I
)
_MENTIONS = re.compile(
    r"available|online|accessed|at|from|retrieved|website|web|page|site|url|see|[\[\]():;,. \t\n]",
    re.IGNORECASE,
)

EPRINTS: dict[str, tuple[str, str]] = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "hdl": ("HDL", "https://hdl.handle.net/"),
    "googlebooks": ("Google Books", "https://books.google.com?id="),
    "biorxiv": ("bioRxiv", ""),
    "medrxiv": ("medRxiv", ""),
    "ssrn": ("SSRN", ""),
    "hal": ("HAL", "https://hal.science/"),
}
"""Kind of eprint to the archive's name and the address before the identifier."""


def read_eprint(
    reading: Reading, fields: dict[str, str], values: dict[str, Any], kept: dict[str, str]
) -> None:
    """Read an eprint as an archive and a place in it, and as an address where there is none."""
    number = verbatim(fields.pop("eprint"))
    kinds = [fields.pop(name, "") for name in ("eprinttype", "archiveprefix")]
    kind = reading.plain(kinds[0] or kinds[1], "eprinttype")
    parts = [fields.pop(name, "") for name in ("eprintclass", "primaryclass")]
    part = parts[0] or parts[1]
    if not number:
        return
    word = kind.lower()
    if not kind and _ARXIV.fullmatch(number):
        word = "arxiv"
    if word in ("pubmed", "pmid"):
        values["PMID"] = number
        return
    if word in ("pmc", "pmcid"):
        values["PMCID"] = number
        return
    if word not in EPRINTS:
        kept.update({"eprint": number, "eprinttype": kind, "eprintclass": part})
        for field in ("eprint", "eprinttype", "eprintclass"):
            if not kept[field]:
                del kept[field]
        message = f"an eprint of an unknown kind: '{kind}'"
        action = "kept under custom.bibtex"
        reading.report("field-kept", Severity.INFO, message, "eprint", action)
        return
    name, address = EPRINTS[word]
    if word == "arxiv":
        number = re.sub(r"^arxiv:", "", number, flags=re.IGNORECASE)
    values["archive"] = name
    values["archive_location"] = number
    if part:
        values["archive_collection"] = reading.text(part, "eprintclass")
    if address and not fields.get("url", "").strip() and not fields.get("link"):
        values["URL"] = address + number


def read_howpublished(reading: Reading, fields: dict[str, str], values: dict[str, Any]) -> None:
    """Read an address out of `howpublished`; what is left, if it says anything, is a publisher."""
    raw = fields.pop("howpublished")
    address = _ADDRESS.search(raw) or _LINK.search(raw)
    rest = raw
    if address and "URL" not in values and not fields.get("url", "").strip():
        values["URL"] = verbatim(address[1] or address[2])
        rest = (
            raw[: address.start()]
            + (address[2] if address.re is _LINK else "")
            + raw[address.end() :]
        )
        if not _MENTIONS.sub("", rest.replace("\\", "").replace("{", "").replace("}", "")):
            return
    text = reading.text(rest, "howpublished").strip(" ,;:")
    if not text:
        return
    if address:
        fields["note"] = sentences(rest.strip(" ,;:"), fields.get("note", ""))
    elif any(
        fields.get(name, "").strip()
        for name in ("publisher", "institution", "school", "organization")
    ):
        values["medium"] = text
    else:
        values["publisher"] = text
