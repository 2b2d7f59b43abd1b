"""Split a stretch that bibtexparser gives up on, losing as little as can be lost.

Pure functions from a place in the text to a block and the place after it. What
had to be guessed goes to `found` as a `Fault`. The shape of entries is that of
"Designing BibTeX Styles" (Patashnik, 1988) and of btparse's manual.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from refconv_bibtex.syntax import Block, Entry, Field, Macro, Piece, Rest, Value


class Fault(NamedTuple):
    """Say what is wrong with the syntax; `code` is what follows `bibtex/`."""

    code: str
    message: str
    start: int
    end: int


HEAD = re.compile(r"@[ \t\n]*([A-Za-z][\w:+-]*)[ \t\n]*([{(])")
_SURE_HEAD = re.compile(
    r"^[ \t]*@[ \t]*(?:(?:string|preamble|comment)[ \t]*[{(]"
    r"|[A-Za-z]\w*[ \t]*[{(][ \t\n]*(?:[^\s,={}\"%]*[ \t]*,[ \t\n]*)?[A-Za-z][\w:+-]*[ \t]*="
    r"|[A-Za-z]\w*[ \t]*[{(][ \t]*[^\s,={}\"%]*[ \t]*,[ \t]*\n)",
    re.MULTILINE | re.IGNORECASE,
)
_ANY_HEAD = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]\w*[ \t]*[{(]", re.MULTILINE)
_KEY = re.compile(r"[ \t\n]*([^,={}\"%\n]*)")
_GAP = re.compile(r"(?:[ \t\n,]|%[^\n]*(?:\n|$))*")
_NAME = re.compile(r"([^\s=,{}\"#%()]+)[ \t\n]*=[ \t\n]*")
_WORD = re.compile(r"[^\s,{}\"#=%()]+")
_HASH = re.compile(r"[ \t\n]*#[ \t\n]*")
_BRACE = re.compile(r"\\.|[{}]|@", re.DOTALL)
_BRACE_ONLY = re.compile(r"[{}]|@")
_QUOTED = re.compile(r"\\.|[{}\"]|@", re.DOTALL)
_NEXT_FIELD = re.compile(r"(?:,|(?<![ \t,]))[ \t]*\n[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"\w]")
_RETRIES = 5
_MOST_VAIN = 20
_PLAIN_END = re.compile(r"[,}\n]")


class Ending(NamedTuple):
    """Say where a delimited value ends: its text is up to `stop`, reading goes on at `after`."""

    stop: int
    after: int
    closed: bool


def next_head(text: str, start: int, end: int) -> int:
    """Give the place of the next `@word{` in a stretch, or `end`."""
    match = HEAD.search(text, start, end)
    return match.start() if match else end


class Stretch:
    """Read blocks out of one text one after the other, in linear time over all of them.

    `patience` is how often a search for a closing brace may run to the end of
    the text in vain; after that each `@word{` at the start of a line ends it.
    """

    def __init__(self, text: str, patience: int = 8) -> None:
        self.text = text
        self.patience = patience
        self._vain = 0
        """How many values of this entry were not closed."""
        self._literal = False
        """Whether braces count in this entry even after a backslash."""

    def block(self, at: int, found: list[Fault]) -> Block:
        """Read the block whose `@` is at a place."""
        head = HEAD.match(self.text, at)
        if head is None:
            return Rest("text", at, at + 1)
        kind = head[1].lower()
        close = "}" if head[2] == "{" else ")"
        if kind in ("comment", "preamble"):
            ending = self._braced(head.end(), close)
            return Rest(kind, at, ending.after)
        if kind == "string":
            return self._string(at, head.end(), close, found)
        return self._entry(kind, at, head.end(), close, found)

    def _entry(self, kind: str, start: int, at: int, close: str, found: list[Fault]) -> Entry:
        text, self._vain, self._literal = self.text, 0, False
        match = _KEY.match(text, at)
        assert match is not None
        key, at = match[1].strip(), match.end()
        follows = text[at : at + 1]
        if close == ")" and ")" in key and follows in ("\n", ""):
            at = text.index(")", match.start())
            return Entry(kind, text[match.start() : at].strip(), [], start, at + 1)
        if follows == "=":
            at = match.start(1) + match[1].rstrip().rfind(" ") + 1
            key = text[match.start() : at].strip()
            if key:
                found.append(Fault("missing-comma", f"no comma after the key '{key}'", at, at))
        elif follows == "\n" and key:
            found.append(Fault("missing-comma", f"no comma after the key '{key}'", at, at))
        fields, end = self._fields(start, at, close, found)
        return Entry(kind, key, fields, start, end)

    def _fields(
        self, start: int, at: int, close: str, found: list[Fault]
    ) -> tuple[list[Field], int]:
        text, retries, joined = self.text, 0, True
        fields: list[Field] = []
        while True:
            gap = _GAP.match(text, at)
            assert gap is not None
            comma, joined = joined or "," in gap[0], False
            at = gap.end()
            if at >= len(text) or (text[at] == "@" and _ANY_HEAD.match(text, self._line(at))):
                back = self._back(fields, at, found) if fields and retries < _RETRIES else None
                if back is None:
                    found.append(Fault("unclosed-entry", "the entry is not closed", start, at))
                    return fields, at
                retries += 1
                at, joined = back, True
                continue
            if text[at] == close or text[at] == "}":
                return fields, at + 1
            name = _NAME.match(text, at)
            if name is None:
                at = self._stray(at, close, found)
                continue
            if not comma and fields:
                message = f"no comma before the field '{name[1]}'"
                found.append(Fault("missing-comma", message, at, name.end()))
            value, at = self.value(name.end(), close, found)
            fields.append(Field(name[1].lower(), value, name.start()))

    def _back(self, fields: list[Field], at: int, found: list[Fault]) -> int | None:
        """Go back where the last value has swallowed the fields after it; None where it has not.

        What made it go on may be a `\\}`, which BibTeX itself takes for its end.
        """
        name, _, start = fields[-1]
        if not self._literal and "\\}" in self.text[start:at]:
            self._literal = True
            return fields.pop().at
        swallowed = _NEXT_FIELD.search(self.text, start, at)
        if swallowed is None:
            return None
        end = swallowed.start()
        match = _NAME.match(self.text, start)
        assert match is not None
        text = self.text[match.end() : end].strip().removeprefix("{").removeprefix('"')
        fields[-1] = Field(name, text.rstrip(), start)
        begin = min(match.end(), end)  # the next field may begin in the blanks after "="
        found.append(Fault("unclosed-value", "the value is not closed", begin, end))
        return end

    def _stray(self, at: int, close: str, found: list[Fault]) -> int:
        """Pass over text that is no field; give the place after it."""
        text = self.text
        end = at
        while end < len(text):
            character = text[end]
            if character == "{":
                end = self._braced(end + 1, "}").after
            elif character in ",\n" or character == close or character == "}":
                break
            else:
                end += 1
        end = max(end, at + 1)
        shown = " ".join(text[at : min(end, at + 40)].split())
        found.append(Fault("stray-text", f"text that belongs to no field: '{shown}'", at, end))
        return end

    def value(self, at: int, close: str, found: list[Fault]) -> tuple[Value, int]:
        """Read what stands after `=`: operands with `#` between them."""
        text = self.text
        pieces: list[Piece] = []
        while True:
            first = text[at : at + 1]
            if first == "{" or first == '"':
                ending = self._braced(at + 1, "}") if first == "{" else self._quoted(at + 1)
                if not ending.closed:
                    self._vain += 1
                    end = self._guess_end(at + 1, ending.stop)
                    found.append(Fault("unclosed-value", "the value is not closed", at, end))
                    pieces.append(Piece(text[at + 1 : end].rstrip().rstrip(",}").rstrip()))
                    at = end
                    break
                pieces.append(Piece(text[at + 1 : ending.stop]))
                at = ending.after
            else:
                word = _WORD.match(text, at)
                if word is None:
                    break
                pieces.append(Piece(word[0], not word[0].isdigit()))
                at = word.end()
            join = _HASH.match(text, at)
            if join is None:
                break
            at = join.end()
        if len(pieces) == 1 and not pieces[0].macro:
            return pieces[0].text, at
        return self._words(tuple(pieces), at, close, found)

    def _words(
        self, pieces: tuple[Piece, ...], at: int, close: str, found: list[Fault]
    ) -> tuple[Value, int]:
        """Take a value of several bare words as text: its quotes or braces were forgotten."""
        if len(pieces) != 1:
            return pieces or "", at
        end = at
        while end < len(self.text) and self.text[end] in " \t":
            end += 1
        if self.text[end : end + 1] not in ("", ",", "\n", close, "#", "{", '"', "}"):
            stop = _PLAIN_END.search(self.text, end)
            end = stop.start() if stop else len(self.text)
            start = at - len(pieces[0].text)
            if "=" not in self.text[at:end]:
                words = self.text[start:end].strip()
                found.append(Fault("bare-text", f"text without braces: '{words}'", start, end))
                return words, end
        return pieces, at

    def _string(self, start: int, at: int, close: str, found: list[Fault]) -> Block:
        gap = _GAP.match(self.text, at)
        assert gap is not None
        name = _NAME.match(self.text, gap.end())
        if name is None:
            ending = self._braced(at, close)
            found.append(Fault("stray-text", "an @string without a name", start, ending.after))
            return Rest("string", start, ending.after)
        value, at = self.value(name.end(), close, found)
        gap = _GAP.match(self.text, at)
        assert gap is not None
        end = gap.end()
        if self.text[end : end + 1] in (close, "}"):
            end += 1
        elif end < len(self.text) and self.text[end] != "@":
            end = self._stray(end, close, found)
            end += self.text[end : end + 1] == close
        return Macro(name[1].lower(), value, start, end)

    # delimiters

    def _braced(self, at: int, close: str) -> Ending:
        """Find the closing delimiter of what is opened before `at`.

        A backslash escapes a brace; where that leads nowhere, it does not, as
        BibTeX itself has it.
        """
        if self._literal:
            return self._closing(at, close, _BRACE_ONLY)
        escaped = self._closing(at, close, _BRACE)
        if escaped.closed or "\\" not in self.text[at : escaped.stop]:
            return escaped
        strict = self._closing(at, close, _BRACE_ONLY)
        return strict if strict.closed else escaped

    def _closing(self, at: int, close: str, marks: re.Pattern[str]) -> Ending:
        text, depth = self.text, 0
        if close == ")":
            marks = re.compile(marks.pattern + r"|[)]", re.DOTALL)
        for mark in marks.finditer(text, at, self._horizon(at)):
            character = mark[0]
            if character == "{":
                depth += 1
            elif character == close and not depth:
                return Ending(mark.start(), mark.end(), True)
            elif character == "}":
                if not depth:
                    return Ending(mark.start(), mark.start(), True)
                depth -= 1
            elif character == "@" and self._is_head(mark.start()):
                return Ending(self._line(mark.start()), self._line(mark.start()), False)
        self.patience -= 1
        end = self._horizon(at)
        return Ending(end, end, False)

    def _quoted(self, at: int) -> Ending:
        depth = 0
        for mark in _QUOTED.finditer(self.text, at, self._horizon(at)):
            character = mark[0]
            if character == "{":
                depth += 1
            elif character == "}":
                if not depth:
                    break
                depth -= 1
            elif character == '"' and not depth:
                return Ending(mark.start(), mark.end(), True)
            elif character == "@" and self._is_head(mark.start()):
                return Ending(self._line(mark.start()), self._line(mark.start()), False)
        else:
            self.patience -= 1
            end = self._horizon(at)
            return Ending(end, end, False)
        return Ending(mark.start(), mark.start(), False)

    def _horizon(self, at: int) -> int:
        """Say how far to look for the end of a value: not far, where many ends were missing."""
        return len(self.text) if self._vain < _MOST_VAIN else self._guess_end(at, len(self.text))

    def _is_head(self, at: int) -> bool:
        """Tell whether the `@` at a place begins an entry rather than being part of a text."""
        line = self._line(at)
        pattern = _SURE_HEAD if self.patience > 0 else _ANY_HEAD
        return pattern.match(self.text, line) is not None

    def _line(self, at: int) -> int:
        """Give the place where the white space before a place begins, within its line."""
        while at and self.text[at - 1] in " \t":
            at -= 1
        return at

    def _guess_end(self, start: int, stop: int) -> int:
        """Guess where an unclosed value ends: before the next line that looks like a field."""
        field = _NEXT_FIELD.search(self.text, start, stop)
        return field.start() if field else stop
