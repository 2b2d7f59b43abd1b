"""The options that every command which reads references shares, and the plan they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click
import msgspec

from refconv.cli import completion, config
from refconv.cli.job import Plan
from refconv.conversion import guess_output
from refconv.errors import OptionError, nearest
from refconv.limits import Limits
from refconv.options import Given, parse
from refconv.registry import Registry

MOST_DIGITS = 18
"""Of a limit; more is beyond any computer."""

TARGET = (
    click.Option(
        ["-t", "--to", "target"],
        metavar="FORMAT",
        shell_complete=completion.formats,
        help="The format to write.",
    ),
    click.Option(
        ["-s", "--style"],
        metavar="NAME|FILE",
        shell_complete=completion.styles,
        help="A citation style by its name, or a .csl file.",
    ),
)

PROFILE = (
    click.Option(
        ["--profile"],
        is_eager=True,
        expose_value=False,
        callback=config.apply,
        metavar="NAME",
        help="Take the settings of this profile in refconv.toml.",
    ),
)
"""Every command that has settings has this option: its callback reads the file."""

JOURNALS = (
    click.Option(
        ["--journals"],
        multiple=True,
        type=completion.FILE,
        metavar="FILE|off",
        help="A list of journals that wins over ours, or `off` to leave their titles as they are.",
    ),
)

LIMIT = (
    click.Option(
        ["--limit", "limits"],
        multiple=True,
        metavar="NAME=NUMBER",
        shell_complete=completion.limits,
        help="Change a limit, such as references=1000 or input-bytes=5000000; 0 lifts it.",
    ),
)

READING = (
    *PROFILE,
    click.Option(
        ["-f", "--from", "source_format"],
        metavar="FORMAT",
        shell_complete=completion.formats,
        help="The format of the input; guessed when not given.",
    ),
    click.Option(["--encoding"], metavar="NAME", help="The encoding of the input; found out else."),
    click.Option(
        ["-O", "--option", "options"],
        multiple=True,
        metavar="[FORMAT.]KEY=VALUE",
        shell_complete=completion.options,
        help="An option of the reader or writer; `refconv formats NAME` lists them.",
    ),
    click.Option(
        ["--read-text"],
        metavar="FORMAT",
        shell_complete=completion.formats,
        help="Read citations that are plain text in the input (JATS has such) as this format.",
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
    *LIMIT,
)


def add(command: click.Command, *groups: Sequence[click.Option]) -> None:
    """Give a command options that several commands share."""
    for options in groups:
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
        if not number.strip().isdecimal() or len(number) > MOST_DIGITS:
            raise OptionError(f"limit '{name}' must be a whole number, not '{number.strip()}'")
        changed[name.replace("-", "_")] = int(number)
    return msgspec.structs.replace(Limits(), **changed)


def plan_from(
    registry: Registry,
    given: dict[str, Any],
    target: str = "",
    style: str | None = None,
    output: str | None = None,
) -> Plan:
    """Make the plan of what the shared options say; `output` is the name of the file to write."""
    said = config.current()
    options = list(_of_ending(registry, target, output)) if target and output else []
    options += [parse(text) for text in (*said.options, *given["options"])]
    if style is not None and (config.typed("style") or _has_style(registry, target)):
        options.append(Given(None, "style", style))
    return Plan(
        target=target,
        source_format=given["source_format"] and registry.reader(given["source_format"]).name,
        options=tuple(options),
        on_error=given["on_error"],
        min_confidence=given["min_confidence"],
        read_text=(given["read_text"] and registry.reader(given["read_text"]).name) or "",
        journals=given.get("journals", ()),
        encoding=given["encoding"],
        limits=limits_from((*said.limits, *given["limits"])),
    )


def target_from(
    registry: Registry, target: str | None, style: str | None, output: str | None = None
) -> str:
    """Settle the format to write: named, or meant by a style, or by the ending of a file.

    What is typed wins over what a settings file says.
    """
    if target and not config.typed("target"):
        if style and config.typed("style"):
            return registry.writer("styled").name
        if output and config.typed("output") and (guessed := registry.guess_output(output)):
            return guessed.name
    if target:
        return registry.writer(target).name
    if style:
        return registry.writer("styled").name
    if output:
        return guess_output(registry, output).name
    raise click.UsageError("name the format to write: --to FORMAT, --style NAME or --output FILE")


def _of_ending(registry: Registry, target: str, output: str) -> Iterator[Given]:
    """Yield the options that the ending of the output stands for; what is said wins over them."""
    for ending, options in registry.writer(target).endings:
        if output.lower().endswith(ending):
            for name, value in options.items():
                yield Given(target, name, value)
            return


def _has_style(registry: Registry, target: str) -> bool:
    return "style" in registry.writer(target).write_options.__struct_fields__
