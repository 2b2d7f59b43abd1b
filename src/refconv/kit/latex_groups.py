"""The groups of a LaTeX text that are open, and the runs that were read so far."""

from __future__ import annotations

import re

from refconv.kit.latex_frames import DEEPEST, Frame, Kind, Problem, Problems, close
from refconv.model.richtext import Mark, Run

_BRACE = re.compile(r"[{}]")


def group_end(text: str, start: int) -> int:
    """Give the place after the brace that closes the one at `start`, or -1."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        if brace.start() and text[brace.start() - 1] == "\\" and _escaped(text, brace.start()):
            continue
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1


def _escaped(text: str, at: int) -> bool:
    """Tell whether an odd number of backslashes stands before a place."""
    count = 0
    while at - count > 0 and text[at - count - 1] == "\\":
        count += 1
    return count % 2 == 1


class Groups:
    """Hold the place in one text, the open groups, and the runs so far."""

    def __init__(
        self, text: str, problems: Problems, protect: bool, deepest: int = DEEPEST
    ) -> None:
        self.text = text
        self.problems = problems
        self.protect = protect
        self.deepest = deepest
        self.at = 0
        self.out: list[Run] = []
        self.frames = [Frame()]
        self.pending: Frame | None = None
        """What the next group or character is the argument of."""
        self.too_deep = 0

    # text

    def put(self, text: str) -> None:
        if text:
            self.out.append(Run(text, self.frames[-1].marks))

    def take(self, text: str) -> None:
        """Put text; where a command waits for its argument, the first character is that."""
        if self.pending is not None and text:
            self.open_pending()
            self.put(text[0])
            self.close()
            text = text[1:]
        self.put(text)

    # groups

    def brace(self, character: str) -> None:
        """Open or close a group; beyond the deepest allowed, braces are passed over."""
        if character == "{":
            if len(self.frames) > self.deepest:
                self.too_deep += 1
                if self.too_deep == 1:
                    self.problems(
                        Problem("nesting", f"more than {self.deepest} braces deep", self.at)
                    )
            elif self.pending is not None:
                self.open_pending()
            else:
                self._open_group()
        elif self.too_deep:
            self.too_deep -= 1
        elif len(self.frames) > 1:
            if self.pending is not None:
                self.end_pending()
            self.close()

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

    def open_pending(self) -> None:
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
        self.put(frame.before)

    def close(self) -> None:
        """End the innermost group, and the commands whose argument it was."""
        frame = self.frames.pop()
        close(frame, self.out)
        while frame.outer is not None:
            frame.outer.start = frame.start
            frame = frame.outer
            close(frame, self.out)

    def end_pending(self) -> None:
        """Give a command that has no argument an empty one."""
        self.open_pending()
        self.close()
