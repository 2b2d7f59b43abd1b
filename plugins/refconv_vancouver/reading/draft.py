"""What is known of a reference while it is read: values, their places, and what speaks for them."""

from __future__ import annotations

from refconv.model import Date, ItemType, Name, Piece

Pair = tuple[int, int]


class Draft:
    """Collect values and pieces; offsets are those of the flat text."""

    __slots__ = (
        "doubts", "early", "et_al", "form", "kind", "lead", "names", "notes", "part", "people",
        "pieces", "values",
    )  # fmt: skip

    def __init__(self) -> None:
        self.values: dict[str, str | Date] = {}
        """Attribute of `Reference` to its value."""
        self.names: dict[str, tuple[Name, ...]] = {}
        self.et_al: set[str] = set()
        self.pieces: list[Piece] = []
        self.early: Pair | None = None
        """Where a year stands after the authors; it counts if no other date is found."""
        self.kind: ItemType | None = None
        """What kind of work a remark or a form says it is."""
        self.part: Pair | None = None
        """Where the title of a part stands behind the imprint of its whole."""
        self.notes: list[tuple[int, str]] = []
        self.form = "none"
        """Which form the citation has."""
        self.people = "none"
        """What the head is: "sure" or "unsure" names, a "body", or none."""
        self.lead = 9.0
        """Log odds of the cut between title and the rest against the next best."""
        self.doubts: list[tuple[str, str, str]] = []
        """Code, message and path of what is odd."""

    def put(self, path: str, value: str, span: Pair, sure: float = 0.99) -> None:
        """Set a text variable, once: the first value stays. Notes are joined, in their order."""
        attribute = path.replace("-", "_")
        if path == "note" and value:
            self.notes.append((span[0], value))
            self.values["note"] = ". ".join(note for _, note in sorted(self.notes))
            self.pieces.append(Piece(path, span[0], span[1], sure))
        elif value and attribute not in self.values:
            self.values[attribute] = value
            self.pieces.append(Piece(path, span[0], span[1], sure))

    def mark(self, path: str, span: Pair, sure: float = 0.99) -> None:
        """Say that a stretch was read as `path`, whose value is set elsewhere."""
        self.pieces.append(Piece(path, span[0], span[1], sure))

    def date(self, path: str, value: Date, parts: dict[str, Pair]) -> None:
        """Set a date; `parts` names the places of its year, month and day."""
        attribute = path.replace("-", "_")
        if attribute not in self.values:
            self.values[attribute] = value
            for part, span in parts.items():
                self.pieces.append(Piece(f"{path}.{part}", span[0], span[1], 0.99))

    def doubt(self, code: str, message: str, path: str) -> None:
        """Note something odd about the value of `path`."""
        self.doubts.append((code, message, path))

    @property
    def odd(self) -> bool:
        """Tell whether something odd was noted."""
        return bool(self.doubts)
