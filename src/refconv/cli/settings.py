"""The options that every command which reads references shares, and the plan they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
import msgspec

from refconv.errors import OptionError, nearest
from refconv.limits import Limits
from refconv.options import Given, parse
from refconv.registry import installed


def complete_formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Complete the name of a format."""
    return [its.name for its, _ in installed().formats() if its.name.startswith(begun)]


def complete_styles(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Complete the name or alias of a style."""
    from refconv.csl.catalogue import listing

    names = (name for style, aliases in listing() for name in (style.name, *aliases))
    return sorted(name for name in names if name.startswith(begun))


READING = (
    click.Option(
        ["-f", "--from", "source_format"],
        metavar="FORMAT",
        shell_complete=complete_formats,
        help="The format of the input; guessed when not given.",
    ),
    click.Option(["--encoding"], metavar="NAME", help="The encoding of the input; found out else."),
    click.Option(
        ["-O", "--option", "options"],
        multiple=True,
        metavar="[FORMAT.]KEY=VALUE",
        help="An option of the reader or writer; `refconv formats NAME` lists them.",
    ),
    click.Option(
        ["--min-confidence"],
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="0..1",
        help="Keep a reference that the reader is less sure of as text, and report such fields.",
    ),
    click.Option(
        ["--on-error"],
        type=click.Choice(["skip", "keep-raw", "stop"]),
        default="keep-raw",
        show_default=True,
        help="What to do with a reference that cannot be read.",
    ),
    click.Option(
        ["--limit", "limits"],
        multiple=True,
        metavar="NAME=NUMBER",
        help="Change a limit, such as references=1000 or input-bytes=5000000; 0 lifts it.",
    ),
)


def add(command: click.Command, options: Sequence[click.Option]) -> None:
    """Give a command options that several commands share."""
    command.params.extend(options)


def limits_from(texts: Sequence[str]) -> Limits:
    """Read `name=number` texts into limits."""
    changed: dict[str, Any] = {}
    known = [field.replace("_", "-") for field in Limits.__struct_fields__]
    for text in texts:
        name, _, number = text.partition("=")
        name = name.strip().replace("_", "-")
        if name not in known:
            raise OptionError(f"no limit '{name}': {nearest(name, known)}")
        if not number.strip().isdecimal():
            raise OptionError(f"limit '{name}' must be a whole number, not '{number.strip()}'")
        changed[name.replace("-", "_")] = int(number)
    return msgspec.structs.replace(Limits(), **changed)


def options_from(texts: Sequence[str], style: str | None = None) -> tuple[Given, ...]:
    """Read `-O` texts, and `--style` as one more."""
    given = [parse(text) for text in texts]
    if style is not None:
        given.append(Given(None, "style", style))
    return tuple(given)
