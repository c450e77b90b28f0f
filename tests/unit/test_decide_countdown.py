"""What may be done with the countdown, and what it says then."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import remaining, urgency
from samenwerk_tui.core.material import MAX_MINUTES
from samenwerk_tui.core.rules import Rule
from tests.sessions import START
from tests.workshops import (
    open_day,
    refusal,
)


def test_the_countdown_starts_pauses_and_goes_on() -> None:
    day, board = open_day()
    now = day.clock.advance(minutes=1)
    (started,) = board.handle(intents.StartCountdown()).facts
    assert started == fact.CountdownStarted(deadline=now + timedelta(minutes=5))
    assert board.handle(intents.StartCountdown()).facts == ()
    now = day.clock.advance(seconds=90.25)
    assert remaining(board.session, now) == 209.75
    board.handle(intents.PauseCountdown())
    assert board.handle(intents.PauseCountdown()).facts == ()
    now = day.clock.advance(hours=1)
    assert remaining(board.session, now) == 209.75
    board.handle(intents.StartCountdown())
    assert remaining(board.session, day.clock.advance(seconds=9.75)) == 200


def test_the_deadline_is_utc_whatever_the_zone() -> None:
    amsterdam = datetime(2026, 11, 24, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    _, board = open_day(now=amsterdam)
    board.handle(intents.StartCountdown())
    deadline = board.session.countdown.deadline
    assert deadline == START + timedelta(minutes=5) and deadline is not None and deadline.tzinfo is UTC


def test_overrun_counts_on_and_a_pause_keeps_it() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    now = day.clock.advance(minutes=7)
    assert remaining(board.session, now) == -120
    board.handle(intents.PauseCountdown())
    assert remaining(board.session, day.clock.advance(minutes=7)) == -120
    board.handle(intents.StartCountdown())
    assert remaining(board.session, day.clock.advance(minutes=1)) == -180
    board.handle(intents.AdjustCountdown(seconds=300))
    assert remaining(board.session, day.clock.now()) == 120


def test_going_to_a_phase_sets_the_countdown_to_its_minutes_and_leaves_it_still() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=9)
    board.handle(intents.NextPhase())
    assert board.session.countdown.state == "idle"
    assert remaining(board.session, day.clock.advance(minutes=3)) == 300


@pytest.mark.parametrize("state", ["idle", "running", "paused"])
def test_a_minute_more_and_less(state: str) -> None:
    day, board = open_day()
    if state != "idle":
        board.handle(intents.StartCountdown())
        day.clock.advance(seconds=30)
    if state == "paused":
        board.handle(intents.PauseCountdown())
    left = remaining(board.session, day.clock.now())
    board.handle(intents.AdjustCountdown(seconds=60))
    assert remaining(board.session, day.clock.now()) == left + 60
    assert board.session.countdown.total == 360
    board.handle(intents.AdjustCountdown(seconds=-60))
    board.handle(intents.AdjustCountdown(seconds=-60))
    assert remaining(board.session, day.clock.now()) == left - 60
    assert board.session.countdown.total == 240 and board.session.countdown.state == state


def test_taking_time_away_stops_at_zero() -> None:
    """Overrun is the clock's; a minute less never makes it, nor makes it worse."""
    day, board = open_day()
    board.handle(intents.AdjustCountdown(seconds=-270))
    board.handle(intents.AdjustCountdown(seconds=-60))
    assert remaining(board.session, day.clock.now()) == 0 and urgency(board.session, day.clock.now()) == "calm"
    assert board.handle(intents.AdjustCountdown(seconds=-60)).facts == ()
    assert board.handle(intents.AdjustCountdown(seconds=0)).facts == ()
    board.handle(intents.AdjustCountdown(seconds=60))
    board.handle(intents.StartCountdown())
    day.clock.advance(seconds=29.5)
    board.handle(intents.AdjustCountdown(seconds=-60))
    assert remaining(board.session, day.clock.now()) == 0.5
    day.clock.advance(minutes=2)
    assert board.handle(intents.AdjustCountdown(seconds=-60)).facts == ()
    assert remaining(board.session, day.clock.now()) == -119.5


def test_a_working_day_is_the_most() -> None:
    day, board = open_day()
    board.handle(intents.AdjustCountdown(seconds=(MAX_MINUTES - 5) * 60))
    error = refusal(board, intents.AdjustCountdown(seconds=1))
    assert (error.rule, error.values) == (Rule.BAD_MINUTES, {"limit": MAX_MINUTES})
    board.handle(intents.StartCountdown())
    day.clock.advance(hours=48)
    board.handle(intents.AdjustCountdown(seconds=60))
    assert remaining(board.session, day.clock.now()) == (480 + 1 - 48 * 60) * 60


def test_quitting_and_opening_again_changes_nothing_of_the_countdown() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    board.handle(intents.AdjustCountdown(seconds=60))
    now = day.clock.advance(minutes=4)
    again = day.screen("board")
    assert again.handle(intents.OpenSession()).facts == ()
    assert again.session == board.session and remaining(again.session, now) == 120
