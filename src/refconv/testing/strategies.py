"""Hypothesis strategies that make valid references: every variable, rich text, names, dates.

    from hypothesis import given
    from refconv.testing.strategies import bibliographies, references

    @given(references())
    def test_writing_never_fails(reference): ...

What they make is tidy: words stand one space apart, texts are NFC and hold no
control characters, pages are written in full, identifiers have right check
digits. Hostile input is another matter (`fuzz/`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from hypothesis import strategies as st

from refconv.model import ATTRIBUTES, KINDS, Date, ItemType, Kind, Name, Reference, on
from refconv.model.richtext import Mark, Run, parse, serialise

Texts = st.SearchStrategy[str]

HARD_WORDS = (
    *("α-synuclein", "H₂O", "naïve", "Österreich", "日本語", "Ελλάδα", "Россия", "العربية", "🧬"),
    *("AT&T", "50%", "C#", "$5", "snake_case", "~tilde", "2^10", "{braces}", "\\alpha", "a/b"),
    *('"quoted"', "“curly”", "it's", "’s", "<0.05", ">5", "a<b", "[sic]", "(2nd", "ed.)", "and"),
    *("10–20", "en–dash", "em—dash", "e.g.,", "vs.", "PubMed:", "title;", "what?", "Why!", "..."),
    *("AU", "TY", "ER", "doi:10.1000/x", "http://example.org/a?b=c&d=e#f", "no\u200cjoin", "1990"),
)
"""Words that break what is written carelessly."""

_LETTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Z", "M"), exclude_characters="<>"
)
_ROMAN = ("i", "iv", "xii", "xxiv")
_RICH = frozenset(
    {"title", "container-title", "abstract", "collection-title", "original-title", "volume-title"}
)
_SIMPLE_MARKS = (Mark.ITALIC, Mark.BOLD, Mark.SUPERSCRIPT, Mark.SUBSCRIPT)
_FAMILIES = ("Smith", "O’Brien", "García Márquez", "Müller-Lüdenscheidt", "Li", "Þórsson", "王")
_GIVENS = ("Anna", "J. R.", "J.-P.", "Mary Jane", "H. M.", "Yu.", "小明", "É.")
_ORGANISATIONS = ("World Health Organization", "ICMJE", "Smith & Sons, Inc.", "R Core Team")
_LANGUAGES = ("en", "de", "fr-CA", "zh-Hans", "pt-BR")
_SUFFIXES = ("Jr.", "III", "2nd")


# texts


@cache
def words() -> Texts:
    """Make a word without spaces: ordinary letters of any script, or one that is hard to write."""
    plain = st.text(_LETTERS, min_size=1, max_size=8).map(_nfc).filter(bool)
    return st.one_of(st.sampled_from(HARD_WORDS), plain)


def texts(max_words: int = 6) -> Texts:
    """Make words with one space between them; what looks like markup is left out."""
    joined = st.lists(words(), min_size=1, max_size=max_words).map(" ".join).map(_nfc)
    return joined.filter(lambda text: bool(text.strip()) and "".join(_plain(text)) == text)


def rich_texts(marks: Sequence[Mark] = _SIMPLE_MARKS) -> Texts:
    """Make text with the inline markup of CSL JSON, as `richtext.serialise` writes it."""
    nested = st.lists(st.sampled_from(marks), max_size=2, unique=True).map(tuple)
    run = st.tuples(texts(3), nested)
    return st.lists(run, min_size=1, max_size=4).map(_settled)


def page_ranges() -> Texts:
    """Make pages in full: `12`, `12-19`, `S12-S15`, `iv-xii`, `e0123456`."""
    start = st.integers(1, 99_999)
    pair = st.tuples(st.sampled_from(("", "", "S")), start, st.integers(1, 200))
    return st.one_of(
        start.map(str),
        pair.map(lambda p: f"{p[0]}{p[1]}-{p[0]}{p[1] + p[2]}"),
        st.just("iv-xii"),
        st.integers(100_000, 9_999_999).map(lambda n: f"e{n}"),
    )


# identifiers


def dois() -> Texts:
    """Make bare DOIs, some with the odd characters that publishers use."""
    tail = st.text("abcXYZ0189.-_()", min_size=1, max_size=12).map(lambda t: f"x{t}z")
    return st.tuples(st.integers(1000, 99_999), tail).map(lambda p: f"10.{p[0]}/{p[1]}")


def isbns() -> Texts:
    """Make ISBNs of 13 digits whose check digit is right."""
    return st.integers(0, 999_999_999).map(_isbn)


def issns() -> Texts:
    """Make ISSNs whose check digit is right."""
    return st.integers(0, 9_999_999).map(_issn)


def urls() -> Texts:
    """Make web addresses."""
    path = st.text("abcdefXYZ0123456789-_/~", max_size=12)
    query = st.sampled_from(("", "?a=1&b=2", "#part", "?q=%20x"))
    return st.tuples(path, query).map(lambda p: f"https://example.org/{p[0]}{p[1]}")


# names and dates


def names(*, organisations: bool = True, particles: bool = True) -> st.SearchStrategy[Name]:
    """Make a person, or an organisation as a literal."""
    family = st.one_of(st.sampled_from(_FAMILIES), _single_words())
    given = st.one_of(st.none(), st.sampled_from(_GIVENS))
    van = st.one_of(st.none(), st.sampled_from(("van", "de la"))) if particles else st.none()
    de = st.one_of(st.none(), st.just("de")) if particles else st.none()
    suffix = st.one_of(st.none(), st.none(), st.sampled_from(_SUFFIXES))
    person = st.builds(_person, family=family, given=given, van=van, de=de, suffix=suffix)
    if not organisations:
        return person
    literal = st.sampled_from(_ORGANISATIONS).map(lambda text: Name(literal=text))
    return st.one_of(person, person, literal)


def dates(*, ranges: bool = True, words: bool = True) -> st.SearchStrategy[Date]:
    """Make a date; with `ranges` also a range, with `words` a season, "about" and a literal."""
    year = st.integers(1000, 2100)
    month, day = st.integers(1, 12), st.integers(1, 28)
    plain = st.one_of(
        st.builds(on, year), st.builds(on, year, month), st.builds(on, year, month, day)
    )
    kinds = [plain, plain]
    if ranges:
        kinds.append(st.tuples(year, st.integers(1, 9), month).map(_range))
    if words:
        kinds.append(st.builds(_season, year, st.integers(1, 4)))
        kinds.append(year.map(lambda y: Date(date_parts=((y,),), circa=True)))
        kinds.append(st.sampled_from(("n.d.", "in press")).map(lambda t: Date(literal=t)))
    return st.one_of(kinds)


# references


@cache
def values(variable: str) -> st.SearchStrategy[Any]:
    """Make a value that a CSL variable may have, by CSL's own name."""
    special = _SPECIAL.get(variable)
    if special is not None:
        return special()
    kind = KINDS[variable]
    if kind is Kind.NAMES:
        return st.lists(names(), min_size=1, max_size=4).map(tuple)
    if kind is Kind.DATE:
        return dates()
    if kind is Kind.NUMBER:
        number = st.integers(1, 9999).map(str)
        return st.one_of(number, st.sampled_from(("12 Suppl 7", "3-4", "A2", *_ROMAN)))
    return rich_texts() if variable in _RICH else texts()


