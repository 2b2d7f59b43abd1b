"""LaTeX read one token after the other: characters, ligatures, commands, math."""

from __future__ import annotations

import re

from refconv.kit import latex_math
from refconv.kit.latex_frames import DEEPEST, Frame, Kind, Problem, Problems, declare
from refconv.kit.latex_groups import Groups, group_end
from refconv.kit.latex_math_symbols import SYMBOLS as MATH_SYMBOLS
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
from refconv.model.richtext import Mark, Run

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
_ENVIRONMENT = re.compile(r"[ \t\n]*\{[ \t\n]*([A-Za-z]+)\*?[ \t\n]*\}")
_OPTIONAL = re.compile(r"[ \t\n]*\[[^\]{}]*\]")
_NUMBER = re.compile(r'"[0-9A-Fa-f]{1,6}|\d{1,7}')
_ESCAPE = re.compile(r"\\([%#&_~])")
_CASES = {
    "MakeUppercase": Kind.UPPER,
    "uppercase": Kind.UPPER,
    "MakeLowercase": Kind.LOWER,
    "lowercase": Kind.LOWER,
}
_MOST_ACCENTS = 4
_PATIENCE = 20


class Reading(Groups):
    """Read one text to runs."""

    def __init__(
        self, text: str, problems: Problems, protect: bool, deepest: int = DEEPEST
    ) -> None:
        super().__init__(text, problems, protect, deepest)
        self._open_quotes = 0
        self._vain = 0
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
                self.take(token[0])
            elif kind == "space":
                if self.pending is None:
                    self.put(" ")
            elif kind == "special":
                if token[0] == "$":
                    self._math()
                elif token[0] == "~":
                    self.take("\u00a0")
                else:
                    self.brace(token[0])
            elif kind == "ligature":
                self.take(self._ligature(token[0]))
            elif kind == "character":
                self._character(token[0], token["character"])
            else:
                self._word(token)
        if self.pending is not None:
            self.end_pending()
        while len(self.frames) > 1:
            self.close()
        return self.out

    def _ligature(self, found: str) -> str:
        """Give what a ligature stands for; an apostrophe stays unless it closes a quotation."""
        if found == "`":
            self._open_quotes += 1
            return "‘"
        if found != "'":
            return _LIGATURES[found]
        before = self.text[self.at - 2 : self.at - 1]
        after = self.text[self.at : self.at + 1]
        if self._open_quotes and not (before.isalnum() and after.isalnum()):
            self._open_quotes -= 1
            return "’"
        return "'"

    # commands

    def _character(self, whole: str, character: str) -> None:
        if character in ACCENTS and character != "\n":
            self._accent(character)
        elif character == "(":
            end = self.text.find("\\)", self.at) if self._vain <= _PATIENCE else -1
            self._vain += end < 0
            self._math_between(end, 2)
        elif character in CHARACTERS:
            self.take(CHARACTERS[character])
        elif character.isascii():
            self._unknown(whole)
        else:
            self.take(character)

    def _accent(self, name: str) -> None:
        frame = Frame(
            kind=Kind.ACCENT, combining=ACCENTS[name], spacing=SPACING_ACCENTS.get(name, "")
        )
        waiting = self.pending
        if waiting is not None and waiting.kind is Kind.ACCENT:
            if waiting.level < _MOST_ACCENTS:
                frame.outer, frame.level = waiting, waiting.level + 1
            else:
                self.end_pending()
        self.pending = frame

    def _word(self, token: re.Match[str]) -> None:
        word, gap = token["word"], token["gap"]
        if word in LETTERS:
            letter = LETTERS[word]
            waiting = self.pending or self.frames[-1]
            if waiting.kind is Kind.ACCENT and word in "ij":
                letter = word
            self.take(letter)
        elif word in SYMBOLS:
            self.take(SYMBOLS[word])
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
            self.take(self._argument() or "")
        elif word in CODE_POINTS:
            self._code_point(self._argument() or "", whole)
        elif word in DROPPED:
            self._argument()
        elif word == "char":
            number = _NUMBER.match(self.text, self.at)
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
        elif word in _CASES:
            self.pending = Frame(kind=_CASES[word])
        elif word in MATH_SYMBOLS:
            self.take(MATH_SYMBOLS[word])
        else:
            self._unknown(whole if gap and self.text[self.at : self.at + 1] != "{" else f"\\{word}")

    def _unknown(self, whole: str) -> None:
        """Keep an unknown command as text, with braces around its argument."""
        self.problems(Problem("unknown-command", whole.strip(), self.at))
        if self.pending is not None:
            self.end_pending()
        if self.text[self.at : self.at + 1] == "{":
            self.put(whole)
            self.pending = Frame(kind=Kind.STYLE, before="{", after="}")
        else:
            self.put(whole)

    def _environment(self, word: str) -> None:
        name = _ENVIRONMENT.match(self.text, self.at)
        if name is None:
            return
        self.at = name.end()
        if word == "begin":
            if len(self.frames) > self.deepest:
                return
            now = self.frames[-1]
            mark = DECLARATIONS.get(name[1]) or STYLES.get(name[1])
            new = (Mark(mark),) if mark and Mark(mark) not in now.marks else ()
            marks = (*now.marks, *new)
            self.frames.append(
                Frame(kind=Kind.ENVIRONMENT, marks=marks, start=len(self.out), special=now.special)
            )
        elif self.frames[-1].kind is Kind.ENVIRONMENT:
            self.close()

    def _argument(self) -> str | None:
        """Take an argument letter for letter, without reading it; options before it go."""
        option = _OPTIONAL.match(self.text, self.at)
        if option:
            self.at = option.end()
        while self.text[self.at : self.at + 1] in (" ", "\n", "\t"):
            self.at += 1
        if self.text[self.at : self.at + 1] != "{" or self._vain > _PATIENCE:
            return None
        end = group_end(self.text, self.at)
        if end < 0:
            self._vain += 1
            return None
        inner = self.text[self.at + 1 : end - 1]
        self.at = end
        return _ESCAPE.sub(r"\1", inner) if "\\" in inner else inner

    def _code_point(self, digits: str, whole: str) -> None:
        digits = digits.strip().removeprefix('"').removeprefix("U+")
        try:
            number = int(digits, 16)
        except ValueError:
            number = 0
        if 0x20 <= number < 0xD800 or 0xDFFF < number <= 0x10FFFF:
            self.take(chr(number))
        else:
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
            self.take("$")
            return
        self.at = start
        self._math_between(end, 2 if double else 1)

    def _math_between(self, end: int, closing: int) -> None:
        if end < 0:
            self.take("(")
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
            self.open_pending()
            self._math_runs(runs)
            self.close()
        else:
            self._math_runs(runs)

    def _math_runs(self, runs: list[Run]) -> None:
        marks = self.frames[-1].marks
        for run in runs:
            mine = tuple(mark for mark in run.marks if mark not in marks)
            self.out.append(Run(run.text, (*marks, *mine)))
