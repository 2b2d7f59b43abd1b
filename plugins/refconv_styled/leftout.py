"""What a style does not print of a list: told reference by reference, the usual in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.model import Date, Name, Reference, richtext

NOT_FOR_LISTS = frozenset(
    {
        "abstract",
        "annote",
        "citation-key",
        "citation-label",
        "citation-number",
        "division",
        "first-reference-note-number",
        "ISSN",
        "jurisdiction",
        "keyword",
        "language",
        "license",
        "locator",
        "source",
        "year-suffix",
    }
)
"""Variables that fewer than one in fifty of the 2,761 official styles print in a bibliography, or
that say where a reference stands. One line for the whole list names them. PMID and PMCID, which
are as rare, are named for each reference: authors print them."""

_FORMS = (
    ("title", "title-short", "shortTitle"),
    ("container-title", "container-title-short", "journalAbbreviation"),
    ("collection-title", "collection-title-short"),
    ("event", "event-title"),
    ("page", "page-first"),
)
"""Variables that hold forms of one thing: where one is printed, the others are not missed."""
_LONGEST = 40  # letters of a value that are shown
_ALIKE = {word: forms for forms in _FORMS for word in forms}


class LeftOut:
    """Hold each printed entry against its reference and report what is not there."""

    def __init__(self, style: str, report: Reporter) -> None:
        self._style = style
        self._report = report
        self._usual: Counter[str] = Counter()
        self._cut: Counter[str] = Counter()

    def look(self, reference: Reference, printed: frozenset[str]) -> None:
        """Report the variables of a reference of which nothing was printed.

        `printed` holds the paths of what was, as in `refconv.model.Piece`.
        """
        heads = {path.partition(".")[0] for path in printed}
        missed = []
        for variable, value in reference.variables():
            if variable in heads:
                self._cut.update(_cut(variable, value, printed))
            elif variable in NOT_FOR_LISTS:
                self._usual[variable] += 1
            elif not _said_otherwise(variable, reference, heads):
                missed.append((variable, _shown(value)))
        self._usual.update(_beside(reference))
        if missed:
            named = _listed([f"{variable} '{said}'" for variable, said in missed])
            self._report(
                Diagnostic(
                    code="styled/left-out",
                    severity=Severity.INFO,
                    message=f"the style {self._style} does not print {named}",
                    reference=reference.id or None,
                    variable=missed[0][0] if len(missed) == 1 else None,
                )
            )

    def sum_up(self) -> None:
        """Report for the whole list what no style prints, and what the style shortens."""
        self._sum("styled/shortened", "prints only a part of", self._cut)
        self._sum("styled/not-for-lists", "prints, like most, no", self._usual)

    def _sum(self, code: str, says: str, counts: Counter[str]) -> None:
        if counts:
            named = _listed([f"{name} ({_references(n)})" for name, n in sorted(counts.items())])
            message = f"the style {self._style} {says} {named}"
            self._report(Diagnostic(code=code, severity=Severity.INFO, message=message))


def _said_otherwise(variable: str, reference: Reference, heads: set[str]) -> bool:
    """Tell whether the list holds a value in another form, or has no use for it alone."""
    if any(form in heads for form in _ALIKE.get(variable, ())):
        return True
    if variable == "accessed":
        return bool(reference.URL) and "URL" not in heads  # the day of an address not printed
    if variable == "URL" and reference.DOI and "DOI" in heads:
        return (reference.URL or "").casefold().endswith(f"doi.org/{reference.DOI}".casefold())
    return False


def _cut(variable: str, value: str | tuple[Name, ...] | Date, printed: frozenset[str]) -> list[str]:
    """Name a variable of which a part is not printed: names behind et al., month or day."""
    if isinstance(value, tuple):
        shown = {path.split(".")[1] for path in printed if path.startswith(f"{variable}.")}
        return [variable] if 0 < len(shown) < len(value) else []
    if isinstance(value, Date):
        parts = ("month", "day")[: max(0, len(value.start) - 1)]
        return [variable] if any(f"{variable}.{part}" not in printed for part in parts) else []
    return []


def _shown(value: str | tuple[Name, ...] | Date) -> str:
    """Give a value in a few words."""
    if isinstance(value, tuple):
        text = "; ".join(map(str, value))
    elif isinstance(value, Date):
        days = ("-".join(f"{part:02}" for part in parts) for parts in value.date_parts)
        text = "/".join(days) or value.literal or value.raw or str(value.season)
    else:
        text = " ".join(richtext.plain(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _beside(reference: Reference) -> Iterator[str]:
    """Name what a reference holds beside CSL's variables."""
    if reference.categories:
        yield "categories"
    yield from (f"custom.{key}" for key in reference.custom)
    yield from map(str, reference.extra)


def _references(count: int) -> str:
    return f"{count:,} reference{'' if count == 1 else 's'}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
