"""Look journals up: the user's lists first, then the shipped table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from refconv.journals.folding import fold, fold_words, main_title
from refconv.journals.forms import nlm_form
from refconv.journals.lists import UserList
from refconv.journals.record import Certainty, Journal, Listing, Match, Part, Role
from refconv.journals.shipped import Shipped, shipped
from refconv.journals.words import aligned, outline, same_words, standard

_UNIQUE = (Listing.USER, Listing.REFCONV, Listing.MEDLINE)
"""Lists in which a name belongs to one journal only, the most trusted first."""
_FOREIGN = frozenset({Listing.WOS})
"""Lists whose abbreviations follow neither NLM nor ISO 4."""
_MOST_GUESSES = 5


class Table:
    """Answer for titles and abbreviations. What a user's list says wins over the shipped table."""

    def __init__(self, lists: Sequence[UserList] = (), ours: Shipped | None = None) -> None:
        self._lists = tuple(lists)
        self._ours = ours or shipped()
        self._find = lru_cache(maxsize=4096)(self._search)

    def lookup(self, text: str) -> tuple[Match, ...]:
        """Give the journals that a title or abbreviation may mean, the likeliest first."""
        return self._find(fold(text)) or self.of_same_words(text)

    def knows(self, text: str) -> bool:
        """Tell whether a list has a text as a title or abbreviation of a journal."""
        return bool(self._find(fold(text)))

    def of_same_words(self, text: str) -> tuple[Match, ...]:
        """Give the journals with a name of the same words, otherwise abbreviated."""
        key = standard(text)
        journals = [it.journal for it in self._find(key) if _has_words(it.journal, text)]
        sure = Certainty.LIKELY if len(journals) == 1 else Certainty.AMBIGUOUS
        return tuple(Match(journal, Role.STANDARD, sure) for journal in journals)

    def resolve(self, text: str) -> Match | None:
        """Give the one journal that a text means; None where there is none, or several."""
        found = self.lookup(text)
        return found[0] if found and found[0].settled else None

    def expand(self, text: str) -> str | None:
        """Give the full title; None where the journal is unknown or ambiguous."""
        found = self.resolve(text)
        return found.title if found else None

    def abbreviate(self, text: str) -> str | None:
        """Give NLM's abbreviation, without stops; None where there is no safe one."""
        found = self.resolve(text)
        return self.short(found) if found else None

    def short(self, match: Match) -> str | None:
        """Give the abbreviation to show of a journal: one that leads back to it, or None.

        A user's abbreviation stays as it is, others lose their stops. One that
        only the Web of Science has counts where it is what ISO 4 makes of the title.
        """
        iso = standard(match.title)
        for name in match.journal.shorts:
            if _FOREIGN.issuperset(name.sources) and "=" + " ".join(fold_words(name.text)) != iso:
                continue
            back = self.resolve(name.text)
            if back is not None and back.journal == match.journal:
                return name.text if Listing.USER in name.sources else nlm_form(name.text)
        return None

    def short_of(self, text: str, match: Match) -> str | None:
        """Give the abbreviation to print where a text stood: that text, if it is a good one."""
        key = fold(text)
        for name in match.journal.shorts:
            if fold(name.text) == key and not _FOREIGN.issuperset(name.sources):
                return text if Listing.USER in name.sources else nlm_form(text)
        return self.short(match)

    def guess(self, text: str) -> tuple[Match, ...]:
        """Give journals that an unknown text looks like, at most five.

        It looks like one that has its beginning as a name (what follows is a
        qualifier, a subtitle, or the publisher), or whose words begin with its words.
        """
        for part in (main_title(text), text.split(". ")[0]):
            found = self.resolve(part) if fold(part) != fold(text) else None
            if found:
                return (Match(found.journal, None, Certainty.GUESS),)
        found_by_words = dict.fromkeys(
            its for its in self._ours.outlined(outline(text)) if _is_aligned(text, its)
        )
        strict = [its for its in found_by_words if _is_aligned(text, its, strict=True)]
        best = (strict or list(found_by_words))[:_MOST_GUESSES]
        return tuple(Match(journal, None, Certainty.GUESS) for journal in best)

    def _search(self, key: str) -> tuple[Match, ...]:
        if not key:
            return ()
        for its in self._lists:
            if found := its.find(key):
                return _judge(found, key)
        return _judge(self._ours.find(key), key)


def _judge(pairs: Iterable[tuple[Journal, Role]], key: str) -> tuple[Match, ...]:
    """Weigh the journals that bear a name: only the strongest role counts."""
    found = sorted(pairs, key=lambda pair: pair[1])
    strongest = [journal for journal, role in found if role == found[0][1]]
    if not strongest:
        return ()
    role = found[0][1]
    if len(strongest) == 1:
        return (Match(strongest[0], role, Certainty.SURE),)
    chosen = _chosen(strongest, key)
    rest = tuple(Match(its, role, Certainty.AMBIGUOUS) for its in strongest if its is not chosen)
    return (Match(chosen, role, Certainty.LIKELY), *rest) if chosen else rest


def _chosen(journals: list[Journal], key: str) -> Journal | None:
    """Give the only journal that the most trusted list gives this name to."""
    for listing in _UNIQUE:
        naming = [its for its in journals if _named_by(listing, its, key)]
        if naming:
            return naming[0] if len(naming) == 1 else None
    return None


def _named_by(listing: Listing, journal: Journal, key: str) -> bool:
    return any(listing in name.sources and fold(name.text) == key for name in journal.names)


def _has_words(journal: Journal, text: str) -> bool:
    titles = (name.text for name in journal.names if name.part is Part.TITLE)
    return any(same_words(text, main_title(title)) for title in titles)


def _is_aligned(text: str, journal: Journal, *, strict: bool = False) -> bool:
    return any(
        aligned(text, main_title(name.text), strict=strict)
        for name in journal.names
        if name.part is Part.TITLE
    )


@cache
def default() -> Table:
    """Open the shipped table alone, once."""
    return Table()
