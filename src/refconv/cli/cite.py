"""`refconv cite`: citation keys in a text become citations, with the bibliography."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from refconv import conversion
from refconv.cli import completion, findings, settings
from refconv.cli.job import STDIN, Run, journal_table, sources
from refconv.csl import Style
from refconv.csl.document import cite_document
from refconv.diagnostics import Diagnostic, Severity
from refconv.output import atomic_text
from refconv.registry import installed
from refconv.source import Span

HELP = """Replace the citation keys of TEXT by citations, and add the bibliography.

Keys are written as in pandoc: [@key], [see @key, p. 3; @other], [-@key] without the author,
@key in the sentence, @key [p. 3]. The bibliography goes where a line says {{bibliography}} or
<!-- bibliography -->, else to the end; it holds what is cited. A key that no reference has
stays as it is and is reported.

\b
EXAMPLES
  refconv cite paper.md -r refs.bib -s apa -o cited.md
  refconv cite notes.txt -r refs.json -s vancouver --as text
  cat paper.md | refconv cite - -r refs.bib -s chicago-notes-bibliography
"""


@click.command(help=HELP, short_help="Put citations and a bibliography into a text.")
@click.argument("text", type=completion.FILE, metavar="TEXT")
@click.option(
    "-r",
    "--references",
    "inputs",
    multiple=True,
    required=True,
    type=completion.FILE,
    metavar="INPUT",
    help="A file of references, in any format that can be read.",
)
@click.option(
    "-s",
    "--style",
    default="apa",
    show_default=True,
    metavar="NAME|FILE",
    shell_complete=completion.styles,
    help="The citation style.",
)
@click.option("--locale", metavar="TAG", help="A language, such as de-DE; the style's own else.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["markdown", "text", "html"]),
    help="How citations are written; text for .txt, html for .html, markdown else.",
)
@click.option(
    "-o",
    "--output",
    type=completion.FILE,
    metavar="FILE",
    help="Write here instead of standard output.",
)
def command(
    text: str,
    inputs: tuple[str, ...],
    style: str,
    locale: str | None,
    form: str | None,
    output: str | None,
    **rest: Any,
) -> None:
    """Read the references, then cite."""
    loaded = Style.load(style)
    registry = installed()
    plan = settings.plan_from(registry, rest)
    with findings.opened(rest) as found:
        run = Run(plan, registry, found, found.tell)
        table = journal_table(plan.journals, found)
        titles = conversion.journal_steps(registry.writer("styled"), {"style": style}, table)
        read = run.references_of(inputs)
        references = list(conversion.transform(read, titles, run.placed))
        (source,) = sources(text, found, plan.encoding, plan.limits)
        written = cite_document(source.text, loaded, references, locale, form or _form(text))
        for start, key in written.unknown:
            found(
                Diagnostic(
                    code="cite/unknown-key",
                    severity=Severity.WARNING,
                    message=f"no reference has the key '{key}'",
                    source=source,
                    span=Span(start, start + len(key)),
                    action="left as it is",
                )
            )
        if output is None or output == STDIN:
            sys.stdout.write(written.text)
        else:
            with atomic_text(Path(output)) as stream:
                stream.write(written.text)
        found.tell(findings.summary(run.references, run.failed, found))
        code = found.exit_code(run.references)
    raise click.exceptions.Exit(code)


settings.add(command, settings.JOURNALS, settings.READING)
findings.add_options(command)


def _form(name: str) -> str:
    return {".txt": "text", ".html": "html", ".htm": "html"}.get(Path(name).suffix, "markdown")
