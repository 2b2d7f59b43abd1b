"""Names: shortened lists, and persons named twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refconv.checks.etal import name_limits
from refconv.checks.finding import folded, odd
from refconv.checks.options import CheckOptions
from refconv.diagnostics import Diagnostic
from refconv.model import Reference

_ROLES = ("author", "editor", "translator")


def et_al(references: Sequence[Reference], options: CheckOptions) -> Iterator[Diagnostic]:
    """Find lists of authors that "et al." shortens otherwise than the style does."""
    rule = name_limits(options.style) if options.style else None
    if rule is None:
        return
    for reference in references:
        shown = len(reference.author)
        if "author" in reference.et_al:
            if shown > rule.shown:
                message = f"{shown} authors and et al.; {options.style} names {_first(rule.shown)}"
                yield odd("et-al", reference, message, "author")
        elif shown >= rule.least and _from_text(reference):
            message = f"{shown} authors; {options.style} names {_first(rule.shown)} and et al."
            yield odd("et-al", reference, message, "author")


def names_unknown(references: Sequence[Reference], options: CheckOptions) -> Iterator[Diagnostic]:
    """Find references whose "et al." hides authors that the style names."""
    rule = name_limits(options.style) if options.style else None
    for reference in references:
        shown = len(reference.author)
        if rule is not None and "author" in reference.et_al and shown < rule.shown:
            message = f"only {shown} authors are known; {options.style} names {_first(rule.shown)}"
            yield odd("authors-unknown", reference, message, "author")


def named_twice(references: Sequence[Reference], _: CheckOptions) -> Iterator[Diagnostic]:
    """Find persons that stand twice in one list of names."""
    for reference in references:
        for role in _ROLES:
            seen: set[str] = set()
            for place, name in enumerate(reference.names(role)):
                key = folded(str(name))
                if key in seen:
                    message = f"{role} '{name}' is named twice"
                    yield odd("named-twice", reference, message, f"{role}.{place}")
                seen.add(key)


def _from_text(reference: Reference) -> bool:
    """Tell whether the list of names is what an author printed, not a data base's record."""
    return reference.origin is not None and not reference.origin.fielded


def _first(shown: int) -> str:
    return "the first" if shown == 1 else f"the first {shown}"
