"""Text case, word by word (CSL 1.0.2, Text-case)."""

from __future__ import annotations

import re
from collections.abc import Callable

from refconv.csl.atoms import ALIGN, NOCASE, NODECOR, VARIANT, Atom, End, Mark

_STOP_WORDS = frozenset(
    """a about above across afore after against along alongside amid amidst among amongst an
    anenst and apropos apud around as aside astride at athwart atop barring before
    behind below beneath beside besides between beyond but by c ca circa d de despite down
    during et except for forenenst from given in inside into lest like modulo near
    nor notwithstanding of off on onto or out over per plus pro qua sans since so than the
    through throughout thruout till to toward towards under underneath until unto up upon v
    van versus via von vs vu with within without yet""".split()
)
_WORD = re.compile(r"[^\s\-–—/()\[\]{},:;.?!…\u2010\u2011]+")

Case = Callable[[list[Atom], int], None]
"""Change the case of the atoms from an index on, in place."""


def _over(change: Callable[[str], str]) -> Case:
    """Apply a change to each text, but not within `nocase`."""

    def run(atoms: list[Atom], start: int) -> None:
        for index, text in _texts(atoms, start):
            _put(atoms, index, change(text))

    return run


def _texts(atoms: list[Atom], start: int) -> list[tuple[int, str]]:
    """List the texts that may change: index and text."""
    found: list[tuple[int, str]] = []
    depth = 0
    guard: list[int] = []
    for index in range(start, len(atoms)):
        atom = atoms[index]
        kind = type(atom)
        if kind is tuple or kind is str:
            if not guard:
                found.append((index, atom if kind is str else atom[0]))  # type: ignore[arg-type, index]
        elif kind is Mark:
            depth += 1
            if atom is NOCASE or atom is NODECOR:
                guard.append(depth)
        elif type(atom) is End:
            if guard and guard[-1] == depth:
                guard.pop()
            depth -= 1
    return found


def _put(atoms: list[Atom], index: int, text: str) -> None:
    atom = atoms[index]
    atoms[index] = (text, atom[1]) if type(atom) is tuple else text


def _capital(word: str) -> str:
    """Raise the first letter, whatever signs stand before it."""
    for index, letter in enumerate(word):
        if letter.isalpha():
            return word[:index] + letter.upper() + word[index + 1 :]
        if letter.isdigit():
            break
    return word


def _capitalize_first(atoms: list[Atom], start: int) -> None:
    """Raise the first letter of the whole, if its word is in lower case."""
    for index in range(start, len(atoms)):
        atom = atoms[index]
        if atom is NOCASE:
            return
        if type(atom) is tuple or type(atom) is str:
            text = atom if type(atom) is str else atom[0]
            if any(letter.isalnum() for letter in text):
                _put(atoms, index, _first_raised(text))
                return


def _first_raised(text: str) -> str:
    match = re.search(r"\w+", text)
    if match is None or not match[0].islower():
        return text
    return text[: match.start()] + _capital(text[match.start() :])


def _sentence(atoms: list[Atom], start: int) -> None:
    """Lower all but the first word; a text wholly in capitals falls as a whole."""
    texts = _texts(atoms, start)
    whole = "".join(text for _, text in texts)
    shouting = whole.upper() == whole
    for index, text in texts:
        _put(atoms, index, text.lower() if shouting else _lowered(text))
    _capitalize_first(atoms, start)


def _lowered(text: str) -> str:
    """Lower each word that is capitalised, leaving acronyms and mixed case."""
    return re.sub(
        r"\w+", lambda m: m[0].lower() if m[0][1:].islower() or len(m[0]) == 1 else m[0], text
    )


def _title(atoms: list[Atom], start: int) -> None:
    """Capitalise the words of a title (CSL 1.0.2, Title Case Conversion)."""
    parts = _titled_texts(atoms, start)
    changed = _title_case("".join(text for _, text, _ in parts), _spans(parts))
    offset = 0
    for index, text, _ in parts:
        _put(atoms, index, changed[offset : offset + len(text)])
        offset += len(text)


def _titled_texts(atoms: list[Atom], start: int) -> list[tuple[int, str, bool]]:
    """List all texts with a flag: fixed where no case may change."""
    found: list[tuple[int, str, bool]] = []
    guard: list[bool] = [False]
    for index in range(start, len(atoms)):
        atom = atoms[index]
        if type(atom) is Mark:
            fixed = atom in (NOCASE, NODECOR) or (atom.toggle and atom.kind in (ALIGN, VARIANT))
            guard.append(guard[-1] or fixed)
        elif type(atom) is End:
            guard.pop()
        else:
            text = atom if type(atom) is str else atom[0]  # type: ignore[index]
            found.append((index, text, guard[-1]))
    return found


def _spans(parts: list[tuple[int, str, bool]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    offset = 0
    for _, text, fixed in parts:
        if fixed:
            spans.append((offset, offset + len(text)))
        offset += len(text)
    return spans


def _title_case(text: str, fixed: list[tuple[int, int]]) -> str:
    matches = list(_WORD.finditer(text))
    if not matches:
        return text
    out = list(text)
    last = len(matches) - 1
    for number, match in enumerate(matches):
        if any(begin < match.end() and match.start() < end for begin, end in fixed):
            continue
        word = match[0]
        before = text[: match.start()]
        sign = text[match.start() - 1 : match.start()]
        first = number == 0 or _after_stop(before)
        final = number == last and sign in " \xa0“‘\"'"
        bare = word.strip("“”‘’\"'()[]{}.,;:!?«»").lower()
        leads = text[match.end() : match.end() + 1] == "-" and sign in " \xa0"
        if _untouchable(word):
            new = word
        elif first:
            new = _capital(word)
        elif not leads and (_LONE.search(word) or (bare in _STOP_WORDS and not final)):
            new = word
        else:
            new = _capital(word)
        if len(new) == match.end() - match.start():
            out[match.start() : match.end()] = new
    return "".join(out)


_LONE = re.compile(r"^[^\w]*[^\W\d_](?:[^\w]|$)")
"""A letter that stands alone or before an apostrophe or dot: e, d’un, e.g."""


def _after_stop(before: str) -> bool:
    """Tell whether the text before a word ends a sentence or a main title."""
    stripped = before.rstrip(" \xa0\"'“‘«([")
    return bool(stripped) and stripped[-1] in ":?!" and stripped != before


def _untouchable(word: str) -> bool:
    """Tell whether a word has capitals of its own, or signs within that forbid a change."""
    word = re.split(r"(?<=\w)[’']", word)[0]  # dell’Antichità: what an article begins
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) == 1 and not word.isascii():
        return True  # a Greek letter that stands for itself: β-elemene
    return not letters or any(letter.isupper() for letter in letters)


_ALL = re.compile(r"(^|[\s\-–—/\"“‘(\[])(\w)")

CASES: dict[str, Case] = {
    "lowercase": _over(str.lower),
    "uppercase": _over(str.upper),
    "capitalize-first": _capitalize_first,
    "capitalize-all": _over(lambda text: _ALL.sub(lambda m: m[1] + m[2].upper(), text)),
    "sentence": _sentence,
    "title": _title,
}
