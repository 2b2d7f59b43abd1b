"""Every case folder: its input read, and written in each way whose expected output lies beside it.

A case is `tests/cases/FORMAT/NAME/` with `input.*`. To add one, make the
folder with the input and an empty file for each output wanted, and run
`pytest tests/cases --update-snapshots`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import refconv
from refconv import Bibliography, Diagnostic, Severity

HERE = Path(__file__).parent


def _writes(name: str, **options: Any) -> Callable[[Bibliography], str]:
    return lambda bibliography: refconv.dumps(bibliography, name, **options)


def _diagnostics(bibliography: Bibliography) -> str:
    found = [d for d in bibliography.diagnostics if d.severity > Severity.INFO or d.span]
    return "".join(f"{_shown(d)}\n" for d in found) or "nothing to report\n"


def _shown(found: Diagnostic) -> str:
    return str(found).replace(f"{HERE}/", "")


OUTPUTS = {
    "csl.json": _writes("csl-json"),
    "jats.xml": _writes("jats"),
    "refs.bib": _writes("bibtex"),
    "refs.ris": _writes("ris"),
    "refs.nbib": _writes("nbib"),
    "endnote.xml": _writes("endnote-xml"),
    "apa.txt": _writes("styled", style="apa", format="text"),
    "vancouver.txt": _writes("styled", style="vancouver", format="text"),
    "diagnostics.txt": _diagnostics,
}


def _cases() -> Iterator[Any]:
    for folder in sorted(path.parent for path in HERE.glob("*/*/input.*")):
        waiting = _not_yet(folder.parent)
        for name in OUTPUTS:
            if (folder / name).exists():
                marks = [pytest.mark.xfail] if f"{folder.name}/{name}" in waiting else []
                yield pytest.param(
                    folder, name, id=f"{folder.parent.name}/{folder.name}/{name}", marks=marks
                )


def _not_yet(folder: Path) -> frozenset[str]:
    """Give the cases of a format that are known to fail: a list that may only get shorter."""
    listed = folder / "not-yet.txt"
    return frozenset(listed.read_text(encoding="utf-8").split()) if listed.exists() else frozenset()


@pytest.mark.parametrize(("folder", "name"), list(_cases()))
def test_a_case_comes_out_as_expected(
    folder: Path, name: str, snapshot: Callable[[Path, str], None]
) -> None:
    (given,) = folder.glob("input.*")
    bibliography = refconv.load(given, folder.parent.name)
    snapshot(folder / name, OUTPUTS[name](bibliography))


def test_every_case_has_an_expected_output() -> None:
    inputs = list(HERE.glob("*/*/input.*"))
    assert [
        p.parent.name for p in inputs if not any((p.parent / n).exists() for n in OUTPUTS)
    ] == []
