"""What loading gives: references, and what was odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from refconv.diagnostics import Diagnostic, Severity
from refconv.model import Reference


class Bibliography(Sequence[Reference]):
    """Be an immutable sequence of references that remembers its diagnostics."""

    def __init__(
        self,
        references: Iterable[Reference],
        diagnostics: Iterable[Diagnostic] = (),
        format: str = "",  # noqa: A002
    ) -> None:
        self._references = tuple(references)
        self.diagnostics = tuple(diagnostics)
        self.format = format
        """The name of the format that was read."""

    @overload
    def __getitem__(self, index: int) -> Reference: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Reference, ...]: ...
    def __getitem__(self, index: int | slice) -> Reference | tuple[Reference, ...]:
        return self._references[index]

    def __len__(self) -> int:
        return len(self._references)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Bibliography):
            return self._references == other._references
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        odd = sum(d.severity >= Severity.WARNING for d in self.diagnostics)
        return f"<Bibliography: {len(self)} references, {odd} warnings and errors>"
