"""The command line: arguments in, exit codes out. Each command is a file, imported when run."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from refconv.cli import exits

COMMANDS = {
    "convert": "refconv.cli.convert",
    "batch": "refconv.cli.batch",
    "check": "refconv.cli.check",
    "tag": "refconv.cli.tag",
    "formats": "refconv.cli.formats",
    "styles": "refconv.cli.styles",
    "plugins": "refconv.cli.plugins",
    "cite": "refconv.cli.cite",
    "journals": "refconv.cli.journals",
    "losses": "refconv.cli.losses",
}
"""Each command's module; the command is its attribute `command`."""

HELP = """Convert bibliographic references from any format to any other.

refconv reads reference lists (plain text as authors type it, BibTeX, JATS, RIS, CSL JSON and
more) and writes them as data or as a styled list. It works offline, keeps what it cannot
read, and says on standard error what it skipped, guessed or could not carry over.

\b
EXAMPLES
  refconv convert page.txt -t jats -o refs.xml      a pasted list to JATS XML
  refconv convert page.txt -t csl-json              the format of the input is guessed
  refconv convert refs.bib -s apa                   one APA entry a line
  refconv convert a.txt b.bib -t jats --out-dir xml one output for each input
  cat refs.json | refconv convert - -f csl-json -t bibtex
  refconv batch lists/ -t jats --out-dir xml        folders, on all cores
  refconv check refs.txt                            what is odd about a list
  refconv formats                                   what can be read and written

\b
EXIT STATUS
  0    all went well
  1    there are findings at or above the level that fails
  2    wrong use: unknown option, wrong value
  3    an input cannot be read, or an output cannot be written
  4    no reference was found in the input
  5    unknown format, style or plugin
  6    a limit was hit; what was read up to there is kept
  70   a bug in refconv or in a plugin
  129  the terminal went away (SIGHUP)
  130  interrupted
  141  the reader of the output went away
  143  ended by SIGTERM

\b
FILES
  refconv.toml   settings and profiles, here or above; or [tool.refconv] in pyproject.toml

\b
ENVIRONMENT
  REFCONV_DEBUG  when set, a bug shows its whole traceback
"""


class Commands(click.Group):
    """Import a command when it is asked for, and turn what goes wrong into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and give its command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments under guard too: `--help` prints while they are read."""
        with exits.guard():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command under guard."""
        debug = ctx.params.get("debug") or os.environ.get("REFCONV_DEBUG", "") not in ("", "0")
        with exits.guard(debug):
            return super().invoke(ctx)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"refconv {version('refconv')}")
        ctx.exit()


@click.group(
    cls=Commands,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.option("--debug", is_flag=True, help="Show the whole traceback of a bug.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Take settings from this file; refconv.toml here or above unless given.",
)
def cli(debug: bool, config: str | None) -> None:
    """Take what all commands share; the text of `--help` is in HELP."""


def _end(number: int, _: object) -> None:
    """Leave as after an exception, so that no file stays half written."""
    raise SystemExit(128 + number)


def main() -> None:
    """Be the program `refconv`. What it prints is UTF-8, whatever the locale."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    signal.signal(signal.SIGTERM, _end)
    hung_up = getattr(signal, "SIGHUP", None)  # not on Windows
    if hung_up is not None and signal.getsignal(hung_up) is not signal.SIG_IGN:  # as nohup sets it
        signal.signal(hung_up, _end)
    try:
        cli(prog_name="refconv")
    except KeyboardInterrupt:
        sys.exit(exits.Exit.INTERRUPTED)
