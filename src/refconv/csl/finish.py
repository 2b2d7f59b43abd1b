"""Atoms to pieces: quotation marks, flip-flop of looks, and punctuation that meets.

The table of what two marks become is that of the CSL test suite
(`punctuation_FullMonty…`): where affixes and fields meet, no mark is printed
twice, and a stop after a question is dropped.
"""

from __future__ import annotations

from typing import NamedTuple

from refconv.csl.atoms import END, LEAF_END, Atom, End, Mark, plain_value

Text = tuple[str, str]
Piece = Text | Mark | End
"""What a back end sees: `(text, path)`, a mark that counts, or `END`."""

_MARKS = ".,;:!?"
_MOVABLE = ".,!?"
_PAIRS = {
    "::": ":", ":.": ":", ":!": "!", ":?": "?",
    "..": ".",
    ";:": ";", ";.": ";", ";;": ";", ";!": "!", ";?": "?",
    "!:": "!", "!.": "!", "!!": "!",
    "?:": "?", "?.": "?", "??": "?",
    ",,": ",",
}  # fmt: skip
_SILENT = frozenset({"names", "stand-in", "nocase", "list", "person", "leaf"})


class Quotes(NamedTuple):
    """Hold a locale's quotation marks and where a stop goes that meets one."""

    open: str = "“"
    close: str = "”"
    open_inner: str = "‘"
    close_inner: str = "’"
    inside: bool = False
    """True where commas and stops go inside the closing mark (`punctuation-in-quote`)."""


class _Finisher:
    """Walk over atoms once; keep the finished pieces and where the last texts are."""

    def __init__(self, quotes: Quotes) -> None:
        self.quotes = quotes
        self.inner = quotes.open_inner + quotes.close_inner
        self.own = (quotes.open + quotes.close, self.inner)
        self.out: list[Piece] = []
        self.texts: list[int] = []
        self.closing: set[int] = set()
        self.hard: set[int] = set()
        """Texts that end a field with a look of its own: only the same sign merges with them."""
        self.held = False
        self.levels: list[bool] = []
        """For each open quotation whether it is an inner one."""

    def run(self, atoms: list[Atom]) -> list[Piece]:
        """Give the pieces of atoms."""
        open_marks: list[Mark | None] = []
        now: dict[str, str] = {}
        before: list[tuple[str, str | None]] = []
        for atom in atoms:
            kind = type(atom)
            if kind is str:
                self.text(atom, "")  # type: ignore[arg-type]
            elif kind is tuple:
                self.text(*atom)  # type: ignore[misc]
            elif kind is End:
                self._end(open_marks.pop(), atom is LEAF_END)
                look, value = before.pop()
                if value is None:
                    now.pop(look, None)
                else:
                    now[look] = value
            else:
                mark: Mark = atom  # type: ignore[assignment]
                before.append((mark.kind, now.get(mark.kind)))
                open_marks.append(self._begin(mark, now))
        return self.out

    def _begin(self, mark: Mark, now: dict[str, str]) -> Mark | None:
        """Open a mark where it changes something; give what must be closed."""
        kind = mark.kind
        if kind in _SILENT:
            return None
        if kind == "hold":
            self.held = True
            return None
        if kind == "quotes":
            self._quote(mark)
            return mark
        if kind == "nodecor":
            look = next((k for k, v in now.items() if v and v != plain_value(k)), None)
            if look is None:
                return None
            mark = Mark(look, plain_value(look))
            self.out.append(mark)
            return mark
        if kind != "display" and not (mark.toggle and kind == "vertical-align"):
            current = now.get(kind, plain_value(kind))
            if mark.toggle and current == mark.value:
                mark = Mark(kind, plain_value(kind))
            elif current == mark.value:
                return None
        now[kind] = mark.value
        self.out.append(mark)
        return mark

    def _end(self, mark: Mark | None, leaf: bool) -> None:
        if mark is None:
            if leaf and self.texts:
                self.hard.add(self.texts[-1])
            return
        if mark.kind == "quotes":
            self._unquote(mark, leaf)
        elif type(self.out[-1]) is Mark:
            self.out.pop()
        else:
            if leaf and self.texts and self.texts[-1] not in self.closing:
                self.hard.add(self.texts[-1])
            self.out.append(END)

    def _quote(self, mark: Mark) -> None:
        if len(mark.value) == 2 and mark.value not in self.own:
            self.text(mark.value[0], "")
            return
        inner = mark.value in ("inner", self.inner)
        if self.levels:
            inner = not self.levels[-1]
        self.levels.append(inner)
        self.text(self.quotes.open_inner if inner else self.quotes.open, "")

    def _unquote(self, mark: Mark, leaf: bool) -> None:
        if len(mark.value) == 2 and mark.value not in self.own:
            self.text(mark.value[1], "")
            return
        sign = self.quotes.close_inner if self.levels.pop() else self.quotes.close
        if leaf and not self.quotes.inside:
            self.hard.add(len(self.out))
        self.closing.add(len(self.out))
        self.texts.append(len(self.out))
        self.out.append((sign, ""))

    def text(self, text: str, path: str) -> None:
        """Append text; settle what happens where it meets the text before."""
        if not text:
            return
        if self.held:
            self.held = False
        elif self.texts and (text[0] in _MARKS or text[0] == " "):
            text = self._meet(text)
            if not text:
                return
        self.texts.append(len(self.out))
        self.out.append((text, path))

    def _meet(self, text: str) -> str:
        """Settle the first character of a text with the last one before; give what is left."""
        index = self.texts[-1]
        first = text[0]
        previous = self._at(index)
        last = previous[-1]
        if first == " ":
            return text[1:] if last in " \xa0" and index not in self.closing else text
        if index in self.closing:
            return self._meet_quote(text)
        if last not in _MARKS:
            return text
        merged = _PAIRS.get(last + first)
        if merged is None or (index in self.hard and last != first):
            return text
        if merged == last:
            return text[1:]
        self._set(index, previous[:-1])
        if previous[:-1]:
            return text
        self.texts.pop()
        return self._meet(text) if self.texts else text

    def _meet_quote(self, text: str) -> str:
        """Settle a mark that follows a closing quotation mark."""
        level = len(self.texts) - 1
        while level >= 0 and self.texts[level] in self.closing:
            level -= 1
        if level < 0:
            return text
        index = self.texts[level]
        inner = self._at(index)
        last, first = inner[-1], text[0]
        merged = _PAIRS.get(last + first) if last in _MARKS else None
        if not self.quotes.inside:
            hard = last in ":;" or (self.texts[-1] in self.hard and last != first)
            return text[1:] if merged == last and not hard else text
        if first not in _MOVABLE:
            return text[1:] if merged == last else text
        if merged is None:
            self._set(index, inner + first)
        else:
            self._set(index, inner[:-1] + merged)
        return text[1:]

    def _at(self, index: int) -> str:
        return self.out[index][0]  # type: ignore[index]

    def _set(self, index: int, text: str) -> None:
        self.out[index] = (text, self.out[index][1])  # type: ignore[index]


def finish(atoms: list[Atom], quotes: Quotes) -> list[Piece]:
    """Settle quotes, looks and punctuation of rendered atoms."""
    return _Finisher(quotes).run(atoms)
