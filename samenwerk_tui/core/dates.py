"""Which day people mean when they say one: "vr", "3 dec", "over 2 weken"; and the same in English.

A small grammar of its own rather than a library: dateparser, the one with Dutch in it, knows none of "eind van de
maand", "week 50", "volgende week vrijdag" and "over een maand", is not typed, and brings four packages with it. What
is not said in so many words is no day here: an agreement without a day is better than one on the wrong day.

- A weekday is the next one, never today: today is "vandaag". "Volgende vrijdag" is no day, for some mean the first
  one and others the one after it; "volgende week vrijdag" is.
- A date without a year is today or the first to come. A year that is said is kept, whether it has been or not.
- A stretch of time is over at its end: a week on its Friday, a month or a year on its last day.
- Numbers go day first, in English too. A time of the day may stand behind the day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from samenwerk_tui.core.date_words import WORDS, DateWords

Language = Literal["nl", "en"]

_YEARS_AHEAD = 8
"""How far a date without a year is looked for: 29 February can be that far away."""
_FRIDAY, _SUNDAY = 5, 7
_MIDDLE = 15
_LONGEST = 60
"""Characters: nobody takes more to say a day, and a longer text need not be looked at."""


class DaySaid(NamedTuple):
    """A day as it was said."""

    day: date
    says_more: bool
    """Whether more than the day was said: a time of the day, or that it is from, until or before that day."""


def due_date(text: str, today: date, language: Language) -> date | None:
    """The day that is meant, seen from `today`; None where none is said or it cannot be told."""
    said = day_said(text, today, language)
    return said.day if said is not None else None


def day_said(text: str, today: date, language: Language) -> DaySaid | None:
    """The day that is meant, seen from `today`, and whether more was said; None where it cannot be told."""
    if len(text) > _LONGEST:
        return None
    words = WORDS[language]
    plain = " ".join(re.sub(r"[()!?]|[.,]$", " ", text.casefold().replace("’", "'")).split())
    said = re.sub(f"^(?:(?:{words.before}) )+", "", plain)
    # As it stands first: "over 2 weken" begins with what may stand before a day, and "morgen" is a part of the day.
    for one in dict.fromkeys((plain, said)):
        day = _day(one, today, language)
        if day is not None:
            return DaySaid(day, says_more=re.match(f"(?:{words.bound}) ", plain) is not None)
    for one in dict.fromkeys((plain, said)):
        timed = re.fullmatch(f"(.+?)(?:{words.time})", one)
        day = _day(timed[1], today, language) if timed else None
        if day is not None:
            return DaySaid(day, says_more=True)
    return None


def _day(said: str, today: date, language: Language) -> date | None:
    for pattern, meant in _rules(language):
        found = pattern.fullmatch(said)
        if found is not None:
            try:
                return meant(_Parts(found, WORDS[language]), today)
            except ValueError:
                return None  # 31 June, week 60
    return None


class _Parts:
    """What was found in a text, as numbers; None for what is not there."""

    def __init__(self, found: re.Match[str], words: DateWords) -> None:
        self._found = found.groupdict()
        self._words = words

    @property
    def weekday(self) -> int | None:
        """From 1, Monday."""
        return self._words.weekdays.get(self._found.get("weekday") or "")

    @property
    def month(self) -> int:
        """By name or number; ValueError where there is none."""
        name = self._found.get("month_name")
        return self._words.months[name] if name else int(self._found["month"])

    @property
    def year(self) -> int | None:
        """Of four digits, or of two in this century."""
        written = self._found.get("year")
        if not written:
            return None
        return int(written) if len(written) == 4 else 2000 + int(written)

    @property
    def number(self) -> int:
        """A day, a week, or how many of something."""
        written = self._found["number"]
        return self._words.numbers[written] if written in self._words.numbers else int(written)

    @property
    def unit(self) -> str:
        """What is counted."""
        return self._words.units[self._found["unit"]]

    @property
    def days_away(self) -> int:
        """Of a day with a word of its own."""
        return self._words.days[self._found["word"]]

    def has(self, name: str) -> bool:
        """Whether this is said."""
        return bool(self._found.get(name))


_Rule = tuple[re.Pattern[str], Callable[[_Parts, date], date | None]]


@cache
def _rules(language: Language) -> tuple[_Rule, ...]:
    """The ways to say a day; at most one of them fits a text as a whole."""
    words = WORDS[language]
    weekday = f"(?P<weekday>{_any(words.weekdays)})\\.?"
    first = f"(?:{weekday} )?"
    month = f"(?P<month_name>{_any(words.months)})\\.?"
    year = "(?:,? '?(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}))?"
    number = "(?P<number>[0-9]{1,2})"
    ordinal = f"(?:{words.ordinal})?"
    which = f"(?P<next>{words.next})|(?:{words.this})"
    also_end = f"(?:{words.end_of} )?(?:{which})|{words.end_of}"
    ways: tuple[tuple[str, Callable[[_Parts, date], date | None]], ...] = (
        (f"(?P<word>{_any(words.days)})", lambda said, today: today + timedelta(days=said.days_away)),
        (f"(?:(?:{words.coming}) )?{weekday}", _weekday),
        (f"(?:{which}) {words.week}(?: {weekday})?", _in_week),
        (f"{weekday} (?:{which}) {words.week}", _in_week),
        (f"{words.end_of} (?:(?:{which}) )?{words.week}", _in_week),
        (f"{first}{words.week} {number}(?: (?:{words.of}|in) (?P<year>20[0-9]{{2}}))?", _week),
        (f"{words.week} {number} {weekday}", _week),
        (f"(?:{words.after}) (?P<number>[0-9]{{1,2}}|{_any(words.numbers)}) (?P<unit>{_any(words.units)})", _after),
        (f"(?:{words.after}) {words.half_year}", lambda _, today: _months_on(today, 6)),
        (f"{first}(?:de |the )?{number}{ordinal} ?(?:{words.of} )?{month}{year}", _date),
        (f"{first}{month} {number}{ordinal}{year}", _date),
        (f"{first}{number}[-/.](?P<month>[0-9]{{1,2}})(?:[-/.](?P<year>(?:19|20)[0-9]{{2}}|[0-9]{{2}}))?", _date),
        ("(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<number>[0-9]{2})", _date),
        (f"{first}(?:de |the )?{number}(?:{words.ordinal})", _day_of_month),
        (f"(?:{words.middle_of})[ -]{month}{year}", _middle),
        (f"(?:{words.end_of} )?{month}{year}", _end_of),
        (f"(?:{also_end}) {words.month}", _month),
        (f"(?:{also_end}) {words.year}", _year),
    )
    return tuple((re.compile(way), meant) for way, meant in ways)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# What each way of saying it means


def _weekday(said: _Parts, today: date) -> date:
    return today + timedelta(days=((said.weekday or 0) - today.isoweekday() - 1) % 7 + 1)


def _in_week(said: _Parts, today: date) -> date:
    """Within a weekend this week is over on Sunday."""
    monday = today + timedelta(days=1 - today.isoweekday(), weeks=said.has("next"))
    end = _SUNDAY if today.isoweekday() > _FRIDAY and not said.has("next") else _FRIDAY
    return monday + timedelta(days=(said.weekday or end) - 1)


def _week(said: _Parts, today: date) -> date | None:
    def in_year(year: int) -> date:
        return date.fromisocalendar(year, said.number, said.weekday or _FRIDAY)

    return in_year(said.year) if said.year else _first(today, in_year)


def _after(said: _Parts, today: date) -> date:
    match said.unit:
        case "days":
            return today + timedelta(days=said.number)
        case "weeks":
            return today + timedelta(weeks=said.number)
        case "months":
            return _months_on(today, said.number)
    return _months_on(today, 12 * said.number)


def _date(said: _Parts, today: date) -> date | None:
    def in_year(year: int) -> date:
        return date(year, said.month, said.number)

    return in_year(said.year) if said.year else _first(today, in_year)


def _day_of_month(said: _Parts, today: date) -> date | None:
    months = (_months_on(today.replace(day=1), ahead) for ahead in range(3))
    days = (month.replace(day=said.number) for month in months if said.number <= _last_day(month).day)
    return next((day for day in days if day >= today), None)


def _middle(said: _Parts, today: date) -> date | None:
    def in_year(year: int) -> date:
        return date(year, said.month, _MIDDLE)

    return in_year(said.year) if said.year else _first(today, in_year)


def _end_of(said: _Parts, today: date) -> date | None:
    def in_year(year: int) -> date:
        return _last_day(date(year, said.month, 1))

    return in_year(said.year) if said.year else _first(today, in_year)


def _month(said: _Parts, today: date) -> date:
    return _last_day(_months_on(today.replace(day=1), int(said.has("next"))))


def _year(said: _Parts, today: date) -> date:
    return date(today.year + said.has("next"), 12, 31)


def _first(today: date, in_year: Callable[[int], date]) -> date | None:
    """The first of these days that has not been; a day that not every year has is looked for in years to come."""
    for year in range(today.year - 1, today.year + _YEARS_AHEAD + 1):
        with suppress(ValueError):
            day = in_year(year)
            if day >= today:
                return day
    return None


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, _last_day(first).day))


def _last_day(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
