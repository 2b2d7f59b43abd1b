"""`refconv plugins`: who offers which formats, and which plugins are broken."""

from __future__ import annotations

import click
import msgspec

from refconv.cli import tables
from refconv.registry import Plugin, installed

HELP = """List the plugins that are installed, with their provider and version.

A plugin that cannot be used is listed with the reason; it stops no other.
"""


@click.command(
    help=HELP, short_help="List the plugins and what is wrong with them.", params=[tables.AS_JSON]
)
def command(as_json: bool) -> None:
    """Print the table."""
    plugins = installed().plugins
    if as_json:
        tables.show_json([msgspec.to_builtins(plugin) for plugin in plugins])
        return
    rows = [(p.name, p.provider, p.version, _says(p)) for p in plugins]
    tables.show(rows, ("name", "provider", "version", "formats"))


def _says(plugin: Plugin) -> str:
    parts = [", ".join(plugin.formats)] if plugin.formats else []
    if plugin.fault:
        parts.append(f"BROKEN: {plugin.fault}")
    return "; ".join(parts) or "none"
