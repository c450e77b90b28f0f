"""When something was, the way people say it."""

from datetime import datetime, timedelta

from samenwerk_tui.locale import Catalog
from samenwerk_tui.locale.dates import short_day


def day_words(t: Catalog, then: datetime, now: datetime) -> str:
    """`vandaag 14:03`, `gisteren`, `di 24 nov`, or with the year where that is another one; in the zone of `now`."""
    then = then.astimezone(now.tzinfo)
    day, today = then.date(), now.date()
    if day == today:
        return t("home.day.today", time=f"{then:%H:%M}")
    if day == today - timedelta(days=1):
        return t("home.day.yesterday")
    if day.year != today.year:
        return t("home.day.other_year", day=day.day, month=t(f"dates.month.{day.month}"), year=day.year)
    return short_day(t, day, today)
