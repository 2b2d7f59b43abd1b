"""Bibliographic databases by name: where a record was found, not an archive of the work."""

from __future__ import annotations

import re

_DATABASES = re.compile(
    r"\b(?:pubmed|medline|embase|scopus|web of (?:science|knowledge)|isi|cinahl|cochrane|proquest"
    r"|psyc(?:info|articles)|ebsco(?:host)?|ovid(?:sp)?|jstor|google scholar|eric|worldcat|crossref"
    r"|sciencedirect|springerlink|wiley online library|ieee xplore|acm digital library|econlit"
    r"|inspec|compendex|biosis|lilacs|scielo|doaj|cab abstracts|academic search|dblp|koreamed|cnki"
    r"|arxiv(?:\.org)?|europe ?pmc|semantic scholar|dimensions|clinicaltrials\.gov)\b",
    re.IGNORECASE,
)
_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)


def is_database(name: str) -> bool:
    """Tell whether a name is that of a bibliographic database (CSL's `source`, not `archive`).

    >>> is_database("PubMed"), is_database("The National Archives")
    (True, False)
    """
    return _DATABASES.search(name) is not None


def has_pmids(name: str) -> bool:
    """Tell whether the accession numbers of a database are PMIDs."""
    return _PUBMED.search(name) is not None
