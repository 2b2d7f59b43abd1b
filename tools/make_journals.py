"""Make `src/refconv/journals/journals.bin` from two Debian packages and our own list.

    apt-get download jabref kbibtex-data
    dpkg-deb -x jabref_*.deb lists; dpkg-deb -x kbibtex-data_*.deb lists
    python tools/make_journals.py lists

Prints what was read, dropped, joined and left ambiguous. What the lists are
and under which licence: `docs/journals.md`.
"""

from __future__ import annotations

import html
import re
import struct
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from journal_words import learn, sentence_case, settle_case, shown

from refconv.journals.folding import fold, fold_words, main_title
from refconv.journals.record import LISTINGS, Listing, Part, Role
from refconv.journals.shipped import MAGIC
from refconv.journals.words import WORDS, aligned, outline, standard

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/refconv/journals/journals.bin"
OWN = ROOT / "tools/journals.tsv"
NEAR = 0.95  # how alike two titles of one abbreviation are that differ by a slip of the pen


class Row(NamedTuple):
    """Hold one line of a list."""

    title: str
    short: str
    source: Listing
    line: int = 0


# reading


def read_lists(folder: Path) -> list[Row]:
    """Read all lists that lie under a folder, and our own."""
    jar = next(folder.rglob("JabRef-*.jar"))
    kbibtex = next(folder.rglob("jabref_journalabbrevlist.txt"))
    with zipfile.ZipFile(jar) as archive:
        text = archive.read("journals/journalList.txt").decode()
    rows = [Row(*pair, Listing.JABREF) for pair in pairs(text.splitlines())]
    rows += kbibtex_rows(kbibtex.read_bytes().splitlines())
    if OWN.exists():
        lines = OWN.read_text(encoding="utf-8").splitlines()
        own = (line.split("\t") for line in lines if line and not line.startswith("#"))
        rows += [Row(*pair, Listing.REFCONV, line) for line, pair in enumerate(own)]
    return rows


def pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield title and abbreviation of each line `Title = Abbr` or `Title=Abbr;;`."""
    for line in lines:
        if line.startswith("#") or "=" not in line:
            continue
        parts = line.split(" = ") if " = " in line else line.split("=")
        title, short = parts[0], parts[-1]
        title, short = (clean(part) for part in (title, short.split(";")[0]))
        if len(parts) == 2 and fold(title) and fold(short):
            yield title, short


def clean(text: str) -> str:
    """Settle entities, marks of revision and blanks."""
    return " ".join(re.sub(r"<\w?>", "", html.unescape(text)).split())


def kbibtex_rows(raw: list[bytes]) -> Iterator[Row]:
    """Read KBibTeX's list, which joins several of JabRef's, and tell those apart.

    Abbreviations with stops follow ISO 4. MEDLINE's have none, and their
    titles are in sentence case, or their lines end in `;;`. What remains is the
    Web of Science's: in two copies, one with stops.
    """
    lines = [decode(line) for line in raw]
    medicus = {pair for line in lines if line.endswith(";;") for pair in pairs([line])}
    found = dict.fromkeys(pairs(lines))
    bare = {
        (title, short)
        for title, short in found
        if "." not in short and (title, short) not in medicus and not sentence_case(shown(title))
    }
    for title, short in found:
        if (title, short) in medicus:
            yield Row(title, short, Listing.MEDLINE)
        elif "." in short:
            odd = (title, short.replace(".", "")) in bare or web_of_science(title)
            yield Row(title, short, Listing.WOS if odd else Listing.KBIBTEX)
        else:
            one_word = len(fold_words(title)) == 1 and aligned(short, title)
            plain = sentence_case(shown(title)) or one_word
            yield Row(title, short, Listing.MEDLINE if plain else Listing.WOS)


def decode(line: bytes) -> str:
    """Decode a line; the list mixes UTF-8 and a few lines of Latin-1."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")


