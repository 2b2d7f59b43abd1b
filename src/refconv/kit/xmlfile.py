"""An XML file as text whose every character stands for what the file holds."""

from __future__ import annotations

from pathlib import Path

from refconv.decoding import decode
from refconv.diagnostics import ignore
from refconv.errors import UnreadableError


def read_exactly(path: str) -> tuple[str, str]:
    """Give the text of a file and its encoding; encoded again, it is the same bytes.

    Line ends and a byte order mark stay. Raises UnreadableError.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from error
    encoding = decode(data, path, ignore).encoding
    return data.decode(encoding), encoding
