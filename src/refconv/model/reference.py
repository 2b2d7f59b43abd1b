"""A reference: one attribute for each CSL variable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from refconv.model.date import Date
from refconv.model.name import Name
from refconv.model.origin import Origin
from refconv.model.words import ATTRIBUTES, ItemType

Value = str | tuple[Name, ...] | Date


class Reference(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, repr_omit_defaults=True
):
    """Hold one work in the words of CSL 1.0.2 (Appendices III and IV).

    An attribute is the CSL variable with underscores for hyphens. Texts may
    hold the inline markup of CSL JSON (`refconv.model.richtext`). A variable
    that is not set is None, or `()` for names. Change one with
    `msgspec.structs.replace`.
    """

    id: str = ""
    type: ItemType | None = None

    # names
    author: tuple[Name, ...] = ()
    chair: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    composer: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    curator: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    editor_translator: tuple[Name, ...] = ()
    editorial_director: tuple[Name, ...] = ()
    executive_producer: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    illustrator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    narrator: tuple[Name, ...] = ()
    organizer: tuple[Name, ...] = ()
    original_author: tuple[Name, ...] = ()
    performer: tuple[Name, ...] = ()
    producer: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    reviewed_author: tuple[Name, ...] = ()
    script_writer: tuple[Name, ...] = ()
    series_creator: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()

    # texts
    abstract: str | None = None
    annote: str | None = None
    archive: str | None = None
    archive_collection: str | None = None
    archive_location: str | None = None
    archive_place: str | None = None
    authority: str | None = None
    call_number: str | None = None
    citation_key: str | None = None
    citation_label: str | None = None
    collection_title: str | None = None
    collection_title_short: str | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    dimensions: str | None = None
    division: str | None = None
    DOI: str | None = None
    event: str | None = None
    event_place: str | None = None
    event_title: str | None = None
    genre: str | None = None
    ISBN: str | None = None
    ISSN: str | None = None
    journalAbbreviation: str | None = None
    jurisdiction: str | None = None
    keyword: str | None = None
    language: str | None = None
    license: str | None = None
    medium: str | None = None
    note: str | None = None
    original_publisher: str | None = None
    original_publisher_place: str | None = None
    original_title: str | None = None
    part_title: str | None = None
    PMCID: str | None = None
    PMID: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    references: str | None = None
    reviewed_genre: str | None = None
    reviewed_title: str | None = None
    scale: str | None = None
    shortTitle: str | None = None
    source: str | None = None
    status: str | None = None
    title: str | None = None
    title_short: str | None = None
    URL: str | None = None
    volume_title: str | None = None
    year_suffix: str | None = None

    # numbers, as text: CSL allows "3-5", "iv" and "S12"
    chapter_number: str | None = None
    citation_number: str | None = None
    collection_number: str | None = None
    edition: str | None = None
    first_reference_note_number: str | None = None
    issue: str | None = None
    locator: str | None = None
    number: str | None = None
    number_of_pages: str | None = None
    number_of_volumes: str | None = None
    page: str | None = None
    page_first: str | None = None
    part_number: str | None = None
    printing_number: str | None = None
    section: str | None = None
    supplement_number: str | None = None
    version: str | None = None
    volume: str | None = None

    # dates
    accessed: Date | None = None
    available_date: Date | None = None
    event_date: Date | None = None
    issued: Date | None = None
    original_date: Date | None = None
    submitted: Date | None = None

    # beside the variables
    categories: tuple[str, ...] = ()
    et_al: frozenset[str] = frozenset()
    """The name variables whose list ended in "et al." or "and others": there are more names."""
    custom: Mapping[str, Any] = {}
    """CSL JSON's own `custom` object."""
    extra: Mapping[str, Any] = {}
    """What the input held beside CSL's words; CSL JSON writes it again untouched."""
    origin: Origin | None = None

    def __getitem__(self, variable: str) -> Value | None:
        """Give the value of a CSL variable by CSL's own name; None or `()` where it is not set.

        Raises KeyError for a word that is no CSL variable.
        """
        value: Value | None = getattr(self, ATTRIBUTES[variable])
        return value

    def variables(self) -> Iterator[tuple[str, Value]]:
        """Yield each variable that is set, by its CSL name, with its value."""
        for variable, attribute in ATTRIBUTES.items():
            value = getattr(self, attribute)
            if value is not None and value != ():
                yield variable, value

    def names(self, variable: str) -> tuple[Name, ...]:
        """Give the names of a name variable by CSL's own name, `()` where there are none."""
        names: tuple[Name, ...] = getattr(self, ATTRIBUTES[variable])
        return names

    @property
    def unread(self) -> bool:
        """Tell whether nothing but the original text is known: the reader could not read it."""
        return self.origin is not None and next(self.variables(), None) is None
