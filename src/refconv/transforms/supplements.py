"""Supplements out of the issue, for what prints them by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from refconv.diagnostics import Reporter
from refconv.kit.issues import split_supplement
from refconv.model import Reference


def split_supplements(references: Iterable[Reference], _: Reporter) -> Iterator[Reference]:
    """Move the supplement of an issue ("12 Suppl 7") to `supplement_number`."""
    for reference in references:
        if reference.issue and not reference.supplement_number:
            issue, supplement = split_supplement(reference.issue)
            if supplement is not None:
                reference = msgspec.structs.replace(
                    reference, issue=issue, supplement_number=supplement
                )
        yield reference
