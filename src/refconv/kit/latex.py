"""LaTeX to the rich text of CSL JSON. Nothing is run: unknown commands stay as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from refconv.kit import latex_math
from refconv.kit.latex_frames import Frame, Kind, close, declare
from refconv.kit.latex_quick import quick
from refconv.kit.latex_symbols import (
    ACCENTS,
    AROUND,
    BARE,
    CHARACTERS,
    CODE_POINTS,
    DECLARATIONS,
    DROPPED,
    DROPS_FIRST,
    LETTERS,
    QUOTES,
    SILENT,
    SPACING_ACCENTS,
    STYLES,
    SYMBOLS,
    VERBATIM,
)
from refconv.model.richtext import Mark, Run, serialise

_ACTIVE = re.compile(r"[\\{}$~`\t\n]")
_TOKEN = re.compile(
    r"(?P<text>[^\\{}$~`'\- \t\n]+(?:[ '\-][^\\{}$~`'\- \t\n]+)*)"
    r"|(?P<space>[ \t\n]+)"
    r"|\\(?P<word>[A-Za-z]+)(?P<star>\*?)(?P<gap>[ \t\n]*)"
    r"|\\(?P<character>.)"
    r"|(?P<special>[{}$~])"
    r"|(?P<ligature>---?|``|''|[`'\-])"
    r"|(?P<rest>.)",
    re.DOTALL,
)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "-": "-"}
_SPACES = re.compile(r" {2,}")
_BRACE = re.compile(r"[{}]")
_ENVIRONMENT = re.compile(r"[ \t\n]*\{[ \t\n]*([A-Za-z]+)\*?[ \t\n]*\}")
_OPTIONAL = re.compile(r"[ \t\n]*\[[^\]{}]*\]")
DEEPEST = 500
_MOST_ACCENTS = 4
_PATIENCE = 20


class Problem(NamedTuple):
    """Say what could not be read as meant; `kind` is a word of `docs/diagnostics.md`."""

    kind: str
    what: str
    at: int


Problems = Callable[[Problem], None]


def _ignore(_: Problem) -> None:
    """Take a problem and do nothing."""


def needs_work(text: str) -> bool:
    """Tell whether a value holds anything that LaTeX or TeX's ligatures change."""
    return _ACTIVE.search(text) is not None or "--" in text or "''" in text or "  " in text


def read(text: str, problems: Problems = _ignore, *, protect: bool = False) -> str:
    """Give LaTeX as text with the inline markup of CSL JSON.

    With `protect`, braces that keep BibTeX from changing the case of letters
    become `<span class="nocase">` (BibTeXing, section 3.1; in biblatex too).
    White space is folded as TeX folds it. What is not understood stays as
    text and goes to `problems`.

    >>> read(r"Erd{\\H o}s: \\emph{On the $\\alpha$ of {DNA}}", protect=True)
    'Erdős: <i>On the α of <span class="nocase">DNA</span></i>'
    """
    if not needs_work(text):
        return _composed(text.strip(" "))
    found = quick(text, protect=protect, markup=True)
    return found if found is not None else slow(text, problems, protect=protect)


def slow(text: str, problems: Problems = _ignore, *, protect: bool = False) -> str:
    """Do what `read` does, one token after the other."""
    runs = _Reading(text, problems, protect).runs()
    return serialise(_tidy(runs))


def plain(text: str, problems: Problems = _ignore) -> str:
    """Give LaTeX as text without markup, with ordinary spaces for ties."""
    if not needs_work(text):
        return _composed(text.strip(" "))
    found = quick(text, protect=False, markup=False)
    if found is not None:
        return found
    runs = _Reading(text, problems, False).runs()
    joined = "".join(run.text for run in _tidy(runs))
    return _SPACES.sub(" ", joined.replace("\u00a0", " ")).strip()


