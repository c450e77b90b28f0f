"""The countdown as it is shown, when the day ends, how late it is and what to shorten."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import clock, intents
from samenwerk_tui.core.material import Programme
from samenwerk_tui.core.model import Countdown, Session
from samenwerk_tui.service import Workshop
from tests.sessions import START, make_session
from tests.workshops import BREAK, DEVELOP, IDEAS, LAST, PERSPECTIVES, VOTE, Day, make_programme_phase, open_day, say

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def counting(remaining: float, total: float = 600, state: str = "paused") -> Session:
    return make_session(
        countdown=Countdown.model_validate({"state": state, "remaining": remaining, "total": total}),
    )


# The countdown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(900, 900), (899.2, 900), (1, 1), (0.1, 1), (0, 0), (-0.1, 0), (-0.9, 0), (-1, -1), (-61.5, -61)],
)
def test_seconds_as_they_are_shown(seconds: float, shown: int) -> None:
    assert clock.shown_seconds(seconds) == shown


@pytest.mark.parametrize(
    ("remaining", "total", "urgency"),
    [
        (600, 600, "calm"),
        (120.5, 600, "calm"),
        (120, 600, "warning"),
        (60.5, 600, "warning"),
        (60, 600, "last_minute"),
        (0, 600, "last_minute"),
        (-0.9, 600, "last_minute"),
        (-1, 600, "overrun"),
        (300, 0, "calm"),
    ],
)
def test_how_pressing_it_is(remaining: float, total: float, urgency: str) -> None:
    assert clock.urgency(counting(remaining, total), START) == urgency


def test_before_it_was_started_nothing_presses() -> None:
    assert clock.urgency(counting(30, 600, "idle"), START) == "calm"
    assert clock.urgency(counting(-30, 600, "idle"), START) == "overrun"


def test_running_it_is_the_deadline_that_counts() -> None:
    deadline = START + timedelta(seconds=90)
    session = make_session(countdown=Countdown(state="running", deadline=deadline, remaining=5, total=600))
    assert clock.remaining(session, START) == 90
    assert clock.remaining(session, START.astimezone(AMSTERDAM)) == 90
    assert clock.remaining(session, START + timedelta(minutes=3)) == -90
    assert clock.urgency(session, START) == "warning"


# When the day ends


def test_the_day_ends_when_every_phase_has_had_its_minutes() -> None:
    day, board = open_day()
    assert clock.expected_end(board.session, START) == START + timedelta(minutes=88)
    board.handle(intents.StartCountdown())
    now = day.clock.advance(minutes=3)
    assert clock.expected_end(board.session, now) == START + timedelta(minutes=88)
    assert clock.minutes_behind(board.session, now) == 0
    now = day.clock.advance(minutes=6)
    assert clock.expected_end(board.session, now) == START + timedelta(minutes=92)
    assert clock.minutes_behind(board.session, now) == 4
    board.handle(intents.NextPhase())
    assert clock.minutes_behind(board.session, now) == 4


def test_every_phase_to_come_has_its_slot_and_skipped_ones_have_none() -> None:
    day, board = open_day()
    board.handle(intents.EnterPhase(phase=IDEAS))
    board.handle(intents.SkipPhase(phase=BREAK))
    now = day.clock.advance(minutes=1)
    slots = clock.schedule(board.session, now)
    assert [slot.phase.id for slot in slots] == [IDEAS, VOTE, DEVELOP, "09-agreements", LAST]
    starts = [(slot.start - START).total_seconds() / 60 for slot in slots]
    assert starts == [0, 16, 26, 38, 44]
    assert slots[-1].end == START + timedelta(minutes=47)


def test_a_standing_countdown_makes_the_day_later() -> None:
    day, board = open_day()
    assert clock.minutes_behind(board.session, day.clock.advance(minutes=12)) == 12


def test_skipping_and_shortening_make_it_earlier() -> None:
    _, board = open_day()
    board.handle(intents.SkipPhase(phase=BREAK))
    assert clock.minutes_behind(board.session, START) == -15
    board.handle(intents.TimePhase(phase=IDEAS, minutes=10))
    assert clock.minutes_behind(board.session, START) == -20


def test_before_the_day_began_nobody_is_late() -> None:
    day = Day()
    session = day.screen().session
    now = day.clock.advance(hours=30)
    assert clock.minutes_behind(session, now) == 0 and clock.planned_end(session, now) is None
    assert clock.squeeze(session, now) is None
    assert clock.expected_end(session, now) == now + timedelta(minutes=88)


def test_a_night_in_between_makes_nobody_late() -> None:
    """Opened the evening before to have a look, or a day in two halves."""
    day, board = open_day()
    day.clock.advance(minutes=20)
    say(board, "Gisteravond")
    now = day.clock.advance(hours=15)
    assert clock.minutes_behind(board.session, now) == 20
    assert clock.planned_end(board.session, now) == START + timedelta(hours=15, minutes=88)
    say(board, "Vanochtend")
    assert clock.minutes_behind(board.session, now) == 20
    assert clock.minutes_behind(board.session, day.clock.advance(minutes=5)) == 25


# Fixed to the clock


def fixed(*starts: tuple[str, int, time | None], now: datetime = START) -> tuple[Day, Workshop]:
    """A day of phases with these titles, minutes and times of day."""
    phases = (make_programme_phase("columns", title, minutes, at=at) for title, minutes, at in starts)
    return open_day(Programme(id="vast", title="Vast", phases=tuple(phases)), now)


def slots_of(board: Workshop, now: datetime) -> list[tuple[str, str, int, int]]:
    """Title, start, and minutes late and waiting of each phase to come."""
    return [
        (
            slot.phase.title,
            slot.start.strftime("%H:%M"),
            int(slot.late.total_seconds() / 60),
            int(slot.slack.total_seconds() / 60),
        )
        for slot in clock.schedule(board.session, now)[1:]
    ]


def test_the_room_waits_for_a_fixed_phase() -> None:
    _, board = fixed(("Een", 30, None), ("Lunch", 45, time(13, 0)), ("Twee", 20, None))
    assert slots_of(board, START) == [("Lunch", "13:00", 0, 30), ("Twee", "13:45", 0, 0)]
    assert clock.minutes_behind(board.session, START) == 0


def test_a_fixed_phase_that_starts_late_says_how_late() -> None:
    day, board = fixed(("Een", 50, None), ("Twee", 30, None), ("Lunch", 45, time(13, 0)))
    now = day.clock.advance(minutes=10)
    assert slots_of(board, now) == [("Twee", "13:00", 0, 0), ("Lunch", "13:30", 30, 0)]


def test_the_time_is_read_in_the_zone_of_the_laptop() -> None:
    now = START.astimezone(AMSTERDAM)
    _, board = fixed(("Een", 30, None), ("Lunch", 45, time(13, 45)), now=now)
    assert slots_of(board, now) == [("Lunch", "13:45", 0, 15)]


def test_over_midnight() -> None:
    """In a night shift, half past twelve is soon, and eleven o'clock was."""
    late = START.replace(hour=23, minute=30)
    day, board = fixed(("Een", 40, None), ("Soep", 10, time(0, 30)), ("Twee", 30, None), now=late)
    assert slots_of(board, late) == [("Soep", "00:30", 0, 20), ("Twee", "00:40", 0, 0)]
    assert clock.expected_end(board.session, late) == late + timedelta(minutes=100)
    assert clock.minutes_behind(board.session, late) == 0
    now = day.clock.advance(minutes=50)
    assert slots_of(board, now) == [("Soep", "01:00", 30, 0), ("Twee", "01:10", 0, 0)]
    assert clock.minutes_behind(board.session, now) == 30


