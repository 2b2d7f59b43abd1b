"""`refconv check`: what is odd about a reference list."""

from __future__ import annotations

import sys
from typing import Any, Literal

import click
from msgspec.structs import replace

from refconv.checks import RULES, CheckOptions, check, chosen
from refconv.cli import completion, findings, settings, tables
from refconv.cli.exits import of_several
from refconv.cli.findings import Findings
from refconv.cli.job import STDIN, Run, journal_table
from refconv.csl import Style
from refconv.diagnostics import Diagnostic, Reporter
from refconv.journals import Table
from refconv.registry import installed

HELP = """Read INPUTS and print what is odd about them; write no references.

All inputs are held against the rules as one list. Findings of the reader and of the rules go
to standard output, one a line. The exit status is 1 where there are errors, with --strict also
where there are warnings. With --style, references are also compared with what that style prints.

\b
EXAMPLES
  refconv check refs.txt
  refconv check refs.txt --style vancouver
  refconv check refs.bib --strict --diagnostics-format jsonl
  refconv check refs.bib --off mixed-dois --off missing-field
  refconv check --list-rules
"""


def _list_rules(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    rows = [
        (rule.name, str(rule.severity), "" if rule.on else "off", rule.says)
        for rule in RULES.values()
    ]
    tables.show(rows, ("rule", "severity", "", "what it does"))
    ctx.exit()


def _complete_rules(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    return [name for name in RULES if name.startswith(begun)]


@click.command(help=HELP, short_help="Say what is odd about a reference list.")
@click.argument("inputs", nargs=-1, type=completion.FILE, metavar="[INPUT]...")
@click.option(
    "-s",
    "--style",
    metavar="NAME|FILE",
    shell_complete=completion.styles,
    help="The citation style that the list should follow.",
)
@click.option(
    "--fields",
    type=click.Choice(["basic", "vancouver", "apa", "crossref"]),
    default="basic",
    show_default=True,
    help="Whose required fields are asked for.",
)
@click.option(
    "--off", multiple=True, metavar="RULE", shell_complete=_complete_rules, help="Leave a rule out."
)
@click.option(
    "--only",
    multiple=True,
    metavar="RULE",
    shell_complete=_complete_rules,
    help="Run only this rule, also one that is off.",
)
@click.option(
    "--list-rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_rules,
    help="List the rules and exit.",
)
def command(
    inputs: tuple[str, ...],
    style: str | None,
    fields: Literal["basic", "vancouver", "apa", "crossref"],
    off: tuple[str, ...],
    only: tuple[str, ...],
    **rest: Any,
) -> None:
    """Read everything, run the rules, say what was found."""
    options = CheckOptions(style=style, fields=fields, off=frozenset(off), only=frozenset(only))
    tuple(chosen(options))  # what there is not is said before anything is read
    if style is not None:
        Style.load(style)
    registry = installed()
    plan = settings.plan_from(registry, rest)
    names = inputs or (STDIN,)
    with findings.opened(rest, on=sys.stdout) as found:
        options = replace(options, journals=journal_table(plan.journals, found))
        run = Run(plan, registry, _but_rules(found, options), found.tell)
        check(run.references_of(names), run.placed, options)
        found.tell(findings.summary(run.references, run.failed, found))
        if len(run.codes) == len(names):
            code = of_several(run.codes)
        else:
            code = found.exit_code(run.references)
    raise click.exceptions.Exit(code)


def _but_rules(found: Findings, options: CheckOptions) -> Reporter:
    """Report what a reader says, but what a rule that runs says by the same name.

    A journal that the reader does not know may be in a list of the user's.
    """
    said = {rule.name for rule in chosen(options)}

    def report(diagnostic: Diagnostic) -> None:
        name = diagnostic.code.partition("/")[2]
        if diagnostic.code.startswith("check/") or not (
            name in said or (name == "unknown-journal" and _listed(diagnostic, options.journals))
        ):
            found(diagnostic)

    return report


def _listed(found: Diagnostic, journals: Table | bool) -> bool:
    """Tell whether the journal that a finding points at is in the user's own lists."""
    if isinstance(journals, bool) or found.source is None or found.span is None:
        return False
    return bool(journals.lookup(found.source.text[found.span.start : found.span.end]))


settings.add(command, settings.JOURNALS, settings.READING)
findings.add_options(command)
