"""Which files a batch reads, and which it writes."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import click

from refconv.cli.job import STDIN, Plan, failed_input
from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.errors import UnreadableError
from refconv.options import Side, route, settle_options
from refconv.registry import Registry
from refconv.source import Source

ROUNDS = 3
"""How often names are made longer until each output has one of its own."""

Input = tuple[str, Path]
"""A file, and its place below the output folder."""


def find_inputs(names: Sequence[str], out_dir: Path, pattern: str, report: Reporter) -> list[Input]:
    """Find all files, each once, in a settled order; a folder that has none is reported."""
    found: dict[str, Input] = {}
    for name in names:
        some = False
        for path, place in _walk(name, out_dir, pattern, report):
            found.setdefault(os.path.abspath(path), (path, place))  # noqa: PTH100  a million files
            some = True
        if not some:
            report(_no_files(name, pattern))
    return list(found.values())


def output_names(
    inputs: Sequence[Input], folder: Path, ending: str, tell: Callable[[str], None]
) -> list[Path]:
    """Give each input its output below the folder, with the right ending.

    Inputs that would share one keep their own endings too (`a.bib.xml`, `a.ris.xml`), or, where
    they have one name, the folders in which they differ; `tell` says so. Raises UsageError for
    an input that is named twice.
    """
    outputs = [place.with_name(place.stem + ending) for _, place in inputs]
    moved: list[int] = []
    for _ in range(ROUNDS):
        groups: dict[Path, list[int]] = defaultdict(list)
        for number, output in enumerate(outputs):
            groups[output].append(number)
        shared = [numbers for numbers in groups.values() if len(numbers) > 1]
        if not shared:
            break
        for numbers in shared:
            _keep_apart(inputs, numbers, outputs, ending)
            moved += numbers
    else:
        raise click.UsageError(
            f"{inputs[moved[-1]][0]} and {inputs[moved[-2]][0]} would both be written to "
            f"{folder / outputs[moved[-1]]}"
        )
    if moved:
        many, first = len(set(moved)), min(moved)
        tell(
            f"{many} inputs would share an output with others; {inputs[first][0]} is written to "
            f"{folder / outputs[first]}"
        )
    return [folder / output for output in outputs]


def ending_of(registry: Registry, plan: Plan) -> str:
    """Give the ending of the files that a plan writes."""
    writer = registry.writer(plan.target)
    if writer.extensions:
        return writer.extensions[0]
    options = settle_options(
        writer, writer.write_options, route(plan.options, writer, Side.WRITE, registry)
    )
    for ending, meant in writer.endings:
        if all(getattr(options, name) == value for name, value in meant.items()):
            return ending
    return f".{writer.name}"


def place_of(name: str) -> Path:
    """Give the place below an output folder of an input that was named by itself."""
    return Path("stdin" if name == STDIN else Path(name).name)


def _keep_apart(
    inputs: Sequence[Input], numbers: Sequence[int], outputs: list[Path], ending: str
) -> None:
    """Give inputs that share an output longer names."""
    if len({inputs[number][1].name for number in numbers}) == len(numbers):
        for number in numbers:
            outputs[number] = outputs[number].with_name(inputs[number][1].name + ending)
        return
    folders = [Path(os.path.abspath(inputs[number][0])).parent for number in numbers]  # noqa: PTH100  no ".." may lead out
    common = os.path.commonpath(folders)
    for number, its in zip(numbers, folders, strict=True):
        outputs[number] = its.relative_to(common) / outputs[number].name


def _walk(name: str, out_dir: Path, pattern: str, report: Reporter) -> Iterator[Input]:
    """Yield a file, or the files of a folder, with their places below the output folder."""

    def unreadable(error: OSError) -> None:
        report(failed_input(str(error.filename), UnreadableError(error.strerror or str(error))))

    if name == STDIN:
        raise click.UsageError("a batch reads files and folders; `refconv convert -` reads a pipe")
    root = Path(name)
    if not root.exists():
        raise UnreadableError(f"{name}: No such file or directory")
    if not root.is_dir():
        yield name, place_of(name)
        return
    skipped = out_dir.resolve()
    for folder, folders, files in os.walk(root, onerror=unreadable):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and (Path(folder) / f).resolve() != skipped
        )
        for link in (Path(folder) / f for f in folders if (Path(folder) / f).is_symlink()):
            report(_not_followed(link))
        for file in sorted(files):
            if not file.startswith(".") and fnmatch(file, pattern):
                path = Path(folder) / file
                if _holds_up(path):
                    report(failed_input(str(path), UnreadableError("is a pipe or a device")))
                else:
                    yield str(path), path.relative_to(root)


def _holds_up(path: Path) -> bool:
    """Tell whether reading could wait for ever, as of a pipe, or never end, as of a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # who reads it says why
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _not_followed(link: Path) -> Diagnostic:
    return Diagnostic(
        code="refconv/no-files",
        severity=Severity.WARNING,
        message="is a link to a folder",
        source=Source("", str(link)),
        action="not followed",
    )


def _no_files(name: str, pattern: str) -> Diagnostic:
    form = "" if pattern == "*" else f" of the form '{pattern}'"
    return Diagnostic(
        code="refconv/no-files",
        severity=Severity.WARNING,
        message=f"no file{form} was found in this folder",
        source=Source("", name),
    )
