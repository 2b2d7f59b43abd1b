"""Promise 8: the same input gives the same bytes, whatever the locale, hash seed and time zone."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from texts import READERS, WRITERS, ordinary

PROGRAM = """
import hashlib, sys
from pathlib import Path
import refconv
from refconv.testing.corpus import corpus
found = []
for path in sorted(Path(sys.argv[1]).iterdir()):
    read = refconv.load(path, path.name)
    found += map(str, read.diagnostics)
    for target in sys.argv[2:]:
        text = refconv.dumps(read, target, report=lambda d: found.append(str(d)))
        print(path.name, target, hashlib.sha256(text.encode()).hexdigest())
for target in sys.argv[2:]:
    text = refconv.dumps(corpus(), target, report=lambda d: found.append(str(d)))
    print("corpus", target, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
print(hashlib.sha256("\\n".join(found).encode()).hexdigest())
"""

WORLDS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
)


def run(folder: Path, world: dict[str, str]) -> str:
    """Convert every text to every format in a world of its own, and give the digests."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), *WRITERS],
        env={"PATH": os.environ["PATH"], **world},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_influence_of_locale_hash_seed_and_time_zone(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in READERS:
        (folder / name).write_text(ordinary(name, 4), encoding="utf-8")
    first, *others = [run(folder, world) for world in WORLDS]
    assert first.count("\n") == (len(READERS) + 1) * len(WRITERS) + 1
    for other in others:
        assert other.splitlines() == first.splitlines()


@pytest.mark.parametrize("name", WRITERS)
def test_order_is_kept(name: str) -> None:
    import refconv

    references = refconv.loads(ordinary("csl-json", 9), "csl-json")
    options = {"style": "vancouver"} if name == "styled" else {}
    text = refconv.dumps(references, name, **options)
    places = [text.find(str(its.DOI)) for its in references]
    if -1 in places:
        places = [text.find(f"{its.volume}") for its in references]
    assert places == sorted(places)
    assert hashlib.sha256(text.encode()).digest() == hashlib.sha256(text.encode()).digest()
