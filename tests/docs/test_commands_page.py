"""docs/commands.md is what `--help` says, command by command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from refconv.cli import cli

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
HEAD = """# The command line

Made from `refconv --help` and each command's own; do not edit. Long names of options are also keys
of [settings files](how-to/configuration.md); options of formats (`-O`) are on the
[formats' pages](formats/index.md).
"""


def _commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    words = [*path, "--help"]
    done = CliRunner().invoke(cli, words, prog_name="refconv", terminal_width=96)
    assert done.exit_code == 0, done.output
    yield path, done.output
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(inner, (*path, name))


def test_the_page_is_current(update_snapshots: bool) -> None:
    parts = [HEAD]
    for path, text in _commands(cli):
        title = " ".join(("refconv", *path))
        parts.append(f"\n{'#' * min(2 + max(len(path) - 1, 0), 3)} {title}\n\n```text\n{text}```\n")
    page = "".join(parts)
    if update_snapshots:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "run with --update-snapshots"


def test_every_option_says_what_it_does() -> None:
    def options(command: click.Command, path: str) -> Iterator[str]:
        for param in command.params:
            if isinstance(param, click.Option) and not param.hidden and not param.help:
                yield f"{path} {param.opts[0]}"
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from options(inner, f"{path} {name}")

    assert list(options(cli, "refconv")) == []
