"""The flat view of a text: one line, plain characters, and the way back to the original.

A reference that was copied out of a PDF, a word processor or a web page is broken into lines,
hyphenated, full of ligatures and of spaces of every width. `flatten` gives the text a reader
wants to see, and where each of its characters stood.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence

from refconv_vancouver.hyphens import at_line_end


def flatten(text: str) -> tuple[str, Sequence[int]]:
    """Give the text in one line, and for each of its characters the offset it had in `text`.

    Wrapped lines are joined and hyphenation at their ends is mended; each run of white space of
    any width becomes one space; ligatures, full-width forms, entities and decomposed accents are
    dissolved; soft hyphens, zero-width characters and tags are left out. The offsets are one more
    than the characters: the last is `len(text)`. Text that is flat already comes back itself, with
    a `range`. Time is linear in the text.

    >>> flatten("the BCR-\\n  ABL resis-\\n  tance")[0]
    'the BCR-ABL resistance'
    """
    offsets: Sequence[int] = range(len(text) + 1)
    if "<" in text or "&" in text:
        text, offsets = _edit(text, offsets, _MARKUP, _dissolve_markup)
    if not text.isascii():
        text, offsets = _mend_characters(text, offsets)
    elif _CONTROL.search(text):
        text, offsets = _edit(text, offsets, _CONTROL, _dissolve)
    if "\n" in text or "  " in text or _WHITE.search(text):
        text, offsets = _edit(text, offsets, _BREAK, _join)
    return text, offsets


def original(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Give the stretch of the original text for the characters `start` up to `end` of the flat.

    >>> flat, offsets = flatten("a \\ufb01nding")
    >>> flat, original(offsets, 2, 4)
    ('a finding', (2, 3))
    """
    if end <= start:
        return offsets[start], offsets[start]
    return offsets[start], max(offsets[end], offsets[end - 1] + 1)


# one step: a pattern, and what stands instead of what it finds

_Replacement = Callable[[re.Match[str]], str]


def _edit(
    text: str, offsets: Sequence[int], pattern: re.Pattern[str], replacement: _Replacement
) -> tuple[str, Sequence[int]]:
    """Replace what the pattern finds; the new characters stand where the old ones began."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = replacement(match)
        if new == match.group():
            continue
        pieces.append(text[at:start])
        places.extend(offsets[at:start])
        pieces.append(new)
        places.extend(offsets[start : min(end, start + len(new))])
        places.extend([offsets[end - 1]] * (len(new) - (end - start)))
        at = end
    if not at:
        return text, offsets
    pieces.append(text[at:])
    places.extend(offsets[at:])
    return "".join(pieces), places


# markup: entities, and the tags that pages are made of; "p<0.05" and the DOI "...<1:AID>" stay

_TAGS = (
    "a|abbr|article|b|bdi|big|blockquote|body|br|cite|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|"
    "img|label|li|link|main|nav|ol|p|pre|q|s|script|section|small|span|strong|style|sub|sup|table|"
    "tbody|td|th|thead|title|tr|tt|u|ul"
)
_MARKUP = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    rf"|<(?:!--[^<>]{{0,400}}--|/?(?:{_TAGS})(?:\s[^<>]{{0,400}}|/)?)>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:br|dd|div|dt|h\d|hr|li|p|td|th|tr)\b", re.IGNORECASE)


def _dissolve_markup(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "&":
        return html.unescape(found)
    return " " if _BLOCK.match(found) else ""


# characters

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1e\x1f\x7f]")
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1b\x1e\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2011\u3002\ufb00-\ufb06\ufeff\uff01-\uff5e]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_MISREAD = re.compile("â(?:\x80[\x80-\xbf]|€[\xa0-\xbf‘’“”˜™œ¢¦…†‡•–—š›žŸ])")
_FULL_STOPS = "\u3002\uff0c\uff0e\uff1a\uff1b"
_JOINERS = "\u200c\u200d"
_GIVEN = {"\x1e": "-", "\u2011": "-", "\u3002": "."}


def _mend_characters(text: str, offsets: Sequence[int]) -> tuple[str, Sequence[int]]:
    if "â" in text:
        text, offsets = _edit(text, offsets, _MISREAD, _read_again)
    if _ODD.search(text):
        text, offsets = _edit(text, offsets, _ODD, _dissolve)
    if _ACCENTS.search(text):
        text, offsets = _edit(text, offsets, _DECOMPOSED, _compose)
    return text, offsets


def _dissolve(match: re.Match[str]) -> str:
    found = match.group()
    if found in _GIVEN or "\uff01" <= found <= "\uff5e" or "\ufb00" <= found <= "\ufb06":
        plain = _GIVEN.get(found) or unicodedata.normalize("NFKC", found)
        return plain + " " if found in _FULL_STOPS and _wants_space(match) else plain
    if found == "\xad" and match.string[match.end() : match.end() + 1].isspace():
        return found  # the line is joined there
    if found in _JOINERS and _shapes_letters(match):
        return found
    return ""


def _shapes_letters(match: re.Match[str]) -> bool:
    """Tell whether a joiner spells a word (Persian, Hindi) or an emoji; in Latin it is litter."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return before >= "\u0600" and after >= "\u0600"


