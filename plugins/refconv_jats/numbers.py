"""Issues, supplements, pages and sizes, in the elements that hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from refconv.kit.pages import ends, expand, is_locator
from refconv.kit.xml import legal
from refconv.model import Reference
from refconv_jats.job import Job

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUPPLEMENT = re.compile(r"\b(?:Suppl|Supplement|Sup|Supl|Spec(?:ial)? No)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:Pt|Part)\b\.?\s*\S+$", re.IGNORECASE)


def put_issue(out: _Element, reference: Reference, job: Job) -> None:
    """Split supplements and parts from the issue: "3 Suppl 1" (PMC tagging guidelines)."""
    if reference.issue:
        for tag, text in split_issue(reference.issue):
            SubElement(out, tag).text = legal(text)
    if reference.supplement_number:
        SubElement(out, "supplement").text = legal(reference.supplement_number)


def split_issue(issue: str) -> list[tuple[str, str]]:
    """Split an issue into the elements that hold it.

    >>> split_issue("3 Suppl 1"), split_issue("2 Pt 1"), split_issue("Suppl"), split_issue("7-8")
    ([('issue', '3'), ('supplement', 'Suppl 1')], [('issue', '2'), ('issue-part', 'Pt 1')], \
[('supplement', 'Suppl')], [('issue', '7-8')])
    """
    for pattern, tag in ((_SUPPLEMENT, "supplement"), (_PART, "issue-part")):
        match = pattern.search(issue)
        if match:
            head, tail = issue[: match.start()], issue[match.start() :]
            if head and not head.endswith(" "):
                break
            rows = [(tag, tail)]
            return [("issue", head.rstrip()), *rows] if head.strip() else rows
    return [("issue", issue)]


def put_pages(out: _Element, reference: Reference, job: Job) -> None:
    """Write `elocation-id`, or `fpage` and `lpage` in full, never both (JATS4R citations)."""
    if reference.page:
        for tag, text in split_pages(legal(reference.page)):
            SubElement(out, tag).text = text


def split_pages(page: str) -> list[tuple[str, str]]:
    """Split pages into the elements that hold them.

    >>> split_pages("807-39"), split_pages("e124"), split_pages("1-4, 9-12")
    ([('fpage', '807'), ('lpage', '839')], [('elocation-id', 'e124')], \
[('fpage', '1'), ('lpage', '12'), ('page-range', '1-4, 9-12')])
    """
    page = " ".join(page.split())
    if is_locator(page):
        return [("elocation-id", page)]
    full = expand(page)
    first, last = ends(page)
    parts = full.split(", ")
    if len(parts) > 1:
        tail = ends(parts[-1])
        last = tail[1] or tail[0]
        if last == first or not precedes(first, last):
            return [("page-range", full)]
        return [("fpage", first), ("lpage", last), ("page-range", full)]
    if last is None:
        return [("fpage", first)]
    if not precedes(first, last) or f"{first}-{last}" != full:
        return [("page-range", full)]
    return [("fpage", first), ("lpage", last)]


def precedes(first: str, last: str) -> bool:
    """Tell whether two pages are in order as JATS4R counts: by their digits alone."""
    one, other = (re.sub(r"\D", "", page) for page in (first, last))
    return not (one and other) or int(other) >= int(one)


def put_size(out: _Element, reference: Reference, job: Job) -> None:
    if reference.number_of_pages:
        element = SubElement(out, "size", {"units": job.its.page_unit})
        element.text = legal(reference.number_of_pages)


def put_version(out: _Element, reference: Reference, job: Job) -> None:
    if reference.version:
        text = legal(reference.version)
        SubElement(out, "version", {"designator": text} if text else {}).text = text
