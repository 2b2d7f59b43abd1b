"""One entry to one reference: the table of `fields`, and `joining` for what joins several."""

from __future__ import annotations

import re
from typing import Any

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit import identifiers, latex
from refconv.limits import limit_hit
from refconv.model import ItemType, Name, Origin, Reference
from refconv.source import Source, Span
from refconv_bibtex import names, words
from refconv_bibtex.addresses import verbatim
from refconv_bibtex.cases import sentence_case
from refconv_bibtex.fields import KEPT, How, Row, reading
from refconv_bibtex.syntax import Entry
from refconv_bibtex.types import BY_ENTRY, Kind, subtyped

_DASHES = re.compile(r"[ \t\n]*[-‐‑‒–—−]+[ \t\n]*")
_BRACE = re.compile(r"[{}]")
_UNKNOWN = Kind("", ItemType.DOCUMENT)


class Reading:
    """Hold what reading entries of one input needs, and do it one entry at a time."""

    def __init__(self, source: Source, report: Reporter, options: Any) -> None:
        self.source = source
        self._report = report
        self.options = options
        self.biblatex = options.dialect == "biblatex"
        self._deepest: int = options.limits.nesting or 1 << 30
        self.sentences = options.title_case == "sentence"
        self._problems: list[latex.Problem] = []
        self._note = self._problems.append
        self._names: dict[str, Name] = {}
        self.entry = Entry("", "", [], 0, 0)
        self.id = ""
        self._placed: Entry | None = None
        self._places: dict[str, int] = {}
        self.english = True

    # saying

    def report(
        self,
        code: str,
        severity: Severity,
        message: str,
        field: str | None = None,
        action: str | None = None,
    ) -> None:
        """Report something about a field of the entry that is being read, or about the entry."""
        self._report(
            Diagnostic(
                code=f"bibtex/{code}",
                severity=severity,
                message=message,
                source=self.source,
                span=self.span(field),
                reference=self.id,
                variable=field,
                action=action,
            )
        )

    def span(self, field: str | None) -> Span:
        """Find where a field of the entry stands in the source."""
        entry = self.entry
        if field:
            if self._placed is not entry:
                self._placed = entry
                self._places = {its.name: its.at for its in reversed(entry.fields)}
            at = self._places.get(field, -1)
            if at >= 0:
                return Span(at, at + len(field))
            if field not in self._places:
                return Span(entry.start, entry.start + 1 + len(entry.kind))
            pattern = re.compile(rf"(?<![\w-]){re.escape(field)}(?=[ \t\n]*=)", re.IGNORECASE)
            match = pattern.search(self.source.text, entry.start, entry.end)
            if match:
                return Span(match.start(), match.end())
        return Span(entry.start, entry.start + 1 + len(entry.kind))

    def _tell(self, field: str) -> None:
        """Report what the LaTeX reader could not do in a field, and forget it."""
        for problem in self._problems:
            if problem.kind == "unknown-command":
                message = f"unknown command {problem.what}"
                self.report("unknown-command", Severity.INFO, message, field, "kept as text")
            elif problem.kind == "math":
                message = f"math that only TeX can set: {problem.what[:60]}"
                self.report("math-kept", Severity.INFO, message, field, "kept as it is")
            elif problem.kind == "link":
                message = f"the address of a link: {problem.what}"
                self.report("link-left-out", Severity.WARNING, message, field, "text kept")
            else:
                self._report(limit_hit("nesting", problem.what, self.source, self.span(field)))
        self._problems.clear()

    # decoding

    def text(self, raw: str, field: str) -> str:
        """Decode LaTeX to rich text."""
        text = latex.read(raw, self._note, deepest=self._deepest)
        if self._problems:
            self._tell(field)
        return text

    def title(self, raw: str, field: str) -> str:
        """Decode LaTeX to rich text with protected case, in sentence case where that is asked."""
        text = latex.read(raw, self._note, protect=True, deepest=self._deepest)
        if self._problems:
            self._tell(field)
        return sentence_case(text) if self.sentences and self.english else text

    def plain(self, raw: str, field: str) -> str:
        """Decode LaTeX to text without markup."""
        text = latex.plain(raw, self._note)
        if self._problems:
            self._tell(field)
        return text

    def listed(self, raw: str, field: str) -> str:
        """Decode a list: biblatex joins its items by " and ", CSL by "; "."""
        if not self.biblatex or (" and" not in raw and "\nand" not in raw):
            return self.text(raw, field)
        return "; ".join(filter(None, (self.text(item, field) for item in names.split(raw))))

    def people(self, raw: str, field: str) -> tuple[tuple[Name, ...], bool]:
        """Decode a list of names; say also whether there are more."""
        found = names.read(raw, self._note, dropping=self._dropping, cache=self._names)
        if self._problems:
            self._tell(field)
        for message in found.odd:
            self.report("odd-name", Severity.WARNING, message, field, "read as well as it goes")
        return found.names, found.more

    def value(self, row: Row, raw: str) -> Any:
        """Decode a field as its row says; None where nothing is left."""
        how = row.how
        if how is How.TEXT:
            return self.text(raw, row.field) or None
        if how is How.TITLE:
            return self.title(raw, row.field) or None
        if how is How.LIST:
            return self.listed(raw, row.field) or None
        if how is How.PAGES:
            text = self.plain(raw, row.field)
            return (text if text.isdigit() else _DASHES.sub("-", text)) or None
        if how is How.NUMBER:
            text = self.plain(raw, row.field)
            return _DASHES.sub("-", text) or None
        if how is How.VERBATIM:
            return verbatim(raw) or None
        if how is How.DOI:
            text = verbatim(raw)
            return identifiers.doi(text) or text or None
        return self._keyed(row, raw) or None

    def _keyed(self, row: Row, raw: str) -> str:
        """Decode a field whose value may be one of biblatex's localisation keys."""
        if row.how is How.PLACES:
            items = [self.text(item, row.field) for item in names.split(raw)]
            return "; ".join(words.resolve(item, words.PLACES) for item in items if item)
        if row.how is How.SERIES:
            return words.resolve(self.title(raw, row.field), words.SERIES)
        text = self.text(raw, row.field)
        if row.how is How.GENRE:
            return words.resolve(text, words.GENRES)
        if row.how is How.STATE:
            return words.resolve(text, words.STATES)
        return words.language(text)

    # the entry

    def reference(self, entry: Entry, fields: dict[str, str], key: str) -> Reference:
        """Make the reference of one entry, whose values are expanded and inherited already."""
        from refconv_bibtex.joining import join

        self.entry, self.id = entry, key
        self._prepare(fields)
        kind = BY_ENTRY.get(entry.kind)
        if kind is None:
            message = f"unknown entry type '{entry.kind}'"
            self.report("unknown-type", Severity.WARNING, message, None, "read as a document")
            kind = _UNKNOWN
        values: dict[str, Any] = {"type": kind.type}
        subtype = subtyped(entry.kind, fields.get("entrysubtype", ""))
        if subtype is not None:
            del fields["entrysubtype"]
            values["type"] = subtype
        more: set[str] = set()
        kept = join(self, fields, values, more)
        kept.update(self._table(fields, values, more))
        if kind.genre and "genre" not in values:
            values["genre"] = words.GENRES[kind.genre]
        if kept_type(entry.kind, values, self.options.dialect):
            kept["entrytype"] = entry.kind
        if kept:
            values["custom"] = {"bibtex": kept}
        if more:
            values["et_al"] = frozenset(more)
        start = entry.start
        origin = Origin(
            text=self.source.text[start : entry.end],
            source=self.source.name,
            offset=start,
            fielded=True,
        )
        return Reference(id=key, origin=origin, **values)

    def _prepare(self, fields: dict[str, str]) -> None:
        """Settle what the options and the language of an entry say about its other fields."""
        self._dropping = self.biblatex
        options = fields["options"].replace(" ", "") if "options" in fields else ""
        if "useprefix" in options:
            self._dropping = "useprefix=false" in options
        if self.sentences:
            said = fields.get("langid") or fields.get("hyphenation") or fields.get("language")
            self.english = not said or words.language(said).startswith("en")

    def _table(
        self, fields: dict[str, str], values: dict[str, Any], more: set[str]
    ) -> dict[str, str]:
        """Read the fields that stand for themselves; give those that stand for nothing."""
        rows = reading(self.entry.kind)
        ranks: dict[str, int] = {}
        kept: dict[str, str] = {}
        for field, raw in fields.items():
            found = rows.get(field)
            if found is None:
                settled = _settled(raw)
                if settled:
                    kept[field] = settled
                continue
            rank, row = found
            variable = row.variable
            if variable in values and ranks.get(variable, -1) < rank:
                self._second(field, raw, row, values)
                continue
            if row.how is How.NAMES:
                value, et_al = self.people(raw, field)
                if et_al:
                    more.add(variable.replace("_", "-"))
            else:
                value = self.value(row, raw)
            if value:
                if variable in values and values[variable] != value:
                    self._displaced(row, fields, ranks[variable])
                values[variable] = value
                ranks[variable] = rank
        self._say_kept(kept)
        return kept

    def _second(self, field: str, raw: str, row: Row, values: dict[str, Any]) -> None:
        """Tell of a field whose variable has a value already, unless it says the same."""
        if row.how is How.NAMES or self.value(row, raw) not in (None, values[row.variable]):
            name = row.variable.replace("_", "-")
            message = f"'{field}' beside another field for {name}: '{raw[:60]}'"
            self.report("ignored-field", Severity.WARNING, message, field, "left out")

    def _displaced(self, row: Row, fields: dict[str, str], rank: int) -> None:
        """Tell of the field that gave a variable its value until a better one came."""
        rows = reading(self.entry.kind)
        for field, raw in fields.items():
            if field in rows and rows[field][0] == rank:
                self._second(field, raw, rows[field][1], {row.variable: None})

    def _say_kept(self, kept: dict[str, str]) -> None:
        for field in kept:
            if field in KEPT or field in reading(self.entry.kind):
                message = f"no variable of CSL for the field '{field}'"
                self.report("field-kept", Severity.INFO, message, field, "kept under custom.bibtex")
            else:
                message = f"unknown field '{field}'"
                self.report(
                    "unknown-field", Severity.INFO, message, field, "kept under custom.bibtex"
                )


def _settled(raw: str) -> str:
    """Give the LaTeX of a field that is kept, in a form that can be written again."""
    raw = raw.strip()
    if "{" in raw or "}" in raw:
        depth = 0
        for brace in _BRACE.finditer(raw):
            depth += 1 if brace[0] == "{" else -1
            if depth < 0:
                break
        if depth:
            raw = raw.replace("{", "").replace("}", "").strip()
    return raw


_SAME = frozenset(
    """
    article conference inproceedings electronic www techreport report thesis phdthesis
    mastersthesis mathesis masterthesis bathesis
    """.split()
)


def kept_type(entry: str, values: dict[str, Any], dialect: str) -> bool:
    """Tell whether the entry type must be kept to be written again: CSL's type does not say it."""
    from refconv_bibtex.types import entry_for

    if entry in _SAME and not (dialect == "bibtex" and entry in ("electronic", "www")):
        return False
    contained = "container_title" in values
    return entry_for(values["type"], values.get("genre"), dialect, contained)[0] != entry
