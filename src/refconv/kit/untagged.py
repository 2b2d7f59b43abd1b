"""References of which only the text is known, and what its links say."""

from __future__ import annotations

from refconv.model import Reference

LINKS = frozenset(("DOI", "URL", "PMID", "PMCID", "language"))
"""What can be known of a citation whose text nobody has read."""


def is_untagged(reference: Reference) -> bool:
    """Tell whether a reference is a text that waits for a reader.

    It has an original text that is a sentence, no type, and at most the
    variables that a link in the text gives.
    """
    origin = reference.origin
    if origin is None or origin.fielded or not origin.text or reference.type is not None:
        return reference.unread
    return all(variable in LINKS for variable, _ in reference.variables())
