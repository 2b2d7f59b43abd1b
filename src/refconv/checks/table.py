"""The rules, each with its severity, and whether it is on without being asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from refconv.checks import codes, deviations, duplicates, fields, habits, order, people, ranges
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic, Severity
from refconv.model import Reference

Judge = Callable[[Sequence[Reference], CheckOptions], Iterator[Diagnostic]]
"""Look at a whole list and yield what is odd: a pure function."""


class Rule(NamedTuple):
    """Say what a rule is called, how much it matters, and what runs it.

    Its findings have the code `check/NAME`; `docs/checks.md` has a section
    for each. What it finds is the first sentence of its function's docstring.
    """

    name: str
    severity: Severity
    judge: Judge
    on: bool = True

    @property
    def says(self) -> str:
        """Give in one line what the rule finds."""
        return (self.judge.__doc__ or "").split("\n")[0]

    @property
    def page(self) -> str:
        """Give the place in the documentation that explains the rule."""
        return f"checks.md#{self.name}"


INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR

TABLE = (
    Rule("duplicate-doi", ERROR, duplicates.same_doi),
    Rule("duplicate-identifier", ERROR, duplicates.same_identifier),
    Rule("duplicate-work", WARNING, duplicates.same_work),
    Rule("near-duplicate", WARNING, duplicates.near_work),
    Rule("doi-form", ERROR, codes.doi_form),
    Rule("pubmed-form", ERROR, codes.pubmed_form),
    Rule("isbn-form", ERROR, codes.isbn_form),
    Rule("issn-form", ERROR, codes.issn_form),
    Rule("url-form", WARNING, codes.url_form),
    Rule("pages-backwards", ERROR, ranges.pages_backwards),
    Rule("pages-many", WARNING, ranges.pages_many),
    Rule("date-impossible", ERROR, ranges.date_impossible),
    Rule("year-impossible", ERROR, ranges.year_impossible),
    Rule("accessed-before-issued", WARNING, ranges.accessed_before_issued),
    Rule("unread", ERROR, fields.unread),
    Rule("missing-type", WARNING, fields.missing_type),
    Rule("missing-field", WARNING, fields.missing_field),
    Rule("missing-volume", INFO, fields.missing_volume),
    Rule("missing-doi", INFO, fields.missing_doi, on=False),
    Rule("et-al", WARNING, people.et_al),
    Rule("authors-unknown", WARNING, people.names_unknown),
    Rule("named-twice", INFO, people.named_twice),
    Rule("label-sequence", WARNING, order.labels_in_sequence),
    Rule("author-order", WARNING, order.authors_in_order),
    Rule("mixed-journals", WARNING, habits.mixed_journals),
    Rule("mixed-pages", WARNING, habits.mixed_pages),
    Rule("mixed-names", WARNING, habits.mixed_names),
    Rule("mixed-titles", INFO, habits.mixed_titles),
    Rule("mixed-et-al", WARNING, habits.mixed_et_al),
    Rule("mixed-dois", INFO, habits.mixed_dois),
    Rule("mixed-doi-form", INFO, habits.mixed_doi_form),
    Rule("style-deviation", WARNING, deviations.style_deviation),
)

RULES = {rule.name: rule for rule in TABLE}
"""Each rule by its name."""
