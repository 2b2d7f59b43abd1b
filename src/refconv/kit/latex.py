"""LaTeX to the rich text of CSL JSON. Nothing is run: unknown commands stay as text."""

from __future__ import annotations

import re
import unicodedata

from refconv.kit.latex_commands import Reading
from refconv.kit.latex_frames import DEEPEST, Problem, Problems
from refconv.kit.latex_groups import group_end
from refconv.kit.latex_quick import quick
from refconv.model.richtext import Mark, Run, serialise

__all__ = ["Problem", "Problems", "group_end", "needs_work", "plain", "read", "slow"]

_ACTIVE = re.compile(r"[\\{}$~`\t\n]")
_SPACES = re.compile(r" {2,}")


def _ignore(_: Problem) -> None:
    """Take a problem and do nothing."""


def needs_work(text: str) -> bool:
    """Tell whether a value holds anything that LaTeX or TeX's ligatures change."""
    return _ACTIVE.search(text) is not None or "--" in text or "''" in text or "  " in text


def read(
    text: str,
    problems: Problems = _ignore,
    *,
    protect: bool = False,
    deepest: int = DEEPEST,
) -> str:
    """Give LaTeX as text with the inline markup of CSL JSON.

    With `protect`, braces that keep BibTeX from changing the case of letters
    become `<span class="nocase">` (BibTeXing, section 3.1; in biblatex too).
    White space is folded as TeX folds it. What is not understood stays as
    text and goes to `problems`; so do braces beyond the `deepest`.

    >>> read(r"Erd{\\H o}s: \\emph{On the $\\alpha$ of {DNA}}", protect=True)
    'Erdős: <i>On the α of <span class="nocase">DNA</span></i>'
    """
    if not needs_work(text):
        return _composed(text.strip(" "))
    found = quick(text, protect=protect, markup=True)
    return found if found is not None else slow(text, problems, protect=protect, deepest=deepest)


def slow(
    text: str,
    problems: Problems = _ignore,
    *,
    protect: bool = False,
    deepest: int = DEEPEST,
) -> str:
    """Do what `read` does, one token after the other."""
    runs = Reading(text, problems, protect, deepest).runs()
    return serialise(_tidy(runs))


def plain(text: str, problems: Problems = _ignore) -> str:
    """Give LaTeX as text without markup, with ordinary spaces for ties."""
    if not needs_work(text):
        return _composed(text.strip(" "))
    found = quick(text, protect=False, markup=False)
    if found is not None:
        return found
    runs = Reading(text, problems, False).runs()
    joined = "".join(run.text for run in _tidy(runs))
    return _SPACES.sub(" ", joined.replace("\u00a0", " ")).strip()


def _tidy(runs: list[Run]) -> list[Run]:
    """Join neighbours, fold spaces across runs, strip both ends, compose characters (NFC)."""
    joined: list[Run] = []
    texts: list[str] = []
    marks: tuple[Mark, ...] | None = None
    space = True
    for run in [*runs, Run("", (Mark.NOCASE,) * 9)]:
        if run.marks != marks:
            if texts:
                whole = "".join(texts)
                joined.append(Run(_composed(whole), marks or ()))
            texts, marks = [], run.marks
        text = run.text
        if space:
            text = text.lstrip(" ")
        if text:
            space = text[-1] == " "
            texts.append(text)
    if joined and joined[-1].text.endswith(" "):
        joined[-1] = Run(joined[-1].text.rstrip(" "), joined[-1].marks)
    return [run for run in joined if run.text]


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
