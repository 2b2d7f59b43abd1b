from __future__ import annotations

import pytest

from refconv.model import Date, on
from refconv_ris.dates import merge, read_date, write_date, write_year


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2003", on(2003)),
        ("2003///", on(2003)),
        ("2003/10", on(2003, 10)),
        ("2003/10//", on(2003, 10)),
        ("2003/10/09/", on(2003, 10, 9)),
        ("2003-10-09", on(2003, 10, 9)),
        ("2003-10-09T11:12:13Z", on(2003, 10, 9)),
        ("2003/Oct/9", on(2003, 10, 9)),
        ("2003/October", on(2003, 10)),
        ("(2003)", on(2003)),
        ("9 Oct 2003", on(2003, 10, 9)),
        ("October 9, 2003", on(2003, 10, 9)),
        ("2003///Spring", Date(date_parts=((2003,),), season=1)),
        ("2003/Fall", Date(date_parts=((2003,),), season=3)),
        ("2003///Oct", on(2003, 10)),
        ("2003///ca.", Date(date_parts=((2003,),), circa=True)),
        ("2003/10//to 2004/01", Date(date_parts=((2003, 10), (2004, 1)))),
        ("2003///to", Date(date_parts=((2003,), ()))),
        ("2015/05/28/print", Date(date_parts=((2015, 5, 28),), extra={"other": "print"})),
        ("///in press", Date(literal="in press")),
        ("in press", Date(literal="in press")),
        ("2003/13/09/", Date(literal="2003/13/09/")),
        ("-0044/03/15", on(-44, 3, 15)),
    ],
)
def test_dates_are_read(text: str, date: Date) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize("text", ["", "/", "///", "  "])
def test_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["9" * 5000, "/" * 5000, "²/²/²", "2003/" + "1" * 5000, "-", "0/0/0"]
)
def test_odd_dates_break_nothing(text: str) -> None:
    read_date(text)


@pytest.mark.parametrize(
    ("date", "year", "text"),
    [
        (on(2003), "2003", "2003///"),
        (on(44, 3), "0044", "0044/03//"),
        (on(2003, 10, 9), "2003", "2003/10/09/"),
        (Date(date_parts=((2003,),), season="Michaelmas"), "2003", "2003///Michaelmas"),
        (Date(date_parts=((2003,), (0,))), "2003", "2003///to 0000"),
        (Date(literal="n.d."), "", "///n.d."),
    ],
)
def test_dates_are_written(date: Date, year: str, text: str) -> None:
    assert (write_year(date), write_date(date)) == (year, text)


def test_the_most_exact_date_is_taken_and_words_find_their_year() -> None:
    best, against = merge([on(2007), Date(literal="Apr 12")])
    assert (best, against) == (on(2007, 4, 12), [])
    best, against = merge([Date(literal="Year"), Date(literal="Date")])
    assert (best, against) == (Date(literal="Year"), [Date(literal="Date")])
    best, against = merge([on(2007), on(2008, 1)])
    assert (best, against) == (on(2008, 1), [on(2007)])
