"""Text of the data to atoms: inline markup, quotation marks and apostrophes."""

from __future__ import annotations

import re

from refconv.csl.atoms import (
    ALIGN,
    DATA_QUOTES,
    END,
    HOLD,
    INNER_QUOTES,
    NOCASE,
    NODECOR,
    STYLE,
    VARIANT,
    WEIGHT,
    Atom,
    Mark,
)

_SPECIAL = re.compile(r"[<\"'“”„‘’]| [:;!?»]|« ")
_SPACED = re.compile(r" (?=[:;!?»])|(?<=«) ")
"""Where French sets a narrow space that does not break; so does what looks like it."""
_TOKEN = re.compile(
    r"<(?P<end>/)?(?P<name>i|b|sup|sub|sc|span)(?P<attributes>(?: [^<>]{0,200})?)>"
    r"|(?P<quote>[\"'“”„‘’])"
)
_MARKS = {
    "i": Mark(STYLE, "italic", toggle=True),
    "b": Mark(WEIGHT, "bold", toggle=True),
    "sup": Mark(ALIGN, "sup", toggle=True),
    "sub": Mark(ALIGN, "sub", toggle=True),
    "sc": Mark(VARIANT, "small-caps", toggle=True),
}
_NOCASE = re.compile(r"""\bclass=["']?nocase\b""")
_NODECOR = re.compile(r"""\bclass=["']?nodecor\b""")
_SMALL_CAPS = re.compile(r"""\bstyle=["']font-variant: ?small-caps;?["']""")
_SINGLE = Mark("quotes", "single", toggle=True)
_CURLY = {
    "“": Mark("quotes", "“”", toggle=True),
    "„": Mark("quotes", "„”", toggle=True),
    "‘": Mark("quotes", "‘’", toggle=True),
}
_LOW = Mark("quotes", "„“", toggle=True)
_CLOSERS = {"“": "”", "„": "“”", "‘": "’"}
_OPENING_BEFORE = frozenset(" \t\n\xa0\u202f([{–—/<>«")


def rich(text: str, path: str, out: list[Atom]) -> None:
    """Append the atoms of a text of the data.

    Quotation marks that pair become `DATA_QUOTES`, to be printed in the style's
    manner; those that do not pair stay, apostrophes are curled.
    """
    if not _SPECIAL.search(text):
        out.append((text, path))
        return
    text = _SPACED.sub("\u202f", text)
    tokens = list(_TOKEN.finditer(text))
    partner = _Pairing(text, tokens).run()
    start = 0
    before: Atom = ""
    pending: list[str] = []
    for index, token in enumerate(tokens):
        piece = text[start : token.start()]
        start = token.end()
        if piece:
            pending.append(piece)
        role = partner.get(index)
        if role is None:
            pending.append(_literal(token))
            continue
        if pending:
            _append(out, "".join(pending), path, before)
            pending = []
        out.append(role)
        before = role
    pending.append(text[start:])
    rest = "".join(pending)
    if rest:
        _append(out, rest, path, before)


def _append(out: list[Atom], text: str, path: str, before: Atom) -> None:
    """Append text; within a field punctuation stays where it is."""
    if before is END:
        out.extend((HOLD, END))
    out.append((text, path))


def _literal(token: re.Match[str]) -> str:
    quote = token["quote"]
    return "’" if quote == "'" else token[0]


def _mark(token: re.Match[str]) -> Mark | None:
    name, attributes = token["name"], token["attributes"]
    if name != "span":
        return _MARKS[name] if not attributes else None
    if _NOCASE.search(attributes):
        return NOCASE
    if _NODECOR.search(attributes):
        return NODECOR
    if _SMALL_CAPS.search(attributes):
        return _MARKS["sc"]
    return None


