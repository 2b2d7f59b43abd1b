"""One reference to the fields of one entry: the table of `fields`, and what must be taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from refconv.diagnostics import Severity
from refconv.kit import pages
from refconv.kit.latex_writing import escape, write
from refconv.model import VARIABLES, Date, ItemType, Name, Reference
from refconv_bibtex import dates, naming, words
from refconv_bibtex.addresses import address, balanced
from refconv_bibtex.cases import protected
from refconv_bibtex.eprints import EPRINTS
from refconv_bibtex.fields import OLDER, How, Row, writing
from refconv_bibtex.joining import ROLES, SERIES
from refconv_bibtex.types import (
    ARTICLES,
    BOOKS,
    BY_ENTRY,
    CONFERENCES,
    PARTS,
    SUBTYPE_OF,
    entry_for,
)

_FIELD_NAME = re.compile(r"(?!\d)[^\s=,{}\"#%()\\]+")
_DASH = re.compile(r"[-‐‑‒–—−]+")
_AND = re.compile(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_ARCHIVES = {name: key for key, (name, _) in EPRINTS.items()}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SERIES_KEYS = {text: key for key, text in words.SERIES.items()}
_PLACE_KEYS = {text: key for key, text in reversed(words.PLACES.items())}

Fields = dict[str, str]
Say = Callable[[str, Severity, str, str | None], None]


class Composing:
    """Make the fields of one entry, and remember which variables they carry."""

    def __init__(self, reference: Reference, say: Say, options: Any) -> None:
        self.reference = reference
        self.say = say
        self.dialect: str = options.dialect
        self.biblatex = options.dialect == "biblatex"
        self.ascii = options.non_ascii == "escape"
        self.capitals = options.protect == "capitals" or (
            options.protect == "auto" and not _from_bibtex(reference)
        )
        own = reference.custom.get("bibtex")
        self.own: Fields = (
            {str(k): v for k, v in own.items() if isinstance(v, str)}
            if isinstance(own, dict)
            else {}
        )
        self.fields: Fields = {}
        self.left = {
            attribute
            for attribute, variable in VARIABLES.items()
            if getattr(reference, attribute) not in (None, ())
        }
        self.kind = self._kind()

    def _kind(self) -> str:
        """Give the entry type: the one that was read, where it means the same, or the usual one."""
        reference = self.reference
        kept = self.own.pop("entrytype", "")
        known = BY_ENTRY.get(kept)
        if kept and _FIELD_NAME.fullmatch(kept):
            subtype = SUBTYPE_OF.get(reference.type) if reference.type else None
            if subtype and subtype[0] == kept:
                self.fields["entrysubtype"] = subtype[1]
                return kept
            if reference.type is (known.type if known else ItemType.DOCUMENT):
                return kept
        contained = reference.container_title is not None
        kind, word, exact = entry_for(reference.type, reference.genre, self.dialect, contained)
        if word:
            self.fields["entrysubtype"] = word
        if not exact:
            its = reference.type.value if reference.type else "(none)"
            self.say("type-approximated", Severity.INFO, f"type '{its}' written as @{kind}", "type")
        return kind

    def compose(self) -> Fields:
        """Give all fields; what no field can carry is told."""
        self._titles()
        self._people()
        self._dates()
        self._numbers()
        self._eprint()
        self._publisher()
        rows = writing(self.kind, self.dialect)
        for variable in sorted(self.left):
            row = rows.get(variable)
            if row is not None and row.field not in self.fields:
                self._row(row, getattr(self.reference, variable))
                self.left.discard(variable)
        self._older(rows)
        self._own()
        for variable in sorted(self.left):
            name = VARIABLES[variable]
            self.say("no-field", Severity.WARNING, f"no field for '{name}'", name)
        self._beside()
        return self.fields

    def _beside(self) -> None:
        """Tell of what stands beside CSL's variables and is not written."""
        reference = self.reference
        others = [name for name in reference.custom if name != "bibtex"]
        for name in others:
            self.say("no-field", Severity.INFO, f"no field for 'custom.{name}'", "custom")
        for name in (*reference.extra, *(("categories",) if reference.categories else ())):
            self.say("no-field", Severity.INFO, f"no field for '{name}'", name)

    def _older(self, rows: dict[str, Row]) -> None:
        """Write variables of older CSL as the newer ones that mean the same."""
        for old, new in OLDER.items():
            row = rows[new]
            if old in self.left and row.field not in self.fields:
                self._row(row, self._take(old))
                name = VARIABLES[new]
                self.say("renamed", Severity.INFO, f"'{VARIABLES[old]}' written as '{name}'", old)

    def _take(self, variable: str) -> Any:
        self.left.discard(variable)
        return getattr(self.reference, variable)

    # texts

    def text(self, text: str) -> str:
        """Write rich text in which nothing protects the case."""
        return write(text, ascii_only=self.ascii, protect=False)

    def title(self, text: str) -> str:
        """Write the text of a title, with braces where the case is protected."""
        return write(text, ascii_only=self.ascii)

    def main_title(self, text: str) -> str:
        """Write the one title whose case BibTeX's styles change."""
        guarded = protected(text) if self.capitals else text
        if guarded != text:
            message = "braces keep the capitals of words in the title"
            self.say("case-protected", Severity.INFO, message, "title")
        return self.title(guarded)

    def listed(self, text: str) -> str:
        """Write what CSL joins by "; ": biblatex wants " and "."""
        if not self.biblatex:
            return self.text(text)
        items = text.split("; ")
        if not all(item and item == item.strip() for item in items):
            items = [text]
        return " and ".join(_AND.sub("{and}", self.text(item)) for item in items)

    def _row(self, row: Row, value: Any) -> None:
        how = row.how
        if how is How.NAMES:
            self._names(row.field, row.variable, value)
        elif how in (How.TITLE, How.SERIES):
            known = _SERIES_KEYS.get(value) if how is How.SERIES and self.biblatex else None
            self.fields[row.field] = known or self.title(value)
        elif how is How.LIST:
            self.fields[row.field] = self.listed(value)
        elif how in (How.VERBATIM, How.DOI):
            self.fields[row.field] = self._address(value, VARIABLES[row.variable])
        elif how is How.PAGES:
            self.fields[row.field] = _DASH.sub("--", escape(_DASH.sub("-", value)))
        elif how is How.GENRE:
            self._genre(value)
        elif how is How.STATE:
            known = words.STATE_KEYS.get(value) if self.biblatex else None
            self.fields[row.field] = known or self.text(value)
        elif how is How.PLACES:
            items = value.split("; ")
            self.fields[row.field] = " and ".join(
                _PLACE_KEYS.get(item) or _AND.sub("{and}", self.text(item)) for item in items
            )
        elif how is How.LANGUAGE:
            self._language(value)
        else:
            self.fields[row.field] = self.text(value)

    def _address(self, text: str, variable: str) -> str:
        found = address(text)
        if found != text:
            message = "braces and backslashes of an address are percent-encoded"
            self.say("address-encoded", Severity.INFO, message, variable)
        return found

    def _genre(self, genre: str) -> None:
        implied = BY_ENTRY[self.kind].genre if self.kind in BY_ENTRY else None
        if implied is not None and words.GENRES[implied] == genre:
            return
        known = words.GENRE_KEYS.get(genre) if self.biblatex else None
        self.fields["type"] = known or self.text(genre)

    def _language(self, tag: str) -> None:
        name = words.LANGUAGE_NAMES.get(tag)
        self.fields["langid" if name and self.biblatex else "language"] = name or self.text(tag)

    # titles

    def _titles(self) -> None:
        title, container = self._take("title"), self._take("container_title")
        volume = self._take("volume_title")
        found: tuple[tuple[str, str | None], ...]
        if self.kind == "periodical" and container is not None:
            found = (("title", container), ("issuetitle", title or volume))
        elif self.kind in ARTICLES:
            journal = "journaltitle" if self.biblatex else "journal"
            found = (("title", title), (journal, container), ("issuetitle", volume))
        elif self.kind in PARTS:
            if container is not None and volume is not None:
                found = (("title", title), ("maintitle", container), ("booktitle", volume))
            else:
                found = (("title", title), ("booktitle", container), ("issuetitle", volume))
        else:
            book = "journal" if self.kind in BOOKS else "booktitle"
            if title is not None and volume is not None:
                found = (("maintitle", title), ("title", volume), (book, container))
            else:
                found = (("title", title), ("issuetitle", volume), (book, container))
        for field, value in found:
            if value is not None:
                main = field in ("title", "maintitle") and value is title
                self.fields[field] = self.main_title(value) if main else self.title(value)

    # names

    def _names(self, field: str, variable: str, people: tuple[Name, ...]) -> None:
        more = variable.replace("_", "-") in self.reference.et_al
        changed: list[Name] = []
        dropping = self._dropping()
        text = naming.write(people, more, changed, dropping=dropping, ascii_only=self.ascii)
        if text:
            self.fields[field] = text
        for name in changed:
            message = f"the parts of the name '{name}' are read again as others"
            self.say("name-changed", Severity.INFO, message, VARIABLES[variable])

    def _dropping(self) -> bool:
        options = self.own.get("options", "").replace(" ", "")
        return "useprefix=false" in options if "useprefix" in options else self.biblatex

    def _people(self) -> None:
        """Write the editor and those that biblatex calls editors of another type."""
        reference = self.reference
        organizer = reference.organizer
        one = len(organizer) == 1 and organizer[0].literal is not None
        if one and self.kind in CONFERENCES and reference.publisher is not None:
            self.fields["organization"] = self.text(self._take("organizer")[0].literal)
        places = ["editor", "editora", "editorb", "editorc"]
        roles = {variable: role for role, variable in reversed(ROLES.items())}
        for variable, role in roles.items():
            if variable not in self.left and not self._only_more(variable):
                continue
            if "editor" in self.left and variable != "editor" and places[0] == "editor":
                places.pop(0)
            while places and places[0] in self.own:
                places.pop(0)
            if not places:
                return
            place = "editor" if variable == "editor" else places.pop(0)
            if place in places:
                places.remove(place)
            self._names(place, variable, self._take(variable))
            if role != "editor":
                self.fields[f"{place}type"] = role
        for variable in ("author", "translator", "container_author"):
            if self._only_more(variable):
                field = "bookauthor" if variable == "container_author" else variable
                self._names(field, variable, ())

    def _only_more(self, variable: str) -> bool:
        """Tell whether of a list of names only its "and others" is known."""
        more = variable.replace("_", "-") in self.reference.et_al
        return more and variable not in self.left and not getattr(self.reference, variable)

    # dates

    def _dates(self) -> None:
        issued = self._take("issued")
        if issued is not None:
            self._issued(issued)
        for variable, field in (
            ("event_date", "eventdate"),
            ("original_date", "origdate"),
            ("accessed", "urldate"),
        ):
            date = self._take(variable)
            if date is not None:
                written = dates.write(date) or _literal(date)
                if written:
                    self.fields[field] = escape(written) if not dates.write(date) else written

    def _issued(self, date: Date) -> None:
        written = dates.write(date)
        if written is None:
            literal = _literal(date)
            if literal:
                self.fields["year"] = self.text(literal)
            return
        if self.biblatex:
            self.fields["date"] = written
            return
        start = date.start
        simple = len(date.date_parts) == 1 and not date.circa and date.season is None
        if simple and 0 < start[0] < 10_000:
            self.fields["year"] = f"{start[0]:04d}"
            if len(start) > 1 and 1 <= start[1] <= 12:
                self.fields["month"] = f"\0{_MONTHS[start[1] - 1]}"
            if len(start) > 2:
                self.fields["day"] = str(start[2])
        else:
            self.fields["year"] = str(start[0])
            self.fields["date"] = written

    # numbers

    def _numbers(self) -> None:
        reference = self.reference
        issue = self._take("issue")
        if issue is not None:
            plain = self.kind in ARTICLES or (
                self.kind in CONFERENCES and reference.collection_title is None
            )
            self.fields["number" if plain else "issue"] = self.text(issue)
        variable = "collection_number" if self.kind in SERIES else "number"
        value = getattr(reference, variable)
        if value is not None and self.kind not in ARTICLES and "number" not in self.fields:
            self.fields["number"] = self.text(self._take(variable))
        volume = self._take("volume")
        if volume is not None:
            self.fields["volume"] = self.text(volume)
        page = reference.page
        article = self.biblatex and self.kind in ARTICLES and "eid" not in self.own
        if page is not None and article and pages.is_locator(page):
            self.fields["eid"] = self.text(self._take("page"))
        note = self._take("note")
        if note is not None:
            self.fields["note"] = self.text(note)

    # what stands somewhere else

    def _eprint(self) -> None:
        reference = self.reference
        kind = _ARCHIVES.get(reference.archive or "")
        if kind is not None and reference.archive_location is not None:
            number = self._take("archive_location")
            self._take("archive")
            self.fields["eprint"] = self._address(number, "archive_location")
            named = reference.archive if (reference.archive or "").lower() == kind else None
            self.fields["eprinttype" if self.biblatex else "archiveprefix"] = (
                kind if self.biblatex else named or kind
            )
            if reference.archive_collection is not None:
                part = self.text(self._take("archive_collection"))
                self.fields["eprintclass" if self.biblatex else "primaryclass"] = part
            if EPRINTS[kind][1] and EPRINTS[kind][1] + number == reference.URL:
                self._take("URL")
        elif reference.PMID is not None and self.biblatex and "eprint" not in self.own:
            self.fields["eprint"] = address(self._take("PMID"))
            self.fields["eprinttype"] = "pubmed"

    def _publisher(self) -> None:
        """Write the publisher of a @misc of BibTeX where its styles look for it."""
        text = self.reference.publisher
        if text is None or self.biblatex or self.kind not in ("misc", "booklet"):
            return
        if "://" not in text and text == text.strip(" ,;:") and "howpublished" not in self.own:
            self.fields["howpublished"] = self.text(self._take("publisher"))

    def _own(self) -> None:
        """Write again the fields that the reader kept, as they were."""
        for name, value in self.own.items():
            if not _FIELD_NAME.fullmatch(name) or not balanced(value):
                self.say("field-left-out", Severity.WARNING, f"'{name[:40]}' is no field", None)
            elif name in self.fields:
                message = f"the field '{name}' holds something else already"
                self.say("field-left-out", Severity.WARNING, message, None)
            else:
                self.fields[name] = value + (" " if value.endswith("\\") else "")


def _from_bibtex(reference: Reference) -> bool:
    """Tell whether a reference was read from BibTeX, whose braces say what keeps its case."""
    origin = reference.origin
    return origin is not None and origin.fielded and origin.text.startswith("@")


def _literal(date: Date) -> str | None:
    return date.literal or date.raw or (str(date.season) if date.season else None)