def web_of_science(title: str) -> bool:
    """Tell the Web of Science's titles by their mechanical capitals: `of The`, `Ieee`, `Dna`."""
    return bool(
        re.search(r"\b(?:of|and|for|In|On) The\b|\b(?:Ieee|Dna|Rna|Usa|Ii|Iii)\b|-[a-z]", title)
    )


# joining


def without_volumes(rows: list[Row], count: Counter[str]) -> list[Row]:
    """Drop titles of single volumes, which the Web of Science lists under their series."""
    by_short: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_short[fold(row.short)].append(row)
    kept = []
    for same in by_short.values():
        titles = {fold(row.title) for row in same}
        good = {fold(row.title) for row in same if aligned(row.short, shown(row.title))}
        for row in same:
            odd = row.source in (Listing.WOS, Listing.KBIBTEX) and fold(row.title) not in good
            volume = re.search(r"\b(?:Vols?|Pt)\b\.? [\dIVX]", row.title)
            if (odd and (good or len(titles) > 2)) or volume:
                count["rows dropped: volumes of a series"] += 1
            else:
                kept.append(row)
    return kept


def join(rows: list[Row], count: Counter[str]) -> list[list[Row]]:
    """Join the titles that are one journal; see `same`."""
    by_title: dict[str, list[Row]] = defaultdict(list)
    by_short: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_title[fold(row.title)].append(row)
        by_short[fold(row.short)].add(fold(row.title))
    titled = {key: its[0].title for key, its in by_title.items()}
    leader: dict[str, str] = {}

    def lead(key: str) -> str:
        while key in leader:
            key = leader[key]
        return key

    for short, titles in by_short.items():
        own = {key for key in titles if ours_says(by_title[key], short)}
        ordered = sorted(titles, key=lambda key: (len(key), key))
        for at, first in enumerate(ordered):
            for second in ordered[at + 1 :]:
                one, other = lead(first), lead(second)
                ours = first in own and second in own
                if one != other and (ours or same(short, titled[first], titled[second])):
                    leader[other] = one
                    count["titles joined with another of the same abbreviation"] += 1
    journals: dict[str, list[Row]] = defaultdict(list)
    for key, its in by_title.items():
        journals[lead(key)].extend(its)
    return list(journals.values())


def ours_says(rows: list[Row], short: str) -> bool:
    """Tell whether our own list gives this abbreviation to a title."""
    return any(row.source is Listing.REFCONV and fold(row.short) == short for row in rows)


def same(short: str, first: str, second: str) -> bool:
    """Tell whether two titles that share an abbreviation are one journal.

    They are where they agree but for subtitle and qualifier, where one holds
    the other whole, and where they differ by a slip of the pen.
    """
    one, other = fold(first), fold(second)
    if fold(main_title(first)) == fold(main_title(second)):
        return True
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    if f" {one} " in f" {other} " and (" " in one or other.startswith(f"{one} ")):
        return aligned(short, shown(first))
    alike = SequenceMatcher(None, one, other, autojunk=False)
    return (
        len(one) > 12
        and one.count(" ") == other.count(" ")
        and alike.real_quick_ratio() >= NEAR
        and alike.ratio() >= NEAR
    )


# writing


def line_of(rows: list[Row]) -> str:
    """Write the names of a journal, those to show first."""
    titles: dict[str, list[Row]] = defaultdict(list)
    shorts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        titles[fold(row.title)].append(row)
        titles[fold(shown(row.title))].append(row._replace(title=shown(row.title)))
        shorts[fold(row.short)].append(row)
    fields = [
        f"{Part.TITLE}{letter(its)}{settle_case(list(its))}"
        for its in sorted(titles.values(), key=title_rank)
    ]
    fields += [
        f"{Part.SHORT}{letter(its)}{spelling(its)}"
        for its in sorted(shorts.values(), key=short_rank)
    ]
    return "\t".join(fields)


def spelling(rows: list[Row]) -> str:
    """Choose the spelling of one abbreviation: of the most trusted list, without stops."""
    return min(
        rows, key=lambda row: (LISTINGS.index(row.source), "." in row.short, row.short)
    ).short