class _Pairing:
    """Find which tags and quotation marks belong together."""

    def __init__(self, text: str, tokens: list[re.Match[str]]) -> None:
        self.text = text
        self.tokens = tokens
        self.found: dict[int, Atom] = {}
        self.pairs: dict[int, int] = {}
        self.waiting: list[tuple[int, str, Mark]] = []
        self.count: dict[str, int] = {}

    def run(self) -> dict[int, Atom]:
        """Give for each token that counts the atom that it becomes."""
        self._scan()
        doubles = [index for index, mark in self.found.items() if _is_double(mark)]
        if doubles:
            self._settle_singles(doubles)
        return self.found

    def _settle_singles(self, doubles: list[int]) -> None:
        """Make single quotation marks inner ones, but for those around double ones."""
        for index, mark in list(self.found.items()):
            if mark is _SINGLE:
                end = self.pairs[index]
                if not any(index < double < end for double in doubles):
                    self.found[index] = INNER_QUOTES

    def _scan(self) -> None:
        for index, token in enumerate(self.tokens):
            if token["quote"]:
                self._quote(index, token)
            elif token["end"]:
                self._close(index, token["name"])
            else:
                mark = _mark(token)
                if mark is not None:
                    self._push(index, token["name"], mark)

    def _push(self, index: int, name: str, mark: Mark) -> None:
        self.waiting.append((index, name, mark))
        self.count[name] = self.count.get(name, 0) + 1

    def _close(self, index: int, name: str, instead: Mark | None = None) -> bool:
        """Pair a closing token with its opener; openers in between stay text."""
        if not self.count.get(name):
            return False
        while True:
            opener, its, mark = self.waiting.pop()
            self.count[its] -= 1
            if its == name:
                self.found[opener] = instead or mark
                self.found[index] = END
                self.pairs[opener] = index
                return True

    def _quote(self, index: int, token: re.Match[str]) -> None:
        quote = token["quote"]
        before, after = self._around(index, token)
        if quote in "\"'":
            self._straight(index, quote, before, after)
        elif quote == "’":
            if not after.isalnum():
                self._close(index, "‘")
        elif quote == "“" and self.count.get("„"):
            self._close(index, "„", _LOW)
        elif quote in _CLOSERS:
            self._push(index, quote, _CURLY[quote])
        else:
            for opener, closers in _CLOSERS.items():
                if quote in closers and self.count.get(opener):
                    self._close(index, opener)
                    break

    def _straight(self, index: int, quote: str, before: str, after: str) -> None:
        if quote == "'" and before.isalnum() and after.isalnum():
            return
        spaced = before in (" ", "\xa0") or not before
        if self.count.get(quote) and not spaced and (quote == '"' or not after.isalnum()):
            self._close(index, quote)
            return
        leads = not before or before in _OPENING_BEFORE or self._follows_opener(index)
        if leads and after and after != " ":
            self._push(index, quote, DATA_QUOTES if quote == '"' else _SINGLE)

    def _follows_opener(self, index: int) -> bool:
        """Tell whether the token before is a quotation mark that opens and touches this one."""
        if not self.waiting or self.waiting[-1][0] != index - 1:
            return False
        before = self.tokens[index - 1]
        return bool(before["quote"]) and before.end() == self.tokens[index].start()

    def _around(self, index: int, token: re.Match[str]) -> tuple[str, str]:
        """Give the characters beside a token, looking through tags that touch it."""
        start, end = token.span()
        back = index - 1
        while back >= 0 and self.tokens[back].end() == start and not self.tokens[back]["quote"]:
            start = self.tokens[back].start()
            back -= 1
        ahead = index + 1
        while (
            ahead < len(self.tokens)
            and self.tokens[ahead].start() == end
            and not self.tokens[ahead]["quote"]
        ):
            end = self.tokens[ahead].end()
            ahead += 1
        return self.text[start - 1 : start] if start else "", self.text[end : end + 1]


def _is_double(mark: Atom) -> bool:
    return type(mark) is Mark and mark.kind == "quotes" and mark.value in ("", "“”", "„”", "„“")
