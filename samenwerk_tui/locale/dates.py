"""Days in the words of a language."""

from datetime import date

from samenwerk_tui.locale import Catalog


def short_day(t: Catalog, day: date, today: date) -> str:
    """`vr 27 nov`, with the year behind it where that is another one than that of `today`."""
    words = {
        "weekday": t(f"dates.weekday.{day.isoweekday()}"),
        "day": day.day,
        "month": t(f"dates.month.{day.month}"),
    }
    if day.year == today.year:
        return t("dates.this_year", **words)
    return t("dates.other_year", **words, year=day.year)
