"""Lists for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from refconv.cli.terminal import encodable, in_json, printable


def show(rows: Sequence[Sequence[str]], head: Sequence[str]) -> None:
    """Print rows under a head, columns aligned; the last column is as wide as it likes."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo(printable(encodable("  ".join(cells).rstrip())))


def show_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(in_json(encodable(json.dumps(value, ensure_ascii=False, indent=2))))


AS_JSON = click.Option(["--json", "as_json"], is_flag=True, help="Print JSON.")
