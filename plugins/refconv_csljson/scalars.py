"""Values that JSON spells in two ways: `3` and `"3"`. The model holds one; these remember which."""

from __future__ import annotations


class NumberText(str):
    """Be a text that JSON gave as a number; it is written as a number again."""

    __slots__ = ("number",)
    number: int | float

    def __new__(cls, number: int | float) -> NumberText:
        """Make the text that Python prints for the number."""
        made = super().__new__(cls, number)
        made.number = number
        return made

    def __reduce__(self) -> tuple[type[NumberText], tuple[int | float]]:
        return NumberText, (self.number,)


class TextNumber(int):
    """Be a part of a date that JSON gave as a text; it is written as that text again."""

    text: str

    def __new__(cls, text: str) -> TextNumber:
        """Make the number that the text spells; raises ValueError where it spells none."""
        made = super().__new__(cls, text)
        made.text = text
        return made

    def __reduce__(self) -> tuple[type[TextNumber], tuple[str]]:
        return TextNumber, (self.text,)
