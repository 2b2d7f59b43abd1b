"""Read the lists of journals that a user has.

Known by their content: NLM's `J_Medline.txt`, CSL's abbreviations in JSON, and
lines with a title and its abbreviation: with tabs between, as JabRef's CSV
(`;` or `,`), or as `Title = Abbreviation`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.errors import UnreadableError
from refconv.journals.folding import fold, main_title
from refconv.journals.record import Journal, Listed, Listing, Part, Role
from refconv.source import Source, Span

_QUOTED = re.compile(r'"[^"]*"')
_USER = (Listing.USER,)
_CSL_TITLES = ("container-title", "collection-title", "title")


class Pair(NamedTuple):
    """Hold a title, its abbreviation, and where the list has them."""

    title: str
    short: str
    start: int = 0


class UserList:
    """Find journals in a list that was read."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        names: dict[str, dict[Listed, None]] = {}
        for pair in pairs:
            its = names.setdefault(fold(pair.title), {})
            its[Listed(pair.title, Part.TITLE, _USER)] = None
            its[Listed(pair.short, Part.SHORT, _USER)] = None
        self._journals: dict[str, dict[Journal, Role]] = {}
        for its in names.values():
            journal = Journal(tuple(sorted(its, key=lambda name: name.part is not Part.TITLE)))
            for name in journal.names:
                self._enter(fold(name.text), journal, _role(name))
                if name.part is Part.TITLE:
                    self._enter(fold(main_title(name.text)), journal, Role.MAIN_TITLE)

    def __len__(self) -> int:
        return len({journal for its in self._journals.values() for journal in its})

    def find(self, key: str) -> list[tuple[Journal, Role]]:
        """Give the journals that bear a folded name, and as what they bear it."""
        return list(self._journals.get(key, {}).items())

    def _enter(self, key: str, journal: Journal, role: Role) -> None:
        its = self._journals.setdefault(key, {})
        its[journal] = min(role, its.get(journal, role))


def _role(name: Listed) -> Role:
    return Role.TITLE if name.part is Part.TITLE else Role.ABBREVIATION


def read_list(source: Source, report: Reporter) -> UserList:
    """Read a list in one of the known shapes; lines that say nothing are reported.

    Raises UnreadableError where not one line can be read.
    """
    head = source.text[:4000]
    if head.lstrip().startswith("{"):
        pairs = list(_csl(source))
    elif "MedAbbr:" in head or "JournalTitle:" in head:
        pairs = list(_medline(source.text))
    else:
        pairs = list(_lines(source, report))
    good = [pair for pair in pairs if fold(pair.title) and fold(pair.short)]
    if not good:
        raise UnreadableError(f"{source.name}: no journal with an abbreviation in it")
    return UserList(good)


def _csl(source: Source) -> Iterator[Pair]:
    """Read CSL's abbreviations: jurisdiction, then variable, then text and its short form."""
    try:
        data = msgspec.json.decode(source.text)
    except msgspec.DecodeError as error:
        raise UnreadableError(f"{source.name}: {error}") from error
    data = data.get("data", data)
    for jurisdiction in data.values() if isinstance(data, dict) else ():
        for variable in _CSL_TITLES if isinstance(jurisdiction, dict) else ():
            entries = jurisdiction.get(variable)
            for title, short in entries.items() if isinstance(entries, dict) else ():
                if isinstance(short, str):
                    yield Pair(title, short)


def _medline(text: str) -> Iterator[Pair]:
    """Read NLM's list: blocks of `JournalTitle: ...` and `MedAbbr: ...` between dashed lines."""
    fields: dict[str, str] = {}
    for line in (*text.splitlines(), "-"):
        if line.startswith("-"):
            if {"JournalTitle", "MedAbbr"} <= fields.keys():
                yield Pair(fields["JournalTitle"], fields["MedAbbr"])
            fields = {}
        else:
            name, _, value = line.partition(": ")
            fields[name.strip()] = value.strip()


def _lines(source: Source, report: Reporter) -> Iterator[Pair]:
    start = 0
    for line in source.text.split("\n"):
        parts = _split(line.strip()) if line.strip() and line[0] not in "#%" else None
        if parts is not None:
            if len(parts) < 2 or not (parts[0] and parts[1]):
                report(_odd_line(source, Span(start, start + len(line))))
            elif start or parts[0].casefold() not in {"title", "full", "journal", "name"}:
                yield Pair(parts[0], parts[1], start)
        start += len(line) + 1


def _split(line: str) -> list[str]:
    if "\t" in line:
        parts = line.split("\t")
    elif " = " in line and not line.startswith('"'):
        parts = line.split(" = ", 1)
        parts[1] = parts[1].split(";")[0]
    else:
        delimiter = ";" if ";" in _QUOTED.sub("", line) else ","
        try:
            parts = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
        except csv.Error:
            parts = [line]
    return [part.strip() for part in parts]


def _odd_line(source: Source, span: Span) -> Diagnostic:
    return Diagnostic(
        code="journals/unreadable-line",
        severity=Severity.WARNING,
        message="this line of the list has no title and abbreviation",
        source=source,
        span=span,
        action="left out",
    )
