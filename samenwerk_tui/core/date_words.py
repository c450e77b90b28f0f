"""The words in which people say a day, in Dutch and in English: pieces of regular expressions, of lower-case text."""

from collections.abc import Mapping
from typing import Literal, NamedTuple


class DateWords(NamedTuple):
    """The words of one language. Where a field is a pattern it has no groups that are kept."""

    weekdays: Mapping[str, int]
    """From 1, Monday, to 7: every name and everything it is cut short to."""
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    days: Mapping[str, int]
    """Days with a word of their own, and how many days away they are."""
    units: Mapping[str, str]
    """What is counted: "days", "weeks", "months" or "years"."""
    before: str
    """What may stand before a day and does not say which day it is."""
    bound: str
    """Those of them by which the day itself is not when it is to be done."""
    time: str
    """A time or part of the day, behind a day or joined to it."""
    after: str
    """Before a number of days or weeks: how long it is until then."""
    half_year: str
    coming: str
    this: str
    next: str
    week: str
    month: str
    year: str
    end_of: str
    middle_of: str
    ordinal: str
    of: str


def _numbered(names: str) -> dict[str, int]:
    """The names by their place, from 1."""
    return {name: place for place, name in enumerate(names.split(), 1)}


def _cut_short(names: str, least: int) -> dict[str, int]:
    """Every name, and its beginnings of at least so many letters, by the place of the name, from 1."""
    return {name[:end]: place for name, place in _numbered(names).items() for end in range(least, len(name) + 1)}


_CLOCK = r"[0-9]{1,2}(?:[:.][0-9]{2})?"

WORDS: Mapping[Literal["nl", "en"], DateWords] = {
    "nl": DateWords(
        weekdays=_cut_short("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", least=2),
        months=_cut_short(
            "januari februari maart april mei juni juli augustus september oktober november december", least=3
        )
        | {"mrt": 3},
        numbers=_numbered("een twee drie vier vijf zes zeven acht negen tien elf twaalf") | {"één": 1},
        days={"vandaag": 0, "morgen": 1, "overmorgen": 2},
        units={
            "dag": "days",
            "dagen": "days",
            "week": "weeks",
            "weken": "weeks",
            "maand": "months",
            "maanden": "months",
            "jaar": "years",
        },
        before="vanaf|uiterlijk|op|voor|vóór|tot|t/m|per|de|in",
        bound="vanaf|voor|vóór|tot|per",
        time=(
            rf",? ?(?:om|vanaf|rond) {_CLOCK}(?: ?(?:uur|u))?|,? {_CLOCK} ?(?:uur|u)|,? [0-9]{{1,2}}:[0-9]{{2}}"
            r"| ?(?:'s |in de )?(?:ochtend|morgen|middag|avond)s?"
        ),
        after="over|binnen",
        half_year="een half jaar",
        coming=r"aanstaande|a\.?s\.?|komende|eerstkomende|deze",
        this="deze|dit",
        next="volgende?|komende?",
        week="week",
        month="maand",
        year="jaar",
        end_of="(?:aan )?(?:het )?einde?(?: van)?(?: de| het)?",
        middle_of="half|halverwege|medio",
        ordinal="e|de|ste",
        of="van",
    ),
    "en": DateWords(
        weekdays=_cut_short("monday tuesday wednesday thursday friday saturday sunday", least=3),
        months=_cut_short(
            "january february march april may june july august september october november december", least=3
        ),
        numbers=_numbered("one two three four five six seven eight nine ten eleven twelve") | {"a": 1, "an": 1},
        days={"today": 0, "tomorrow": 1, "day after tomorrow": 2},
        units={unit + plural: unit + "s" for unit in ("day", "week", "month", "year") for plural in ("", "s")},
        before="from|starting|by|on|before|until|no later than|the|in",
        bound="from|starting|before|until",
        time=(
            rf",? (?:at|from|around) {_CLOCK}(?: ?[ap]m)?|,? {_CLOCK} ?[ap]m|,? [0-9]{{1,2}}:[0-9]{{2}}"
            r" ?| (?:in the )?(?:morning|afternoon|evening)| at noon"
        ),
        after="in|within",
        half_year="half a year",
        coming="this|coming|this coming",
        this="this",
        next="next",
        week="week",
        month="month",
        year="year",
        end_of="end of(?: the)?",
        middle_of="mid|middle of|halfway through",
        ordinal="st|nd|rd|th",
        of="of",
    ),
}
