"""What to do with a reference that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from refconv.diagnostics import Diagnostic, Reporter, Severity
from refconv.errors import ReadingStoppedError
from refconv.model import Reference
from refconv.transforms import Transform, whole

Policy = Literal["skip", "keep-raw", "stop"]


def on_unread(policy: Policy) -> Transform:
    """Make the transform for a policy.

    `keep-raw` lets the original text through for writers that can show it,
    `skip` leaves the reference out and says so, `stop` raises
    ReadingStoppedError.
    """

    def pass_through(references: Iterable[Reference], report: Reporter) -> Iterator[Reference]:
        for reference in references:
            if not reference.unread or policy == "keep-raw":
                yield reference
            elif policy == "stop":
                raise ReadingStoppedError(
                    f"stopped at a reference that cannot be read: {_text(reference)}"
                )
            else:
                report(
                    Diagnostic(
                        code="refconv/reference-skipped",
                        severity=Severity.WARNING,
                        message=f"a reference that cannot be read: {_text(reference)}",
                        span=whole(reference),
                        reference=reference.id or None,
                        action="left out",
                    )
                )

    return pass_through


def _text(reference: Reference, most: int = 80) -> str:
    text = " ".join(reference.origin.text.split()) if reference.origin else ""
    return text if len(text) <= most else text[: most - 1] + "…"
