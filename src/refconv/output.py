"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

LONGEST = 255 - len("..12345678.part")
"""How many bytes of a name fit into that of its unfinished file; 255 is the most of a name."""


@contextmanager
def atomic_text(path: Path) -> Iterator[TextIO]:
    """Open a text file that takes its place only when all was written.

    The text goes to a new file in the same folder; leaving the block
    normally renames it over `path`, an exception removes it. UTF-8, `\\n`.
    A link keeps its place and its target is renewed; a device or a pipe is
    written to as it is. Raises OSError with `path` as the file's name.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    place = path.resolve()
    handle, name = _part(place, path)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(place, name)
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _part(place: Path, said: Path) -> tuple[int, str]:
    """Make the file that is renamed over `place` later; a fault calls the file as the user did."""
    try:
        prefix = f".{_stem(place.name)}."
        return tempfile.mkstemp(dir=place.parent, prefix=prefix, suffix=".part")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(said)) from None


def _stem(name: str) -> str:
    """Give the name, or what is told apart by a sum of it where a longer one has no room."""
    if len(os.fsencode(name)) <= LONGEST:
        return name
    return f"{name[: LONGEST // 8]}-{zlib.crc32(os.fsencode(name)):08x}"


def _keep_mode(path: Path, name: str) -> None:
    """Give the new file the mode of the one it replaces, or what the umask grants."""
    try:
        mode = path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(name).chmod(mode)


def remove_parts(paths: Iterable[Path]) -> None:
    """Remove what processes that were killed left of files that they were writing."""
    names: dict[Path, set[str]] = {}
    for path in paths:
        names.setdefault(path.parent, set()).add(_stem(path.name))
    for folder, ours in names.items():
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208  a million names, and few are ours
                if name.endswith(".part") and name[1:].rsplit(".", 2)[0] in ours:
                    (folder / name).unlink(missing_ok=True)
