"""`refconv journals`: look journals up, and say how many of a list are known."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

import click

from refconv.cli import completion, settings, tables
from refconv.cli.findings import Findings
from refconv.cli.job import STDIN, Run, journal_table
from refconv.cli.terminal import printable
from refconv.diagnostics import Diagnostic, ignore
from refconv.journals import Certainty, Match, Table, default, iso_form, nlm_form
from refconv.registry import installed
from refconv.transforms.journals import PERIODICALS

HELP = """Look journals up in the table of titles and abbreviations.

\b
EXAMPLES
  refconv journals expand "N Engl J Med"
  refconv journals abbreviate "Journal of Clinical Oncology" --iso
  refconv journals lookup "Dev Biol"            all journals of that name, with sources
  refconv journals report refs.txt              which journals of a list are known
"""
_LISTS = click.option(
    "--journals",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A list of journals that wins over ours: JabRef CSV, CSL JSON, J_Medline.txt, TSV.",
)
_NAMES = click.argument("names", nargs=-1, required=True, metavar="NAME...")
NOT_FOUND = 1


@click.group(help=HELP, short_help="Look journal titles and abbreviations up.")
def command() -> None:
    """Take the commands."""


@command.command(short_help="Show each journal that bears a name.", params=[tables.AS_JSON])
@_NAMES
@_LISTS
def lookup(names: tuple[str, ...], lists: tuple[str, ...], as_json: bool) -> None:
    """Show each journal that bears a NAME: titles, abbreviations, sources, certainty.

    Of a name that is not known, show what it looks like (guess).
    """
    table = _table(lists)
    rows = [
        _row(name, match, table)
        for name in names
        for match in table.lookup(name) or table.guess(name)
    ]
    if as_json:
        tables.show_json(rows)
    elif rows:
        tables.show([tuple(row.values()) for row in rows], tuple(rows[0]))
    _leave(all(any(row["name"] == name for row in rows) for name in names))


@command.command(short_help="Give the full title.")
@_NAMES
@_LISTS
def expand(names: tuple[str, ...], lists: tuple[str, ...]) -> None:
    """Print the full title of each NAME; an empty line where it is unknown or ambiguous."""
    table = _table(lists)
    _print(names, [table.expand(name) for name in names], table)


@command.command(short_help="Give the abbreviation.")
@_NAMES
@_LISTS
@click.option("--iso", is_flag=True, help="With stops (ISO 4), not as NLM writes it.")
def abbreviate(names: tuple[str, ...], lists: tuple[str, ...], iso: bool) -> None:
    """Print the abbreviation of each NAME; an empty line where there is no safe one."""
    table = _table(lists)
    found = []
    for name in names:
        match = table.resolve(name)
        short = table.short(match) if match else None
        found.append(iso_form(short, match.title) if iso and short and match else short)
    _print(names, found, table)


@command.command(short_help="Say which journals of a list are known.")
@click.argument("inputs", nargs=-1, type=completion.FILE, metavar="[INPUT]...")
@_LISTS
def report(inputs: tuple[str, ...], lists: tuple[str, ...], **rest: Any) -> None:
    """Read references from INPUTS and count their journals: resolved, ambiguous, unknown."""
    table = _table(lists)
    registry = installed()
    run = Run(settings.plan_from(registry, rest), registry, ignore, Findings().tell)
    counts = Counter(
        text
        for reference in run.references_of(inputs or (STDIN,))
        if reference.type in PERIODICALS
        and (text := reference.container_title or reference.container_title_short)
    )
    _show_report(counts, table)


settings.add(report, settings.READING)
for _command in (lookup, expand, abbreviate):
    settings.add(_command, settings.PROFILE)


def _show_report(counts: Counter[str], table: Table) -> None:
    totals: Counter[str] = Counter()
    odd = []
    for text, times in counts.most_common():
        found = table.lookup(text)
        kind = "unknown" if not found else "resolved" if found[0].settled else "ambiguous"
        totals[kind] += times
        if kind != "resolved":
            titles = [match.title for match in found or table.guess(text)]
            odd.append((str(times), kind, text, " | ".join(titles[:3])))
    if odd:
        tables.show(odd, ("times", "", "journal", "perhaps"))
    every = counts.total() or 1
    for kind in ("resolved", "ambiguous", "unknown"):
        click.echo(f"{kind}: {totals[kind]} of {counts.total()} ({totals[kind] / every:.1%})")


def _row(name: str, match: Match, table: Table) -> dict[str, str]:
    short = table.short(match) or nlm_form(next((its.text for its in match.journal.shorts), ""))
    return {
        "name": name,
        "title": match.title,
        "nlm": short,
        "iso": iso_form(short, match.title),
        "sources": ", ".join(match.journal.sources),
        "certainty": match.certainty.name.lower(),
    }


def _print(names: Iterable[str], found: list[str | None], table: Table) -> None:
    for name, text in zip(names, found, strict=True):
        click.echo(text or "")
        if not text:
            matches = table.lookup(name)
            several = bool(matches) and matches[0].certainty == Certainty.AMBIGUOUS
            kind = "ambiguous" if several else "unknown"
            print(printable(f"refconv: '{name}' is {kind}"), file=sys.stderr)
    _leave(all(found))


def _leave(good: bool) -> None:
    if not good:
        raise click.exceptions.Exit(NOT_FOUND)


def _table(lists: tuple[str, ...]) -> Table:
    def tell(found: Diagnostic) -> None:
        print(printable(str(found)), file=sys.stderr)

    table = journal_table(lists, tell)
    return table if isinstance(table, Table) else default()
