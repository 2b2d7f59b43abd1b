"""Strangers' plugins, good and broken, each built and installed by pip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

GOOD = """
from refconv import Format, Reference, hookimpl

def read(source, report, options):
    for number, line in enumerate(source.text.splitlines(), 1):
        yield Reference(id=f"l{number}", title=line)

@hookimpl
def refconv_formats():
    yield Format(name="titles", title="Titles, one a line", extensions=(".titles",), read=read)
"""
TAKES_A_NAME = """
from refconv import Format, hookimpl

@hookimpl
def refconv_formats():
    yield Format(name="csl-json", title="Mine now", read=lambda *_: iter(()))
    yield Format(name="other", title="Honest", read=lambda *_: iter(()))
"""
AT_IMPORT = "raise RuntimeError('no licence file')"
AT_EXIT = "raise SystemExit('this plugin needs a newer Python')"
AT_HOOK = """
from refconv import hookimpl

@hookimpl
def refconv_formats():
    raise KeyError("lost")
"""
NO_FORMAT = """
from refconv import hookimpl

@hookimpl
def refconv_formats():
    return ["a text is no format"]
"""
OLD_HOOK = """
from refconv import hookimpl

@hookimpl
def refconv_formatz():
    return []
"""
IN_USE = """
from refconv import Format, Reference, hookimpl

def read(source, report, options):
    yield Reference(id="one", title="before the fault")
    raise ValueError("cannot go on")

def write(references, report, options):
    yield "begun"
    raise ValueError("cannot go on")

@hookimpl
def refconv_formats():
    yield Format(name="fragile", title="Fragile", extensions=(".fragile",), read=read, write=write)
"""


def test_a_good_plugin_is_used_and_listed(site: Any, refconv: Any, plugins: Any) -> None:
    home = site("refconv-titles", GOOD)
    row = plugins(home)["refconv-titles/titles"]
    assert row["version"] == "1.2.3"
    assert row["formats"] == ["titles"]
    assert row["fault"] is None
    done = refconv("convert", "-", "-f", "titles", "-t", "csl-jsonl", sites=(home,), stdin="A\nB\n")
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["A", "B"]


def test_a_shipped_name_cannot_be_taken(site: Any, refconv: Any, plugins: Any) -> None:
    home = site("aaa-first-in-the-alphabet", TAKES_A_NAME)
    rows = plugins(home)
    assert rows["refconv/csljson"]["formats"] == ["csl-json", "csl-jsonl"]
    thief = rows["aaa-first-in-the-alphabet/aaa-first-in-the-alphabet"]
    assert thief["formats"] == ["other"]
    assert thief["fault"] == "format 'csl-json' refused: csljson has the name 'csl-json' already"


def test_of_two_strangers_the_first_by_name_wins(site: Any, plugins: Any) -> None:
    first, second = site("refconv-titles", GOOD), site("refconv-xtitles", GOOD)
    for sites in ((first, second), (second, first)):
        rows = plugins(*sites)
        assert rows["refconv-titles/titles"]["formats"] == ["titles"]
        assert rows["refconv-xtitles/xtitles"]["fault"] == (
            "format 'titles' refused: titles has the name 'titles' already"
        )


def test_a_plugin_that_cannot_be_loaded_is_listed_with_its_reason(
    site: Any, refconv: Any, plugins: Any, tmp_path: Path
) -> None:
    cases = {
        "at-import": (AT_IMPORT, "cannot be imported: RuntimeError: no licence file"),
        "at-exit": (AT_EXIT, "cannot be imported: SystemExit: this plugin needs"),
        "at-hook": (AT_HOOK, "cannot be asked for its formats: KeyError: 'lost'"),
        "no-format": (NO_FORMAT, "offers something that is no Format"),
        "old-hook": (OLD_HOOK, "cannot be asked for its formats: PluginValidationError"),
    }
    sites = tuple(site(f"refconv-{name}", code) for name, (code, _) in cases.items())
    rows = plugins(*sites)
    for name, (_, reason) in cases.items():
        assert rows[f"refconv-{name}/{name}"]["fault"].startswith(reason)
        assert rows[f"refconv-{name}/{name}"]["formats"] == []
    assert "BROKEN: cannot be imported" in refconv("plugins", sites=sites).stdout
    source = tmp_path / "refs.json"
    source.write_text('[{"id": "a", "type": "book"}]')
    assert refconv("convert", source, "-t", "csl-jsonl", sites=sites).returncode == 0


def test_an_unknown_format_offers_the_nearest_and_names_broken_plugins(
    site: Any, refconv: Any
) -> None:
    home = site("refconv-at-import", AT_IMPORT)
    done = refconv("convert", "-", "-f", "csl-jsno", "-t", "csl-json", sites=(home,))
    assert done.returncode == 5
    assert "unknown format 'csl-jsno': did you mean csl-json" in done.stderr
    assert "plugin at-import is broken: cannot be imported: RuntimeError" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_breaks_costs_only_what_comes_after(site: Any, refconv: Any) -> None:
    home = site("refconv-fragile", IN_USE)
    done = refconv("convert", "-", "-f", "fragile", "-t", "csl-jsonl", sites=(home,), stdin="x")
    assert done.returncode == 1
    assert json.loads(done.stdout)["id"] == "one"
    assert "format 'fragile' failed while reading: ValueError: cannot go on" in done.stderr
    assert "[refconv/plugin-failed]" in done.stderr


def test_a_writer_that_breaks_leaves_no_half_file(site: Any, refconv: Any, tmp_path: Path) -> None:
    home = site("refconv-fragile", IN_USE)
    source, output = tmp_path / "refs.json", tmp_path / "out.fragile"
    source.write_text('[{"id": "a", "type": "book"}]')
    done = refconv("convert", source, "-o", output, sites=(home,))
    assert done.returncode == 70
    assert "format 'fragile' failed while writing: ValueError: cannot go on" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["refs.json"]


def test_a_format_that_is_only_read_cannot_be_written(site: Any, refconv: Any) -> None:
    home = site("refconv-titles", GOOD)
    done = refconv("convert", "-", "-f", "csl-json", "-t", "titles", sites=(home,), stdin="[]")
    assert done.returncode == 5
    assert "format 'titles' cannot be written, only read" in done.stderr
