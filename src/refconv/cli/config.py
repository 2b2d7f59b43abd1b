"""Settings from `refconv.toml` or `[tool.refconv]` in `pyproject.toml`, with profiles.

A file's keys are the long names of options. Those at the top are for every
command that has them, a table with a command's name is for that command,
`[options.FORMAT]` holds options of a format, `[limits]` limits, and
`[profile.NAME]` all of these again for `--profile NAME`, which wins. What is
given on the command line wins over all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import msgspec
from click.core import ParameterSource

from refconv.errors import OptionError, UnreadableError, nearest

NAME = "refconv.toml"
_TABLES = ("options", "limits", "profile")
_INPUTS = ("journals", "lists", "inputs")
"""Parameters that name files to read."""
_OURS = "refconv.config"


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Hold what a file says for one command."""

    source: Path | None = None
    defaults: Mapping[str, Any] = {}
    """Values by the names of the command's parameters."""
    options: tuple[str, ...] = ()
    """Options of formats, as `format.key=value`."""
    limits: tuple[str, ...] = ()
    """Limits, as `name=number`."""


def current() -> Config:
    """Give the settings of the command that is running."""
    context = click.get_current_context(silent=True)
    found: Config | None = context.meta.get(_OURS) if context is not None else None
    return found or Config()


def typed(name: str) -> bool:
    """Tell whether a parameter was given on the command line, and not by a file or default."""
    context = click.get_current_context(silent=True)
    return context is None or context.get_parameter_source(name) is ParameterSource.COMMANDLINE


def apply(context: click.Context, _: click.Parameter, profile: str | None) -> str | None:
    """Be the callback of `--profile`: read the file and make it the command's defaults."""
    if context.resilient_parsing:
        return profile
    named = context.find_root().params.get("config")
    source = Path(named) if named else _here()
    if source is None:
        if profile is not None:
            raise OptionError(f"no profile '{profile}': there is no {NAME} here or above")
        return None
    config = settle(read(source), source, profile, context.command, context.info_name or "")
    for param in context.command.params:
        if param.name in config.defaults:
            _try(context, param, config.defaults[param.name], source)
    context.default_map = dict(config.defaults)
    context.meta[_OURS] = config
    return profile


def _here() -> Path | None:
    """Find the file for the folder that this process works in; none where that was removed."""
    try:
        folder = Path.cwd()
    except FileNotFoundError:
        return None
    return find(folder)


def find(folder: Path) -> Path | None:
    """Find the file for a folder: the first in it or above it."""
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return place / NAME
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.refconv" in project.read_text("utf-8", "replace"):
            return project
    return None


def read(source: Path) -> dict[str, Any]:
    """Read a file. Raises OptionError for what is no TOML, UnreadableError for no file."""
    try:
        with source.open("rb") as stream:
            whole = tomllib.load(stream)
    except OSError as error:
        raise UnreadableError(f"{source}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{source}: {error}") from None
    except RecursionError:
        raise OptionError(f"{source}: is nested too deeply") from None
    if source.name == "pyproject.toml":
        whole = _table(_table(whole, "tool", source), "refconv", source)
    return whole


def settle(
    whole: dict[str, Any], source: Path, profile: str | None, command: click.Command, name: str
) -> Config:
    """Put together what a file says for a command and a profile; what it cannot say is refused."""
    from refconv.cli import COMMANDS

    parts = [whole]
    profiles = _table(whole, "profile", source)
    if profile is not None:
        if profile not in profiles:
            raise OptionError(f"{source}: no profile '{profile}': {nearest(profile, profiles)}")
        parts.append(_table(profiles, profile, source))
    known = _names(command)
    defaults: dict[str, Any] = {}
    options: list[str] = []
    limits: list[str] = []
    for part in parts:
        _check(part, source)
        own = part.get(name)
        for table in (part, own if isinstance(own, dict) else {}):
            values = {key: table[key] for key in table if key in known and key not in _TABLES}
            defaults |= {
                known[key].name or "": _placed(known[key], _value(key, value, source), source)
                for key, value in values.items()
                if not (isinstance(value, dict) and key in COMMANDS)
            }
        options += _options(_table(part, "options", source), source)
        limits += [
            f"{key}={_text(key, value, source)}"
            for key, value in _table(part, "limits", source).items()
        ]
    return Config(source=source, defaults=defaults, options=tuple(options), limits=tuple(limits))


def _try(context: click.Context, param: click.Parameter, value: Any, source: Path) -> None:
    """Refuse a value that an option cannot have, as a fault of the file."""
    try:
        param.type_cast_value(context, value)
    except click.BadParameter as error:
        name = max(param.opts, key=len).removeprefix("--")
        raise OptionError(f"{source}: {name}: {error.message}") from None


def _check(part: Mapping[str, Any], source: Path) -> None:
    """Refuse a key that no command has, and a command's key that it has not."""
    from refconv.cli import COMMANDS

    commands: dict[str, click.Command] = {}
    for key, value in part.items():
        if key in _TABLES:
            continue
        if not commands:
            commands = {name: import_module(home).command for name, home in COMMANDS.items()}
        if key in commands and isinstance(value, dict):
            keys = _names(commands[key])
            wrong = [inner for inner in value if inner not in keys]
            where = f"[{key}]: "
        else:
            keys = {name: its for one in commands.values() for name, its in _names(one).items()}
            wrong = [] if key in keys else [key]
            where = ""
        for name in wrong:
            raise OptionError(f"{source}: {where}no setting '{name}': {nearest(name, keys)}")


def _names(command: click.Command) -> dict[str, click.Option]:
    """Map the long names of a command's options to its parameters."""
    return {
        option.removeprefix("--"): param
        for param in command.params
        if isinstance(param, click.Option) and param.name not in ("profile", "options", "limits")
        for option in param.opts
        if option.startswith("--")
    }


def _options(tables: Mapping[str, Any], source: Path) -> Iterator[str]:
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise OptionError(f"{source}: options belong to a format: [options.FORMAT]")
        for key, value in table.items():
            yield f"{name}.{key}={_text(key, value, source)}"


def _table(part: Mapping[str, Any], name: str, source: Path) -> dict[str, Any]:
    """Give a table of a file; none is an empty one. Raises OptionError for what is no table."""
    table = part.get(name, {})
    if not isinstance(table, dict):
        raise OptionError(f"{source}: {name}: must be a table, as in [{name}]")
    return table


def _text(name: str, value: Any, source: Path) -> str:
    """Give a value as it would be typed. Raises OptionError for what cannot be typed."""
    if not isinstance(value, str | int | float) or "\0" in f"{name}{value}":
        raise OptionError(f"{source}: {name}: must be a text, a number, true or false")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(name: str, value: Any, source: Path) -> str | list[str]:
    """Give a value, or a list of values, as it would be typed."""
    if isinstance(value, list):
        return [_text(name, one, source) for one in value]
    return _text(name, value, source)


def _placed(option: click.Option, value: str | list[str], source: Path) -> str | list[str]:
    """Take files that are named in a settings file from where that file is; one is a list too."""
    if isinstance(value, list) and not option.multiple:
        raise OptionError(f"{source}: {max(option.opts, key=len)[2:]}: must be one value, no list")
    if option.multiple and not isinstance(value, list):
        value = [value]
    if option.name == "style" and isinstance(value, str) and value.endswith(".csl"):
        return str(source.parent / value)
    if option.name in _INPUTS:
        return [name if name == "off" else str(source.parent / name) for name in value]
    return value
