"""citeproc-py behind a small interface, with what it gets wrong kept away from it.

Its ids are lower-cased, so it gets ids of our own; a role or variable that it
does not know makes it raise, so such are held back and reported; it escapes
nothing, so the signs of HTML pass through it as private characters.
"""

from __future__ import annotations

import html
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from refconv.csl.catalogue import StyleFile
from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Date, Name, Reference, richtext

if TYPE_CHECKING:
    from refconv_styled import StyledOptions

_MARKS = {
    richtext.Mark.ITALIC: ("<i>", "</i>", "*", "*"),
    richtext.Mark.BOLD: ("<b>", "</b>", "**", "**"),
    richtext.Mark.SUPERSCRIPT: ("<sup>", "</sup>", "<sup>", "</sup>"),
    richtext.Mark.SUBSCRIPT: ("<sub>", "</sub>", "<sub>", "</sub>"),
    richtext.Mark.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>", "", ""),
    richtext.Mark.NOCASE: ("", "", "", ""),
}
_PRIVATE = 0xE000  # the first private character; two for each mark, then the signs of HTML
_ORDER = tuple(_MARKS)
_SIGNS = "&<>"


def render(
    references: Sequence[Reference], style: StyleFile, report: Reporter, options: StyledOptions
) -> list[str]:
    """Render each reference; one that breaks the engine stands as its original text or title."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            entries = _bibliography(references, style, report, options)
        except Exception:
            entries = [_alone(reference, style, report, options) for reference in references]
    return [_settle(entry, options.format.removesuffix("-page")) for entry in entries]


def _alone(reference: Reference, style: StyleFile, report: Reporter, options: StyledOptions) -> str:
    try:
        return _bibliography([reference], style, report, options)[0]
    except Exception as error:
        report(
            Diagnostic(
                code="styled/engine-failed",
                severity=Severity.ERROR,
                message=f"citeproc-py cannot render this: {type(error).__name__}: {error}",
                reference=reference.id,
                action="written as it was read",
            )
        )
        return _unstyled(reference)


def _bibliography(
    references: Sequence[Reference], style: StyleFile, report: Reporter, options: StyledOptions
) -> list[str]:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    back_end = formatter.plain if options.format == "text" else formatter.html
    compiled = CitationStylesStyle(style.path, locale=options.locale, validate=False)
    items = {f"r{n}": _item(f"r{n}", r, report) for n, r in enumerate(references)}
    unread = {f"r{n}": r for n, r in enumerate(references) if r.unread}
    bibliography = CitationStylesBibliography(compiled, CiteProcJSON(items.values()), back_end)
    for key in items:
        bibliography.register(Citation([CitationItem(key)]))
    bibliography.sort()
    rendered = dict(zip(bibliography.keys, map(str, bibliography.bibliography()), strict=True))
    return [
        _unstyled(unread[key]) if key in unread else " ".join(entry.split())
        for key, entry in rendered.items()
    ]


def _unstyled(reference: Reference) -> str:
    text = reference.origin.text if reference.origin else reference.title or reference.id
    return " ".join(_hide(text).split())


def _item(key: str, reference: Reference, report: Reporter) -> dict[str, Any]:
    """Make the plain data that citeproc-py takes, without what makes it raise."""
    from citeproc import DATES, NAMES, VARIABLES

    item: dict[str, Any] = {"id": key, "type": str(reference.type or "article")}
    for variable, value in reference.variables():
        word = variable.replace("-", "_")
        if isinstance(value, str):
            if word in VARIABLES:
                item[variable] = _hide(value)
        elif isinstance(value, Date):
            if word in DATES and value.date_parts:
                item[variable] = {"date-parts": [list(map(int, p)) for p in value.date_parts if p]}
        elif word in NAMES:
            item[variable] = [_name(name) for name in value]
        else:
            report(
                Diagnostic(
                    code="styled/unknown-role",
                    severity=Severity.WARNING,
                    message=f"citeproc-py does not know the role {variable}",
                    reference=reference.id,
                    variable=variable,
                    action="left out",
                )
            )
    return item


def _name(name: Name) -> dict[str, str]:
    if name.literal is not None:
        return {"family": _hide(name.literal)}
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping_particle": name.dropping_particle,
        "non_dropping_particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {key: _hide(value) for key, value in parts.items() if value}


def _hide(text: str) -> str:
    """Write markup and the signs of HTML as private characters, which no engine touches."""
    out: list[str] = []
    for run in richtext.parse(text):
        order = [_ORDER.index(mark) for mark in run.marks]
        out.extend(chr(_PRIVATE + 2 * n) for n in order)
        out.append(run.text)
        out.extend(chr(_PRIVATE + 2 * n + 1) for n in reversed(order))
    hidden = "".join(out)
    for n, sign in enumerate(_SIGNS):
        hidden = hidden.replace(sign, chr(_PRIVATE + 2 * len(_ORDER) + n))
    return hidden


def _settle(entry: str, form: str) -> str:
    """Write the private characters as the format asks, and nothing else as markup."""
    if form == "markdown":
        entry = entry.replace("<i>", "*").replace("</i>", "*")
        entry = html.unescape(entry.replace("<b>", "**").replace("</b>", "**"))
    for n, mark in enumerate(_ORDER):
        column = {"html": 0, "markdown": 2}.get(form)
        opening, closing = ("", "") if column is None else _MARKS[mark][column : column + 2]
        entry = entry.replace(chr(_PRIVATE + 2 * n), opening)
        entry = entry.replace(chr(_PRIVATE + 2 * n + 1), closing)
    for n, sign in enumerate(_SIGNS):
        visible = html.escape(sign) if form == "html" else sign
        entry = entry.replace(chr(_PRIVATE + 2 * len(_ORDER) + n), visible)
    return entry
