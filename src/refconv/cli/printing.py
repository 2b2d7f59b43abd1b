"""How findings are written: as text, JSON Lines, SARIF, or for GitHub's pages.

Each way is opened on a stream, takes findings one at a time, and is finished
when its block is left, so that any number of findings needs no memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple, TextIO
from urllib.parse import quote

from refconv.cli.terminal import encodable, in_json, printable
from refconv.diagnostics import Diagnostic


class Shown(NamedTuple):
    """Hold a finding as plain data, its place worked out: it can go to another process."""

    severity: int
    text: str
    data: dict[str, Any]


Printer = Callable[[Shown], None]
PrintingFormat = Callable[[TextIO], AbstractContextManager[Printer]]


def shown(found: Diagnostic) -> Shown:
    """Work out what a finding says and where it stands."""
    data = found.as_dict()
    for key, value in data.items():
        if isinstance(value, str):
            data[key] = encodable(value)
    text = encodable(" ".join(str(found).split("\n")))
    return Shown(int(found.severity), text, data)


def is_whole(found: Shown) -> bool:
    """Tell whether a finding that was kept on disk has all that a printer needs."""
    said = [found.data.get(key) for key in ("code", "severity", "message")]
    return all(isinstance(value, str) for value in said) and said[1] in _SARIF_LEVELS


@contextmanager
def text(stream: TextIO) -> Iterator[Printer]:
    """Write `file:line:column: severity: message [code]`, one finding a line."""

    def show(found: Shown) -> None:
        stream.write(printable(found.text) + "\n")

    yield show


@contextmanager
def jsonl(stream: TextIO) -> Iterator[Printer]:
    """Write one JSON object a line, with the keys of `Diagnostic.as_dict`."""

    def show(found: Shown) -> None:
        stream.write(_json(found.data) + "\n")

    yield show


@contextmanager
def github(stream: TextIO) -> Iterator[Printer]:
    """Write workflow commands: GitHub shows them beside the lines they are about."""
    level = {"info": "notice", "warning": "warning", "error": "error"}

    def show(found: Shown) -> None:
        data = found.data
        places = (("file", "file"), ("line", "line"), ("endLine", "endLine"), ("col", "column"))
        about = [f"{key}={_escaped(str(data[name]))}" for key, name in places if name in data]
        about.append(f"title={data['code']}")
        said = _said(data).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        line = f"::{level[data['severity']]} {','.join(about)}::{said}"
        stream.write(printable(line) + "\n")

    yield show


@contextmanager
def sarif(stream: TextIO) -> Iterator[Printer]:
    """Write a log of SARIF 2.1.0 (OASIS, 2020): results as they come, then the rules they name."""
    rules: dict[str, int] = {}
    stream.write('{"version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":[')

    def show(found: Shown) -> None:
        separator = ",\n" if rules else "\n"
        rule = rules.setdefault(found.data["code"], len(rules))
        result = _sarif_result(found.data, rule)
        stream.write(separator + _json(result))

    yield show
    described = [{"id": code} for code in rules]
    tool = {"driver": {"name": "refconv", "rules": described}}
    stream.write(f'\n],"tool":{json.dumps(tool)}}}]}}\n')


FORMATS: dict[str, PrintingFormat] = {
    "text": text,
    "jsonl": jsonl,
    "sarif": sarif,
    "github": github,
}
"""The values of `--diagnostics-format`."""

_SARIF_LEVELS = {"info": "note", "warning": "warning", "error": "error"}


def _sarif_result(data: dict[str, Any], rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": data["code"],
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[data["severity"]],
        "message": {"text": _said(data)},
    }
    if "file" in data:
        where: dict[str, Any] = {"artifactLocation": {"uri": quote(data["file"], safe="/:")}}
        if "line" in data:
            where["region"] = {
                "startLine": data["line"],
                "startColumn": data["column"],
                "endLine": data["endLine"],
                "endColumn": data["endColumn"],
            }
        result["locations"] = [{"physicalLocation": where}]
    about = {key: data[key] for key in ("reference", "variable", "action") if key in data}
    if about:
        result["properties"] = about
    return result


def _json(value: dict[str, Any]) -> str:
    """Write JSON on one line; what could steer a terminal is escaped in it too."""
    return in_json(json.dumps(value, ensure_ascii=False))


def _said(data: dict[str, Any]) -> str:
    message: str = data["message"]
    return f"{message}; {data['action']}" if "action" in data else message


def _escaped(value: str) -> str:
    """Escape a property of a workflow command."""
    signs = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"))
    for sign, escape in signs:
        value = value.replace(sign, escape)
    return value