def _wants_space(match: re.Match[str]) -> bool:
    """Tell whether a full-width stop, which holds its own space, stands between words."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if not after or after.isspace() or not (after.isalnum() or after in "“《「"):
        return False
    if match.group() == "\uff1a":
        return not after.isdigit()
    return match.group() != "\uff0e" or not (before.isdigit() and after.isdigit())


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _read_again(match: re.Match[str]) -> str:
    """Mend a dash or quotation mark of UTF-8 that was read as Windows-1252 or Latin-1."""
    found = match.group()
    try:
        code = "cp1252" if found[1] == "€" else "latin-1"
        return found.encode(code).decode("utf-8")
    except UnicodeError:
        return found


# lines and spaces

_WHITE = re.compile(r"[^\S ]")
_BREAK = re.compile(r"[-/\xac\xad\u2010\u2012\u2013\u2014]?(?:\s{2,}|[^\S ])")
_ADDRESS = re.compile(r"(?:https?:|www\.|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[A-Za-z0-9%_~-]*[./?=&#_%-][\w./?=&#%~()<>;:-]*\w[/.]{0,2}(?=\s|$)")
_LONGEST_WORD = 200


def _join(match: re.Match[str]) -> str:
    """Choose what stands where white space stood: a space, or nothing where a word goes on."""
    found = match.group()
    sign = "" if found[0].isspace() else found[0]
    if "\n" not in found:
        return sign + " " if sign != "\xad" else " "
    text, start, end = match.string, match.start(), match.end()
    before = _word_before(text, start)
    if not before or end == len(text):
        return sign + " "
    if sign in ("\xad", "\xac"):
        return "" if before[-1].isalpha() and text[end].isalpha() else sign.strip("\xad") + " "
    if _address_goes_on(before + sign, text, end):
        return sign
    if sign in ("-", "\u2010"):
        return at_line_end(before, sign, _word_after(text, end))
    if not sign and _unspaced(before[-1]) and _unspaced(text[end]):
        return ""
    return sign if sign else " "


def _word_before(text: str, end: int) -> str:
    start = end
    floor = max(0, end - _LONGEST_WORD)
    while start > floor and not text[start - 1].isspace():
        start -= 1
    return text[start:end]


def _word_after(text: str, start: int) -> str:
    end = start
    ceiling = min(len(text), start + _LONGEST_WORD)
    while end < ceiling and not text[end].isspace():
        end += 1
    return text[start:end]


def _address_goes_on(before: str, text: str, end: int) -> bool:
    """Tell whether a URL or DOI was broken at the end of a line."""
    if not ("/" in before or "www." in before) or not _ADDRESS.search(before):
        return False
    if before[-1] in "/-_=?&%#~":
        return text[end].isalnum()
    after = _word_after(text, end)
    if before[-1].isalnum() and not ("://" in before and "/" in after):
        return False
    goes_on = _ADDRESS_GOES_ON.match(after)
    if goes_on is None or before[-1] in ",;":
        return False
    return before[-1] != "." or (text[end].islower() or text[end].isdigit())


def _unspaced(character: str) -> bool:
    """Tell whether a character is of a script that sets no spaces: Chinese, Japanese."""
    return "\u3040" <= character <= "\u9fff"
