"""Journal titles and abbreviations: the form that is missing, where the target needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.journals import Match, Role, Table, default, iso_form, nlm_form
from refconv.journals.folding import fold
from refconv.model import ItemType, Reference, richtext
from refconv.transforms import Transform, part

PERIODICALS = frozenset(
    {ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.REVIEW, ItemType.REVIEW_BOOK}
)
_MOST_NAMED = 3


class JournalOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say what a target needs of journal titles."""

    need: Literal["full", "abbreviated", "both"] = "both"
    """Full titles (APA), abbreviations (Vancouver, NLM), or both."""
    stops: bool = False
    """Abbreviations with a full stop behind each shortened word (ISO 4), not as NLM writes them."""


def complete(options: JournalOptions, table: Table | None = None) -> Transform:
    """Make the transform that adds the form of a journal's title that a target needs.

    What was printed is kept in one of `container_title` and
    `container_title_short`. Each addition is reported (info); a title that is
    unknown, or that several journals bear, stays as it is and is reported
    (warning). `table` is the shipped one where none is given.
    """

    def fill(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
        titles = _Titles(options, table or default(), report)
        for reference in references:
            yield titles.completed(reference) if reference.type in PERIODICALS else reference

    return fill


class _Titles:
    """Complete references one by one with what they share: options, table, reporter."""

    def __init__(self, options: JournalOptions, table: Table, report: Reporter) -> None:
        self._options = options
        self._table = table
        self._report = report

    def completed(self, reference: Reference) -> Reference:
        full, short = reference.container_title, _short_of(reference)
        printed = full or short
        if not printed:
            return reference
        plain = richtext.plain(printed)
        if full and short and fold(plain) != fold(richtext.plain(short)):
            return reference  # both are there
        match = self._table.resolve(plain)
        if match is None:
            self._say_unsettled(reference, plain)
            return reference
        changes: dict[str, str] = {}
        if _is_short(match, plain):
            changes = self._expanded(match, printed)
        elif not short and self._options.need != "full":
            changes = self._abbreviated(reference, match, plain)
        return self._changed(reference, changes, printed)

    def _expanded(self, match: Match, printed: str) -> dict[str, str]:
        """Put the full title beside a printed abbreviation."""
        changes = {"container_title": match.title}
        if self._options.need == "full":
            return changes | {"container_title_short": printed}
        short = self._table.short_of(richtext.plain(printed), match)
        wanted = self._form(short, match) if short else printed
        if self._options.need == "abbreviated":
            return {"container_title_short": wanted} if wanted != printed else {}
        return changes | {"container_title_short": wanted}

    def _abbreviated(self, reference: Reference, match: Match, plain: str) -> dict[str, str]:
        """Put the abbreviation beside a printed title."""
        short = self._table.short(match)
        if short is not None:
            return {"container_title_short": self._form(short, match)}
        listed = [nlm_form(name.text) for name in match.journal.shorts]
        self._warn(reference, "no-abbreviation", f"no safe abbreviation of '{plain}'", listed)
        return {}

    def _form(self, short: str, match: Match) -> str:
        return iso_form(short, match.title) if self._options.stops else short

    def _changed(self, reference: Reference, changes: dict[str, str], printed: str) -> Reference:
        """Make the changes; report what the target will print otherwise than it was printed."""
        for attribute, text in changes.items():
            if attribute in _PRINTED_AS[self._options.need] and text != printed:
                self._say(reference, attribute, printed, text)
        return msgspec.structs.replace(reference, **changes) if changes else reference

    def _say(self, reference: Reference, attribute: str, printed: str, text: str) -> None:
        full = attribute == "container_title"
        self._report(
            Diagnostic(
                code="journals/expanded" if full else "journals/abbreviated",
                severity=Severity.INFO,
                message=f"journal '{printed}' is '{text}'",
                span=part(reference, "container-title"),
                reference=reference.id or None,
                variable=attribute.replace("_", "-"),
                action="expanded" if full else "abbreviated",
            )
        )

    def _say_unsettled(self, reference: Reference, plain: str) -> None:
        found = self._table.lookup(plain)
        if not found:
            guesses = [match.title for match in self._table.guess(plain)]
            self._warn(reference, "unknown", f"unknown journal '{plain}'", guesses)
        elif self._options.need != "abbreviated" or found[0].role not in _SHORT_ROLES:
            titles = [match.title for match in found]
            self._warn(reference, "ambiguous", f"'{plain}' may be several journals", titles)

    def _warn(self, reference: Reference, code: str, message: str, named: list[str]) -> None:
        if named:
            more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
            message += "; perhaps " + " or ".join(f"'{it}'" for it in named[:_MOST_NAMED]) + more
        self._report(
            Diagnostic(
                code=f"journals/{code}",
                severity=Severity.WARNING,
                message=message,
                span=part(reference, "container-title"),
                reference=reference.id or None,
                variable="container-title",
                action="left as it was",
            )
        )


_PRINTED_AS = {
    "full": {"container_title"},
    "abbreviated": {"container_title_short"},
    "both": {"container_title", "container_title_short"},
}
_SHORT_ROLES = frozenset({Role.ABBREVIATION, Role.STANDARD})


def _short_of(reference: Reference) -> str | None:
    return reference.container_title_short or reference.journalAbbreviation


def _is_short(match: Match, plain: str) -> bool:
    """Tell whether the text is an abbreviation, or a title that is its own, as `Lancet`."""
    if match.role in _SHORT_ROLES:
        return True
    key = fold(plain)
    return any(fold(name.text) == key for name in match.journal.shorts)