@st.composite
def references(
    draw: st.DrawFn,
    *,
    types: Iterable[ItemType | None] | None = None,
    variables: Iterable[str] | None = None,
    most: int = 12,
) -> Reference:
    """Make a reference with up to `most` variables.

    `types` and `variables` (CSL's own names) narrow what is made, for a
    format that holds less; None in `types` is a reference without a type.
    """
    its = draw(st.sampled_from(list(types) if types is not None else [*ItemType, None]))
    free = sorted(KINDS if variables is None else variables)
    usual = [name for name in ("author", "issued", "title") if name in free]
    few = st.lists(st.sampled_from(free), max_size=max(0, most - len(usual)), unique=True)
    chosen = dict.fromkeys([*usual, *draw(few)])
    fields = {ATTRIBUTES[name]: draw(values(name)) for name in chosen}
    listed = [name for name in chosen if KINDS[name] is Kind.NAMES]
    if listed and draw(st.integers(0, 9)) == 9:
        fields["et_al"] = frozenset({draw(st.sampled_from(listed))})
    return Reference(id=draw(_ids()), type=its, **fields)


def bibliographies(
    each: st.SearchStrategy[Reference] | None = None, *, most: int = 5
) -> st.SearchStrategy[tuple[Reference, ...]]:
    """Make several references whose ids differ."""
    one = references() if each is None else each
    return st.lists(one, max_size=most, unique_by=lambda reference: reference.id).map(tuple)


_SPECIAL: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "DOI": dois,
    "ISBN": isbns,
    "ISSN": issns,
    "PMID": lambda: st.integers(1, 99_999_999).map(str),
    "PMCID": lambda: st.integers(1, 9_999_999).map(lambda n: f"PMC{n}"),
    "URL": urls,
    "page": page_ranges,
    "page-first": lambda: st.integers(1, 9999).map(str),
    "language": lambda: st.sampled_from(_LANGUAGES),
    "keyword": lambda: st.lists(_single_words(), min_size=1, max_size=3).map(", ".join),
    "year-suffix": lambda: st.sampled_from("abc"),
}


def _ids() -> Texts:
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789_-", min_size=1, max_size=10)


def _single_words() -> Texts:
    return st.text("abcdéßøABCDÉØ", min_size=2, max_size=8).map(_nfc)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _plain(text: str) -> list[str]:
    return [run.text for run in parse(text) if not run.marks]


def _settled(pieces: list[tuple[str, tuple[Mark, ...]]]) -> str:
    """Write runs with one space between them, so that none begins or ends with a space inside."""
    runs: list[Run] = []
    for text, marks in pieces:
        if runs:
            runs.append(Run(" "))
        runs.append(Run(text, marks))
    return serialise(runs)


def _person(
    family: str, given: str | None, van: str | None, de: str | None, suffix: str | None
) -> Name:
    if given is None:
        return Name(family=family, non_dropping_particle=van)
    return Name(
        family=family, given=given, non_dropping_particle=van, dropping_particle=de, suffix=suffix
    )


def _range(parts: tuple[int, int, int]) -> Date:
    year, more, month = parts
    return Date(date_parts=((year, month), (year + more, month)))


def _season(year: int, season: int) -> Date:
    return Date(date_parts=((year,),), season=season)


def _isbn(number: int) -> str:
    digits = f"978{number:09d}"
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _issn(number: int) -> str:
    digits = f"{number:07d}"
    check = -sum(int(digit) * (8 - index) for index, digit in enumerate(digits)) % 11
    return f"{digits[:4]}-{digits[4:]}{'X' if check == 10 else check}"
