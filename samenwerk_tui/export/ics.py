"""The agreements with a day as a calendar file (iCalendar, RFC 5545).

Each is an event that lasts the whole day and leaves it free. A to-do would say it better, and hardly anybody would
see it: Google's calendar leaves to-dos out, and so do Outlook on the web and on a phone. Its id is that of the
agreement, so a calendar that reads a newer file changes what it has, and does not have it twice.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.locale import Catalog

if TYPE_CHECKING:
    from icalendar import Event, vText

_PRODUCT = "-//Samenwerk//Samenwerk//NL"
_DAY_STAYS_FREE = "TRANSPARENT"


def ics(session: Session, now: datetime, t: Catalog) -> str | None:
    """The calendar file in the language of `t`, its lines ended as the format wants; None where nothing has a day.

    `now` is aware. A dropped agreement is in it as cancelled, so that it goes from the calendars that have it.
    """
    # Late: it takes longer to import than all other exports together.
    from icalendar import Calendar

    dated = [agreed for agreed in session.agreements if agreed.due_date is not None]
    if not dated:
        return None
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(clean_line(session.title)))
    for agreed in dated:
        calendar.add_component(_event(session, agreed, now, t))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _event(session: Session, agreed: Agreement, now: datetime, t: Catalog) -> "Event":
    from icalendar import Event

    assert agreed.due_date is not None
    event = Event()
    event.add("uid", clean_line(agreed.id))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", agreed.due_date)
    event.add("dtend", agreed.due_date + timedelta(days=1))
    event.add("transp", _DAY_STAYS_FREE)
    event.add("status", "CANCELLED" if agreed.status == "dropped" else "CONFIRMED")
    event.add("summary", _text(clean_line(_title(session, agreed, t))))
    event.add("description", _text("\n".join(clean_line(line) for line in _description(session, agreed, t))))
    return event


def _text(text: str) -> "vText":
    r"""The text as it stands in the file (RFC 5545, 3.3.11).

    Icalendar's own takes a `\N` that somebody typed, as in `S:\Noord`, for the end of a line.
    """
    from icalendar import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", r"\n").encode("utf-8")

    return Text(text)


def _title(session: Session, agreed: Agreement, t: Catalog) -> str:
    if not agreed.calls:
        return agreed.what
    owner = agreed.owner or t("export.agreements.nobody")
    return t("agreements.call_line", owner=owner, calls=agreed.calls, what=agreed.what)


def _description(session: Session, agreed: Agreement, t: Catalog) -> Iterator[str]:
    """Owner, with whom, when as it was said, first step, how it stands, and of which session it is."""
    names = {organisation.id: organisation.name for organisation in session.organisations}
    role = agreed.owner or t("export.agreements.nobody")
    if agreed.organisation is not None:
        whose = names.get(agreed.organisation, agreed.organisation)
        role = t("export.agreements.owner_of", role=role, organisation=whose)
    yield t("export.agreements.owner", who=role)
    if agreed.with_organisations:
        partners = ", ".join(names.get(partner, partner) for partner in agreed.with_organisations)
        yield t("export.agreements.together_with", who=partners)
    if agreed.due:
        yield t("export.agreements.due", when=agreed.due)
    if agreed.first_step:
        yield t("export.agreements.first_step", step=agreed.first_step)
    if agreed.status != "open":
        yield t("export.agreements.status_is", status=t(f"export.agreements.status.{agreed.status}"))
    yield session.title
