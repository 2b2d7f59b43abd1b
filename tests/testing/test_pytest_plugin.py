"""The pytest plugin, as a stranger runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

STRANGER = """
from msgspec.structs import replace
from refconv import Format, hookimpl
from refconv_ris import RisWriteOptions, read, write as whole

def write(references, report, options):
    return whole((replace(r, {lost}=None) for r in references), report, options)

@hookimpl
def refconv_formats():
    options = dict(read=read, write=write, write_options=RisWriteOptions)
    yield Format(name="strange", title="Strange", **options)
"""
KIT = ["-p", "refconv.testing.plugin", "--pyargs", "refconv.testing"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *KIT, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_it_fails_for_a_plugin_that_loses_a_field(tmp_path: Path) -> None:
    (tmp_path / "stranger.py").write_text(STRANGER.format(lost="volume"))
    done = run(tmp_path, "--refconv-plugin", "stranger")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "volume '7' came back as None, and nothing said so" in done.stdout
    assert "1 failed, 7 passed" in done.stdout


def test_it_passes_for_a_sound_plugin_and_reads_samples(tmp_path: Path) -> None:
    (tmp_path / "list.ris").write_text("TY  - JOUR\nTI  - A title\nER  - \n")
    done = run(tmp_path, "--refconv-plugin", "refconv_ris", "--refconv-samples", "ris=list.ris")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 passed" in done.stdout


def test_what_is_asked_wrongly_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty.py").write_text("def nothing(): ...\n")
    done = run(tmp_path, "--refconv-plugin", "refconv_ris", "--refconv-samples", "list.ris")
    assert done.returncode != 0
    assert "write FORMAT=VALUE" in done.stdout + done.stderr
