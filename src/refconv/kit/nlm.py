"""What NLM prints, put where a CSL style can print it (NLM Citing Medicine, 2nd edition).

A CSL style can print variables and fixed words and can ask which variables are
there, no more. These functions settle before what NLM's rules ask beyond that.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from refconv.kit.issues import split_supplement
from refconv.kit.pages import abbreviate
from refconv.model import Date, ItemType, Reference

_RESOURCES = frozenset({ItemType.WEBPAGE, ItemType.POST_WEBLOG, ItemType.POST, ItemType.DATASET})
_REACHED_BY_ADDRESS = frozenset({ItemType.ARTICLE, ItemType.DATASET, ItemType.SOFTWARE})
"""What the style prints with its address, in place of the DOI."""
_RANGE_END = re.compile(r"-\d{2,4}\b")
_LETTERED = re.compile(r"([A-Za-z]+)(\d{1,2})-\1(\d{2,3})")
_UPDATED = re.compile(r"(?:^|\. )(?P<said>(?:updated|modified|revised) [^.]*)(?:\. |$)")
_LANGUAGES = {
    **{"ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish"},
    **{"de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian"},
    **{"fi": "Finnish", "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian"},
    **{"id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese"},
    **{"ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian"},
    **{"nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish"},
    **{"pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak"},
    **{"sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish"},
    **{"uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese"},
}
_ENGLISH = frozenset({"en", "eng", "english"})
_MONTHS = ("", *"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


def as_nlm_prints(reference: Reference) -> Reference:
    """Change a reference to what an NLM style prints.

    Pages are shortened; the supplement leaves the issue; the language is named, English is not; a
    copyright year has its `c` as in the original; a resource that still runs
    (`2003 Oct -`) is `available_date`; "updated ..." of a resource is its
    `status`; a discussion follows the pages; an address that ends in a slash is
    closed by a full stop; one that only repeats the DOI of a published work goes.
    """
    changed: dict[str, Any] = {}
    if reference.issue and not reference.supplement_number:
        issue, supplement = split_supplement(reference.issue)
        if supplement:
            changed.update(issue=issue, supplement_number=supplement)
    if reference.language:
        changed["language"] = language_name(reference.language)
    if reference.issued is not None:
        changed.update(_running(reference, reference.issued))
    if reference.URL and reference.URL.endswith("/"):
        changed["URL"] = f"{reference.URL}."
    elif _is_its_doi(reference):
        changed["URL"] = None
    if reference.page:
        changed["page"] = _pages(reference.page)
    if reference.note and reference.type in _RESOURCES and not reference.status:
        changed.update(_updated(reference.note))
    elif reference.note and reference.page and reference.note.startswith("discussion "):
        discussion, _, rest = reference.note.partition(". ")
        changed.update(page=f"{changed['page']}; {discussion}", note=rest or None)
    return msgspec.structs.replace(reference, **changed) if changed else reference


def language_name(language: str) -> str | None:
    """Name a language in English from its tag or word; None for English (ch. 1, Language).

    >>> language_name("nb-NO"), language_name("Norwegian"), language_name("en-GB")
    ('Norwegian', 'Norwegian', None)
    """
    if language.lower() in _ENGLISH or language.lower().startswith("en-"):
        return None
    tag = language.partition("-")[0].lower()
    if tag in _LANGUAGES:
        return _LANGUAGES[tag]
    return language if len(language) > 3 else None


def _running(reference: Reference, issued: Date) -> dict[str, Any]:
    """Settle a copyright year and an open end, which CSL dates cannot print as NLM does."""
    mark = _copyright(reference)
    open_end = len(issued.date_parts) > 1 and not any(issued.end)
    if open_end and reference.type in _RESOURCES:
        year, *rest = issued.start
        month = f" {_MONTHS[rest[0]]}" if rest and 0 < rest[0] < 13 else ""
        literal = Date(literal=f"{mark[:1]}{year}{month} -")
        return {"issued": None, "available_date": literal}
    return {"issued": Date(literal=mark)} if mark else {}


def _copyright(reference: Reference) -> str:
    """Give a copyright date as the original prints it, `""` where it is none: `c2000-01`."""
    if reference.origin is None:
        return ""
    text = reference.origin.text
    pieces = reference.origin.covering("issued")
    if not pieces:
        return ""
    start, end = pieces[0].start, max(piece.end for piece in pieces)
    tail = _RANGE_END.match(text, end)
    if tail:
        end = tail.end()
    if text[start : start + 1] == "c" and text[start + 1 : start + 5].isdigit():
        return text[start:end]
    marked = start > 0 and text[start - 1] == "c" and text[start : start + 4].isdigit()
    alone = start < 2 or not text[start - 2].isalpha()
    return f"c{text[start:end]}" if marked and alone else ""


def _is_its_doi(reference: Reference) -> bool:
    """Tell whether the address says no more than the DOI that is printed anyway."""
    if not reference.DOI or not reference.URL or reference.type in _REACHED_BY_ADDRESS:
        return False
    resolver, found, rest = reference.URL.lower().partition("doi.org/")
    return bool(found) and len(resolver) <= 12 and rest == reference.DOI.lower()


def _pages(page: str) -> str:
    """Shorten a range; the letter before both pages is printed once (ch. 1, Location)."""
    match = _LETTERED.fullmatch(page)
    if match and len(match[2]) < len(match[3]):
        return f"{match[1]}{match[2]}-{match[3]}"
    return abbreviate(page)


def _updated(note: str) -> dict[str, Any]:
    match = _UPDATED.search(note)
    if match is None:
        return {}
    rest = ". ".join(part for part in (note[: match.start()], note[match.end() :]) if part)
    return {"status": match["said"], "note": rest or None}