def letter(rows: list[Row]) -> str:
    """Give the letter for the lists that rows are from."""
    return chr(64 + bits_of(rows))


def bits_of(rows: list[Row]) -> int:
    bits = 0
    for row in rows:
        bits |= 1 << LISTINGS.index(row.source)
    return bits


def trust(rows: list[Row]) -> int:
    return min(LISTINGS.index(row.source) for row in rows)


def title_rank(rows: list[Row]) -> tuple[object, ...]:
    """Order titles: ours, then the shortest from the most trusted list."""
    title = rows[0].title
    own = min((row.line for row in rows if row.source is Listing.REFCONV), default=10**9)
    return (own, len(fold_words(main_title(title))), shown(title) != title, trust(rows), title)


def short_rank(rows: list[Row]) -> tuple[object, ...]:
    """Order abbreviations: ours, MEDLINE's, then what most lists agree on.

    A title of one word is not abbreviated (ISO 4), and one with a qualifier in
    brackets comes after one without of the same list.
    """
    short = rows[0].short
    own = min((row.line for row in rows if row.source is Listing.REFCONV), default=10**9)
    title = fold_words(main_title(rows[0].title))
    cut = len(title) == 1 and fold_words(short) != title
    return (own, cut, trust(rows), "(" in short, -bits_of(rows).bit_count(), short)


def keys_of(rows: list[Row]) -> dict[str, Role]:
    """Give the folded names of a journal, each with its strongest role."""
    keys: dict[str, Role] = {}
    for row in rows:
        for name, role in (
            (row.title, Role.TITLE),
            (row.short, Role.ABBREVIATION),
            (shown(row.title), Role.MAIN_TITLE),
            (main_title(row.title), Role.MAIN_TITLE),
        ):
            key = fold(name)
            keys[key] = min(keys.get(key, role), role)
    for row in rows:
        for name in (shown(row.title), row.short):
            keys.setdefault(standard(name), Role.STANDARD)
    keys.pop("", None)
    return keys


def write(journals: list[list[Row]], out: Path, count: Counter[str]) -> None:
    """Write the file whose shape `refconv.journals.shipped` describes."""
    lines = sorted((line_of(rows), rows) for rows in journals)
    text = bytearray()
    index = []
    for line, rows in lines:
        outlines = {outline(shown(row.title)) for row in rows}
        index += [(crc32(outlined.encode()), len(text) * 4) for outlined in outlines]
        for key, role in keys_of(rows).items():
            index.append((crc32(key.encode()), len(text) * 4 + role))
        text += line.encode() + b"\n"
    index.sort()
    numbers = [number for number, _ in index], [place for _, place in index]
    with out.open("wb") as stream:
        stream.write(struct.pack("<8sI", MAGIC, len(index)))
        for column in numbers:
            stream.write(struct.pack(f"<{len(index)}I", *column))
        stream.write(text)
    count["keys"], count["journals"] = len(index), len(lines)
    count["bytes"] = out.stat().st_size


def main() -> None:
    """Make the table and print the counts."""
    count: Counter[str] = Counter()
    rows = read_lists(Path(sys.argv[1]))
    count.update(f"rows of {row.source}" for row in rows)
    words = learn(rows)
    count["words with a standard abbreviation"] = len(words)
    lines = [f"{word}\t{mark}\n" for word, mark in sorted(words.items())]
    WORDS.write_text("".join(lines), encoding="utf-8")
    journals = join(without_volumes(rows, count), count)
    names: dict[str, int] = defaultdict(int)
    for its in journals:
        for key in {fold(row.short) for row in its}:
            names[key] += 1
    count["abbreviations"] = len(names)
    count["abbreviations of more than one journal"] = sum(its > 1 for its in names.values())
    write(journals, OUT, count)
    for what, number in count.items():
        print(f"{number:9,}  {what}")


if __name__ == "__main__":
    main()