def test_late_by_midnight() -> None:
    late = START.replace(hour=23, minute=30)
    _, board = fixed(("Een", 40, None), ("Dicht", 5, time(23, 50)), now=late)
    assert slots_of(board, late) == [("Dicht", "00:10", 20, 0)]


def test_prepared_the_evening_before() -> None:
    """A session that nobody opened yet: the fixed time is the first one to come."""
    evening = START.replace(hour=20)
    phases = (make_programme_phase("welcome", "Een", 30), make_programme_phase("break", "Lunch", 45, at=time(12, 30)))
    day = Day(Programme(id="vast", title="Vast", phases=phases), evening)
    (lunch,) = clock.schedule(day.screen().session, evening)[1:]
    assert lunch.start == START + timedelta(days=1, minutes=30) and not lunch.late


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (datetime(2026, 3, 29, 1, 30, tzinfo=AMSTERDAM), "04:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM), "02:00"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1), "04:00"),
    ],
)
def test_in_the_night_that_the_clocks_change_ninety_minutes_are_ninety_minutes(now: datetime, end: str) -> None:
    _, board = fixed(("Een", 60, None), ("Twee", 30, None), now=now)
    ending = clock.expected_end(board.session, now)
    assert ending.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=90)
    assert ending.strftime("%H:%M") == end
    assert clock.minutes_behind(board.session, now) == 0


