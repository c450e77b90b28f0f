"""The agreements as a calendar file: every file is read back, by another programme's rules."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from samenwerk_tui.core.model import Agreement, Session
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.export.ics import ics
from samenwerk_tui.locale import Catalog
from tests.hostile import HOSTILE
from tests.sessions import NOW, make_session

NL = Catalog("nl")
DAY = date(2026, 12, 3)


def agreement(what: str = "De lamp vervangen", **more: Any) -> Agreement:
    fields = {"id": "a1", "phase": None, "kind": "case", "what": what, "due": "3 dec", "due_date": DAY, "at": NOW}
    return Agreement(**{**fields, **more})


def with_agreements(*agreements: Agreement) -> Session:
    return make_session(agreements=agreements)


def written(*agreements: Agreement) -> str:
    text = ics(with_agreements(*agreements), NOW, NL)
    assert text is not None
    return text


def said(text: str, name: str) -> str:
    """A text in the file by the rules of RFC 5545; icalendar's own reading takes every backslash-n for a line end."""
    lines = text.replace("\r\n ", "").split("\r\n")
    (raw,) = (line.partition(":")[2] for line in lines if line.startswith(f"{name}:"))
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), raw)


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_without_a_day_there_is_nothing_to_write() -> None:
    assert ics(with_agreements(), NOW, NL) is None
    assert ics(with_agreements(agreement(due="voor de kerst", due_date=None)), NOW, NL) is None


def test_every_agreement_with_a_day_is_an_event_of_that_whole_day() -> None:
    other = agreement("Zonder dag", id="a2", due="", due_date=None)
    third = agreement("Samen lopen", id="a3", due_date=DAY + timedelta(days=28))
    first, second = events(written(agreement(), other, third))
    assert (first["uid"], str(first["summary"])) == ("a1", "De lamp vervangen")
    assert first.decoded("dtstart") == DAY and first.decoded("dtend") == DAY + timedelta(days=1)
    assert first["transp"] == "TRANSPARENT" and first["status"] == "CONFIRMED"
    assert second.decoded("dtstart") == date(2026, 12, 31)


def test_it_says_who_with_whom_when_and_the_first_step() -> None:
    (event,) = events(
        written(
            agreement(
                owner="wijkagent",
                organisation="politie",
                with_organisations=("gemeente", "weggegaan"),
                first_step="bellen",
                status="runs",
            )
        )
    )
    assert str(event["description"]).split("\n") == [
        "Trekker: wijkagent (Politie)",
        "Samen met: Gemeente, weggegaan",
        "Wanneer: 3 dec",
        "Eerste stap: bellen",
        "Stand: loopt",
        "Samen op het Wilgenplein",
    ]


def test_nobody_yet_stays_visible() -> None:
    (event,) = events(written(agreement()))
    assert "Trekker: nog niemand" in event["description"]


def test_a_call_says_who_calls_whom() -> None:
    (event,) = events(
        written(
            agreement("bij overlast", owner="wijkagent", calls="opbouwwerker", with_organisations=("sociaal-werk",))
        )
    )
    assert str(event["summary"]) == "wijkagent belt opbouwwerker: bij overlast"


def test_what_was_dropped_goes_from_the_calendars_that_have_it() -> None:
    (event,) = events(written(agreement(status="dropped")))
    assert event["status"] == "CANCELLED" and event["uid"] == "a1"


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a, b; c\\d", r"S:\Noord\nieuw", "🏘️" * 60, "é" * 200, "END:VEVENT", "x" * 2000]
)
def test_text_comes_back_as_it_was(text: str) -> None:
    what = f"x{text}"
    lines = written(agreement(what, first_step=text))
    assert len(events(lines)) == 1 and said(lines, "SUMMARY") == clean_line(what)
    assert all(len(line.encode()) <= 75 for line in lines.split("\r\n"))
    assert "\n" not in lines.replace("\r\n", "")


@given(st.text(max_size=120))
def test_any_text_leaves_one_event_of_the_right_day(text: str) -> None:
    lines = written(agreement(f"x{text}", owner=text, first_step=text))
    (event,) = events(lines)
    assert event.decoded("dtstart") == DAY and said(lines, "SUMMARY") == clean_line(f"x{text}")
