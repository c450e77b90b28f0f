"""The laptop's clock is set: the countdown, and all that is counted in time, goes on as if it was not."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerk_tui.core import clock, history, intents
from samenwerk_tui.core import events as fact
from samenwerk_tui.core.clock import JUMP, remaining
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.service import Workshop
from tests.sessions import START
from tests.workshops import Day, FakeClock, open_day

HOUR = 3600.0
JUMPS = pytest.mark.parametrize("seconds", [-30 * HOUR, -HOUR, -5.0, 5.0, HOUR, 30 * HOUR])


def jumps(day: Day) -> list[float]:
    """By how much the session's time was put right, each time."""
    return [event.fact.seconds for event in day.events() if isinstance(event.fact, fact.ClockJumped)]


# What is counted in time


@JUMPS
def test_the_countdown_goes_on_and_runs_towards_a_deadline_on_disk(seconds: float) -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=2)
    now = day.clock.jump(seconds)
    assert board.follow_clock() == seconds
    for screen in (board, day.screen("desk")):
        assert remaining(screen.session, now) == 180
        assert screen.session.countdown.deadline == now + timedelta(minutes=3)
    assert board.follow_clock() == 0 and jumps(day) == [seconds]


@JUMPS
def test_the_minutes_of_a_phase_and_the_end_of_the_day_know_nothing_of_it(seconds: float) -> None:
    day, board = open_day()
    day.clock.advance(minutes=2)
    day.clock.jump(seconds)
    board.follow_clock()
    now = day.clock.advance(minutes=1)
    here = board.session.phase
    assert clock.seconds_spent(board.session, here, now) == 180
    assert clock.minutes_behind(board.session, now) == 3
    assert clock.expected_end(board.session, now) == now + timedelta(minutes=88)
    board.handle(intents.NextPhase())
    assert board.session.get_phase(here).seconds_spent == 180
    assert board.session.updated == now, "what is last happened now, not in what was the future"


def test_a_night_before_the_jump_counts_as_a_night() -> None:
    day, board = open_day()
    day.clock.advance(minutes=2)
    board.handle(intents.TitleSession(title="Avond"))
    day.clock.advance(hours=15)
    day.clock.jump(HOUR)
    board.follow_clock()
    now = day.clock.advance(minutes=1)
    assert clock.seconds_spent(board.session, board.session.phase, now) == 180
    assert clock.planned_end(board.session, now) == START + timedelta(hours=16, minutes=88)


@pytest.mark.parametrize("seconds", [0.4, -2.0, JUMP - 0.01])
def test_a_clock_that_is_just_put_right_changes_nothing(seconds: float) -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    before = day.events()
    day.clock.jump(seconds)
    assert board.follow_clock() == 0 and day.events() == before


def test_a_sleep_is_time_that_passed() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    now = day.clock.advance(minutes=7)
    assert board.follow_clock() == 0 and jumps(day) == []
    assert remaining(board.session, now) == -120


class Interrupted(FakeClock):
    """A clock on which minutes pass between the first two looks."""

    stopped = True

    def now(self) -> datetime:
        if self.stopped:
            self.stopped = False
            self.advance(minutes=9)
        return super().now()


def test_a_programme_that_stands_still_while_it_looks_sees_no_jump() -> None:
    steady = FakeClock()
    steady.advance(minutes=9)
    assert clock.ahead(Interrupted()) == clock.ahead(steady)


class Slow(FakeClock):
    """A clock on which every look takes a second."""

    def now(self) -> datetime:
        self.advance(seconds=1)
        return super().now()


def test_a_machine_on_which_every_look_is_late_is_not_held_up_and_sees_no_jump() -> None:
    slow = Slow()
    assert clock.ahead(slow) == clock.ahead(slow)


# Undoing


def test_it_is_no_step_of_undo() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    now = day.clock.jump(HOUR)
    board.follow_clock()
    assert board.handle(intents.Undo()).undone == (fact.CountdownStarted(deadline=START + timedelta(minutes=5)),)
    board.handle(intents.Redo())
    assert remaining(board.session, now) == 300


def test_holding_the_countdown_is_undone_although_the_clock_was_set_meanwhile() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=1)
    board.handle(intents.PauseCountdown())
    day.clock.jump(-HOUR)
    board.follow_clock()
    now = day.clock.advance(minutes=1)
    board.handle(intents.Undo())
    assert remaining(board.session, now) == 180


# Nobody was there to see it


def test_a_session_that_ends_in_the_future_goes_on_from_there() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    day.clock.advance(minutes=2)
    board.handle(intents.AdjustCountdown(seconds=60))
    now = day.clock.turn_to(START - timedelta(days=900))
    again = day.screen("board")
    again.handle(intents.OpenSession())
    assert remaining(again.session, now) == 240
    assert again.session.updated == now
    assert clock.seconds_spent(again.session, again.session.phase, now) == 120


def test_the_clocks_of_two_laptops_are_never_the_same() -> None:
    day, board = open_day()
    before = day.events()
    day.clock.turn_to(START - timedelta(seconds=50))
    day.screen("board-2").handle(intents.OpenSession())
    assert day.events() == before


# Several screens, one clock


class Round(NamedTuple):
    """Time passes, the clock jumps, screens do something one after another; and then all of them have looked."""

    passed: int
    jumped: int
    """Minutes."""
    deeds: tuple[tuple[int, str], ...]
    """Which screen, and what it does; before a key it looks, as a board does."""


KEYS: dict[str, Intent] = {
    "start": intents.StartCountdown(),
    "hold": intents.PauseCountdown(),
    "more": intents.AdjustCountdown(seconds=60),
    "undo": intents.Undo(),
}
DEEDS = st.tuples(st.integers(0, 2), st.sampled_from(["look", "refresh", "line", *KEYS]))
ROUNDS = st.lists(
    st.builds(
        Round,
        passed=st.integers(0, 90),
        jumped=st.integers(-90, 90),
        deeds=st.lists(DEEDS, max_size=8).map(tuple),
    ),
    min_size=1,
    max_size=6,
)


def play(rounds: Sequence[Round], *, set_clock: bool) -> tuple[Day, list[float]]:
    """The day, and the seconds left after each round; with a clock that is never set, or one that is."""
    day, board = open_day()
    screens = [board, day.screen("board-2"), day.screen("desk")]
    left = []
    for passed, jumped, deeds in rounds:
        day.clock.advance(seconds=passed)
        if set_clock:
            day.clock.jump(jumped * 60)
        for who, what in deeds:
            do(screens[who], what, day.clock.steady())
            day.clock.advance(seconds=1)
        for screen in screens:
            screen.follow_clock()
            screen.refresh()
        (seconds,) = {remaining(screen.session, day.clock.now()) for screen in screens}
        left.append(seconds)
    return day, left


def do(screen: Workshop, what: str, moment: float) -> None:
    if what == "refresh":
        screen.refresh()
        return
    screen.follow_clock()
    try:
        if what == "line":
            screen.handle(intents.TitleSession(title=f"Titel {moment}"))
        elif what in KEYS:
            screen.handle(KEYS[what])
    except RuleError:
        return


@given(ROUNDS)
def test_however_screens_take_turns_each_jump_is_put_right_once(rounds: Sequence[Round]) -> None:
    """Beside a day on which nobody set the clock: the same countdown, second by second."""
    day, left = play(rounds, set_clock=True)
    _, undisturbed = play(rounds, set_clock=False)
    assert left == pytest.approx(undisturbed)
    assert jumps(day) == [one.jumped * 60.0 for one in rounds if one.jumped]
    assert history.replay(day.events()).jumped == sum(jumps(day))