def test_a_fixed_time_on_the_day_that_the_clocks_change() -> None:
    now = datetime(2026, 3, 29, 1, 0, tzinfo=AMSTERDAM)
    _, board = fixed(("Een", 30, None), ("Twee", 30, time(4, 0)), now=now)
    (two,) = clock.schedule(board.session, now)[1:]
    assert two.start.astimezone(UTC) == datetime(2026, 3, 29, 2, 0, tzinfo=UTC)
    assert two.slack == timedelta(minutes=90)


def test_a_laptop_in_a_fixed_zone() -> None:
    now = START.astimezone(timezone(timedelta(hours=1)))
    _, board = fixed(("Een", 30, None), ("Twee", 30, time(13, 30)), now=now)
    assert clock.expected_end(board.session, now).strftime("%H:%M") == "14:00"


def test_waiting_for_a_fixed_phase_of_the_plan_is_not_late_but_a_wait_made_later_is() -> None:
    day, board = fixed(("Een", 30, None), ("Twee", 20, None), ("Lunch", 45, time(13, 0)), ("Drie", 20, None))
    assert clock.expected_end(board.session, START) == START + timedelta(minutes=125)
    assert clock.minutes_behind(board.session, START) == 0
    now = day.clock.advance(minutes=8)
    assert clock.minutes_behind(board.session, now) == 0, "the wait takes it up"
    now = day.clock.advance(minutes=7)
    assert clock.minutes_behind(board.session, now) == 5
    board.handle(intents.FixPhase(phase="04-columns", at=time(14, 0)))
    assert clock.minutes_behind(board.session, now) == 15


# What to shorten


def proposal(board: Workshop, now: datetime) -> tuple[int, int, str | None, dict[str, int]] | None:
    found = clock.squeeze(board.session, now)
    if found is None:
        return None
    return found.minutes, found.saved, found.fixed.title if found.fixed else None, dict(found.changes)


def test_nothing_to_shorten_while_it_fits() -> None:
    day, board = open_day()
    board.handle(intents.StartCountdown())
    assert clock.squeeze(board.session, START) is None
    assert clock.squeeze(board.session, day.clock.advance(seconds=300)) is None


def test_what_is_marked_first_gives_first() -> None:
    day, board = open_day()
    assert proposal(board, day.clock.advance(minutes=4)) == (4, 4, None, {DEVELOP: 8})
    now = day.clock.advance(minutes=4)
    assert proposal(board, now) == (8, 8, None, {"04-why": 6, IDEAS: 14, DEVELOP: 6})


def test_never_and_breaks_give_nothing_and_half_is_left() -> None:
    day, board = open_day()
    minutes, saved, _, changes = proposal(board, day.clock.advance(minutes=90)) or (0, 0, None, {})
    assert (minutes, saved) == (90, 6 + 3 + 7 + 5 + 3 + 1)
    assert changes == {"04-why": 4, IDEAS: 8, VOTE: 5, DEVELOP: 6, "09-agreements": 3, LAST: 2}


def test_asking_again_takes_no_more_than_half_of_the_plan() -> None:
    day, board = open_day()
    day.clock.advance(minutes=90)
    board.handle(intents.CatchUp())
    found = clock.squeeze(board.session, day.clock.now())
    assert found is not None and found.saved == 0 and not found.changes


