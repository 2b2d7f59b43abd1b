from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from refconv.output import atomic_text, remove_parts


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    """A device or pipe is written to: renaming a file over /dev/null would take it away."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    with atomic_text(pipe) as stream:
        stream.write("whole\n")
    reader.join(10)
    assert got == ["whole\n"]
    assert pipe.is_fifo()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "refs.xml"
    target.parent.mkdir()
    target.write_text("old")
    link = tmp_path / "refs.xml"
    link.symlink_to(target)
    with atomic_text(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("name", ["", "missing/refs.xml"])
def test_what_cannot_be_written_is_called_by_its_own_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(OSError) as caught, atomic_text(path) as stream:
        stream.write("x")
    assert caught.value.filename == str(path)
    assert not list(tmp_path.iterdir())


def test_a_fault_of_the_block_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught, atomic_text(tmp_path / "x"):
        (tmp_path / "other").read_text()
    assert caught.value.filename == str(tmp_path / "other")


def test_parts_of_our_files_only_are_removed(tmp_path: Path) -> None:
    for name in (".a.xml.x1y2.part", ".a.xml.z.part", ".b.xml.x.part", "a.xml", ".a.xml", "c.part"):
        (tmp_path / name).touch()
    remove_parts([tmp_path / "a.xml", tmp_path / "nowhere" / "a.xml"])
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".a.xml", ".b.xml.x.part", "a.xml", "c.part"]
