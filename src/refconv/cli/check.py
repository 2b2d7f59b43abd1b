"""`refconv check`: what is odd about a reference list."""

from __future__ import annotations

import sys
from typing import Any

import click

from refconv.checks import check
from refconv.cli import findings, settings
from refconv.cli.exits import of_several
from refconv.cli.job import STDIN, Run
from refconv.registry import installed

HELP = """Read INPUTS and print what is odd about them; write no references.

Findings of the reader and of the rules go to standard output, one a line. The exit status is
1 where there are errors, with --strict also where there are warnings.

\b
EXAMPLES
  refconv check refs.txt
  refconv check refs.bib --strict --diagnostics-format jsonl
"""


@click.command(help=HELP, short_help="Say what is odd about a reference list.")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
def command(inputs: tuple[str, ...], **rest: Any) -> None:
    """Read everything, run the rules, say what was found."""
    registry = installed()
    plan = settings.plan_from(registry, rest)
    names = inputs or (STDIN,)
    with findings.opened(rest, on=sys.stdout) as found:
        run = Run(plan, registry, found, found.tell)
        check(run.references_of(names), found)
        found.tell(findings.summary(run.references, run.failed, found))
        if len(run.codes) == len(names):
            code = of_several(run.codes)
        else:
            code = found.exit_code(run.references)
    raise click.exceptions.Exit(code)


settings.add(command, settings.READING)
findings.add_options(command)