def test_what_comes_before_a_fixed_phase_in_danger_gives() -> None:
    day, board = fixed(("Een", 20, None), ("Twee", 30, None), ("Lunch", 45, time(13, 0)), ("Drie", 60, None))
    now = day.clock.advance(minutes=20)
    assert proposal(board, now) == (10, 10, "Lunch", {"02-columns": 20})
    assert proposal(board, day.clock.advance(seconds=30)) == (11, 11, "Lunch", {"02-columns": 19})


def test_nothing_is_won_before_a_wait() -> None:
    _, board = fixed(("Een", 20, None), ("Twee", 20, None), ("Lunch", 45, time(13, 0)), ("Drie", 30, None))
    board.handle(intents.TimePhase(phase="04-columns", minutes=40))
    assert proposal(board, START) == (10, 10, None, {"03-columns": 40, "04-columns": 35})


def test_a_wait_before_a_fixed_phase_in_danger() -> None:
    """Two fixed phases: only what is between them can save the second."""
    _, board = fixed(
        ("Een", 10, None),
        ("Lunch", 20, time(12, 30)),
        ("Twee", 30, None),
        ("Bus", 5, time(13, 10)),
        ("Drie", 30, None),
    )
    assert proposal(board, START) == (10, 10, "Bus", {"02-columns": 15, "03-columns": 25})


def test_half_a_minute_late_is_on_time() -> None:
    _, board = fixed(("Een", 30, None), ("Twee", 10, None), ("Lunch", 20, time(12, 40)))
    assert clock.squeeze(board.session, START + timedelta(seconds=29)) is None
    assert proposal(board, START + timedelta(seconds=59)) == (1, 1, None, {"02-columns": 9})
    assert proposal(board, START + timedelta(seconds=60)) == (1, 1, "Lunch", {"02-columns": 9})


@settings(max_examples=150, deadline=None)
@given(
    behind=st.integers(0, 120),
    first=st.integers(0, 8),
    skips=st.sets(st.sampled_from([IDEAS, BREAK, VOTE, DEVELOP])),
    fixed_at=st.none() | st.times(timezones=st.none()),
    again=st.integers(1, 3),
)
def test_whatever_is_proposed_is_fair_and_helps(
    behind: int, first: int, skips: set[str], fixed_at: time | None, again: int
) -> None:
    day, board = open_day()
    for _ in range(first):
        board.handle(intents.NextPhase())
    coming = [phase.id for phase in board.session.phases[first + 1 :]]
    for phase_id in sorted(skips & set(coming)):
        board.handle(intents.SkipPhase(phase=phase_id))
    if BREAK in coming and fixed_at is not None:
        board.handle(intents.FixPhase(phase=BREAK, at=fixed_at))
    now = day.clock.advance(minutes=behind)
    for _ in range(again):
        before = board.session
        found = clock.squeeze(before, now)
        if found is None or not found.changes:
            return
        changes = dict(found.changes)
        taken = {phase_id: before.get_phase(phase_id).minutes - minutes for phase_id, minutes in changes.items()}
        assert found.saved == sum(taken.values()) <= found.minutes and min(taken.values()) > 0
        for phase_id, minutes in changes.items():
            phase = before.get_phase(phase_id)
            assert before.index(phase_id) > before.position and not phase.skipped
            assert phase.kind != "break" and phase.shorten != "never"
            assert 2 * minutes >= max(phase.minutes, phase.planned or 0)
        board.handle(intents.CatchUp())
        after = board.session
        if found.fixed is None:
            won = clock.expected_end(before, now) - clock.expected_end(after, now)
        else:
            starts = [
                next(slot.start for slot in clock.schedule(session, now) if slot.phase.id == found.fixed.id)
                for session in (before, after)
            ]
            won = starts[0] - starts[1]
        assert timedelta(minutes=found.saved - 1) < won <= timedelta(minutes=found.saved)


def test_perspectives_are_never_shortened() -> None:
    day, board = open_day()
    now = day.clock.advance(minutes=200)
    found = clock.squeeze(board.session, now)
    assert found is not None and PERSPECTIVES not in dict(found.changes)
