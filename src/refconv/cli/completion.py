"""What the shell completes: names of files, formats, styles, options and limits."""

from __future__ import annotations

from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem

from refconv.limits import Limits
from refconv.options import choices
from refconv.registry import installed


class FileName(click.ParamType[str]):
    """Be the name of a file, `-` for a pipe: anything but nothing."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse the empty name, which the system would take for this folder."""
        if not value:
            self.fail("the name of a file is empty", param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell, which knows the files."""
        return [CompletionItem(incomplete, type="file")]


FILE = FileName()


def formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Complete the name of a format."""
    return [its.name for its, _ in installed().formats() if its.name.startswith(begun)]


def styles(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete the name or alias of a style, or of a file where it looks like one."""
    from refconv.csl.catalogue import listing

    if "/" in begun or begun.startswith("."):
        return [CompletionItem(begun, type="file")]
    names = (name for style, aliases in listing() for name in (style.name, *aliases))
    return [CompletionItem(name) for name in sorted(names) if name.startswith(begun)]


def options(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Complete `format.key=value`: the format, its options, then the values where they are few."""
    return [text for text in _options(begun) if text.startswith(begun)]


def limits(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Complete the name of a limit."""
    names = (name.replace("_", "-") for name in Limits.__struct_fields__)
    return [f"{name}=" for name in names if name.startswith(begun)]


def _options(begun: str) -> Iterator[str]:
    for its, _ in installed().formats():
        if not begun.startswith(f"{its.name}."):
            yield f"{its.name}."
            continue
        for kind in (its.read_options, its.write_options):
            for choice in choices(kind):
                yield f"{its.name}.{choice.name}="
                if "=" in begun:
                    values = choice.kind.replace(" or ", ", ").split(", ")
                    yield from (f"{its.name}.{choice.name}={value}" for value in values)
