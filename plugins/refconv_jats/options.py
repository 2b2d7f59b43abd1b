"""The options of the JATS formats, and what the profiles stand for."""

from __future__ import annotations

from typing import Literal

import msgspec

from refconv.format import ReadOptions, WriteOptions

Citation = Literal["auto", "element", "mixed", "both", "alternatives"]


class JatsReadOptions(ReadOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the options of the JATS reader: it has none of its own."""


class JatsWriteOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the options of the JATS writer."""

    profile: Literal["jats4r", "pmc", "scielo"] = "jats4r"
    """Whose rules are kept beside the DTD's."""
    citation: Citation = "auto"
    """element-citation, mixed-citation, both side by side, or both in citation-alternatives;
    auto is element, and both for scielo."""
    version: Literal["1.1", "1.2", "1.3", "1.4"] = "1.3"
    """The version of JATS that the output is valid against."""
    wrapper: Literal["ref-list", "article"] = "ref-list"
    """What stands around the references: a ref-list, or a minimal article with one."""
    into: str = ""
    """The path of an article: its ref-list is replaced, everything else stays byte for byte."""
    tag: str = ""
    """The path of the article that the references come from: its mixed citations are tagged in
    place (or get an element-citation beside them), everything else stays byte for byte."""
    title: str = "References"
    """The title of the list; empty for none."""
    labels: Literal["keep", "number", "none"] = "keep"
    """Labels as in the source, running numbers, or none."""
    ids: Literal["keep", "number"] = "keep"
    """Ids as in the source where they can be XML ids, or running numbers."""
    id_prefix: str = "ref"
    """The stem of ids that are made."""
    layout: Literal["lines", "indent"] = "lines"
    """One reference a line, or one element a line."""
    zero_pad: bool = False
    """Write months and days in two digits: pandoc's JATS reader drops dates without."""
    style: str = "vancouver"
    """The CSL style of a mixed-citation whose reference never stood in a text."""


class CrossrefWriteOptions(WriteOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the options of the Crossref writer."""

    schema: Literal["4.4.2", "5.4.0"] = "5.4.0"
    """The deposit schema; from 5.4.0 on a citation says its type."""
    unstructured: Literal["auto", "always", "never"] = "auto"
    """The whole citation as text: where the fields do not say enough, always, or never."""
    key_prefix: str = "ref"
    """The stem of keys that are made."""
    style: str = "vancouver"
    """The CSL style of the text of a reference that never stood in a text."""


_IDS_PMC_WORDS = """
accession art-access-id arxiv coden doaj doi isbn manuscript medline other pii pmcid pmid
publisher-id sici std-designation
"""
_IDS_PMC = frozenset(_IDS_PMC_WORDS.split())
_GROUPS_WORDS = """
allauthors assignee author compiler curator director editor guest-editor inventor transed
translator
"""
_GROUPS = frozenset(_GROUPS_WORDS.split())
_SPS_TYPES_WORDS = """
book confproc data database journal legal-doc newspaper patent report software thesis webpage
other
"""
_SPS_TYPES = frozenset(_SPS_TYPES_WORDS.split())


class Dialect(msgspec.Struct, frozen=True):
    """Hold what a profile and a version allow and prefer."""

    citation: Citation
    id_types: frozenset[str]
    """Values of `pub-id-type`."""
    groups: frozenset[str]
    """Values of `person-group-type`."""
    publications: frozenset[str] | None
    """Values of `publication-type`; None for any."""
    page_unit: str
    plain_mixed: bool
    """A mixed-citation holds no more than bold, italic, sup, sub and ext-link."""
    zero_pad: bool = False
    short_source: bool = False
    """`source` holds the abbreviation of a journal where it is known (PMC Tagging Guidelines)."""


def dialect(options: JatsWriteOptions) -> Dialect:
    """Settle profile, version and options (JATS tag libraries 1.1 to 1.4; PMC; SciELO SPS 1.10)."""
    scielo = options.profile == "scielo"
    groups = set(_GROUPS)
    ids = set(_IDS_PMC)
    if options.version != "1.1":
        groups |= {"illustrator", "research-assistant"}
        ids |= {"archive", "index"}
        if options.profile == "jats4r":
            ids |= {"mr", "zbl"}
    if options.profile == "jats4r":
        ids |= {"ark", "handle"}
    if options.version in ("1.3", "1.4") and not scielo:
        groups |= {"custom"}
        ids |= {"custom"}
    if scielo:
        groups = {"author", "compiler", "editor", "translator"}
    citation = options.citation
    if citation == "auto":
        citation = "both" if scielo else "element"
    return Dialect(
        citation=citation,
        id_types=frozenset(ids),
        groups=frozenset(groups),
        publications=_SPS_TYPES if scielo else None,
        page_unit="pages" if scielo else "page",
        plain_mixed=scielo,
        zero_pad=options.zero_pad,
        short_source=options.profile == "pmc",
    )
