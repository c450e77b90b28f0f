"""Which day is meant by what people say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core.dates import Language, day_said, due_date
from samenwerk_tui.locale import Catalog
from samenwerk_tui.locale.dates import short_day
from tests.hostile import HOSTILE

TODAY = date(2026, 11, 24)
"""A Tuesday."""
DAYS = st.dates(date(1990, 1, 1), date(2900, 12, 31))
MONTHS_NL = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("vr", "2026-11-27"),
        ("Vrijdag", "2026-11-27"),
        ("ma", "2026-11-30"),
        ("di", "2026-12-01"),
        ("komende vrijdag", "2026-11-27"),
        ("a.s. vrijdag", "2026-11-27"),
        ("uiterlijk vrijdag", "2026-11-27"),
        ("vanaf vrijdag", "2026-11-27"),
        ("vrijdagmiddag", "2026-11-27"),
        ("vr 10 uur", "2026-11-27"),
        ("vandaag", "2026-11-24"),
        ("morgen", "2026-11-25"),
        ("morgenochtend", "2026-11-25"),
        ("overmorgen", "2026-11-26"),
        ("3 dec", "2026-12-03"),
        ("3 dec.", "2026-12-03"),
        ("3 december 2026", "2026-12-03"),
        ("voor 3 december", "2026-12-03"),
        ("vr 4 december", "2026-12-04"),
        ("24 nov", "2026-11-24"),
        ("23 nov", "2027-11-23"),
        ("1 mrt", "2027-03-01"),
        ("29 feb", "2028-02-29"),
        ("3-12", "2026-12-03"),
        ("3/12", "2026-12-03"),
        ("3.12.2026", "2026-12-03"),
        ("03-12-26", "2026-12-03"),
        ("2026-12-03", "2026-12-03"),
        ("de 15e", "2026-12-15"),
        ("3 dec 2025", "2025-12-03"),
        ("3-12-2025", "2025-12-03"),
        ("over 2 weken", "2026-12-08"),
        ("over twee weken", "2026-12-08"),
        ("binnen een week", "2026-12-01"),
        ("over één week", "2026-12-01"),
        ("over 10 dagen", "2026-12-04"),
        ("over een maand", "2026-12-24"),
        ("over 3 maanden", "2027-02-24"),
        ("over een half jaar", "2027-05-24"),
        ("over een jaar", "2027-11-24"),
        ("deze week", "2026-11-27"),
        ("eind van de week", "2026-11-27"),
        ("volgende week", "2026-12-04"),
        ("volgende week (vr)", "2026-12-04"),
        ("volgende week woensdag", "2026-12-02"),
        ("woensdag volgende week", "2026-12-02"),
        ("week 50", "2026-12-11"),
        ("week 1", "2027-01-08"),
        ("ma week 50", "2026-12-07"),
        ("eind van de maand", "2026-11-30"),
        ("einde maand", "2026-11-30"),
        ("eind volgende maand", "2026-12-31"),
        ("volgende maand", "2026-12-31"),
        ("half december", "2026-12-15"),
        ("eind januari", "2027-01-31"),
        ("eind van het jaar", "2026-12-31"),
        *((said, None) for said in ("", "voor de kerst", "z.s.m.", "straks", "ma of di", "volgende vrijdag", "12")),
        *((said, None) for said in ("31 juni", "32 dec", "3-13", "week 60", "3 dec 1800", "over 0,5 week", "vr?vr")),
        *((said, None) for said in ("next week", "Friday", "3 foo", "vrijdag de dertiende en meer")),
    ],
)
def test_as_a_dutch_person_says_it(said: str, meant: str | None) -> None:
    assert due_date(said, TODAY, "nl") == (meant and date.fromisoformat(meant))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Fri", "2026-11-27"),
        ("by Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("Friday at 10am", "2026-11-27"),
        ("tomorrow", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("3 Dec", "2026-12-03"),
        ("Dec 3", "2026-12-03"),
        ("December 3rd, 2026", "2026-12-03"),
        ("3rd of December", "2026-12-03"),
        ("3/12", "2026-12-03"),
        ("the 3rd", "2026-12-03"),
        ("in 2 weeks", "2026-12-08"),
        ("within a month", "2026-12-24"),
        ("in half a year", "2027-05-24"),
        ("next week", "2026-12-04"),
        ("next week Friday", "2026-12-04"),
        ("week 50", "2026-12-11"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of December", "2026-12-31"),
        ("mid-December", "2026-12-15"),
        ("end of the year", "2026-12-31"),
        *((said, None) for said in ("next Friday", "before Christmas", "asap", "vrijdag", "over 2 weken")),
    ],
)
def test_in_english_likewise(said: str, meant: str | None) -> None:
    assert due_date(said, TODAY, "en") == (meant and date.fromisoformat(meant))


@pytest.mark.parametrize("said", ["vr 10 uur", "vrijdagmiddag", "3 dec om 14.30", "morgen 9:00"])
def test_a_time_that_was_said_is_known_to_be_there(said: str) -> None:
    found = day_said(said, TODAY, "nl")
    assert found is not None and found.says_more


@pytest.mark.parametrize(
    ("language", "said", "more"),
    [
        ("nl", "vanaf 1 december", True),
        ("nl", "vóór vrijdag", True),
        ("nl", "op vrijdag", False),
        ("nl", "uiterlijk 3 dec", False),
        ("nl", "voorlopig", None),
        ("en", "from 1 December", True),
        ("en", "by Friday", False),
    ],
)
def test_from_or_before_a_day_says_more_than_the_day(said: str, language: Language, more: bool | None) -> None:
    found = day_said(said, TODAY, language)
    assert (None if found is None else found.says_more) is more


def test_in_a_weekend_this_week_is_over_on_sunday() -> None:
    saturday = date(2026, 11, 28)
    assert due_date("deze week", saturday, "nl") == date(2026, 11, 29)
    assert due_date("volgende week", saturday, "nl") == date(2026, 12, 4)


def test_the_last_week_of_a_year_is_found_from_the_first_day_of_the_next() -> None:
    assert due_date("week 53", date(2027, 1, 1), "nl") == date(2027, 1, 1)


@given(DAYS, st.sampled_from(["ma", "di", "wo", "do", "vr", "za", "zo"]))
def test_a_weekday_is_one_of_the_seven_days_to_come(today: date, said: str) -> None:
    day = due_date(said, today, "nl")
    assert day is not None and timedelta(days=1) <= day - today <= timedelta(days=7)
    assert day.isoweekday() == ["ma", "di", "wo", "do", "vr", "za", "zo"].index(said) + 1


@given(DAYS, DAYS)
def test_a_date_with_its_year_is_that_date_whenever_it_is_said(today: date, day: date) -> None:
    if 1900 <= day.year < 2100:
        for said in (f"{day.day}-{day.month}-{day.year}", f"{day.day} {MONTHS_NL[day.month - 1]} {day.year}"):
            assert due_date(said, today, "nl") == day


@given(DAYS, st.dates(date(2028, 1, 1), date(2028, 12, 31)))
def test_a_date_without_a_year_is_the_first_to_come(today: date, day: date) -> None:
    found = due_date(f"{day.day} {MONTHS_NL[day.month - 1]}", today, "nl")
    assert found is not None and found >= today and (found.month, found.day) == (day.month, day.day)
    assert found - today <= timedelta(days=366) or (day.month, day.day) == (2, 29)


@given(DAYS, st.integers(1, 99), st.sampled_from(["dagen", "weken", "maanden", "jaar"]))
def test_over_so_long_is_after_today(today: date, number: int, unit: str) -> None:
    day = due_date(f"over {number} {unit}", today, "nl")
    assert day is not None and day > today


@pytest.mark.parametrize("language", ["nl", "en"])
@given(text=st.one_of(st.text(max_size=80), st.sampled_from(HOSTILE)))
def test_nothing_that_is_typed_makes_it_fail(language: Language, text: str) -> None:
    assert due_date(text, TODAY, language) is None or len(text) <= 60


def test_a_day_in_words() -> None:
    assert short_day(Catalog("nl"), date(2026, 11, 27), TODAY) == "vr 27 nov"
    assert short_day(Catalog("nl"), date(2027, 1, 1), TODAY) == "vr 1 jan 2027"
    assert short_day(Catalog("en"), date(2026, 11, 27), TODAY) == "Fri 27 Nov"
