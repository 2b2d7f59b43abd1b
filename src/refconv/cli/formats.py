"""`refconv formats`: what can be read and written."""

from __future__ import annotations

from typing import Any

import click

from refconv.cli import completion, tables
from refconv.format import Format, ReadOptions, WriteOptions
from refconv.options import Choice, described
from refconv.registry import Plugin, installed

HELP = """List the formats that can be read and written, or describe the one called NAME.

\b
EXAMPLES
  refconv formats
  refconv formats jats          its options, for -O jats.KEY=VALUE
  refconv formats --json
"""


@click.command(help=HELP, short_help="List what can be read and written.", params=[tables.AS_JSON])
@click.argument("name", required=False, shell_complete=completion.formats)
def command(name: str | None, as_json: bool) -> None:
    """Print the table, or one format."""
    registry = installed()
    wanted = registry.format(name).name if name else None
    found = [(its, who) for its, who in registry.formats() if wanted in (None, its.name)]
    if as_json:
        described = [_described(its, who) for its, who in found]
        tables.show_json(described[0] if wanted else described)
    elif wanted:
        _show_one(*found[0])
    else:
        rows = [
            (its.name, _can(its), " ".join(its.extensions) or "-", _whose(who), its.title)
            for its, who in found
        ]
        tables.show(rows, ("name", "can be", "endings", "provider", "title"))


def _can(its: Format) -> str:
    both = [word for word, able in (("read", its.read), ("written", its.write)) if able]
    return ", ".join(both)


def _whose(who: Plugin) -> str:
    return f"{who.provider} {who.version}".strip()


def _described(its: Format, who: Plugin) -> dict[str, Any]:
    return {
        "name": its.name,
        "title": its.title,
        "aliases": list(its.aliases),
        "extensions": list(its.extensions),
        "read": its.read is not None,
        "write": its.write is not None,
        "read_options": [_option(choice) for choice in described(its.read_options)],
        "write_options": [_option(choice) for choice in described(its.write_options)],
        "plugin": who.name,
        "provider": who.provider,
        "version": who.version,
    }


def _option(choice: Choice) -> dict[str, Any]:
    return {
        "name": choice.name,
        "values": choice.kind,
        "default": choice.default,
        "doc": choice.doc,
    }


def _show_one(its: Format, who: Plugin) -> None:
    click.echo(f"{its.name}: {its.title}")
    click.echo(f"can be:    {_can(its)}")
    click.echo(f"aliases:   {', '.join(its.aliases) or '-'}")
    click.echo(f"endings:   {' '.join(its.extensions) or '-'}")
    click.echo(f"provider:  {_whose(who)}")
    for able, kind, word in (
        (its.read, its.read_options, "reading"),
        (its.write, its.write_options, "writing"),
    ):
        if able:
            _show_options(its, kind, word)


def _show_options(its: Format, kind: type[ReadOptions] | type[WriteOptions], word: str) -> None:
    for number, choice in enumerate(described(kind)):
        if not number:
            click.echo(f"\nOptions for {word}:")
        click.echo(f"  -O {its.name}.{choice.name}={choice.default}")
        click.echo(f"     {choice.kind}")
        if choice.doc:
            click.echo(f"     {choice.doc}")
