"""How findings are shown and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_jsonl_to_a_file_and_text_to_standard_error(run: Any, refs: Path, tmp_path: Path) -> None:
    file = tmp_path / "found.jsonl"
    done = run("convert", refs, refs, "-t", "csl-json", "--diagnostics", file)
    found = [json.loads(line) for line in file.read_text().splitlines()]
    assert found[0] == {
        "code": "refconv/duplicate-id",
        "severity": "warning",
        "message": "id 'a' is taken already",
        "file": str(refs),
        "line": 2,
        "column": 3,
        "endLine": 2,
        "endColumn": 74,
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


@pytest.fixture(scope="module")
def sarif_schema() -> dict[str, Any]:
    """Give the schema of SARIF 2.1.0 (npm package `@microsoft/jest-sarif`), or skip the test."""
    folder = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas"
    if not folder.is_dir():
        pytest.skip("no SARIF schema: npm install --no-save @microsoft/jest-sarif")
    (file,) = folder.glob("sarif-2.1.0*.json")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@pytest.mark.usefixtures("with_bad_format")
@pytest.mark.parametrize("lines", ["good\nshaky\nbad\n", "good\n"])
def test_sarif_is_valid(run: Any, tmp_path: Path, sarif_schema: dict[str, Any], lines: str) -> None:
    source, file = tmp_path / "list ü.bad", tmp_path / "found.sarif"
    source.write_text(lines)
    arguments = ("--diagnostics", file, "--diagnostics-format", "sarif")
    done = run("convert", source, "-t", "csl-json", "--min-confidence", "0.9", *arguments)
    assert done.exit_code == 0, done.stderr
    log = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.validate(log, sarif_schema)
    (the_run,) = log["runs"]
    results = the_run["results"]
    assert len(results) == len(lines.splitlines()) - lines.count("bad")
    for result in results:
        assert the_run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    first = results[0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"].endswith("list%20%C3%BC.bad")
    assert first["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 5}
    assert results[0]["ruleId"] == "refconv/doubtful-field"


@pytest.mark.usefixtures("with_bad_format")
def test_sarif_on_standard_error_is_all_that_is_there(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "list.bad"
    source.write_text("good\n")
    done = run("convert", source, "-t", "csl-json", "--diagnostics-format", "sarif")
    assert json.loads(done.stderr)["runs"][0]["results"] == []


def test_an_error_that_ends_the_run_stands_in_the_file(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "found.sarif"
    arguments = ("--diagnostics", file, "--diagnostics-format", "sarif")
    assert run("convert", "none.json", "-t", "csl-json", *arguments).exit_code == 3
    (result,) = json.loads(file.read_text())["runs"][0]["results"]
    assert result["message"]["text"] == "none.json: No such file or directory"
    assert result["ruleId"] == "refconv/run-failed"


@pytest.mark.usefixtures("with_bad_format")
def test_github_shows_findings_beside_their_lines(run: Any, tmp_path: Path) -> None:
    source = tmp_path / "a,b:c.bad"
    source.write_text("good\n100% shaky\nshaky\n")
    arguments = ("--diagnostics-format", "github", "--min-confidence", "0.5", "-q")
    done = run("convert", source, "-t", "csl-json", *arguments)
    name = str(source).replace(",", "%2C").replace(":", "%3A")
    assert done.stderr == (
        f"::warning file={name},line=3,endLine=3,col=1,title=refconv/low-confidence::"
        "confidence 0.30 is below 0.50: shaky; kept as text\n"
    )


def test_of_infos_alike_the_first_are_shown_and_the_file_has_all(run: Any, tmp_path: Path) -> None:
    source, file = tmp_path / "refs.json", tmp_path / "found.jsonl"
    article = {"type": "article-journal", "title": "T", "issue": "2"}
    source.write_text(json.dumps([{**article, "id": f"r{n}"} for n in range(50)]))
    done = run("convert", source, "-s", "nature", "--diagnostics", file)
    assert done.stderr.count("[styled/left-out]") == 20
    assert "more infos: 30 styled/left-out; --diagnostics FILE has them all" in done.stderr
    assert file.read_text().count("styled/left-out") == 50
    assert "more infos" not in run("convert", source, "-s", "nature", "-q").stderr
    asked = run("convert", source, "-s", "nature", "--diagnostics-format", "text")
    assert asked.stderr.count("[styled/left-out]") == 50
