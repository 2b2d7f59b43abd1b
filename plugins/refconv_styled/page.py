"""A whole page of HTML around a list: what a browser needs, and the look of the style."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from refconv.csl import Style
from refconv.csl.xmlfile import attribute

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"})
_LEFT_MARGIN = re.compile(r'<div class="csl-left-margin">(.{0,200}?)</div>')
_TAG = re.compile(r"<[^<>]{0,200}>")
_LINE = 1.4  # line height of a single-spaced list, in letters
_CSS = """\
    body { margin: 2em auto; max-width: 42em; padding: 0 1.5em; }
    body { font: 1em/%(line)s Georgia, "Times New Roman", "Noto Serif", serif; }
    sub, sup { line-height: 0; }
    h1 { font-size: 1.5em; line-height: 1.2; }
    .csl-entry { margin-bottom: %(gap)sem; overflow-wrap: anywhere; }
%(look)s\
    @media print { body { margin: 0; max-width: none; } .csl-entry { break-inside: avoid; } }
"""
_HANGING = """\
    .csl-entry { padding-inline-start: 2em; text-indent: -2em; }
    .csl-entry div { text-indent: 0; }
"""
_ALIGNED = """\
    .csl-right-inline, .csl-block { unicode-bidi: plaintext; }
    .csl-entry { display: grid; grid-template-columns: %(width)sch 1fr; column-gap: 0.5em; }
    .csl-left-margin { grid-column: 1; }
    .csl-right-inline, .csl-block, .csl-indent { grid-column: 2; min-width: 0; }
"""
_IN_THE_MARGIN = """\
    .csl-bib-body { margin-inline-start: calc(%(width)sch + 0.5em); }
    .csl-entry { margin-inline-start: calc(-%(width)sch - 0.5em); }
"""
_INDENT = "    .csl-indent { padding-inline-start: 2em; }\n"


def write_page(entries: Sequence[str], style: Style, locale: str | None) -> Iterator[str]:
    """Yield a page: the entries in order under a heading, in the language of the list.

    The look is that of CSL 1.0.2, Bibliography: `hanging-indent`,
    `second-field-align`, `line-spacing` and `entry-spacing`. The page needs
    no other file and runs no script.
    """
    language = style.program(locale).locale
    title = language.term("reference", plural=True) or "references"
    title = html.escape(title[:1].upper() + title[1:])
    tag = html.escape(language.language)
    right = ' dir="rtl"' if tag.partition("-")[0] in _RIGHT_TO_LEFT else ""
    yield f'<!DOCTYPE html>\n<html lang="{tag}"{right}>\n<head>\n  <meta charset="utf-8">\n'
    yield '  <meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"  <title>{title}</title>\n  <style>\n{_look(entries, style)}  </style>\n</head>\n"
    yield f'<body>\n<h1>{title}</h1>\n<div class="csl-bib-body">\n'
    own = "" if _LEFT_MARGIN.search("".join(entries[:1])) else ' dir="auto"'
    yield from (f'  <div class="csl-entry"{own}>{entry}</div>\n' for entry in entries)
    yield "</div>\n</body>\n</html>\n"


def _look(entries: Sequence[str], style: Style) -> str:
    """Give the CSS that a style's bibliography asks for."""
    section = style.bibliography
    lines = _number(attribute(section, "line-spacing"), 1)
    gap = _number(attribute(section, "entry-spacing"), 1)
    margins = [_LEFT_MARGIN.search(entry) for entry in entries]
    widths = [len(html.unescape(_TAG.sub("", found[1])).strip()) for found in margins if found]
    look = ""
    if widths:
        width = {"width": min(max(widths), 20) + 1}
        look = _ALIGNED % width
        if attribute(section, "second-field-align") == "margin":
            look += _IN_THE_MARGIN % width
    elif attribute(section, "hanging-indent") == "true":
        look = _HANGING
    height = _LINE * lines
    return _CSS % {"line": f"{height:g}", "gap": f"{height * gap / 2:g}", "look": look + _INDENT}


def _number(text: str | None, otherwise: int) -> int:
    """Read an attribute that is a small whole number."""
    return min(int(text), 10) if text and text.isdecimal() else otherwise
