"""Dates: EDTF, BibTeX's three fields, and both ways."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import refconv
from refconv import Date
from refconv.model import on
from refconv_bibtex import dates

SLOW = [HealthCheck.too_slow]
"""A busy machine is no fault of the test."""

EDTF = {
    "1998": on(1998),
    "2013-07": on(2013, 7),
    "2013-07-29": on(2013, 7, 29),
    "1984/1986": Date(date_parts=((1984,), (1986,))),
    "1999-10-14/2010-01-23": Date(date_parts=((1999, 10, 14), (2010, 1, 23))),
    "1999-10-14/": Date(date_parts=((1999, 10, 14), (0,))),
    "1999/open": Date(date_parts=((1999,), (0,))),
    "1999/..": Date(date_parts=((1999,), (0,))),
    "1998/unknown": Date(date_parts=((1998,), (0,))),
    "0712-12-13": on(712, 12, 13),
    "0000": on(-1),
    "-0876": on(-877),
    "-0877/-0866": Date(date_parts=((-878,), (-867,))),
    "1723~": Date(date_parts=((1723,),), circa=True),
    "1723?": Date(date_parts=((1723,),), circa=True),
    "1723?~": Date(date_parts=((1723,),), circa=True),
    "1723%": Date(date_parts=((1723,),), circa=True),
    "2004-21": Date(date_parts=((2004,),), season=1),
    "2004-24": Date(date_parts=((2004,),), season=4),
    "199X": Date(date_parts=((1990,), (1999,))),
    "20uu": Date(date_parts=((2000,), (2099,))),
    "2004-uu": on(2004),
    "y-123456789": on(-123456790),
    "2004-04-05T14:34:00": on(2004, 4, 5),
    "2004-13": None,
    "2004-02-31": None,
    "next year": None,
    "/2004": None,
}


@pytest.mark.parametrize("text", EDTF)
def test_edtf_is_read(text: str) -> None:
    assert dates.edtf(text) == EDTF[text]


FIELDS = {
    ("1999", "", ""): on(1999),
    ("1999", "August", ""): on(1999, 8),
    ("1999", "08", ""): on(1999, 8),
    ("1999", "aug.", ""): on(1999, 8),
    ("2002", "July 30th", ""): on(2002, 7, 30),
    ("2019", "2 sep", ""): on(2019, 9, 2),
    ("2012", "5", "14"): on(2012, 5, 14),
    ("2012", "mars", ""): on(2012, 3),
    ("2012", "März", ""): on(2012, 3),
    ("2012", "March 3~", ""): on(2012, 3, 3),
    ("2012", "March--April", ""): Date(date_parts=((2012, 3), (2012, 4))),
    ("2012", "March 3-5", ""): Date(date_parts=((2012, 3, 3), (2012, 3, 5))),
    ("2012", "summer", ""): Date(date_parts=((2012,),), season=2),
    ("2001--2003", "", ""): Date(date_parts=((2001,), (2003,))),
    ("1984-86", "", ""): Date(date_parts=((1984,), (1986,))),
    ("c. 1850", "", ""): Date(date_parts=((1850,),), circa=True),
    ("[1850]", "", ""): on(1850),
    ("in press", "", ""): Date(literal="in press"),
    ("13th Century", "", ""): Date(literal="13th Century"),
}


@pytest.mark.parametrize("parts", FIELDS)
def test_year_month_and_day_are_read(parts: tuple[str, str, str]) -> None:
    assert dates.year_month_day(*parts) == (FIELDS[parts], None)


def test_what_is_no_month_is_told() -> None:
    (reference,), told = _read("@misc{a, year=2010, month={unknown}}")
    assert reference.issued == on(2010)
    assert told == ["bibtex/odd-date"]


def test_a_date_in_words_and_with_slashes() -> None:
    (reference,), told = _read(
        "@misc{a, date={2012/05/01}, urldate={May 1st, 2012}, origdate={1 May 2012}}"
    )
    assert reference.issued == reference.accessed == reference.original_date == on(2012, 5, 1)
    assert told == []


def test_a_whole_date_wins_over_year_and_month() -> None:
    (reference,), told = _read("@misc{a, date={2012-12-13}, month=may, year={9999}}")
    assert reference.issued == on(2012, 12, 13)
    assert told == ["bibtex/ignored-field"]


def test_a_time_of_day_is_told() -> None:
    (reference,), told = _read("@misc{a, date={2012-12-13T10:00:00Z}}")
    assert reference.issued == on(2012, 12, 13)
    assert told == ["bibtex/time-left-out"]


def _read(text: str) -> tuple[refconv.Bibliography, list[str]]:
    bibliography = refconv.loads(text, "biblatex")
    return bibliography, [d.code for d in bibliography.diagnostics]


PARTS = st.one_of(
    st.tuples(st.integers(-3000, 12000).filter(bool)),
    st.tuples(st.integers(1, 3000), st.integers(1, 12)),
    st.tuples(st.integers(1, 3000), st.integers(1, 12), st.integers(1, 28)),
)
DATES = st.one_of(
    st.builds(
        lambda part, circa: Date(date_parts=(part,), circa=circa or None), PARTS, st.booleans()
    ),
    st.builds(lambda a, b: Date(date_parts=(a, b)), PARTS, PARTS | st.just((0,))),
    st.builds(
        lambda y, s: Date(date_parts=((y,),), season=s), st.integers(1, 3000), st.integers(1, 4)
    ),
)


@settings(deadline=None, max_examples=300, derandomize=True, suppress_health_check=SLOW)
@given(date=DATES, dialect=st.sampled_from(["bibtex", "biblatex"]))
def test_dates_come_back(date: Date, dialect: str) -> None:
    reference = refconv.Reference(id="a", issued=date, accessed=date, event_date=date)
    (again,) = refconv.loads(refconv.dumps([reference], dialect), dialect)
    assert (again.issued, again.accessed, again.event_date) == (date, date, date)
