"""Issues and the supplements that readers keep in them."""

from __future__ import annotations

import re

_SUPPLEMENT = re.compile(
    r"\b(?P<word>suppl(?:\.|\b|ements?\b|ementum\b)|supl\b\.?)\s*(?P<number>\S.*)?$",
    re.IGNORECASE,
)


def split_supplement(issue: str) -> tuple[str | None, str | None]:
    """Part an issue from its supplement (NLM Citing Medicine, ch. 1, Volume and issue).

    The supplement is its number alone, or the word where it has none, as
    CSL's `supplement-number` wants it.

    >>> split_supplement("12 Suppl 7"), split_supplement("Suppl 2"), split_supplement("3 Suppl")
    (('12', '7'), (None, '2'), ('3', 'Suppl'))
    >>> split_supplement("Pt 2"), split_supplement("1-2")
    (('Pt 2', None), ('1-2', None))
    """
    match = _SUPPLEMENT.search(issue)
    if match is None:
        return issue, None
    return issue[: match.start()].strip(" ,;") or None, match["number"] or match["word"]