def group_end(text: str, start: int) -> int:
    """Give the place after the brace that closes the one at `start`, or -1."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        if brace.start() and text[brace.start() - 1] == "\\" and not _doubled(text, brace.start()):
            continue
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1


def _doubled(text: str, at: int) -> bool:
    """Tell whether an even number of backslashes stands before a place."""
    count = 0
    while at - count > 0 and text[at - count - 1] == "\\":
        count += 1
    return count % 2 == 0


class _Reading:
    """Hold what reading one value needs: the place, the open groups, the runs so far."""

    def __init__(self, text: str, problems: Problems, protect: bool) -> None:
        self.text = text
        self.problems = problems
        self.protect = protect
        self.at = 0
        self.out: list[Run] = []
        self.frames = [Frame()]
        self.pending: Frame | None = None
        """What the next group or character is the argument of."""
        self.too_deep = 0
        self.open_quotes = 0
        self.vain = 0
        """How often the end of an argument was looked for in vain."""

    def runs(self) -> list[Run]:
        """Read to the end; groups that are still open are closed."""
        text = self.text
        match = _TOKEN.match
        while self.at < len(text):
            token = match(text, self.at)
            assert token is not None
            self.at = token.end()
            kind = token.lastgroup
            if kind == "text" or kind == "rest":
                self._take(token[0])
            elif kind == "space":
                if self.pending is None:
                    self._put(" ")
            elif kind == "special":
                self._special(token[0])
            elif kind == "ligature":
                self._take(self._ligature(token[0]))
            elif kind == "character":
                self._character(token[0], token["character"])
            else:
                self._word(token)
        if self.pending is not None:
            self._end_pending()
        while len(self.frames) > 1:
            self._close()
        return self.out

    # text

    def _put(self, text: str) -> None:
        if text:
            self.out.append(Run(text, self.frames[-1].marks))

    def _take(self, text: str) -> None:
        """Put text; where a command waits for its argument, the first character is that."""
        if self.pending is not None and text:
            self._open_pending()
            self._put(text[0])
            self._close()
            text = text[1:]
        self._put(text)

    def _ligature(self, found: str) -> str:
        """Give what a ligature stands for; an apostrophe stays unless it closes a quotation."""
        if found == "`":
            self.open_quotes += 1
            return "‘"
        if found != "'":
            return _LIGATURES[found]
        before = self.text[self.at - 2 : self.at - 1]
        after = self.text[self.at : self.at + 1]
        if self.open_quotes and not (before.isalnum() and after.isalnum()):
            self.open_quotes -= 1
            return "’"
        return "'"

    # groups

    def _special(self, character: str) -> None:
        if character == "{":
            if len(self.frames) > DEEPEST:
                self.too_deep += 1
                if self.too_deep == 1:
                    self.problems(Problem("nesting", f"more than {DEEPEST} braces deep", self.at))
            elif self.pending is not None:
                self._open_pending()
            else:
                self._open_group()
        elif character == "}":
            if self.too_deep:
                self.too_deep -= 1
            elif len(self.frames) > 1:
                if self.pending is not None:
                    self._end_pending()
                self._close()
        elif character == "~":
            self._take("\u00a0")
        else:
            self._math()

    def _open_group(self) -> None:
        now = self.frames[-1]
        special = self.text[self.at : self.at + 1] == "\\"
        guards = self.protect and not now.special and not special
        marks = now.marks
        if guards and Mark.NOCASE not in marks:
            kind = Kind.GUARD
            marks = (*marks, Mark.NOCASE)
        else:
            kind = Kind.PLAIN
        self.frames.append(
            Frame(kind=kind, marks=marks, start=len(self.out), special=special or now.special)
        )

    def _open_pending(self) -> None:
        frame = self.pending
        assert frame is not None
        self.pending = None
        now = self.frames[-1]
        marks = now.marks
        if frame.mark is not None and frame.mark not in marks:
            marks = (*marks, frame.mark)
        frame.marks = marks
        frame.start = len(self.out)
        frame.special = now.special
        self.frames.append(frame)
        self._put(frame.before)

    def _close(self) -> None:
        """End the innermost group, and the commands whose argument it was."""
        frame = self.frames.pop()
        close(frame, self.out)
        while frame.outer is not None:
            frame.outer.start = frame.start
            frame = frame.outer
            close(frame, self.out)

    def _end_pending(self) -> None:
        """Give a command that has no argument an empty one."""
        self._open_pending()
        self._close()

    # commands

    def _character(self, whole: str, character: str) -> None:
        if character in ACCENTS and character != "\n":
            self._accent(character)
        elif character == "(":
            end = self.text.find("\\)", self.at)
            self._math_between(end, 2)
        elif character in CHARACTERS:
            self._take(CHARACTERS[character])
        elif character.isascii():
            self._unknown(whole)
        else:
            self._take(character)

    def _accent(self, name: str) -> None:
        frame = Frame(
            kind=Kind.ACCENT, combining=ACCENTS[name], spacing=SPACING_ACCENTS.get(name, "")
        )
        waiting = self.pending
        if waiting is not None and waiting.kind is Kind.ACCENT:
            if waiting.level < _MOST_ACCENTS:
                frame.outer, frame.level = waiting, waiting.level + 1
            else:
                self._end_pending()
        self.pending = frame

    def _word(self, token: re.Match[str]) -> None:
        word, gap = token["word"], token["gap"]
        if word in LETTERS:
            letter = LETTERS[word]
            waiting = self.pending or self.frames[-1]
            if waiting.kind is Kind.ACCENT and word in "ij":
                letter = word
            self._take(letter)
        elif word in SYMBOLS:
            self._take(SYMBOLS[word])
        elif word in ACCENTS:
            self._accent(word)
        elif word in DECLARATIONS:
            declare(self.frames[-1], DECLARATIONS[word])
        elif word in STYLES:
            mark = STYLES[word]
            self.pending = Frame(kind=Kind.STYLE, mark=Mark(mark) if mark else None)
        elif word in QUOTES:
            inner = sum(frame.kind is Kind.QUOTE for frame in self.frames) % 2
            before, after = ("‘", "’") if inner else ("“", "”")
            self.pending = Frame(kind=Kind.QUOTE, before=before, after=after)
        elif word in AROUND:
            before, after = AROUND[word]
            self.pending = Frame(kind=Kind.STYLE, before=before, after=after)
        elif word in SILENT:
            pass
        else:
            self._with_argument(word, token[0], gap)

    def _with_argument(self, word: str, whole: str, gap: str) -> None:
        """Do the commands whose first argument is not read as LaTeX, and the unknown ones."""
        if word in ("begin", "end"):
            self._environment(word)
        elif word in VERBATIM:
            self._take(self._argument() or "")
        elif word in CODE_POINTS:
            self._code_point(self._argument() or "", whole)
        elif word in DROPPED:
            self._argument()
        elif word == "char":
            number = re.compile(r'"[0-9A-Fa-f]{1,6}|\d{1,7}').match(self.text, self.at)
            if number:
                self.at = number.end()
                base = number[0].replace('"', "0x")
                self._code_point(f"{int(base, 0):x}", whole)
        elif word in DROPS_FIRST:
            first = self._argument()
            if word == "href" and first:
                self.problems(Problem("link", first, self.at))
            if word not in BARE:
                self.pending = Frame(kind=Kind.STYLE)
        elif word == "ensuremath":
            self._math_text(self._argument() or "", whole)
        elif word in ("MakeUppercase", "uppercase", "MakeLowercase", "lowercase"):
            lower = word.lower().endswith("lowercase")
            self.pending = Frame(kind=Kind.LOWER if lower else Kind.UPPER)
        elif word in latex_math.SYMBOLS:
            self._take(latex_math.SYMBOLS[word])
        else:
            self._unknown(whole if gap and self.text[self.at : self.at + 1] != "{" else f"\\{word}")

    def _unknown(self, whole: str) -> None:
        """Keep an unknown command as text, with braces around its argument."""
        self.problems(Problem("unknown-command", whole.strip(), self.at))
        if self.pending is not None:
            self._end_pending()
        if self.text[self.at : self.at + 1] == "{":
            self._put(whole)
            self.pending = Frame(kind=Kind.STYLE, before="{", after="}")
        else:
            self._put(whole)

    def _environment(self, word: str) -> None:
        name = _ENVIRONMENT.match(self.text, self.at)
        if name is None:
            return
        self.at = name.end()
        if word == "begin":
            if len(self.frames) > DEEPEST:
                return
            now = self.frames[-1]
            mark = DECLARATIONS.get(name[1]) or STYLES.get(name[1])
            new = (Mark(mark),) if mark and Mark(mark) not in now.marks else ()
            marks = (*now.marks, *new)
            self.frames.append(
                Frame(kind=Kind.ENVIRONMENT, marks=marks, start=len(self.out), special=now.special)
            )
        elif self.frames[-1].kind is Kind.ENVIRONMENT:
            self._close()

    def _argument(self) -> str | None:
        """Take an argument letter for letter, without reading it; options before it go."""
        option = _OPTIONAL.match(self.text, self.at)
        if option:
            self.at = option.end()
        while self.text[self.at : self.at + 1] in (" ", "\n", "\t"):
            self.at += 1
        if self.text[self.at : self.at + 1] != "{" or self.vain > _PATIENCE:
            return None
        end = group_end(self.text, self.at)
        if end < 0:
            self.vain += 1
            return None
        inner = self.text[self.at + 1 : end - 1]
        self.at = end
        return re.sub(r"\\([%#&_~])", r"\1", inner) if "\\" in inner else inner

    def _code_point(self, digits: str, whole: str) -> None:
        digits = digits.strip().removeprefix('"').removeprefix("U+")
        try:
            self._take(chr(int(digits, 16)))
        except (ValueError, OverflowError):
            self._unknown(f"{whole.strip()}{{{digits}}}")

    # math

    def _math(self) -> None:
        double = self.text.startswith("$", self.at)
        start = self.at + 1 if double else self.at
        end = start
        while True:
            end = self.text.find("$", end)
            if end <= 0 or self.text[end - 1] != "\\":
                break
            end += 1
        if end < 0 or (not double and latex_math.prose(self.text[start:end])):
            self._take("$")
            return
        self.at = start
        self._math_between(end, 2 if double else 1)

    def _math_between(self, end: int, closing: int) -> None:
        if end < 0:
            self._take("(")
            return
        inner = self.text[self.at : end]
        whole = self.text[self.at - closing : end + closing]
        self.at = end + closing
        self._math_text(inner, whole)

    def _math_text(self, inner: str, whole: str) -> None:
        runs = latex_math.runs(inner)
        if runs is None:
            self.problems(Problem("math", inner, self.at))
            runs = [Run(f"${inner}$")]
        if self.pending is not None:
            self._open_pending()
            self._math_runs(runs)
            self._close()
        else:
            self._math_runs(runs)

    def _math_runs(self, runs: list[Run]) -> None:
        marks = self.frames[-1].marks
        for run in runs:
            mine = tuple(mark for mark in run.marks if mark not in marks)
            self.out.append(Run(run.text, (*marks, *mine)))


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
