"""Identifiers, numbers of works, and links, in the elements that hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from refconv.kit.identifiers import doi as bare_doi
from refconv.kit.xml import legal
from refconv.model import ItemType, Reference
from refconv_jats.job import Job, put_comment
from refconv_jats.words import HREF

if TYPE_CHECKING:
    from lxml.etree import _Element

_PMID = re.compile(r"[1-9][0-9]*")
_PMCID = re.compile(r"(?:PMC)?[0-9]+", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|ftp://|www\.)\S+")


def put_number(out: _Element, reference: Reference, job: Job) -> None:
    number = legal(reference.number or "")
    authority = legal(reference.authority or "")
    if reference.type is ItemType.PATENT:
        if number:
            country = legal(reference.jurisdiction or "")
            SubElement(out, "patent", {"country": country} if country else {}).text = number
    elif number:
        element = SubElement(out, "pub-id", {"pub-id-type": _number_type(reference, number)})
        element.text = number
        if authority and authority.islower() and " " not in authority:
            element.set("assigning-authority", authority)
            authority = ""
    if authority:
        SubElement(out, "institution", {"content-type": "authority"}).text = authority


def _number_type(reference: Reference, number: str) -> str:
    if reference.type is ItemType.STANDARD:
        return "std-designation"
    if reference.type is ItemType.DATASET:
        return "accession"
    if number.lower().startswith("arxiv:"):
        return "arxiv"
    return "other"


def put_identifiers(out: _Element, reference: Reference, job: Job) -> None:
    if reference.DOI:
        bare = bare_doi(reference.DOI)
        if bare is None:
            put_comment(out, "doi", reference.DOI)
        else:
            element = SubElement(out, "pub-id", {"pub-id-type": "doi"})
            element.text = legal(bare)
            job.kept.restore_doi(element)
    for kind, value, good in (
        ("pmid", reference.PMID, _PMID),
        ("pmcid", reference.PMCID, _PMCID),
    ):
        if value and good.fullmatch(value):
            SubElement(out, "pub-id", {"pub-id-type": kind}).text = value
        elif value:
            put_comment(out, kind, value)  # PMC refuses one that cannot be
    if is_arxiv(reference):
        text = legal(reference.archive_location or "")
        SubElement(out, "pub-id", {"pub-id-type": "arxiv"}).text = text
    for kind, text in job.kept.identifiers:
        known = kind if kind in job.its.id_types else "other"
        if any(its.get("pub-id-type") == known for its in out.iter("pub-id")):
            put_comment(out, f"pub-id-{known}", text)  # PMC refuses two of one type
        else:
            SubElement(out, "pub-id", {"pub-id-type": known}).text = legal(text)


def is_arxiv(reference: Reference) -> bool:
    """Tell whether the archive of a reference is arXiv and its location an arXiv number."""
    return bool(reference.archive_location) and (reference.archive or "").lower() == "arxiv"


def put_isbn(out: _Element, reference: Reference, job: Job) -> None:
    for text in re.split(r"[\s,;]+(?=[\dX-]{9})", legal(reference.ISBN or "").strip()):
        if text:
            SubElement(out, "isbn").text = text


def put_issn(out: _Element, reference: Reference, job: Job) -> None:
    for text in re.split(r"[\s,;]+", legal(reference.ISSN or "").strip()):
        if text:
            SubElement(out, "issn").text = text


def put_link(out: _Element, reference: Reference, job: Job) -> None:
    """Write the URL as an `ext-link`, or as a `uri` where PMC's check would refuse the link."""
    url = legal(reference.URL or "").strip()
    if _WEB.fullmatch(url):
        SubElement(out, "ext-link", {"ext-link-type": "uri", HREF: address(url)}).text = url
    elif url:
        SubElement(out, "uri").text = url


def address(url: str) -> str:
    """Give what a link leads to: a URL that begins with "www." is relative without a scheme."""
    return f"http://{url}" if url.startswith("www.") else url
