from __future__ import annotations

import pytest

from refconv.diagnostics import Diagnostic, Severity
from refconv.source import Source, Span


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (3, (3, 1)), (4, (3, 2))]
)
def test_line_and_column(offset: int, place: tuple[int, int]) -> None:
    assert Source("a\n\nbc").position(offset) == place


def test_a_block_counts_on_from_its_first_line() -> None:
    assert Source("a\nb", first_line=101).position(2) == (102, 1)


def test_a_finding_reads_as_compilers_print() -> None:
    source = Source("one\ntwo", "refs.bib")
    finding = Diagnostic(
        code="bibtex/unknown-field",
        severity=Severity.WARNING,
        message="unknown field 'foo'",
        source=source,
        span=Span(6, 7),
        reference="key",
        variable="foo",
        action="kept in custom",
    )
    assert str(finding) == (
        "refs.bib:2:3: warning: unknown field 'foo'; kept in custom [bibtex/unknown-field]"
    )
    assert finding.as_dict() == {
        "code": "bibtex/unknown-field",
        "severity": "warning",
        "message": "unknown field 'foo'",
        "file": "refs.bib",
        "line": 2,
        "column": 3,
        "endLine": 2,
        "endColumn": 4,
        "reference": "key",
        "variable": "foo",
        "action": "kept in custom",
    }


def test_a_finding_without_a_place_names_the_reference() -> None:
    finding = Diagnostic(code="a/b", severity=Severity.INFO, message="m", reference="r1")
    assert str(finding) == "info: m (r1) [a/b]"
    assert finding.position is None
