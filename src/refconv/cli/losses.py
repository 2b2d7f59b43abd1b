"""`refconv losses`: what each pair of formats loses, measured."""

from __future__ import annotations

from pathlib import Path

import click

from refconv.cli import completion, tables
from refconv.conversion import load
from refconv.errors import OptionError
from refconv.format import Format
from refconv.output import atomic_text
from refconv.registry import Registry, installed
from refconv.testing.losses import Held, given, held, lost

HELP = """Say what is lost between formats: write a reference for each feature, read it again.

Without arguments, a page about all formats; with FROM and TO, what is lost between these two. A
format that is only read is measured by what is found in sample files.

\b
EXAMPLES
  refconv losses ris jats
  refconv losses -o losses.md --samples vancouver=list.txt
"""

INTRODUCTION = """# What each pair of formats loses

Made by `refconv losses`; do not edit. For each feature of a reference, a reference that has it is
written in a format and read again; the format holds the feature if it comes back as it was. A
variable is tried in seven types of work (article, book, chapter, conference paper, thesis, report,
web page), all else in an article. Formats that are only read are measured by sample files; formats
that are only written cannot be measured so: what a styled list leaves out depends on its style, and
the conversion says it for each reference.

What a conversion of your own data lost is told by its findings, reference by reference.

"""

_MARKS = {Held.ALL: "●", Held.SOME: "◐", Held.NONE: ""}


@click.command(help=HELP, short_help="Say what pairs of formats lose.", params=[tables.AS_JSON])
@click.argument("source", metavar="[FROM]", required=False, shell_complete=completion.formats)
@click.argument("target", metavar="[TO]", required=False, shell_complete=completion.formats)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the page to a file.")
@click.option(
    "--samples",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Measure a format that is only read by this file; may be repeated.",
)
def command(
    source: str | None,
    target: str | None,
    output: str | None,
    samples: tuple[str, ...],
    as_json: bool,
) -> None:
    """Measure and print."""
    registry = installed()
    if source is not None and target is None:
        raise click.UsageError("name both formats, or none")
    wanted = None
    if source is not None and target is not None:
        wanted = (registry.reader(source).name, registry.writer(target).name)
    sources, targets = measure(registry, samples, wanted)
    if as_json:
        tables.show_json(_pairs(sources, targets))
    elif wanted:
        _show_pair(wanted, sources, targets)
    else:
        text = page(sources, targets)
        if output is None:
            click.echo(text, nl=False)
            return
        with atomic_text(Path(output)) as stream:
            stream.write(text)


Table = dict[str, dict[str, Held]]


def measure(
    registry: Registry, samples: tuple[str, ...], wanted: tuple[str, str] | None
) -> tuple[Table, Table]:
    """Give what each format can give and what each can take, by format and feature."""
    both = [its for its, _ in registry.formats() if _both(its) and _asked(its, wanted)]
    targets = {its.name: held(its) for its in both}
    found = {}
    for name, paths in _by_format(registry, samples).items():
        found[name] = given(ref for path in paths for ref in load(path, name, registry=registry))
    missing = [name for name in wanted or () if name not in targets and name not in found]
    if missing:
        message = f"format '{missing[0]}' goes one way only: name --samples {missing[0]}=FILE"
        raise OptionError(message)
    return dict(sorted({**targets, **found}.items())), targets


def page(sources: Table, targets: Table) -> str:
    """Write the page about all formats."""
    parts = [INTRODUCTION, "## How many features are lost\n\n", _matrix(sources, targets)]
    parts += ["\n## What is lost\n", *_lists(sources, targets)]
    parts += ["\n## What each format holds\n\n", _features(sources)]
    return "".join(parts)


def _matrix(sources: Table, targets: Table) -> str:
    rows = [["from \\ to", *(f"`{name}`" for name in targets)]]
    for name, its in sources.items():
        counts = [str(len(lost(its, other)[0])) for other in targets.values()]
        cells = ["–" if name == to else n for to, n in zip(targets, counts, strict=True)]
        rows.append([f"`{name}`", *cells])
    return _table(rows)


def _lists(sources: Table, targets: Table) -> list[str]:
    out = []
    for name, its in sources.items():
        out.append(f"\n### From `{name}`\n\n")
        for to, other in targets.items():
            if to == name:
                continue
            none, some = lost(its, other)
            line = f"- to `{to}`: {_listed(none)}"
            out.append(line + (f"; in some types of work: {_listed(some)}" if some else "") + "\n")
    return out


def _features(sources: Table) -> str:
    """Write one row for each feature: ● held, ◐ held in some types of work."""
    features = list(next(iter(sources.values()), {}))
    rows = [["", *(f"`{name}`" for name in sources)]]
    for feature in features:
        marks = [_MARKS[its[feature]] for its in sources.values()]
        if any(marks):
            rows.append([feature, *marks])
    return "● held, ◐ held in some types of work.\n\n" + _table(rows)


def _table(rows: list[list[str]]) -> str:
    head, *body = rows
    lines = [head, ["---", *[":-:"] * (len(head) - 1)], *body]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _listed(features: list[str]) -> str:
    return ", ".join(features) if features else "nothing"


def _pairs(sources: Table, targets: Table) -> list[dict[str, object]]:
    return [
        {"from": name, "to": to, "lost": lost(its, other)[0], "in-part": lost(its, other)[1]}
        for name, its in sources.items()
        for to, other in targets.items()
        if name != to
    ]


def _show_pair(wanted: tuple[str, str], sources: Table, targets: Table) -> None:
    none, some = lost(sources[wanted[0]], targets[wanted[1]])
    click.echo(f"from {wanted[0]} to {wanted[1]}")
    click.echo(f"  lost:                    {_listed(none)}")
    click.echo(f"  in some types of work:   {_listed(some)}")


def _both(its: Format) -> bool:
    return its.read is not None and its.write is not None


def _asked(its: Format, wanted: tuple[str, str] | None) -> bool:
    return wanted is None or its.name in wanted


def _by_format(registry: Registry, samples: tuple[str, ...]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for sample in samples:
        name, equals, path = sample.partition("=")
        if not equals:
            raise OptionError(f"--samples '{sample}': write FORMAT=FILE")
        out.setdefault(registry.reader(name).name, []).append(path)
    return out
