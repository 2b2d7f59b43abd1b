"""Characters that XML does not allow: left out where text is written, and reported here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.kit.xml import legal
from refconv.model import Date, Reference, Value


def watched(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
    """Pass references through and report which variables of each hold such characters."""
    for reference in references:
        for variable, value in (("id", reference.id), *reference.variables()):
            if any(legal(text) != text for text in _texts(value)):
                report(
                    Diagnostic(
                        code="jats/illegal-character",
                        severity=Severity.WARNING,
                        message=f"{variable} holds a character that XML does not allow",
                        reference=reference.id or None,
                        variable=variable,
                        action="left out",
                    )
                )
        yield reference


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Date):
        yield value.literal or ""
    else:
        for name in value:
            yield from (str(part) for part in (name.family, name.given, name.literal) if part)
