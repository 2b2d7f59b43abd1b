"""`refconv tag`: the plain citations of a JATS article, tagged in place."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from refconv import conversion
from refconv.cli import completion, config, findings, settings
from refconv.cli.findings import Findings
from refconv.decoding import normalise
from refconv.diagnostics import Diagnostic, Reporter
from refconv.kit.untagged import is_untagged
from refconv.kit.xmlfile import read_exactly
from refconv.model import Reference
from refconv.output import atomic_text
from refconv.registry import installed
from refconv.source import Source
from refconv.transforms.confidence import at_least
from refconv.transforms.read_text import read_text

HELP = """Tag the plain-text citations of a JATS ARTICLE in place.

Each mixed-citation without tags is read as Vancouver text, and its parts get the tags of
JATS around the author's own words. Everything else stays as it is, byte for byte: comments,
entities, the DOCTYPE, white space. Citations that are tagged already, and those that have an
element-citation beside them, are left alone. What cannot be read, or is less sure than
--min-confidence, is left alone too and listed.

\b
EXAMPLES
  refconv tag article.xml -o tagged.xml
  refconv tag article.xml --as both --min-confidence 0.8 -o tagged.xml
"""

_CHOICES = ("mixed", "element", "both", "alternatives")


@click.command(help=HELP, short_help="Tag the plain citations of a JATS article in place.")
@click.argument("article", type=completion.FILE, metavar="ARTICLE")
@click.option(
    "-o",
    "--output",
    type=completion.FILE,
    metavar="FILE",
    help="Write here instead of standard output.",
)
@click.option(
    "--as",
    "citation",
    type=click.Choice(_CHOICES),
    default="mixed",
    show_default=True,
    help="Tag the text, add an element-citation, or do both, side by side or as alternatives.",
)
@click.option(
    "--reader",
    metavar="FORMAT",
    default="vancouver",
    show_default=True,
    shell_complete=completion.formats,
    help="The format that the text of the citations is in.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    metavar="0..1",
    help="Leave citations alone that the reader is less sure of, and list them.",
)
@click.option(
    "--version",
    "version",
    type=click.Choice(["1.1", "1.2", "1.3", "1.4"]),
    default="1.3",
    show_default=True,
    help="The version of JATS that the tags are valid in.",
)
def command(
    article: str,
    output: str | None,
    citation: str,
    reader: str,
    min_confidence: float,
    version: str,
    **rest: Any,
) -> None:
    """Read the article, read its citations, write it back."""
    registry = installed()
    text_reader = registry.reader(reader)
    limits = settings.limits_from((*config.current().limits, *rest["limits"]))
    with findings.opened(rest) as found:
        text, encoding = read_exactly(article)
        source = Source(normalise(text), article, encoding)
        jats = registry.reader("jats")
        said: list[Diagnostic] = []
        every = list(
            conversion.read(source, jats, _but("jats/plain-text", said.append), {}, limits)
        )
        plain = [reference for reference in every if is_untagged(reference)]
        _tell_of(plain, said, found)
        steps = [read_text(conversion.reading_with(text_reader)), _sure_enough(min_confidence)]
        tagged = list(conversion.transform(plain, steps, _placed(found, source)))
        options = {"tag": article, "citation": citation, "version": version}
        pieces = conversion.write(tagged, registry.writer("jats"), _placed(found, source), options)
        if every:
            with _opened(output) as stream:
                for piece in pieces:
                    stream.write(piece.encode(encoding, "xmlcharrefreplace"))
        done = sum(not is_untagged(reference) for reference in tagged)
        found.tell(f"{len(every)} citations, {len(plain)} of them plain, {done} tagged")
        if not every and not text.lstrip("\ufeff \t\r\n").startswith("<"):
            found.tell("this is no XML; a list that is plain text is read by `refconv convert`")
        code = found.exit_code(len(every))
    raise click.exceptions.Exit(code)


settings.add(command, settings.PROFILE, settings.LIMIT)
findings.add_options(command)


def _sure_enough(least: float) -> Any:
    """Give up readings below a confidence; doubtful fields alone are no reason to speak."""
    give_up = at_least(least)

    def choose(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
        return give_up(references, _but("refconv/doubtful-field", report))

    return choose


def _tell_of(plain: list[Reference], said: Iterable[Diagnostic], report: Reporter) -> None:
    """Report what was said of the article and its plain citations; the others stay as they are."""
    ours = {None, *(reference.id for reference in plain)}
    for diagnostic in said:
        if diagnostic.reference in ours:
            report(diagnostic)


def _but(code: str, report: Reporter) -> Reporter:
    """Report everything but what has a code that is no news here."""

    def tell(found: Diagnostic) -> None:
        if found.code != code:
            report(found)

    return tell


def _placed(found: Findings, source: Source) -> Reporter:
    """Report with the article as the source."""
    import msgspec

    def report(diagnostic: Diagnostic) -> None:
        if diagnostic.source is None:
            diagnostic = msgspec.structs.replace(diagnostic, source=source)
        found(diagnostic)

    return report


@contextmanager
def _opened(output: str | None) -> Iterator[BinaryIO]:
    if output is None or output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with atomic_text(Path(output)) as stream:
            yield stream.buffer
