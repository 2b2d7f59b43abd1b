"""Changes on the way: each takes references and gives references, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from refconv.diagnostics import Reporter
from refconv.model import Reference

Transform = Callable[[Iterable[Reference], Reporter], Iterator[Reference]]
"""Take a stream of references and give a stream of references; findings go to the reporter."""
