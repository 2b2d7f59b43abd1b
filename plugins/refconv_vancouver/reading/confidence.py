"""How sure a reading is: evidence for and against, weighed by a model fitted to real references.

`tools/train_vancouver.py` fits the weights so that of the references given
0.95, some 95 in a hundred are right in every field.
"""

from __future__ import annotations

import math

from refconv.model import ItemType
from refconv_vancouver.reading.boundary import known
from refconv_vancouver.reading.draft import Draft
from refconv_vancouver.reading.weights import CONFIDENCE

_LEADS = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0)


def sigmoid(score: float) -> float:
    """Turn log odds into a probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def evidence(draft: Draft, kind: ItemType, left: int) -> list[str]:
    """List what speaks for or against a reading; `left` is how many stretches stay unread."""
    values = draft.values
    found = [f"kind {kind}", f"cited {draft.form}", f"people {draft.people}"]
    found.append(f"lead {sum(draft.lead >= step for step in _LEADS)}")
    found.append(f"left {min(left, 2)}")
    title = str(values.get("title", ""))
    container = str(values.get("container_title", ""))
    found.append(f"title {_size(title)}")
    found.append(f"container {_size(container)}")
    if container:
        found.append("journal known" if known(container) else "journal unknown")
        if any(sign.isdigit() for sign in container):
            found.append("container digit")
    if ". " in title:
        found.append("title stop")
    if "? " in title:
        found.append("title question")
    if "issued" not in values:
        found.append("no year")
    if not title:
        found.append("no title")
    if "page" not in values:
        found.append("no page")
    if draft.odd:
        found.append("odd")
    return found


def _size(text: str) -> str:
    words = text.count(" ") + 1 if text else 0
    return str(words) if words < 4 else "4-12" if words < 13 else "13-30" if words < 31 else "31+"


def confidence(draft: Draft, kind: ItemType, left: int) -> float:
    """Give the probability that the whole reading is right."""
    weights = CONFIDENCE
    score = weights.get("", 0.0)
    for name in evidence(draft, kind, left):
        score += weights.get(name, 0.0)
    return round(sigmoid(score), 3)
