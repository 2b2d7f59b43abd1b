"""`refconv check` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from refconv.checks import RULES
from refconv.cli import cli

LIST = """\
1. Senior K. Gleevec does not cross blood-brain barrier. Lancet Oncol. 2003;4(4):198.
2. Dai H, Marbach P. Distribution of STI-571 to the brain. J Pharmacol Exp Ther. 2003;304(3):1092-1085.
4. Senior K. Gleevec does not cross blood-brain barrier. Lancet Oncol. 2003;4(4):198.
"""  # noqa: E501


def run(*arguments: str | Path, stdin: str = LIST) -> Result:
    return CliRunner().invoke(
        cli, ["check", *map(str, arguments)], input=stdin, prog_name="refconv"
    )


def codes(*arguments: str | Path) -> list[tuple[str, int]]:
    out = run("-", "-f", "vancouver", "--diagnostics-format", "jsonl", *arguments).stdout
    rows = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return [(row["code"], row["line"]) for row in rows if row["code"].startswith("check/")]


def test_findings_have_their_lines() -> None:
    assert ("check/pages-backwards", 2) in codes()
    assert ("check/label-sequence", 3) in codes()


def test_errors_fail_and_warnings_do_with_strict() -> None:
    assert run("-", "-f", "vancouver").exit_code == 1
    good = LIST.splitlines()[0]
    assert run("-", "-f", "vancouver", stdin=good).exit_code == 0
    odd = LIST.replace("1092-1085", "1085-92")
    assert run("-", "-f", "vancouver", stdin=odd).exit_code == 0
    assert run("-", "-f", "vancouver", "--strict", stdin=odd).exit_code == 1


def test_rules_are_switched_off_and_chosen() -> None:
    assert ("check/pages-backwards", 2) not in codes("--off", "pages-backwards")
    assert set(codes("--only", "label-sequence")) == {("check/label-sequence", 3)}


def test_a_wrong_rule_is_wrong_use() -> None:
    out = run("-", "--off", "pages-backward")
    assert out.exit_code == 2
    assert "did you mean pages-backwards" in out.stderr


def test_a_style_that_there_is_not_has_its_exit_code() -> None:
    assert run("-", "-f", "vancouver", "--style", "no-such-style").exit_code == 5


def test_the_rules_are_listed() -> None:
    out = run("--list-rules").stdout
    assert [line.split()[0] for line in out.splitlines()[1:]] == list(RULES)


def test_inputs_are_one_list(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LIST.splitlines()[0], encoding="utf-8")
    out = run(tmp_path / "a.txt", tmp_path / "b.txt", "-f", "vancouver", "--off", "label-sequence")
    assert "check/duplicate-work" in out.stdout or "looks like" in out.stdout


def test_a_finding_names_the_input_that_it_is_about(tmp_path: Path) -> None:
    bad = LIST.splitlines()[1].removeprefix("2. ")
    for name, text in (("a.txt", bad), ("b.txt", bad.replace("Dai", "Roe"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = run(
        tmp_path / "a.txt", tmp_path / "b.txt", "-f", "vancouver", "--only", "pages-backwards"
    )
    found = [line for line in out.stdout.splitlines() if "check/pages-backwards" in line]
    assert [Path(line.split(":")[0]).name for line in found] == ["a.txt", "b.txt"]
