"""Dates as lists of references print them, in six languages."""

from __future__ import annotations

_NAMES = """
january jan enero ene janeiro janvier janv januar jänner gennaio genn gen
february feb febr febrero fevereiro fev février févr fevrier februar febbraio febb
march mar marzo março marco mars märz maerz mrz
april apr abril abr avril avr aprile
may mayo maio mai maggio magg mag
june jun junio junho juin juni giugno giu
july jul julio julho juillet juil juli luglio lug
august aug agosto ago août aout ag
september sep sept septiembre set setiembre setembro septembre settembre sett
october oct octubre outubro out octobre oktober okt ottobre ott
november nov noviembre novembro novembre
december dec diciembre dic dezembro dez décembre déc decembre dezember dicembre
"""

MONTHS: dict[str, int] = {
    word: number
    for number, line in enumerate(_NAMES.strip().splitlines(), start=1)
    for word in line.split()
}
"""Name or abbreviation of a month, in small letters, to its number."""

SEASONS: dict[str, int] = {
    "spring": 1, "primavera": 1, "printemps": 1, "frühjahr": 1, "frühling": 1,
    "summer": 2, "verano": 2, "verão": 2, "été": 2, "sommer": 2, "estate": 2,
    "autumn": 3, "fall": 3, "otoño": 3, "outono": 3, "automne": 3, "herbst": 3, "autunno": 3,
    "winter": 4, "invierno": 4, "inverno": 4, "hiver": 4,
}  # fmt: skip
"""Name of a season to CSL's number for it."""

MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda word: (-len(word), word))) + r")\b\.?"
"""A regular expression for a month; use it without regard to case."""

SEASON = "(?:" + "|".join(sorted(SEASONS, key=lambda word: (-len(word), word))) + r")\b"
"""A regular expression for a season; use it without regard to case."""


def month_number(word: str) -> int | None:
    """Give the number of a month from its name, its abbreviation or its digits."""
    bare = word.strip().rstrip(".").lower()
    if bare.isdigit():
        return int(bare) if 1 <= int(bare) <= 12 else None
    return MONTHS.get(bare)
