"""How findings are shown and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_jsonl_to_a_file_and_text_to_standard_error(run: Any, refs: Path, tmp_path: Path) -> None:
    file = tmp_path / "found.jsonl"
    done = run("convert", refs, refs, "-t", "csl-json", "--diagnostics", file)
    found = [json.loads(line) for line in file.read_text().splitlines()]
    assert found[0] == {
        "code": "refconv/duplicate-id",
        "severity": "warning",
        "message": "id 'a' is taken already",
        "file": str(refs),
        "reference": "a",
        "variable": "id",
        "action": "changed to 'a-2'",
    }
    assert "[refconv/duplicate-id]" in done.stderr


def test_without_a_file_the_format_is_that_of_standard_error(run: Any, refs: Path) -> None:
    done = run("convert", refs, refs, "-t", "csl-json", "--diagnostics-format", "jsonl", "-q")
    assert [json.loads(line)["code"] for line in done.stderr.splitlines()] == [
        "refconv/duplicate-id"
    ] * 2


def test_findings_and_references_never_share_standard_output(run: Any, refs: Path) -> None:
    assert run("convert", refs, "-t", "csl-json", "--diagnostics", "-").exit_code == 2
    done = run("convert", refs, refs, "-o", refs, "--diagnostics", "-")
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[0])["code"] == "refconv/duplicate-id"


def test_findings_of_a_failed_input_are_written_too(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "found.jsonl"
    done = run("convert", "none.json", "nope.json", "-t", "csl-json", "--diagnostics", file)
    assert done.exit_code == 3
    assert len(file.read_text().splitlines()) == 2


def test_a_message_stays_on_one_line(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "refs.json"
    source.write_text('[{"id": "a\\nb", "type": "book"}, {"id": "a\\nb", "type": "book"}]')
    done = run("convert", source, "-t", "csl-json", "-q")
    assert len(done.stderr.splitlines()) == 1
