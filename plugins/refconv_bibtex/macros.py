"""What `@string` defines and `#` joins, within a budget (BibTeXing, sections 2.2 and 4)."""

from __future__ import annotations

from refconv_bibtex.syntax import Value

MONTHS: dict[str, str] = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}


class Macros:
    """Know what the macros of one input stand for, and how much text they may still add."""

    def __init__(self, budget: int) -> None:
        self._texts: dict[str, str] = dict(MONTHS)
        self._own: set[str] = set()
        self.budget = budget
        self.spent = False
        """Whether the budget was not enough; from then on macros stay as their names."""

    def define(self, name: str, value: Value) -> tuple[bool, list[str]]:
        """Take a definition; say whether it replaces another, and which macros it lacks."""
        text, unknown = self.expand(value)
        again = name in self._own and self._texts[name] != text
        self._own.add(name)
        self._texts[name] = text
        return again, unknown

    def expand(self, value: Value) -> tuple[str, list[str]]:
        """Give a value as one text, and the names of the macros that nobody defined.

        An unknown macro that is the whole value stays as its name, so that a
        forgotten pair of braces loses nothing; among others it is empty, as
        in BibTeX.
        """
        if isinstance(value, str):
            return value, []
        unknown: list[str] = []
        texts: list[str] = []
        for piece in value:
            if not piece.macro:
                texts.append(piece.text)
                continue
            text = self._texts.get(piece.text.lower())
            if text is None:
                unknown.append(piece.text)
                texts.append(piece.text if len(value) == 1 else "")
            elif self.afford(len(text)):
                texts.append(text)
            else:
                texts.append(piece.text)
        return "".join(texts), unknown

    def afford(self, length: int) -> bool:
        """Take characters from the budget; False where it is used up."""
        if self.spent or length > self.budget:
            self.spent = True
            return False
        self.budget -= length
        return True
