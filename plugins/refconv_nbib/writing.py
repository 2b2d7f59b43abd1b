"""References to NBIB records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from refconv.diagnostics import Diagnostic, Reporter, Severity, ignore
from refconv.format import ReadOptions, WriteOptions
from refconv.kit import pages
from refconv.kit.aliases import in_todays_names
from refconv.kit.compare import Change, changes
from refconv.model import Reference
from refconv.source import Source
from refconv_nbib.composing import Line, lines
from refconv_nbib.reading import read
from refconv_nbib.table import VERBATIM

_WIDTH = 88
_INDENT = "\n      "
_ORDER = (
    "PMID OWN STAT IS ISBN VI IP DP TI TT BTI CTI VTI PG LID AB FAU AU AUID AD CN FED ED LA PT DEP "
    "PB PL EN TA JT MH OT KW PMC AID GN"
)
_PLACES = {tag: place for place, tag in enumerate(_ORDER.split())}
for _tag in ("AU", "AUID", "AD", "CN"):
    _PLACES[_tag] = _PLACES["FAU"]
_PLACES["ED"] = _PLACES["FED"]


def write(
    references: Iterable[Reference], report: Reporter, options: WriteOptions
) -> Iterator[str]:
    """Yield one record for each reference; what it cannot hold is reported.

    Each record is read again by our own reader, and every variable that does
    not come back as it was is a finding. Fields that PubMed wrote and that
    say more than CSL can are written again if they still mean the same.
    """
    for given in references:
        reference = in_todays_names(given)
        if given.unread and given.origin is not None:
            reference = replace(given, note=given.origin.text)
            report(_unread(given))
        fields = list(lines(reference))
        text, found = _settled(fields, reference)
        kept = _kept(reference)
        if kept:
            groups = {VERBATIM.get(tag) for tag, _ in kept} - {None}
            rest = [line for line in fields if VERBATIM.get(line[0]) not in groups]
            again, lost = _settled([*rest, *kept], reference)
            if {change.variable for change in lost} <= {change.variable for change in found}:
                text, found = again, lost
        yield text
        for change in found:
            _report(change, reference, report)


def _settled(fields: Iterable[Line], reference: Reference) -> tuple[str, list[Change]]:
    """Write fields as a record, and say what does not come back from it."""
    ordered = sorted(fields, key=lambda line: _PLACES.get(line[0], len(_PLACES)))
    text = "".join(f"{tag:<4}- {_wrapped(value)}\n" for tag, value in ordered if value.strip())
    if not text.startswith("PMID"):
        text = f"PMID- \n{text}"  # by which other programs know where a record begins
    again = next(read(Source(text), ignore, ReadOptions()), Reference())
    return f"{text}\n", [c for c in changes(reference, again) if not _said(c, reference)]


def _said(change: Change, reference: Reference) -> bool:
    """Tell whether something else that was written says the same."""
    return change.variable == "page-first" and (
        pages.ends(reference.page or "")[0] == str(change.before)
    )


def _kept(reference: Reference) -> list[Line]:
    its = reference.custom.get("nbib")
    fields = its.get("fields", ()) if isinstance(its, dict) else ()
    return [
        (pair[0], pair[1])
        for pair in fields
        if isinstance(pair, list | tuple)
        and len(pair) == 2
        and all(isinstance(part, str) and part for part in pair)
        and pair[0].isascii()
        and pair[0].isalnum()
        and pair[0].isupper()
        and 2 <= len(pair[0]) <= 4
    ]


def _wrapped(text: str) -> str:
    """Break a text into lines as PubMed does, at words, with six spaces before each next line."""
    out: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > _WIDTH:
            out.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return _INDENT.join([*out, line])


def _unread(reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="nbib/unread",
        severity=Severity.WARNING,
        message="the reference was not read",
        reference=reference.id,
        action="its text is written as a note (GN)",
    )


def _report(change: Change, reference: Reference, report: Reporter) -> None:
    gone = "has no place in NBIB" if change.lost else "does not come back from NBIB as it was"
    report(
        Diagnostic(
            code="nbib/lost" if change.lost else "nbib/changed",
            severity=Severity.WARNING,
            message=f"'{change.variable}' {gone}",
            reference=reference.id,
            variable=change.variable,
            action="left out" if change.lost else f"reads back as {str(change.after)[:80]!r}",
        )
    )
