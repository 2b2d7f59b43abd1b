"""What a format promised and did not keep."""

from __future__ import annotations

from typing import NamedTuple


class Breach(NamedTuple):
    """Say which promise was broken, by what, and how."""

    promise: str
    where: str
    """The id of a reference, or a name for the text that was read."""
    message: str

    def __str__(self) -> str:
        """Give it on one line."""
        return f"{self.promise}: {self.where}: {self.message}"
