"""What an entry takes from others: `xdata` and `crossref` (biblatex manual, appendix B)."""

from __future__ import annotations

from collections.abc import Callable

from refconv_bibtex.types import BOOKS, PARTS

Fields = dict[str, str]
Missing = Callable[[str, str, str], None]
"""Told of each reference to another entry that cannot be followed: code, key, message."""

NOT_INHERITED = frozenset(
    """
    ids crossref xref entryset entrysubtype execute label options presort related relatedoptions
    relatedstring relatedtype shorthand shorthandintro sortkey xdata gender keywords key
    """.split()
)
_TITLES_KEPT_BACK = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})
_COLLECTIONS = frozenset("collection reference incollection inreference suppcollection".split())
_IN_BOOK = frozenset({"inbook", "bookinbook", "suppbook"})

Renamed = tuple[tuple[str, str], ...]


def _into(prefix: str) -> Renamed:
    return (
        ("title", f"{prefix}title"),
        ("subtitle", f"{prefix}subtitle"),
        ("titleaddon", f"{prefix}titleaddon"),
    )


_RULES: tuple[tuple[frozenset[str], frozenset[str], Renamed], ...] = (
    (frozenset({"mvbook"}), _IN_BOOK | {"book"}, _into("main")),
    (frozenset({"mvcollection", "mvreference"}), _COLLECTIONS, _into("main")),
    (frozenset({"mvproceedings"}), frozenset({"proceedings", "inproceedings"}), _into("main")),
    (frozenset({"book"}), _IN_BOOK, _into("book")),
    (frozenset({"collection", "reference"}), _COLLECTIONS, _into("book")),
    (frozenset({"proceedings"}), frozenset({"inproceedings"}), _into("book")),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), _into("journal")),
)
"""Type of the parent, type of the child, and what the parent's titles are called in the child."""


class Library:
    """Know the fields of every entry of one input by its key."""

    def __init__(self, afford: Callable[[int], bool]) -> None:
        self._kinds: dict[str, str] = {}
        self._fields: dict[str, Fields] = {}
        self._done: dict[str, Fields] = {}
        self._afford = afford

    def add(self, key: str, kind: str, fields: Fields) -> None:
        """Take an entry; the first of two with one key is the one that others inherit from."""
        self._fields.setdefault(key, fields)
        self._kinds.setdefault(key, kind)

    def complete(self, key: str, kind: str, fields: Fields, missing: Missing) -> Fields:
        """Give the fields of an entry with what it inherits; its own fields always win."""
        if "crossref" not in fields and "xdata" not in fields:
            return dict(fields)
        done = dict(fields)
        chain = [(key, kind, done)]
        seen = {key}
        self._with_xdata(done, missing)
        while True:
            parent = chain[-1][2].get("crossref", "").strip()
            if not parent:
                break
            if parent in seen:
                missing("crossref-cycle", parent, f"crossref leads back to '{parent}'")
                break
            found = self._fields.get(parent)
            if found is None:
                missing("crossref-missing", parent, f"crossref to an unknown entry '{parent}'")
                break
            seen.add(parent)
            above = self._done.get(parent)
            if above is not None:
                chain.append((parent, self._kinds[parent], above))
                break
            above = dict(found)
            self._with_xdata(above, missing)
            chain.append((parent, self._kinds[parent], above))
        for index in range(len(chain) - 2, -1, -1):
            _, its_kind, its_fields = chain[index]
            above_key, above_kind, above_fields = chain[index + 1]
            self._inherit(its_kind, its_fields, above_kind, above_fields)
            if index + 1 < len(chain) - 1:
                self._done.setdefault(above_key, above_fields)
        if len(chain) > 1:
            done.pop("crossref", None)
        return done

    def _inherit(self, kind: str, fields: Fields, above: str, inherited: Fields) -> None:
        renamed = _renamed(kind, above)
        held_back = _TITLES_KEPT_BACK if renamed else frozenset()
        for name, value in inherited.items():
            if name in NOT_INHERITED or name in held_back:
                continue
            targets = renamed.get(name, (name,))
            if _has_author(above, kind) and name == "author":
                targets = ("author", "bookauthor")
            for target in targets:
                if not fields.get(target) and self._afford(len(value)):
                    fields[target] = value
        if "date" in fields and "year" in inherited and "date" not in inherited:
            for name in ("year", "month", "day"):
                if fields.get(name) is inherited.get(name):
                    fields.pop(name, None)

    def _with_xdata(self, fields: Fields, missing: Missing) -> None:
        waiting = _keys(fields.pop("xdata", ""))
        seen: set[str] = set()
        while waiting:
            key = waiting.pop(0)
            if key in seen:
                continue
            seen.add(key)
            source = self._fields.get(key)
            if source is None:
                missing("crossref-missing", key, f"xdata of an unknown entry '{key}'")
                continue
            for name, value in source.items():
                if name == "xdata":
                    waiting.extend(_keys(value))
                elif name not in ("ids",) and not fields.get(name) and self._afford(len(value)):
                    fields[name] = value


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _has_author(above: str, kind: str) -> bool:
    return above in ("mvbook", "book") and kind in _IN_BOOK


def _renamed(kind: str, above: str) -> dict[str, tuple[str, ...]]:
    """Give what a parent's titles become in a child.

    Where the manual has no rule but the child is a part of something, the
    title of the parent is the title of what contains it, as BibTeX's users
    mean it.
    """
    for sources, targets, names in _RULES:
        if above in sources and kind in targets:
            return {old: (new,) for old, new in names}
    if kind in PARTS and above in BOOKS | {"periodical"}:
        return {old: (new,) for old, new in _into("book")}
    return {}
